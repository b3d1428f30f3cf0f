"""The spreadsheets: marks, one row a submission, and the evidence matrix, one row a criterion of each."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from checker.batch.outputs.marks import Cell, list_cells, list_columns
from checker.batch.outputs.sheets import MOST_ROWS, write_workbook
from checker.batch.summary import Both
from checker.types.rubric import Rubric

_WORDS = {"met": "met", "partly": "partly", "not_yet": "not found"}
_MATRIX = (
    ("Submission", 28), ("Candidate", 14), ("Criterion", 30), ("Statement", 46), ("Found", 11),
    ("Where", 24), ("In what words", 60), ("Standards", 16), ("Confidence", 11), ("Look again", 26),
    ("Assessor’s decision (accept / refer)", 18), ("Assessor’s comment", 34), ("Valid", 8),
    ("Authentic", 10), ("Current", 9), ("Sufficient", 10), ("Sampled by IQA (initials, date)", 20),
)  # fmt: skip


def write_marks_workbook(
    path: Path, both: Iterable[Both], rubric: Rubric, most_rows: int = MOST_ROWS
) -> None:
    """Write ``marks.xlsx``: the columns of ``marks.csv``, marking points by their titles."""
    titles = {each.point.id: each.point.title for each in rubric.points}
    columns = [(titles.get(name, name.replace("_", " ").capitalize()), 15) for name in list_columns(rubric)]
    columns[0] = (columns[0][0], 34)
    rows = (_marks_row(row, summary, rubric) for row, summary in both)
    write_workbook(path, "Marks", columns, rows, most_rows)


def _marks_row(row: Any, summary: Any, rubric: Rubric) -> list[tuple[Cell, str]]:
    cells = list_cells(row, summary, rubric)
    states = {point.id: point.state for point in summary.points} if summary else {}
    looks = [""] * (len(cells) - len(rubric.points)) + [states.get(p.point.id, "") for p in rubric.points]
    return list(zip(cells, looks, strict=True))


def write_matrix_workbook(path: Path, both: Iterable[Both], most_rows: int = MOST_ROWS) -> None:
    """Write ``matrix.xlsx``: a row for each criterion of each submission, with room to decide and sample."""
    rows = (row for pair in both for row in _matrix_rows(pair))
    write_workbook(path, "Evidence matrix", _MATRIX, rows, most_rows)


def _matrix_rows(pair: Both) -> Iterator[list[tuple[Cell, str]]]:
    row, summary = pair
    blank: list[tuple[Cell, str]] = [("", "")] * 7
    if summary is None:
        reason = f"could not be marked: {row.reason}"
        middle: list[Cell] = [row.listed.label, row.listed.candidate, "", reason, *[""] * 6]
        yield [*((cell, "") for cell in middle), *blank]
        return
    for point in summary.points:
        cells: list[Cell] = [
            row.listed.label,
            row.listed.candidate,
            point.title,
            point.statement,
            _WORDS[point.state],
            "\n".join(quote.where for quote in point.quotes),
            "\n".join(f"“{quote.text}”" for quote in point.quotes),
            ", ".join(point.standards),
            point.confidence,
            "; ".join(point.look_again),
        ]
        looks = ["", "", "", "", point.state, "", "", "", "", ""]
        yield [*zip(cells, looks, strict=True), *blank]
