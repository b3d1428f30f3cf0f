"""Anchor comments on stretches of the essay in a Word document."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from docx.document import Document
from docx.oxml.ns import qn
from docx.text.run import Run

from checker.report.pieces import Span
from checker.report.word_map import Flat, RunText, find_runs, flatten, split_run
from checker.types.essay import Essay

Anchor = tuple[Run, Run]
"""The first and the last run of a stretch."""


def find_anchors(document: Document, essay: Essay, spans: Sequence[Span]) -> list[Anchor | None]:
    """Return the first and last run of each span, cut to hold it exactly; None if not found.

    An anchor never leaves the paragraph in which its span begins.
    """
    places = _locate(document, essay, spans)
    edges = {edge for place in places if place for edge in place}
    _split_at(find_runs(document), edges)
    runs = find_runs(document)
    starts = [0, *accumulate(len(run.text) for run in runs)]
    return [_runs_between(runs, starts, place) if place else None for place in places]


def _locate(document: Document, essay: Essay, spans: Sequence[Span]) -> list[tuple[int, int] | None]:
    """Return where each span stands in the joined text of all runs."""
    whole = flatten("".join(run.text for run in find_runs(document)))
    own = flatten(essay.text)
    sections = _place_sections(essay, own, whole.text)
    found: list[tuple[int, int] | None] = []
    for span in spans:
        first, last = (bisect_left(own.origins, edge) for edge in (span.start, span.end))
        words = own.text[first:last]
        at = _where(words, first, sections, own, whole.text) if words else -1
        found.append((whole.origins[at], whole.origins[at + len(words) - 1] + 1) if at >= 0 else None)
    return found


def _where(words: str, first: int, sections: list[tuple[int, int]], own: Flat, whole: str) -> int:
    """Return where ``words`` stand in ``whole``: in their own section if that was found, else anywhere."""
    start, placed = max((s for s in sections if s[0] <= own.origins[first]), default=(0, -1))
    at = placed + first - bisect_left(own.origins, start)
    return at if placed >= 0 and whole.startswith(words, at) else whole.find(words)


def _place_sections(essay: Essay, own: Flat, whole: str) -> list[tuple[int, int]]:
    """Return the start of each section and where it stands in ``whole``; -1 where it does not."""
    placed, cursor = [], 0
    for section in essay.sections:
        left, right = (bisect_left(own.origins, edge) for edge in (section.start, section.end))
        words = own.text[left:right]
        at = whole.find(words, cursor) if words else -1
        at = whole.find(words) if words and at < 0 else at
        cursor = at + len(words) if at >= cursor else cursor
        placed.append((section.start, at))
    return placed


def _split_at(runs: list[RunText], edges: set[int]) -> None:
    at = 0
    for run in runs:
        inside = sorted((edge - at for edge in edges if at < edge < at + len(run.text)), reverse=True)
        for cut in inside:
            split_run(run.run._r, cut)
        at += len(run.text)


def _runs_between(runs: list[RunText], starts: list[int], place: tuple[int, int]) -> Anchor | None:
    left, right = place
    inside = [i for i, run in enumerate(runs) if run.text and starts[i] >= left and starts[i + 1] <= right]
    if not inside:
        return None
    paragraph = _paragraph_of(runs[inside[0]].run)
    same = [i for i in inside if _paragraph_of(runs[i].run) is paragraph]
    return runs[same[0]].run, runs[same[-1]].run


def _paragraph_of(run: Run) -> object:
    return next(ancestor for ancestor in run._r.iterancestors() if ancestor.tag == qn("w:p"))
