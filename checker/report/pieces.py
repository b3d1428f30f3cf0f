"""Cut text where highlights begin and end, so that they may overlap and nest."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch to highlight."""

    start: int
    """First character."""
    end: int
    """One past the last character; more than ``start``."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch over which the set of highlights does not change."""

    start: int
    """First character."""
    end: int
    """One past the last character."""
    spans: tuple[int, ...]
    """Indexes of the spans that cover it, the shortest first."""
    begins: tuple[int, ...]
    """Indexes of the spans whose first shown character is here, the longest first."""


def cut_into_pieces(start: int, end: int, spans: Sequence[Span]) -> tuple[Piece, ...]:
    """Cut ``[start, end)`` at every edge of ``spans``; the pieces cover it without gaps or overlaps.

    >>> [(p.start, p.end, p.spans) for p in cut_into_pieces(0, 9, [Span(1, 6), Span(4, 8)])]
    [(0, 1, ()), (1, 4, (0,)), (4, 6, (1, 0)), (6, 8, (1,)), (8, 9, ())]
    """
    inside = [i for i, span in enumerate(spans) if span.start < end and span.end > start]
    edges = {start, end}
    for i in inside:
        edges |= {max(spans[i].start, start), min(spans[i].end, end)}
    ordered = sorted(edges)
    opening: dict[int, list[int]] = {}
    for i in inside:
        opening.setdefault(max(spans[i].start, start), []).append(i)
    pieces: list[Piece] = []
    active: list[int] = []
    for left, right in pairwise(ordered):
        active = [i for i in active if spans[i].end > left] + opening.get(left, [])
        covering = tuple(sorted(active, key=lambda i: (_length(spans[i]), i)))
        begins = tuple(sorted(opening.get(left, []), key=lambda i: (-_length(spans[i]), i)))
        pieces.append(Piece(left, right, covering, begins))
    return tuple(pieces)


def _length(span: Span) -> int:
    return span.end - span.start
