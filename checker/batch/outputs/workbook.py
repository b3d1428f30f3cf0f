"""Spreadsheets of marks and evidence: text stays text, and the bytes do not depend on the clock."""

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from checker.batch.outputs.cells import sheet_text
from checker.batch.outputs.marks import Cell, list_cells, list_columns
from checker.batch.summary import Both
from checker.types.rubric import Rubric

_EPOCH = datetime(1980, 1, 1)
"""Earliest moment that a zip can hold; says nothing."""
_FILLS = {
    "met": PatternFill("solid", fgColor="DDF0E2"),
    "partly": PatternFill("solid", fgColor="FBECD3"),
    "not_yet": PatternFill("solid", fgColor="ECEEF0"),
}
_WORDS = {"met": "met", "partly": "partly", "not_yet": "not found"}
_MATRIX = (
    ("Submission", 28), ("Candidate", 14), ("Criterion", 30), ("Statement", 46), ("Found", 11),
    ("Where", 24), ("In what words", 60), ("Standards", 16), ("Confidence", 11), ("Look again", 26),
    ("Assessor’s decision (accept / refer)", 18), ("Assessor’s comment", 34), ("Valid", 8),
    ("Authentic", 10), ("Current", 9), ("Sufficient", 10), ("Sampled by IQA (initials, date)", 20),
)  # fmt: skip


def render_marks_workbook(both: Iterable[Both], rubric: Rubric) -> bytes:
    """Return ``marks.xlsx``: the columns of ``marks.csv``, marking points by their titles."""
    titles = {each.point.id: each.point.title for each in rubric.points}
    columns = [(titles.get(name, name.replace("_", " ").capitalize()), 15) for name in list_columns(rubric)]
    columns[0] = (columns[0][0], 34)
    rows = (_marks_row(row, summary, rubric) for row, summary in both)
    return _render("Marks", columns, rows)


def _marks_row(row: Any, summary: Any, rubric: Rubric) -> list[tuple[Cell, str]]:
    cells = list_cells(row, summary, rubric)
    states = {point.id: point.state for point in summary.points} if summary else {}
    looks = [""] * (len(cells) - len(rubric.points)) + [states.get(p.point.id, "") for p in rubric.points]
    return list(zip(cells, looks, strict=True))


def render_matrix_workbook(both: Iterable[Both]) -> bytes:
    """Return ``matrix.xlsx``: a row for each criterion of each submission, with room to decide and sample."""
    rows = (row for pair in both for row in _matrix_rows(pair))
    return _render("Evidence matrix", list(_MATRIX), rows)


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


def _render(
    title: str, columns: Sequence[tuple[str, int]], rows: Iterable[Sequence[tuple[Cell, str]]]
) -> bytes:
    book = Workbook(write_only=True)
    book.properties.creator = "checker"
    book.properties.created = book.properties.modified = _EPOCH
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "B2"
    for number, (_, width) in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.append([_cell(sheet, name, "", bold=True) for name, _ in columns])
    count = 1
    for row in rows:
        sheet.append([_cell(sheet, value, look) for value, look in row])
        count += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{count}"
    written = io.BytesIO()
    book.save(written)
    return settle_zip(written.getvalue())


def _cell(sheet: Any, value: Cell, look: str, *, bold: bool = False) -> Any:
    """Make a cell; text is a string whatever it begins with, and stays one when somebody edits it."""
    text = isinstance(value, str)
    cell = WriteOnlyCell(sheet, value=sheet_text(value) if isinstance(value, str) else value)
    if text and value:
        cell.data_type = "s"
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        if str(value)[0] in "=+-@\t\r":
            cell.quotePrefix = True
    if bold:
        cell.font = Font(bold=True)
    if look in _FILLS:
        cell.fill = _FILLS[look]
    return cell


def settle_zip(data: bytes) -> bytes:
    """Return the zip with every member dated alike, so that its bytes do not depend on the clock."""
    settled = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            dated = zipfile.ZipInfo(info.filename, _EPOCH.timetuple()[:6])
            dated.compress_type = zipfile.ZIP_DEFLATED
            dated.external_attr = 0o600 << 16
            new.writestr(dated, _without_time(info.filename, old.read(info)))
    return settled.getvalue()


def _without_time(name: str, data: bytes) -> bytes:
    """Blank the moment of saving, which the library writes whatever it is told."""
    if name != "docProps/core.xml":
        return data
    import re

    return re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"1980-01-01T00:00:00Z", data)
