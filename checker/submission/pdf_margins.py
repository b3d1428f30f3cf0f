"""Leave out what stands in the margins of every page: running headers and footers, page numbers."""

import re
from collections import Counter

from checker.submission.pdf_words import Line

_EDGE_LINES = 3
_PAGE_NUMBER = re.compile(
    r"^[\W_]*(?:page|p\.?)?[\W_]*(?:\d{1,4}|[ivxl]{1,6})(?:[\W_]*(?:of|/|out of)[\W_]*\d{1,4})?[\W_]*$",
    re.IGNORECASE,
)
_MARGIN = 0.13
_MIN_SHARE = 0.3
_OUTER = 0.068
_OUTER_WORDS = 14


def drop_margins(pages: list[list[Line]]) -> list[list[Line]]:
    """Return the pages without lines that repeat at the same height, and without page numbers."""
    repeated = _repeated(pages)
    return [_without_edges(page, repeated) for page in pages]


def _without_edges(page: list[Line], repeated: set[tuple[str, int]]) -> list[Line]:
    """Go inwards from the top and from the foot, and stop at the first line that belongs to the text."""
    heights = sorted({line.base for line in page})
    dropped: set[float] = set()
    for order in (heights, heights[::-1]):
        for base in order[: 2 * _EDGE_LINES]:
            level = [line for line in page if line.base == base]
            if not any(
                _key(line) in repeated or _is_page_number(line, page) or _is_apart(line, page)
                for line in level
            ):
                break
            dropped.add(base)
    return [line for line in page if line.base not in dropped]


def _is_apart(line: Line, page: list[Line]) -> bool:
    """Tell whether a short line stands in the outermost margin, away from the text."""
    if len(line.words) > _OUTER_WORDS or line.bold or not page:
        return False
    sizes = sorted(each.size for each in page)
    if line.size > max(12.5, 1.15 * sizes[len(sizes) // 2]) and len(page) > 3:
        return False
    others = [each.base for each in page if abs(each.base - line.base) > line.size / 2]
    if not others:
        return False
    if line.base > (1 - _OUTER) * line.top:
        return line.base - max(others) > 2 * line.size
    return line.base < _OUTER * line.top and min(others) - line.base > 2 * line.size


def _edges(page: list[Line]) -> list[Line]:
    """Return the highest and lowest lines of a page."""
    heights = sorted({round(line.base) for line in page})
    edge = set(heights[:_EDGE_LINES] + heights[-_EDGE_LINES:])
    return [line for line in page if round(line.base) in edge]


def _key(line: Line) -> tuple[str, int]:
    """Return the line with its numbers blanked, and about where it stands."""
    return re.sub(r"\d+", "#", line.text.casefold()), round(line.base / 6)


def _repeated(pages: list[list[Line]]) -> set[tuple[str, int]]:
    counts = Counter(
        key
        for page in pages
        for key in {_key(line) for line in _edges(page) if len(line.words) <= _OUTER_WORDS}
    )
    filled = sum(1 for page in pages if page)
    return {key for key, count in counts.items() if count >= 2 and count >= _MIN_SHARE * filled}


def _is_page_number(line: Line, page: list[Line]) -> bool:
    if not _PAGE_NUMBER.match(line.text):
        return False
    outer = line.base < _MARGIN * line.top or line.base > (1 - _MARGIN) * line.top
    beside = any(each is not line and abs(each.base - line.base) < line.size / 2 for each in page)
    return outer and not beside
