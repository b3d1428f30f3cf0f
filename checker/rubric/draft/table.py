"""A CSV of criteria as a page; what is wrong with it is told by row and column."""

import re

from checker.errors import RubricError
from checker.rubric.draft.page import Item, Page
from checker.rubric.exchange.rows import Row, read_rows

_COLUMNS = {
    "text": (
        "criterion",
        "criteria",
        "marking point",
        "assessment criterion",
        "statement",
        "description",
        "text",
    ),
    "number": ("number", "no", "no.", "ref", "reference", "id", "code", "#"),
    "marks": ("marks", "max marks", "maximum marks", "mark", "points", "maximum"),
}
_NUMBER = re.compile(r"^\(?[A-Z]{0,3}\s*\d{0,2}(?:\.\d{1,2})*[a-z]?[.)]?$")


def read_table(text: str, source: str) -> Page:
    """Read criteria from CSV text, with or without a header row.

    Raises ``RubricError`` that names row and column of every fault.
    """
    rows = read_rows(text, source)
    if not rows:
        raise RubricError([f"{source}:1: the table is empty; expected a column “criterion”"])
    columns = _find_columns(rows[0])
    if columns["text"] is None:
        columns = _guess_columns(rows, source)
    else:
        rows = rows[1:]
    problems: list[str] = []
    items = [_item(row, columns, source, problems) for row in rows if row.cell(columns["text"])]
    if problems:
        raise RubricError(problems)
    return Page(parts={"points": tuple(items)} if items else {}, is_list=True)


def _find_columns(header: Row) -> dict[str, int | None]:
    cells = [cell.casefold() for cell in header.cells]
    return {
        column: next((cells.index(name) for name in names if name in cells), None)
        for column, names in _COLUMNS.items()
    }


def _guess_columns(rows: list[Row], source: str) -> dict[str, int | None]:
    """Take a lone column, or the one beside a column of numbers, in a table without a header."""
    width = max(len(row.cells) for row in rows)
    if width == 1:
        return {"text": 0, "number": None, "marks": None}
    if width == 2 and all(_NUMBER.match(row.cell(0)) for row in rows):
        return {"text": 1, "number": 0, "marks": None}
    found = ", ".join(repr(cell) for cell in rows[0].cells)
    raise RubricError([f"{source}:{rows[0].line}: no column of criteria among {found}; name one “criterion”"])


def _item(row: Row, columns: dict[str, int | None], source: str, problems: list[str]) -> Item:
    marks = row.cell(columns["marks"])
    worth = None
    if marks:
        try:
            worth = float(marks)
        except ValueError:
            worth = -1.0
        if not 0 < worth < 10_000:
            where = f"{source}:{row.line}: column “marks”"
            problems.append(f"{where}: {marks!r} is not a number of marks; expected a number above 0")
    return Item(" ".join(row.cell(columns["text"]).split()), row.cell(columns["number"]), worth)
