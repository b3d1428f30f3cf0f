"""Lines of a PDF to blocks: paragraphs over lines, columns and pages, headings by size, lists, tables."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from checker.submission.blocks import Block, Hint, close_up_lists
from checker.submission.clean import clean_block
from checker.submission.pdf_hyphens import join_lines
from checker.submission.pdf_lists import find_unmarked_items
from checker.submission.pdf_notes import NOTE_START, find_notes
from checker.submission.pdf_words import Line
from checker.submission.tables import lay_out_table

_BULLET = re.compile(r"^(?:[•◦▪‣·●○■□➢✓→∙\ue000-\uf8ff*–—-]|o)$")
_NUMBER = re.compile(r"^(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\d{1,2}(?:\.\d{1,2})+\.?)$")
_CLOSED = re.compile(r"[.?!:;][\"”’')\]]*$")
_WAY_BACK = re.compile(r"\s*↩\ufe0e?$")
"""The link with which a browser's endnote leads back to its place."""
_WAY_NUMBER = re.compile(r"^\[?\d{1,3}[.)\]]*\s+(?=\S)")
_HEADING_RATIO = 1.12
_MIN_COLUMN = 4


@dataclass(slots=True)
class _Part:
    """A block in the making: its lines, in reading order."""

    lines: list[Line] = field(default_factory=list)
    item: bool = False
    """Whether it is an item of a list whose bullets are drawn."""

    @property
    def first(self) -> Line:
        """The line that opens it."""
        return self.lines[0]

    @property
    def last(self) -> Line:
        """The line that closes it so far."""
        return self.lines[-1]


@dataclass(frozen=True, slots=True)
class _Measures:
    """What is usual in this document."""

    size: float
    """Font size of most of the text."""
    leading: float
    """Usual distance of baselines, as a multiple of the font size."""
    rights: dict[tuple[int, int], tuple[float, int]]
    """For each page and place: how far the lines reach that begin there, and how many they are."""
    bold: bool
    """Whether most of the text is bold, so that bold says nothing."""
    left: float
    """Where most lines begin."""
    right: float
    """Where the longest lines end."""
    spaced: bool
    """Whether paragraphs stand apart or are indented, so that a short line need not end one."""


def build_blocks(pages: list[list[Line]]) -> list[Block]:
    """Return the blocks of the whole document; each knows where in it a page begins."""
    lines = [line for page in pages for line in page]
    if not lines:
        return []
    measures = _measure(lines)
    notes = [line for page in pages for line in find_notes(page, measures.size, measures.leading)]
    noted_ids = {id(line) for line in notes}
    body = [line for line in lines if id(line) not in noted_ids]
    vocabulary = Counter(word.text.casefold().strip(".,;:()\"'“”‘’") for line in lines for word in line.words)
    parts = _parts(body, measures)
    for number in find_unmarked_items([part.lines for part in parts], measures.left, measures.size):
        parts[number].item = True
    blocks = _lay_out(parts, measures, vocabulary)
    noted = [
        replace(_block(p, measures, vocabulary), hint=Hint.FOOTNOTE, level=0) for p in _parts(notes, measures)
    ]
    noted = [replace(b, text=NOTE_START.sub("", b.text, count=1) or b.text, pages=()) for b in noted]
    return _with_page_starts(close_up_lists(blocks) + noted)


def _measure(lines: list[Line]) -> _Measures:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    size = sizes.most_common(1)[0][0]
    steps = [
        (a.base - b.base) / a.size
        for a, b in pairwise(lines)
        if a.page == b.page and abs(a.size - size) < 0.6 and 0.9 < (a.base - b.base) / a.size < 2.6
    ]
    leading = Counter(round(step, 1) for step in steps).most_common(1)[0][0] if steps else 1.3
    rights: dict[tuple[int, int], tuple[float, int]] = {}
    for line in lines:
        right, count = rights.get(_place(line), (0.0, 0))
        if abs(line.size - size) < 0.2 * size:
            rights[_place(line)] = max(right, line.right), count + 1
    bold = sum(len(line.text) for line in lines if line.bold) > 0.5 * sum(len(line.text) for line in lines)
    left = Counter(round(line.left) for line in lines).most_common(1)[0][0]
    gaps = sum(1 for step in steps if step > 1.22 * leading)
    return _Measures(size, leading, rights, bold, left, max(line.right for line in lines), gaps > 2)


def _place(line: Line) -> tuple[int, int]:
    return line.page, round(line.left / 4)


def _parts(lines: list[Line], measures: _Measures) -> list[_Part]:
    parts: list[_Part] = []
    for line in lines:
        if parts and _goes_on(parts[-1], line, measures):
            parts[-1].lines.append(line)
        else:
            parts.append(_Part([line]))
    return parts


def _goes_on(part: _Part, line: Line, measures: _Measures) -> bool:
    """Tell whether ``line`` is the next of the same paragraph."""
    last = part.last
    if _marker(line) or abs(line.size - last.size) > 0.08 * last.size:
        return False
    if line.bold != last.bold and not measures.bold and (last.bold or line.bold):
        return False
    drop = last.base - line.base
    below = line.page == last.page and 0.5 * last.size < drop
    if not below:
        turned = line.page > last.page or line.column > last.column > 0
        return (
            turned
            and line.size <= measures.size * 1.05
            and not _CLOSED.search(last.text)
            and _full(last, line, measures)
        )
    if drop > max(measures.leading * 1.22, 1.25) * last.size and drop > _own_leading(part) * 1.15:
        return False
    return _aligned(part, line) and _full(last, line, measures)


