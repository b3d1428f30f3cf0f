"""Moodle's grading worksheet, filled in: grades and comments, every other byte as it came."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from checker.batch.lms.cells import RawTable, read_table
from checker.batch.lms.columns import Columns, candidate_of, find_columns
from checker.batch.lms.comments import render_comments
from checker.batch.lms.graded import Graded, Grades
from checker.batch.lms.languages import NO, YES
from checker.report.wording import show_number

_EMPTY = frozenset({"", "-", "–"})


@dataclass(frozen=True, slots=True)
class Filled:
    """A file for the platform, and what was kept out of it."""

    data: bytes
    filled: int
    """Candidates who have a grade in it."""
    refused: tuple[str, ...]
    """Candidate and reason."""
    notes: tuple[str, ...] = ()
    """How the file was understood, where that is not plain."""


def fill_worksheet(path: Path, grades: Grades) -> Filled:
    """Fill the worksheet; what Moodle would skip without a word is left alone and named.

    Candidates are joined by the number in their identifier, never by name.
    """
    table = read_table(path)
    columns = find_columns(table)
    changes: dict[tuple[int, int], str] = {}
    refused: dict[str, str] = dict(grades.refused)
    rows = _rows_by_candidate(table, columns, refused)
    for candidate, graded in grades.graded.items():
        row = rows.get(candidate)
        grade, problem = ("", "there is no such candidate in the worksheet")
        if row is not None:
            grade, problem = _find_grade(table, columns, row, graded)
        if problem or row is None:
            refused[candidate] = problem
            continue
        changes[row, columns.grade] = grade
        if columns.feedback is not None:
            changes[row, columns.feedback] = render_comments(graded.summary)
    for candidate in rows:
        if candidate not in grades.graded and candidate not in refused:
            refused[candidate] = "no submission of theirs is in the source"
    said = tuple(f"{table.path.name}: {candidate}: {reason}" for candidate, reason in sorted(refused.items()))
    notes = tuple(f"{table.path.name}: {note}" for note in columns.notes)
    return Filled(table.fill(changes), sum(column == columns.grade for _, column in changes), said, notes)


def _rows_by_candidate(table: RawTable, columns: Columns, refused: dict[str, str]) -> Mapping[str, int]:
    rows: dict[str, int] = {}
    for row in range(1, len(table.rows)):
        candidate = candidate_of(table.value(row, columns.identifier))
        if candidate in rows:
            refused[candidate] = "the worksheet has this candidate twice"
        rows[candidate] = row
    return {candidate: row for candidate, row in rows.items() if candidate not in refused or candidate}


def _find_grade(table: RawTable, columns: Columns, row: int, graded: Graded) -> tuple[str, str]:
    """Return the text of the grade, or the reason why Moodle would not take it."""
    before = table.value(row, columns.grade).strip()
    locked = _find_lock(table, columns, row)
    if locked:
        return "", locked
    if columns.maximum is not None:
        grade, problem = _numeric(table.value(row, columns.maximum).strip(), graded.summary.awarded)
    else:
        grade, problem = _of_scale(table.value(row, columns.scale or 0), graded.summary.outcome)
    if problem:
        return "", problem
    if before not in _EMPTY:
        same = _as_number(before) == _as_number(grade) if columns.maximum is not None else before == grade
        return "", (
            "this grade is there already, so Moodle would skip the row"
            if same
            else f"there is another grade already ({before}); empty the cell to take ours ({grade})"
        )
    return grade, ""


def _find_lock(table: RawTable, columns: Columns, row: int) -> str:
    """Return why a grade cannot be changed; a word that is neither yes nor no is never taken for yes."""
    if columns.changeable is None:
        return ""
    word = table.value(row, columns.changeable).strip()
    if word.casefold() in YES:
        return ""
    if word.casefold() in NO:
        return "the grade is locked"
    return f"it may be locked: “{table.header[columns.changeable]}” says “{word}”, a word that we do not know"


def _numeric(maximum: str, awarded: float) -> tuple[str, str]:
    most = _as_number(maximum)
    if most is None:
        return "", f"the worksheet's maximum is no number ({maximum!r})"
    if not 0 <= awarded <= most:
        return "", f"{show_number(awarded)} marks are more than the maximum of {maximum}"
    grade = show_number(awarded)
    return grade.replace(".", ",") if "," in maximum else grade, ""


def _of_scale(cell: str, outcome: str) -> tuple[str, str]:
    items = [item.strip() for item in cell.split("\n" if "\n" in cell else ",")]  # Moodle: one a line
    match = [item for item in items if item.casefold() == outcome.casefold()]
    if match:
        return match[0], ""
    return "", f"the outcome “{outcome}” is no item of the scale ({', '.join(items)})"


def _as_number(text: str) -> float | None:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None
