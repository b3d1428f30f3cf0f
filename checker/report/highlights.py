"""Everything in the essay that gets a highlight, each with its tag, its look and its two anchors."""

import re
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
_MOST, _MOST_OF_A_START = 8, 2
"""Stretches of a point that a learner is shown, and of a point that is not met yet."""
_NEAR = 60
"""Characters between two stretches of one sentence that are joined for a learner."""
_SENTENCE_END = re.compile(r"[.!?][”’\"')\]]*\s|\n")
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
    counted = [(e.start, e.end) for point in marked.points for e in point.evidence if e.credited]
    for index, point in enumerate(marked.points):
        shown = _spare_the_learner(point.evidence, counted) if audience == "learner" else point.evidence
        for credited in (True, False):
            evidence = [e for e in shown if e.credited is credited and e.end > e.start]
            groups = _group(evidence, marked.essay.text, audience)
            for group in groups[: _most(point.level, audience)]:
                found.append(_of_point(group, index, point.title, len(found) + 1))
    for kind, sign, items in _notes_of(marked):
        for index, item in enumerate(items):
            if item.end > item.start:
                span = Span(item.start, item.end)
                tag, label = f"{sign}{index + 1}", _LABELS[kind].format(index + 1)
                found.append(Highlight(span, tag, kind, kind, index, len(found) + 1, (), label))
    return tuple(found)


def _most(level: int, audience: Audience) -> int | None:
    """Return how many stretches of a point are shown: learners get the best, assessors all."""
    if audience == "assessor":
        return None
    return _MOST if level else _MOST_OF_A_START


def _spare_the_learner(
    evidence: tuple[Evidence, ...], counted: list[tuple[int, int]]
) -> tuple[Evidence, ...]:
    """Leave out what was not counted where the same words count for the same point in another way.

    A mere name or term is left out too where its words count for any point: ``counted`` holds their spans.
    """
    own = [(e.start, e.end) for e in evidence if e.credited]

    def is_spared(item: Evidence) -> bool:
        spans = own if item.kind == "meaning" else counted
        return any(item.start < end and start < item.end for start, end in spans)

    return tuple(e for e in evidence if e.credited or not is_spared(e))


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


def _group(evidence: list[Evidence], text: str, audience: Audience) -> list[tuple[Evidence, ...]]:
    """Group evidence that is shown as one stretch; the best group, and in it the best evidence, comes first.

    What lies within another stretch belongs to it. For learners so does what overlaps it, or stands near
    it in the same sentence.
    """
    rank = {id(e): i for i, e in enumerate(evidence)}
    groups: list[list[Evidence]] = []
    ends: list[int] = []
    for item in sorted(evidence, key=lambda e: (e.start, -e.end)):
        limit = _joins_up_to(ends[-1], text) if ends and audience == "learner" else 0
        if ends and (item.end <= ends[-1] or item.start < limit):
            groups[-1].append(item)
            ends[-1] = max(ends[-1], item.end)
        else:
            groups.append([item])
            ends.append(item.end)
    best_first = [sorted(group, key=lambda e: rank[id(e)]) for group in groups]
    return [tuple(group) for group in sorted(best_first, key=lambda group: rank[id(group[0])])]


def _joins_up_to(end: int, text: str) -> int:
    """Return the offset before which a stretch still belongs to the one that ends at ``end``."""
    stop = _SENTENCE_END.search(text, max(end - 2, 0), end + _NEAR)
    return max(stop.start() if stop else end + _NEAR, end)
