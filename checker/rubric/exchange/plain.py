"""What all rubric formats share: criteria, each with levels that have a name, words and points."""

from collections.abc import Iterator
from dataclasses import dataclass

from checker.types.rubric import MarkedPoint, Rubric


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a criterion."""

    name: str
    """A word for it."""
    description: str
    """What a piece of work at this level shows."""
    points: float
    """Marks that it gives."""
    hint: str = ""
    """What the learner reads; empty where the format has no place for it."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion."""

    name: str
    """Short name."""
    description: str
    """In full."""
    levels: tuple[Level, ...]
    """Highest first."""

    @property
    def top(self) -> float:
        """Most points that it gives."""
        return max(level.points for level in self.levels)


@dataclass(frozen=True, slots=True)
class PlainRubric:
    """A rubric without what it looks for."""

    title: str
    """Its name."""
    description: str
    """What it is for."""
    criteria: tuple[Criterion, ...]
    """In order."""
    left: tuple[str, ...] = ()
    """What an imported file holds besides, and no rubric of ours has a place for."""


def build_plain(rubric: Rubric) -> PlainRubric:
    """Take from a rubric what other programs can hold."""
    return PlainRubric(rubric.title, rubric.about, tuple(_criterion(p, rubric) for p in rubric.points))


def _criterion(marked: MarkedPoint, rubric: Rubric) -> Criterion:
    point = marked.point
    levels = tuple(
        Level(
            rubric.level_names.get(level, f"level {level}"),
            point.feedback[level],
            marked.marks.get(level, 0.0),
            point.hint.get(level, ""),
        )
        for level in range(point.top_level, -1, -1)
    )
    return Criterion(point.title, point.statement, levels)


def find_losses(rubric: Rubric, *, hints: bool) -> Iterator[str]:
    """Yield what a rubric has and no other format can hold; ``hints`` tells whether this one holds hints."""
    points = [marked.point for marked in rubric.points]
    yield "what each point looks for (elements) and what each level needs (conditions)"
    if not hints:
        yield "hints for learners"
    for name, has in (
        ("sources (asked_by)", True),
        ("command verbs", True),
        ("standards codes", any(point.standards for point in points)),
        ("examples", any(point.examples for point in points)),
        ("misconceptions (flags)", bool(rubric.flags)),
        ("advice", bool(rubric.advice)),
        ("the outcome rule", len(rubric.outcomes) > 1),
        ("open questions (todo)", bool(rubric.todo or any(point.todo for point in points))),
    ):
        if has:
            yield name


def show_number(number: float) -> str:
    """Write points without a needless decimal.

    >>> show_number(2.0), show_number(2.5)
    ('2', '2.5')
    """
    return str(int(number)) if number == int(number) else repr(number)
