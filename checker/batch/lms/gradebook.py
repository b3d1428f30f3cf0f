"""Canvas's gradebook, cut down to the one column: an unknown or needless column would do harm there."""

import re
from pathlib import Path

from checker.batch.errors import WorksheetError
from checker.batch.lms.cells import RawTable, quote_cell, read_table
from checker.batch.lms.graded import Graded, Grades
from checker.batch.lms.worksheet import Filled
from checker.report.wording import show_number

_KEPT = (
    "student", "lastname", "firstname", "id", "sis user id", "sis login id", "integration id",
    "root account", "section",
)  # fmt: skip
_ASSIGNMENT = re.compile(r".+ \(\d+\)$")
_POINTS = "    Points Possible"


def fill_gradebook(path: Path, assignment: str | None, grades: Grades) -> Filled:
    """Return a gradebook of the identity columns and the assignment's, with a row for each grade.

    Only candidates who get a grade have a row: Canvas takes an empty cell for a grade to be deleted. Kept
    cells stand as they came.
    """
    table = read_table(path)
    header = [name.casefold() for name in table.header]
    if "id" not in header:
        raise WorksheetError(f"{path}: this does not look like a Canvas gradebook: there is no column ID.")
    target = _find_assignment(table, assignment)
    points = next((r for r in range(1, len(table.rows)) if table.value(r, 0).startswith(_POINTS)), None)
    if points is None:
        raise WorksheetError(f"{path}: the row “Points Possible” is missing. Export the gradebook again.")
    kept = [place for place, name in enumerate(header) if name in _KEPT]
    refused = dict(grades.refused)
    rows = {table.value(row, header.index("id")).strip(): row for row in range(points + 1, len(table.rows))}
    lines = [_line(table, row, kept, table.raw(row, target)) for row in (0, points)]
    for candidate, graded in grades.graded.items():
        row = rows.get(candidate)
        problem = _find_problem(table, row, target, points, graded)
        if problem or row is None:
            refused[candidate] = problem
        else:
            grade = quote_cell(show_number(graded.summary.awarded), table.delimiter)
            lines.append(_line(table, row, kept, grade))
    for candidate in rows:
        if candidate and candidate not in grades.graded and candidate not in refused:
            refused[candidate] = "no submission of theirs is in the source"
    end = "\r\n" if "\r\n" in table.text else "\n"
    said = tuple(f"{path.name}: {candidate}: {reason}" for candidate, reason in sorted(refused.items()))
    data = end.join([*lines, ""]).encode("utf-8", "surrogateescape")
    return Filled(data, len(lines) - 2, said)


def _find_assignment(table: RawTable, asked: str | None) -> int:
    columns = [place for place, name in enumerate(table.header) if _ASSIGNMENT.match(name)]
    if asked is not None:
        columns = [
            place for place in columns if asked in (name := table.header[place], name.rsplit(" (", 1)[0])
        ]
    if len(columns) == 1:
        return columns[0]
    names = ", ".join(f"“{name}”" for name in table.header if _ASSIGNMENT.match(name)) or "none"
    raise WorksheetError(f"{table.path}: say which column with --assignment; there are {names}.")


def _names_of(title: str) -> tuple[str, str]:
    """Return the title with and without its number."""
    return title, title.rsplit(" (", 1)[0]


def _find_problem(table: RawTable, row: int | None, target: int, points: int, graded: Graded) -> str:
    if row is None:
        return "there is no such ID in the gradebook (anonymous downloads cannot be joined)"
    before = table.value(row, target).strip()
    if before.casefold() in ("ex", "n/a"):
        return f"the gradebook says {before} for this assignment"
    if before:
        return f"there is a grade already ({before}); empty the cell to take ours"
    try:
        most = float(table.value(points, target).replace(",", "."))
    except ValueError:
        return "the assignment's points possible are no number"
    awarded = graded.summary.awarded
    return "" if awarded <= most else f"{show_number(awarded)} marks are more than the {most:g} possible"


def _line(table: RawTable, row: int, kept: list[int], last: str) -> str:
    return table.delimiter.join([*(table.raw(row, place) for place in kept), last])