def _own_leading(part: _Part) -> float:
    steps = [a.base - b.base for a, b in pairwise(part.lines) if a.page == b.page and a.base > b.base]
    return median(steps) if steps else 0.0


def _aligned(part: _Part, line: Line) -> bool:
    """Tell whether the line begins where the paragraph does: not further right, or after a marker."""
    last = part.last
    hanging = len(part.lines) == 1 and bool(_marker(last))
    indent = line.left - last.left
    if hanging or indent < -5 * last.size:
        return indent > -0.5 * last.size
    centred = abs((line.left + line.right) - (last.left + last.right)) < last.size
    return indent < 0.8 * last.size or (centred and abs(indent) > last.size)


def _full(last: Line, line: Line, measures: _Measures) -> bool:
    """Tell whether the line before was broken only because it was full.

    It was if the next word would not have fitted; a line that stops within a sentence need not be quite full.
    """
    right = _right_edge(last, measures)
    word = line.words[0]
    if last.right + 0.2 * last.size + (word.right - word.left) > right - 0.6 * last.size:
        return True
    within = not _CLOSED.search(last.text) and last.right - last.left > 0.5 * (right - last.left)
    if within and (line.text[0].islower() or not measures.spaced):
        return True
    return measures.spaced and last.right - last.left > 0.85 * (right - last.left) and not last.bold


def _right_edge(line: Line, measures: _Measures) -> float:
    """Return how far lines reach that begin where this one does, or a little to the left."""
    page, place = _place(line)
    near = [
        right
        for (p, x), (right, count) in measures.rights.items()
        if p == page and 0 <= place - x < 3 * line.size and count >= _MIN_COLUMN
    ]
    return max([*near, line.right]) if near else max(line.right, measures.right)


def _marker(line: Line) -> str:
    """Return the bullet or number that the line opens with, or nothing."""
    word = line.words[0].text
    if len(line.words) > 1 and (_BULLET.match(word) or _NUMBER.match(word)):
        return word
    return ""


def _lay_out(parts: list[_Part], measures: _Measures, vocabulary: Counter[str]) -> list[Block]:
    """Turn parts into blocks; parts that stand beside each other are the cells of a table row."""
    blocks: list[Block] = []
    rows: list[list[_Part]] = []
    for part in parts:
        if rows and _is_beside(rows[-1], part):
            rows[-1].append(part)
        else:
            rows.append([part])
    table: list[list[_Part]] = []
    for row in [*rows, []]:
        if len(row) > 1:
            table.append(row)
            continue
        if table:
            blocks += lay_out_table([[[_block(p, measures, vocabulary)] for p in cells] for cells in table])
            table = []
        blocks += [_block(p, measures, vocabulary) for p in row]
    return blocks


def _is_beside(row: list[_Part], part: _Part) -> bool:
    """Tell whether ``part`` stands to the right of the row's last part, at the same height."""
    last = row[-1]
    if last.last.column or last.first.page != part.first.page or last.last.page != last.first.page:
        return False
    right = max(line.right for line in last.lines)
    slack = 0.5 * last.first.size
    level = part.first.base >= last.last.base - slack and part.last.base <= last.first.base + slack
    return part.first.left >= right and level and part.last.page == part.first.page


def _block(part: _Part, measures: _Measures, vocabulary: Counter[str]) -> Block:
    text, pages = "", []
    for before, line in zip([None, *part.lines], part.lines, strict=False):
        words = line.text
        if before is None:
            text = words
            continue
        text = join_lines(text, words, vocabulary)
        if line.page != before.page:
            pages.append(len(clean_block(text)) - len(clean_block(words)))
    marker = _marker(part.first)
    first_page = (-1 - part.first.page,)
    text = clean_block(text.removeprefix(marker) if marker and _BULLET.match(marker) else text)
    marks = tuple(max(0, p) for p in pages)
    return replace(_hinted(part, text, marker, measures), pages=first_page + marks)


def _hinted(part: _Part, text: str, marker: str, measures: _Measures) -> Block:
    if found := _WAY_BACK.search(text):
        return Block(_WAY_NUMBER.sub("", text[: found.start()]) or text, Hint.FOOTNOTE)
    large = part.first.size > measures.size * _HEADING_RATIO
    words = len(text.split())
    if large and words <= 30:
        ratio = part.first.size / measures.size
        return Block(text, Hint.HEADING, 1 if ratio > 1.5 else 2 if ratio > 1.25 else 3)
    strong = not measures.bold and all(line.bold for line in part.lines)
    if marker and (_BULLET.match(marker) or "." not in marker.rstrip(".")):
        return Block(text, Hint.LIST_ITEM, 0, numbered=not _BULLET.match(marker), strong=strong)
    if part.item:
        return Block(text, Hint.LIST_ITEM)
    return Block(text, strong=strong, indented=_is_set_in(part, measures))


def _is_set_in(part: _Part, measures: _Measures) -> bool:
    """Tell whether two lines or more stand in from both edges of the text."""
    step = 1.2 * measures.size
    return len(part.lines) > 1 and all(
        line.left > measures.left + step and line.right < measures.right - 0.5 * step for line in part.lines
    )


def _with_page_starts(blocks: list[Block]) -> list[Block]:
    """Turn each block's page number into the offset of every page that begins with it; blank pages too."""
    settled: list[Block] = []
    reached = -1
    for block in blocks:
        page = -1 - block.pages[0] if block.pages and block.pages[0] < 0 else reached
        opening = (0,) * max(0, page - reached)
        inner = tuple(p for p in block.pages if p >= 0)
        reached = max(reached, page) + len(inner)
        settled.append(replace(block, pages=opening + inner))
    return settled
