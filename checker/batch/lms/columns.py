"""Columns of Moodle's grading worksheet: by their names where the language is known, or else by structure.

Moodle writes, from the maximum (or scale) on: [workflow state], can be changed, [last modified (submission),
[online text]], last modified (grade), [feedback comments], [outcomes]; the grade stands before the maximum.
"""

import re
from dataclasses import dataclass

from checker.batch.errors import WorksheetError
from checker.batch.lms.cells import RawTable
from checker.batch.lms.languages import NO, ROLES, YES, names_of

_NUMBER = re.compile(r"^\d+(?:[.,]\d+)?$")
_ID = re.compile(r"(\d+)\s*$")
_AGAIN = "Set Moodle to English, download the worksheet again and give that one."


@dataclass(frozen=True, slots=True)
class Columns:
    """Numbers of the columns, from 0; None where the worksheet has none."""

    identifier: int
    grade: int
    maximum: int | None
    scale: int | None
    changeable: int | None
    feedback: int | None
    notes: tuple[str, ...] = ()
    """What a person should know about how they were found."""


def find_columns(table: RawTable) -> Columns:
    """Find the columns; raise ``WorksheetError`` where Moodle would not take the file back.

    In a language that we do not know the file is refused, too, where its structure does not tell which rows
    are locked: Moodle would drop those without a word.
    """
    named = {role: _by_name(table, names_of(role)) for role in ROLES}
    identifier = named["identifier"] if named["identifier"] is not None else _first_with_numbers(table)
    maximum = named["maximum"]
    if maximum is None and named["scale"] is None:
        maximum = _constant_number(table)
    after = maximum if maximum is not None else named["scale"]
    grade = named["grade"] if named["grade"] is not None or after is None else after - 1
    if identifier is None or grade is None or grade <= identifier or after is None:
        raise WorksheetError(
            f"{table.path}: this does not look like Moodle's grading worksheet: it needs a column of "
            f"identifiers, one of grades and one of the maximum or scale, and has {', '.join(table.header)}."
        )
    changeable = _find_changeable(table, named, after)
    feedback = named["feedback"] if named["feedback"] is not None else _find_comments(table, after)
    scale = named["scale"] if maximum is None else None
    found = {
        "identifier": identifier, "grade": grade, "maximum": maximum, "scale": scale,
        "changeable": changeable, "feedback": feedback,
    }  # fmt: skip
    return Columns(**found, notes=tuple(_notes(table, named, found)))  # type: ignore[arg-type]


def candidate_of(identifier: str) -> str:
    """Return the number at the end of an identifier, by which everything is joined.

    >>> candidate_of("Teilnehmer/in12345")
    '12345'
    """
    found = _ID.search(identifier)
    return found[1] if found else ""


def _by_name(table: RawTable, names: frozenset[str]) -> int | None:
    found = [place for place, name in enumerate(table.header) if name.casefold() in names]
    return found[0] if found else None


def _values(table: RawTable, column: int) -> set[str]:
    return {table.value(row, column).strip() for row in range(1, len(table.rows))}


def _first_with_numbers(table: RawTable) -> int | None:
    return 0 if all(candidate_of(value) for value in _values(table, 0)) else None


def _constant_number(table: RawTable) -> int | None:
    for column in range(2, len(table.header)):
        values = _values(table, column)
        if len(values) == 1 and _NUMBER.match(next(iter(values))):
            return column
    return None


def _find_changeable(table: RawTable, named: dict[str, int | None], after: int) -> int | None:
    """Return the column of yes and no, at most two after the maximum."""
    if named["changeable"] is not None:
        return named["changeable"]
    for column in range(after + 1, min(after + 3, len(table.header))):
        if {value.casefold() for value in _values(table, column)} <= YES | NO:
            return column
    if named["identifier"] is not None and named["grade"] is not None and named["modified"] is not None:
        return None
    raise WorksheetError(
        f"{table.path}: this worksheet is in a language that checker does not know, and nothing in it tells "
        f"which grades are locked ({', '.join(table.header)}). {_AGAIN}"
    )


def _find_comments(table: RawTable, after: int) -> int | None:
    """Return the last column if it can only be the comments: empty or HTML, where a date never is."""
    last = len(table.header) - 1
    html_only = all(not value or value.startswith("<") for value in _values(table, last))
    return last if last > after + 2 and html_only else None


def _notes(table: RawTable, named: dict[str, int | None], found: dict[str, int | None]) -> list[str]:
    placed = [role for role, column in found.items() if column is not None and named[role] is None]
    notes = []
    if placed:
        told = ", ".join(f"{role}: “{table.header[found[role] or 0]}”" for role in placed)
        notes.append(f"columns found by their places, not their names: {told}; check them before you upload")
    if found["changeable"] is None:
        notes.append("no column says which grades are locked; Moodle skips those without a word")
    if found["feedback"] is None:
        notes.append("no column of feedback comments was found, so none are written")
    return notes
