"""Rows of a table to the entries of a part, by the names of their columns or by their look."""

import re
from collections.abc import Iterator, Sequence

from checker.rubric.draft.heading import Part
from checker.rubric.draft.piece import Item, read_item

_HEADS = {
    "number": r"no\.?|number|ref(?:erence)?(?: no\.?)?|id|code|#|ac|(?:criterion|question) (?:no\.?|number"
    r"|ref)|q|item",
    "marks": r"(?:max(?:imum)? )?marks?(?: available)?|maximum|points|weight(?:ing)?",
    "right": r"correction|correct(?:ed)?(?: view| idea| answer)?|reality|truth|facts?|what is (?:right|true"
    r"|correct)|right|instead"
    r"|what to (?:say|do|write) instead|clarification|in fact|actually|the (?:facts?|truth|reality)",
    "text": r"(?:the )?learners? (?:can|will|should|must)(?: be able to)?|requirements?|indicative content"
    r"|guidance|marking points?|criteri(?:on|a)|assessment criteri(?:on|a)|statements?|descriptions?|text"
    r"|points?"
    r"|misconceptions?|mistakes?|errors?|myths?|tips?|advice|what (?:learners|students|candidates"
    r"|people) (?:often )?"
    r"(?:think|say|write|believe)|wrong|incorrect|belief|what (?:is|was) looked for",
}
_NUMBER = re.compile(r"\(?[A-Z]{0,3}\s*\d{0,2}(?:\.\d{1,2})*[a-z]?[.)]?$")
_COUNT = re.compile(r"\d{1,3}(?: marks?)?$", re.IGNORECASE)

Columns = dict[str, int]
"""Place of each column that was found."""


def read_rows(rows: list[tuple[str, ...]], part: Part) -> Iterator[Item]:
    """Yield one entry a row; a row of column names is none."""
    named = _read_names(rows[0])
    columns = named or _guess(rows, part)
    for row in rows[1:] if named else rows:
        item = _read_row([" ".join(cell.split()) for cell in row], columns)
        if len(item.text.split()) > 1:
            yield item


def _read_names(row: tuple[str, ...]) -> Columns:
    names: Columns = {}
    for at, cell in enumerate(row):
        bare = cell.strip(" *_:")
        name = next((n for n, p in _HEADS.items() if re.fullmatch(p, bare, re.IGNORECASE)), None)
        if name and name not in names:
            names[name] = at
    return names if "text" in names or "right" in names else {}


def _guess(rows: list[tuple[str, ...]], part: Part) -> Columns:
    columns, others = guess_columns(rows)
    if part == "mistakes" and others:
        columns["right"] = others[0]
    return columns


def guess_columns(rows: Sequence[tuple[str, ...]]) -> tuple[Columns, list[int]]:
    """Return the columns of number, text and marks by their look, and the other columns that hold words."""
    width = max(len(row) for row in rows)
    cells = [[row[at] for row in rows if at < len(row) and row[at]] for at in range(width)]
    columns: Columns = {}
    for at, column in enumerate(cells):
        if column and at == 0 and width > 1 and all(_NUMBER.match(cell) for cell in column):
            columns["number"] = at
        elif column and at > 0 and all(_COUNT.match(cell) for cell in column):
            columns["marks"] = at
    free = [at for at in range(width) if at not in columns.values() and cells[at]]
    return ({**columns, "text": free[0]}, free[1:]) if free else (columns, [])


def _read_row(row: list[str], columns: Columns) -> Item:
    def cell(name: str) -> str:
        at = columns.get(name, len(row))
        return row[at] if at < len(row) else ""

    used = set(columns.values())
    rest = [one for at, one in enumerate(row) if at not in used and one]
    text = ": ".join([one for one in (cell("text"), *rest) if one])
    if cell("right"):
        text = f"{text.rstrip('.')}. Correction: {cell('right')}"
    marks = re.match(r"\d+", cell("marks"))
    item = read_item(text, float(marks.group()) if marks and int(marks.group()) else None)
    return Item(item.text, cell("number").strip("()."), item.marks) if cell("number") else item
