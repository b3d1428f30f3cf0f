"""Blocks of plain text: hard-wrapped lines joined into paragraphs, lists and tables told by their shape.

A line was broken by wrapping exactly when the first word of the next line would not have fitted: so a
break is kept as the writer's own when it would have.
"""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from checker.submission.blocks import Block, Hint

_BULLET = re.compile(r"\s*(?:[-–*•◦▪‣·●○■□➢✓→]|o(?=\s{2,}|\t))\s+\S")
_NUMBER = re.compile(r"\s*(?:\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]|\d{1,2}\s?[-–:])\s+\S")
_QUOTE = re.compile(r"\s*>+ ?\S")
_RULE = re.compile(r"\s*([-_=*~])(?:\s?\1){2,}\s*$")
_PIPE_ROW = re.compile(r"\s*\|?[^|\n]+\|[^|\n]+")
_GRID = re.compile(r"[\s|+:=-]+$")
_TAB_ROW = re.compile(r"\s*\S[^\t\n]*\t+\s*\S")
_SHORT_LINE = re.compile(r"[^\W\d][^\n:.?!\t]*(?:\.[^\n\s][^\n:.?!]*)*$")
_MAX_WRAP = 120
_MIN_WRAP = 40


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str


def split_plain(text: str) -> list[Block]:
    """Return the blocks of ``text``; their texts and gaps joined give the text from its first word on."""
    lines = _lines(text)
    width = _wrap_width(lines)
    groups: list[list[_Line]] = []
    for before, line in zip([None, *lines], lines, strict=False):
        if not line.text.strip():
            continue
        if groups and before is groups[-1][-1] and _continues(before, line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return _blocks(text, groups)


def _lines(text: str) -> list[_Line]:
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append(_Line(at, at + len(line), line))
        at += len(line) + 1
    return lines


def _wrap_width(lines: list[_Line]) -> int:
    """Return the width at which the lines were wrapped; 0 if each line is a paragraph.

    Wrapped lines are of about one length, and a third of them at least break within a sentence.
    """
    inner = [(a.text.rstrip(), b.text) for a, b in pairwise(lines) if a.text.strip() and b.text.strip()]
    long = sum(1 for line in lines if len(line.text) > _MAX_WRAP)
    broken = sum(1 for a, b in inner if b.lstrip()[:1].islower() and a[-1] not in ".?!:;")
    if not inner or long > len(inner) * 0.2 or broken < len(inner) / 3:
        return 0
    lengths = sorted(len(a) for a, _ in inner)
    width = lengths[int(len(lengths) * 0.9)]
    even = lengths[len(lengths) // 2] >= 0.7 * width
    return width if even and _MIN_WRAP <= width <= _MAX_WRAP else 0


def _continues(before: _Line, line: _Line, width: int) -> bool:
    """Tell whether ``line`` belongs to the paragraph of the line ``before`` it."""
    if _shape(line.text) is not None or _RULE.match(before.text):
        return bool(_QUOTE.match(line.text) and _QUOTE.match(before.text))
    if _shape(before.text) is Hint.TABLE_ROW:
        return False
    if line.text[:2].isspace() and not before.text[:1].isspace() and _shape(before.text) is None:
        return False  # an indented line opens a paragraph
    word = line.text.split(maxsplit=1)[0]
    return bool(width) and len(before.text.rstrip()) + 1 + len(word) > width


def _shape(line: str) -> Hint | None:
    if _RULE.match(line):
        return Hint.BOILERPLATE
    if _BULLET.match(line) or _NUMBER.match(line):
        return Hint.LIST_ITEM
    if _QUOTE.match(line):
        return Hint.QUOTATION
    if _TAB_ROW.match(line) or (_PIPE_ROW.match(line) and line.count("|") > 1):
        return Hint.TABLE_ROW
    return None


def _blocks(text: str, groups: list[list[_Line]]) -> list[Block]:
    if not groups:
        return []
    starts = [group[0].start for group in groups]
    blocks = []
    for group, after in zip(groups, [*starts[1:], len(text)], strict=True):
        start, end = group[0].start, group[-1].end
        body = text[start:end].rstrip()
        blocks.append(_block(body, text[start + len(body) : after]))
    return _settle_lists(_settle_tables(blocks))


def _block(body: str, gap: str) -> Block:
    hint = _shape(body.split("\n", 1)[0]) or Hint.PARAGRAPH
    if _GRID.match(body) and "|" in body:
        hint = Hint.TABLE_ROW
    level = (len(body) - len(body.lstrip())) // 2 if hint is Hint.LIST_ITEM else 0
    numbered = hint is Hint.LIST_ITEM and not _BULLET.match(body)
    return Block(body, hint, level=min(level, 8), numbered=numbered, gap=gap)


def _settle_tables(blocks: list[Block]) -> list[Block]:
    """Let lines beside a table row that hold a tab join it; one line with a tab in it is no table."""
    rows = [b.hint is Hint.TABLE_ROW for b in blocks]
    for order in (range(1, len(blocks)), range(len(blocks) - 2, -1, -1)):
        for n in order:
            near = n - 1 if order.step > 0 else n + 1
            joined = blocks[min(n, near)].gap.count("\n") <= 1
            rows[n] = rows[n] or (rows[near] and joined and "\t" in blocks[n].text + blocks[n].gap)
    lone = [not (a or b) for a, b in zip([False, *rows[:-1]], [*rows[1:], False], strict=False)]
    return [_as_row(b, row, alone) for b, row, alone in zip(blocks, rows, lone, strict=False)]


def _as_row(block: Block, row: bool, alone: bool) -> Block:
    if row and alone:
        return Block(block.text, gap=block.gap)
    return Block(block.text, Hint.TABLE_ROW, gap=block.gap) if row else block


def _settle_lists(blocks: list[Block]) -> list[Block]:
    """Three or more short lines straight below each other, none of them a sentence, are a list."""
    short = [
        b.hint is Hint.PARAGRAPH and bool(_SHORT_LINE.match(b.text)) and len(b.text.split()) <= 9
        for b in blocks
    ]
    close = [b.gap.count("\n") == 1 for b in blocks]
    settled = list(blocks)
    start = 0
    for n in range(len(blocks)):
        if n + 1 < len(blocks) and short[n] and close[n] and short[n + 1]:
            continue
        if short[n] and n - start >= 2:
            settled[start : n + 1] = [replace(b, hint=Hint.LIST_ITEM) for b in blocks[start : n + 1]]
        start = n + 1
    return settled
