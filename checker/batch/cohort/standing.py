"""Where the cohort stands: point by point, marks, outcomes, and what comes again and again."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from checker.batch.cohort.member import Member
from checker.batch.summary import NoteSummary
from checker.report.wording import show_number, show_share
from checker.types.rubric import Rubric

_STATES = ("met", "partly", "not_yet")
_WIDTH = 300
"""Units of a bar that stands for the whole cohort."""
_SHOWN = 5
_NAMED = 50
"""Submissions that are named in all, so that the page stays small however large the cohort is."""


@dataclass(frozen=True, slots=True)
class BarView:
    """A stretch of a bar."""

    key: str
    x: float
    width: float
    number: int


@dataclass(frozen=True, slots=True)
class PointStanding:
    """How a marking point stands in the cohort."""

    title: str
    statement: str
    met: int
    partly: int
    not_yet: int
    missed: str
    """Share that does not reach it at all."""
    bars: tuple[BarView, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the distribution of marks."""

    label: str
    number: int
    height: float
    x: float


@dataclass(frozen=True, slots=True)
class Recurring:
    """A flag or an outdated reference, and who has it."""

    title: str
    note: str
    number: int
    """Submissions that have it."""
    share: str
    quotes: tuple[tuple[Member, str], ...]
    """Some of them with their words."""
    others: tuple[Member, ...]
    """More of them."""
    left_out: int
    """Those that are not named."""


def lay_out_points(members: Sequence[Member], rubric: Rubric) -> tuple[PointStanding, ...]:
    """Return how each point stands, the one that most learners miss first."""
    marked = [member for member in members if member.marked]
    points = [
        _point(rubric, place, Counter(m.states[place] for m in marked)) for place in range(len(rubric.points))
    ]
    return tuple(sorted(points, key=lambda point: (-point.not_yet, -point.partly)))


def _point(rubric: Rubric, place: int, counts: Counter[str]) -> PointStanding:
    point, total = rubric.points[place].point, counts.total()
    bars, x = [], 0.0
    for key in _STATES:
        width = round(_WIDTH * counts[key] / total, 2) if total else 0.0
        bars.append(BarView(key, round(x, 2), width, counts[key]))
        x += width
    return PointStanding(
        point.title,
        point.statement,
        counts["met"],
        counts["partly"],
        counts["not_yet"],
        show_share(counts["not_yet"], total),
        tuple(bars),
    )


def lay_out_marks(members: Sequence[Member]) -> tuple[Column, ...]:
    """Return the distribution of marks in at most 25 columns of equal width."""
    marked = [member for member in members if member.marked]
    available = max((member.available for member in marked), default=0)
    if not available:
        return ()
    wide = max(1, -(-int(available) // 24))
    counts = Counter(int(member.awarded // wide) for member in marked)
    highest = max(counts.values())
    columns = range(int(available // wide) + 1)
    return tuple(
        Column(_range(c, wide), counts[c], round(100 * counts[c] / highest, 2), 24.0 * c) for c in columns
    )


def _range(column: int, wide: int) -> str:
    return str(column * wide) if wide == 1 else f"{column * wide}–{column * wide + wide - 1}"


def lay_out_outcomes(members: Sequence[Member], rubric: Rubric) -> tuple[tuple[str, int], ...]:
    """Return the number of each outcome, in the rubric's order."""
    counts = Counter(member.outcome for member in members if member.marked)
    return tuple((outcome.name, counts[outcome.name]) for outcome in rubric.outcomes)


def describe_marks(members: Sequence[Member]) -> str:
    """Say the middle and the ends of the marks in a sentence."""
    marks = sorted(member.awarded for member in members if member.marked)
    if not marks:
        return "Nothing was marked."
    middle = len(marks) // 2
    median = marks[middle] if len(marks) % 2 else (marks[middle - 1] + marks[middle]) / 2
    low, high = show_number(marks[0]), show_number(marks[-1])
    return f"Half have {show_number(median)} marks or more; the lowest has {low}, the highest {high}."


def find_recurring(
    members: Sequence[Member], notes_of: Callable[[Member], Iterable[NoteSummary]]
) -> tuple[Recurring, ...]:
    """Return what the notes name, the most frequent first; a submission counts once for each."""
    found: dict[str, list[tuple[Member, NoteSummary]]] = {}
    for member in members:
        for note in {note.id: note for note in reversed(tuple(notes_of(member)))}.values():
            found.setdefault(note.id, []).append((member, note))
    marked = sum(member.marked for member in members)
    recurring = [
        Recurring(
            title=pairs[0][1].title,
            note=_join_notes(note.note for _, note in pairs),
            number=len(pairs),
            share=show_share(len(pairs), marked),
            quotes=tuple((member, note.text) for member, note in pairs[:_SHOWN]),
            others=tuple(member for member, _ in pairs[_SHOWN:_NAMED]),
            left_out=max(0, len(pairs) - _NAMED),
        )
        for pairs in found.values()
    ]
    return tuple(sorted(recurring, key=lambda each: (-each.number, each.title)))


def _join_notes(notes: Iterable[str]) -> str:
    """Join what differs from nation to nation, the most frequent first."""
    return ", or ".join(note for note, _ in Counter(notes).most_common() if note)
