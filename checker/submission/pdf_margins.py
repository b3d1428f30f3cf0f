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


def drop_margins(pages: list[list[Line]]) -> list[list[Line]]:
    """Return the pages without lines that repeat at the same height, and without page numbers."""
    repeated = _repeated(pages)
    return [
        [line for n, line in enumerate(page) if _key(line) not in repeated and not _is_page_number(page, n)]
        for page in pages
    ]


def _edges(page: list[Line]) -> list[Line]:
    """Return the highest and lowest lines of a page."""
    heights = sorted({round(line.base) for line in page})
    edge = set(heights[:_EDGE_LINES] + heights[-_EDGE_LINES:])
    return [line for line in page if round(line.base) in edge]


def _key(line: Line) -> tuple[str, int]:
    """Return the line with its numbers blanked, and about where it stands."""
    return re.sub(r"\d+", "#", line.text.casefold()), round(line.base / 6)


def _repeated(pages: list[list[Line]]) -> set[tuple[str, int]]:
    counts = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    filled = sum(1 for page in pages if page)
    return {key for key, count in counts.items() if count >= 2 and count >= _MIN_SHARE * filled}


def _is_page_number(page: list[Line], number: int) -> bool:
    line = page[number]
    if not _PAGE_NUMBER.match(line.text):
        return False
    outer = line.base < _MARGIN * line.top or line.base > (1 - _MARGIN) * line.top
    lowest, highest = min(each.base for each in page), max(each.base for each in page)
    beside = any(each is not line and abs(each.base - line.base) < line.size / 2 for each in page)
    return outer and line.base in (lowest, highest) and not beside
