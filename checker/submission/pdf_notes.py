"""Footnotes at the foot of a PDF page."""

import re
from itertools import pairwise

from checker.submission.pdf_words import Line

NOTE_START = re.compile(r"^(?:\[?\d{1,3}\]?|[*†‡])\s?(?=\S)")
"""How a footnote opens: its number or sign."""
_NOTE_RATIO = 0.93


def find_notes(page: list[Line], size: float, leading: float) -> list[Line]:
    """Return the lines of footnotes, from the first numbered line at the foot of the page down.

    They are in small print, or stand apart under a gap and open with a number that a raised figure has.
    """
    small_size = size * _NOTE_RATIO
    large = [line for line in page if line.size > small_size]
    starts = [
        line.base
        for line in page
        if line.size <= small_size
        and NOTE_START.match(line.text)
        and not any(_is_under(other, line) for other in large)
    ]
    marks = {word.mark for line in page for word in line.words if word.mark}
    ordered = sorted(page, key=lambda line: -line.base)
    for above, line in pairwise(ordered):
        apart = above.base - line.base > 1.5 * leading * size
        if apart and line.base < 0.5 * line.top and _opens_with(line, marks):
            starts.append(line.base)
            small_size = max(small_size, line.size)
            break
    return [line for line in page if starts and line.base <= max(starts) and line.size <= small_size]


def _is_under(other: Line, line: Line) -> bool:
    """Tell whether ``other`` stands below ``line`` in the same column."""
    return other.base < line.base and other.left < line.right and line.left < other.right


def _opens_with(line: Line, marks: set[str]) -> bool:
    word = line.words[0].text
    return any(word == mark or (word.startswith(mark) and word[len(mark) :][:1].isalpha()) for mark in marks)
