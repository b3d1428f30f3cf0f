"""Lines of a PDF to blocks: paragraphs joined over lines, columns and pages, headings by size, lists, tables."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from statistics import median

from checker.submission.blocks import Block, Hint, close_up_lists
from checker.submission.clean import clean_block
from checker.submission.lexicon import load_lexicon
from checker.submission.pdf_words import Line
from checker.submission.tables import lay_out_table

_BULLET = re.compile(r"^(?:[•◦▪‣·●○■□➢✓→∙\uf0b7\uf0a7\uf076\uf0d8*–—-]|o)$")
_NUMBER = re.compile(r"^(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\d{1,2}(?:\.\d{1,2})+\.?)$")
_LETTERED = re.compile(r"[A-Za-zÀ-ɏ]+[’'A-Za-zÀ-ɏ]*$")
_CLOSED = re.compile(r"[.?!:;][\"”’')\]]*$")
_NOTE_START = re.compile(r"^(?:\[?\d{1,3}\]?|[*†‡])\s?(?=\S)")
_HEADING_RATIO = 1.12
_NOTE_RATIO = 0.93


@dataclass(slots=True)
class _Part:
    """A block in the making: its lines, in reading order."""

    lines: list[Line] = field(default_factory=list)

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
    rights: dict[tuple[int, int], float]
    """Right edge of the lines that begin at a place, by page."""
    bold: bool
    """Whether most of the text is bold, so that bold says nothing."""


def build_blocks(pages: list[list[Line]]) -> list[Block]:
    """Return the blocks of the whole document; each knows where in it a page begins."""
    lines = [line for page in pages for line in page]
    if not lines:
        return []
    measures = _measure(lines)
    notes = [line for line in lines if _in_note(line, lines, measures)]
    body = [line for line in lines if line not in notes] if notes else lines
    vocabulary = Counter(word.text.casefold().strip(".,;:()\"'“”‘’") for line in lines for word in line.words)
    blocks = _lay_out(_parts(body, measures), measures, vocabulary)
    noted = [
        replace(_block(p, measures, vocabulary), hint=Hint.FOOTNOTE, level=0) for p in _parts(notes, measures)
    ]
    noted = [replace(b, text=_NOTE_START.sub("", b.text, count=1) or b.text, pages=()) for b in noted]
    return _with_page_starts(close_up_lists(blocks) + noted, len(pages))


def _measure(lines: list[Line]) -> _Measures:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    size = sizes.most_common(1)[0][0]
    steps = [
        (a.base - b.base) / a.size
        for a, b in zip(lines, lines[1:], strict=False)
        if a.page == b.page and abs(a.size - size) < 0.6 and 0.9 < (a.base - b.base) / a.size < 2.6
    ]
    leading = Counter(round(step, 1) for step in steps).most_common(1)[0][0] if steps else 1.3
    rights: dict[tuple[int, int], float] = {}
    for line in lines:
        key = _place(line)
        rights[key] = max(rights.get(key, 0.0), line.right)
    bold = sum(len(line.text) for line in lines if line.bold) > 0.5 * sum(len(line.text) for line in lines)
    return _Measures(size, leading, rights, bold)


def _place(line: Line) -> tuple[int, int]:
    return line.page, round(line.left / 4)


def _in_note(line: Line, lines: list[Line], measures: _Measures) -> bool:
    """Tell whether the line stands in a footnote: small print at the foot of a page under a numbered line."""
    if line.size > measures.size * _NOTE_RATIO:
        return False
    page = [each for each in lines if each.page == line.page]
    body = [each.base for each in page if each.size > measures.size * _NOTE_RATIO]
    small = [
        each
        for each in page
        if each.size <= measures.size * _NOTE_RATIO and each.base < min(body, default=1e9)
    ]
    if line not in small:
        return False
    return any(_NOTE_START.match(each.text) for each in small if each.base >= line.base)


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
        turned = line.page > last.page or line.left > last.left + 10 * last.size
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
    steps = [
        a.base - b.base
        for a, b in zip(part.lines, part.lines[1:], strict=False)
        if a.page == b.page and a.base > b.base
    ]
    return median(steps) if steps else 0.0


def _aligned(part: _Part, line: Line) -> bool:
    """A line that begins further right than the one before opens a paragraph, unless that was a list marker."""
    last = part.last
    hanging = len(part.lines) == 1 and bool(_marker(last))
    indent = line.left - last.left
    if hanging:
        return indent > -0.5 * last.size
    centred = abs((line.left + line.right) - (last.left + last.right)) < last.size
    return indent < 0.8 * last.size or (centred and abs(indent) > last.size)


def _full(last: Line, line: Line, measures: _Measures) -> bool:
    """Tell whether the first word of ``line`` would not have fitted on the line before."""
    right = max(measures.rights.get(_place(last), last.right), last.right)
    word = line.words[0]
    return last.right + 0.2 * last.size + (word.right - word.left) > right - 0.6 * last.size


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
    if last.first.page != part.first.page or last.last.page != last.first.page:
        return False
    right = max(line.right for line in last.lines)
    top, bottom = last.first.base + 0.5 * last.first.size, last.last.base - 0.5 * last.last.size
    return part.first.left >= right and part.first.base <= top and part.first.base >= bottom


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
    large = part.first.size > measures.size * _HEADING_RATIO
    words = len(text.split())
    if large and words <= 30:
        ratio = part.first.size / measures.size
        return Block(text, Hint.HEADING, 1 if ratio > 1.5 else 2 if ratio > 1.25 else 3)
    strong = not measures.bold and all(line.bold for line in part.lines)
    if marker and (_BULLET.match(marker) or "." not in marker.rstrip(".")):
        return Block(text, Hint.LIST_ITEM, 0, numbered=not _BULLET.match(marker), strong=strong)
    return Block(text, strong=strong)


def join_lines(text: str, following: str, vocabulary: Counter[str]) -> str:
    """Join two lines; a word hyphenated at the end of the first becomes whole again.

    The hyphen stays where the document writes the word with it elsewhere, or where the first part is one that
    takes a hyphen ("multi-agency").
    """
    if not text.endswith(("-", "\u00ad", "‐")) or not following[:1].islower():
        return f"{text} {following}"
    head, tail = text[:-1], following
    first = _LETTERED.search(head)
    second = re.match(r"[\w’']+", tail)
    if first is None or second is None:
        return text + following
    together, apart = f"{first[0]}{second[0]}".casefold(), f"{first[0]}-{second[0]}".casefold()
    if vocabulary[apart] > vocabulary[together]:
        return f"{head}-{tail}"
    keeps = text.endswith("-") and first[0].casefold() in load_lexicon("hyphens")["keeps"]
    return f"{head}-{tail}" if keeps and not vocabulary[together] else head + tail


def _with_page_starts(blocks: list[Block], count: int) -> list[Block]:
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
