"""List items of a PDF whose bullets are drawn, not written: browsers print them so."""

from itertools import pairwise

from checker.submission.pdf_words import Line

_MAX_LINES = 2
_MAX_WORDS = 20
_SAME = 2.0


def find_unmarked_items(parts: list[list[Line]], left: float, size: float) -> set[int]:
    """Return the numbers of the parts that are items: short, set in, and two or more from one edge.

    ``left`` is where most lines begin and ``size`` the font size of most of the text, in points.
    """
    shaped = [_is_shaped(lines, left, size) for lines in parts]
    for n, (lines, after) in enumerate(pairwise(parts)):
        if _are_level(lines[0], after[0]):  # cells of a table
            shaped[n] = shaped[n + 1] = False
    found: set[int] = set()
    start = 0
    for n in range(len(parts) + 1):
        if n < len(parts) and shaped[n]:
            continue
        run = range(start, n)
        edges = [parts[m][0].left for m in run]
        if any(abs(one - other) < _SAME for i, one in enumerate(edges) for other in edges[:i]):
            found.update(run)
        start = n + 1
    return found


def _is_shaped(lines: list[Line], left: float, size: float) -> bool:
    words = sum(len(line.words) for line in lines)
    return (
        len(lines) <= _MAX_LINES
        and words <= _MAX_WORDS
        and all(
            not line.column and not line.bold and line.size <= 1.05 * size and line.left > left + 1.2 * size
            for line in lines
        )
    )


def _are_level(line: Line, after: Line) -> bool:
    return line.page == after.page and abs(line.base - after.base) < 0.5 * line.size
