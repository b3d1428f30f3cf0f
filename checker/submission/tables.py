"""Rows and cells to blocks: a table of data stays a table, a table that only lays out a page does not."""

import re
from dataclasses import replace

from checker.submission.blocks import Block, Hint
from checker.submission.questions import is_question

_LABEL = re.compile(r"[^.?!]*$")
_LABEL_WORDS = 6
_PROSE_WORDS = 60

Cell = list[Block]


def lay_out_table(rows: list[list[Cell]]) -> list[Block]:
    """Return the blocks of a table, row by row and cell by cell in reading order.

    A table of one column, or a row with prose, headings or questions in its cells (a workbook's answer
    boxes), gives the cells' own blocks; any other row gives one block. A short cell and what follows it are
    joined by a tab, so that a label keeps its text; sentences in different cells stay on different lines.
    """
    whole = [tuple("\n".join(block.text for block in cell) for cell in row) for row in rows if any(row)]
    rows = [[cell for cell in row if cell] for row in rows]
    rows = [row for row in rows if row]
    one_column = all(len(row) == 1 for row in rows)
    blocks: list[Block] = []
    for row, cells in zip(rows, whole, strict=True):
        if one_column or _is_layout(row):
            whole_row = () if one_column else cells
            blocks += [replace(block, gap="\n\n", row=whole_row) for cell in row for block in cell]
        else:
            blocks.append(replace(_row_block(row), row=cells))
    return [
        replace(b, gap="\n") if b.hint is after.hint is Hint.TABLE_ROW else b
        for b, after in zip(blocks, [*blocks[1:], Block("")], strict=False)
    ]


def _is_layout(row: list[Cell]) -> bool:
    return any(
        sum(len(b.text.split()) for b in cell) > _PROSE_WORDS
        or any(b.hint in (Hint.HEADING, Hint.TABLE_ROW) for b in cell)
        or any(is_question(b.text, numbered=b.numbered) for b in cell)
        for cell in row
    )


def _row_block(row: list[Cell]) -> Block:
    text = ""
    for cell in row:
        words = "\n".join(b.text for b in cell)
        if text:
            last = text.rsplit("\n", 1)[-1]
            label = _LABEL.match(last) and len(last.split()) <= _LABEL_WORDS and "\t" not in last
            text += "\t" if label else "\n"
        text += words
    return Block(text, Hint.TABLE_ROW, gap="\n\n")
