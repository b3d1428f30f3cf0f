"""A CSV of criteria as a page; what is wrong with it is told by row and column."""

import re
from collections.abc import Iterator

from checker.errors import RubricError
from checker.rubric.draft.columns import guess_columns
from checker.rubric.draft.heading import Part, find_heading
from checker.rubric.draft.page import Page
from checker.rubric.draft.piece import Item
from checker.rubric.exchange.rows import Row, read_rows

_TEXT = (
    "criterion",
    "criteria",
    "marking point",
    "marking points",
    "assessment criterion",
    "assessment criteria",
    "statement",
    "description",
    "text",
    "the learner can",
    "learner can",
    "requirement",
    "indicative content",
)
_OTHERS = {
    "number": ("number", "no", "no.", "ref", "reference", "id", "code", "#", "ac", "criterion number"),
    "marks": ("marks", "max marks", "maximum marks", "mark", "points", "maximum", "marks available"),
    "part": ("type", "kind", "part", "section", "category"),
    "right": ("correction", "reality", "correct", "truth", "fact"),
}
_BRACKET = re.compile(r"\s*\(.*\)$")

Columns = dict[str, int]
"""Place of each column that the table has."""


def read_table(text: str, source: str) -> Page:
    """Read criteria from CSV text, with or without a header row; columns or rows of tips and mistakes too.

    Raises ``RubricError`` that names row and column of every fault.
    """
    rows = read_rows(text, source)
    if not rows:
        raise RubricError([f"{source}:1: the table is empty; expected a column “criterion”"])
    columns = _find_columns(rows[0])
    if columns:
        rows = rows[1:]
    else:
        columns = _guess(rows, source)
    problems: list[str] = []
    parts: dict[Part, list[Item]] = {}
    for row in rows:
        for part, item in _read_row(row, columns, source, problems):
            parts.setdefault(part, []).append(item)
    if problems:
        raise RubricError(problems)
    return Page(parts={part: tuple(items) for part, items in parts.items()}, is_list=True)


def _find_columns(header: Row) -> Columns:
    """Return the columns that a header names; none where it has no column of criteria."""
    cells = [_BRACKET.sub("", cell.casefold()) for cell in header.cells]
    text = next((cells.index(name) for name in _TEXT if name in cells), None)
    if text is None:
        return {}
    found = {
        column: next(cells.index(name) for name in names if name in cells)
        for column, names in _OTHERS.items()
        if any(name in cells for name in names)
    }
    asides: Columns = {}
    for at, cell in enumerate(cells):
        heading = find_heading(cell)
        if heading and heading[0] in ("tips", "mistakes") and at not in found.values():
            asides[heading[0]] = at
    return {**asides, **found, "text": text}


def _guess(rows: list[Row], source: str) -> Columns:
    """Take the lone column of words in a table without a header; numbers and marks may stand beside it."""
    columns, others = guess_columns([row.cells for row in rows])
    if others or "text" not in columns:
        found = ", ".join(repr(cell) for cell in rows[0].cells)
        where = f"{source}:{rows[0].line}"
        raise RubricError([f"{where}: no column of criteria among {found}; name one “criterion”"])
    return columns


def _read_row(row: Row, columns: Columns, source: str, problems: list[str]) -> Iterator[tuple[Part, Item]]:
    cells = {column: " ".join(row.cell(at).split()) for column, at in columns.items()}
    heading = find_heading(cells.get("part", ""))
    if cells["text"]:
        part = heading[0] if heading else "points"
        right = cells.get("right", "") if part == "mistakes" else ""
        worth = _read_marks(cells.get("marks", ""), f"{source}:{row.line}", problems)
        yield part, Item(_correct(cells["text"], right), cells.get("number", ""), worth)
    if cells.get("tips"):
        yield "tips", Item(cells["tips"])
    if cells.get("mistakes"):
        yield "mistakes", Item(_correct(cells["mistakes"], cells.get("right", "")))


def _correct(text: str, right: str) -> str:
    return f"{text.rstrip('.')}. Correction: {right}" if right else text


def _read_marks(marks: str, where: str, problems: list[str]) -> float | None:
    if not marks:
        return None
    try:
        worth = float(marks)
    except ValueError:
        worth = -1.0
    if not 0 < worth < 10_000:
        problems.append(
            f"{where}: column “marks”: {marks!r} is not a number of marks; expected a number above 0"
        )
    return worth
