"""Everything in the essay that gets a highlight, each with its tag, its look and its two anchors."""

from collections.abc import Iterator
from dataclasses import dataclass

from checker.report.audience import Audience
from checker.report.pieces import Span
from checker.report.wording import letter_of
from checker.types.result import (
    ConfidentialityWarning,
    Evidence,
    FlagResult,
    MarkedEssay,
    OutdatedReference,
)

_HUES, _LINES = 6, 4
_Note = ConfidentialityWarning | FlagResult | OutdatedReference


@dataclass(frozen=True, slots=True)
class Highlight:
    """One stretch to highlight and where its tag leads."""

    span: Span
    tag: str
    """Letter of the point, or a sign and a number."""
    look: str
    """CSS classes."""
    kind: str
    """point | not_counted | flag | outdated | private."""
    index: int
    """Index of the point, flag, outdated reference or warning."""
    number: int
    """Number of the highlight in the essay, from 1 in order of the list."""
    evidence: tuple[Evidence, ...] = ()
    """What it stands for, where it is evidence."""
    label: str = ""
    """What a screen reader says of the tag."""

    @property
    def target(self) -> str:
        """Id in the essay."""
        return f"h{self.number}"

    @property
    def anchor(self) -> str:
        """Id in the card."""
        return f"q{self.number}"


def look_of(point: int) -> str:
    """Return the CSS classes of a point: twelve combinations of six colours and four lines."""
    return f"c{point % _HUES} u{point % _LINES}"


def lay_out_highlights(marked: MarkedEssay, audience: Audience) -> tuple[Highlight, ...]:
    """Return every highlight; the order gives them their numbers."""
    found: list[Highlight] = []
    for index, point in enumerate(marked.points):
        shown = _spare_the_learner(point.evidence) if audience == "learner" else point.evidence
        for credited in (True, False):
            evidence = [e for e in shown if e.credited is credited and e.end > e.start]
            for group in _group(evidence, join=audience == "learner"):
                found.append(_of_point(group, index, point.title, len(found) + 1))
    for kind, sign, items in _notes_of(marked):
        for index, item in enumerate(items):
            if item.end > item.start:
                span = Span(item.start, item.end)
                tag, label = f"{sign}{index + 1}", _LABELS[kind].format(index + 1)
                found.append(Highlight(span, tag, kind, kind, index, len(found) + 1, (), label))
    return tuple(found)


def _spare_the_learner(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Leave out what was not counted where the same words count for the same point in another way."""
    counted = [(e.start, e.end) for e in evidence if e.credited]
    return tuple(e for e in evidence if e.credited or not any(e.start < b and a < e.end for a, b in counted))


def _notes_of(marked: MarkedEssay) -> Iterator[tuple[str, str, tuple[_Note, ...]]]:
    yield "private", "!", marked.confidentiality
    yield "flag", "?", marked.flags
    yield "outdated", "↻", marked.outdated


_LABELS = {
    "private": "Confidentiality note {}",
    "flag": "A passage to read again, note {}",
    "outdated": "A reference to update, note {}",
}


def _of_point(group: tuple[Evidence, ...], index: int, title: str, number: int) -> Highlight:
    span = Span(min(e.start for e in group), max(e.end for e in group))
    letter, credited = letter_of(index), group[0].credited
    label = f"Point {letter}, {title}" + ("" if credited else ": not counted")
    look = look_of(index) if credited else "no"
    return Highlight(span, letter, look, "point" if credited else "not_counted", index, number, group, label)


def _group(evidence: list[Evidence], *, join: bool) -> list[tuple[Evidence, ...]]:
    """Group evidence for one stretch; with ``join``, all that overlaps becomes one. The best stays first."""
    rank = {id(e): i for i, e in enumerate(evidence)}
    ordered = sorted(evidence, key=lambda e: (e.start, -e.end))
    groups: list[list[Evidence]] = []
    for item in ordered:
        last = groups[-1] if groups else None
        same = last is not None and (item.start, item.end) == (last[0].start, last[0].end)
        touches = last is not None and item.start < max(e.end for e in last)
        if last is not None and (same or (join and touches)):
            last.append(item)
        else:
            groups.append([item])
    by_rank = sorted(groups, key=lambda group: min(rank[id(e)] for e in group))
    return [tuple(sorted(group, key=lambda e: rank[id(e)])) for group in by_rank]
