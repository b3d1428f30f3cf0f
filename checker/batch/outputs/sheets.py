"""Write a spreadsheet row by row: text stays text, a full sheet is followed by another, memory stays flat."""

import re
import shutil
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import chain, islice
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from checker.batch.files import write_part
from checker.batch.outputs.cells import is_formula, sheet_text
from checker.batch.outputs.marks import Cell

MOST_ROWS = 1_048_576
"""Rows of a sheet in every spreadsheet program of today, its header among them."""
_EPOCH = datetime(1980, 1, 1)
"""Earliest moment that a zip can hold; says nothing."""
_FILLS = {
    "met": PatternFill("solid", fgColor="DDF0E2"),
    "partly": PatternFill("solid", fgColor="FBECD3"),
    "not_yet": PatternFill("solid", fgColor="ECEEF0"),
}
_MOMENT = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")

SheetRow = Sequence[tuple[Cell, str]]
"""Cells with their looks: met | partly | not_yet, or empty."""
SheetColumns = Sequence[tuple[str, int]]
"""Headings with their widths."""


def write_workbook(
    path: Path, title: str, columns: SheetColumns, rows: Iterable[SheetRow], most_rows: int = MOST_ROWS
) -> None:
    """Write a workbook whose bytes do not depend on the clock; after ``title`` comes ``title 2``."""
    book = Workbook(write_only=True)
    book.properties.creator = "checker"
    book.properties.created = book.properties.modified = _EPOCH
    rest = iter(rows)
    for number, first in enumerate(chain([()], rest), start=1):
        name = title if number == 1 else f"{title} {number}"
        start = [first] if first else []
        _write_sheet(book.create_sheet(name), columns, chain(start, islice(rest, most_rows - 1 - len(start))))
    raw = path.with_name(f".{path.name}.raw.part")
    book.save(raw)
    with write_part(path) as settled:
        _settle_zip(raw, settled)
    raw.unlink()


def _write_sheet(sheet: Any, columns: SheetColumns, rows: Iterator[SheetRow]) -> None:
    sheet.freeze_panes = "B2"
    for number, (_, width) in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.append([_cell(sheet, name, "", bold=True) for name, _ in columns])
    count = 1
    for row in rows:
        sheet.append([_cell(sheet, value, look) for value, look in row])
        count += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{count}"


def _cell(sheet: Any, value: Cell, look: str, *, bold: bool = False) -> Any:
    """Make a cell; text is a string whatever it begins with, and stays one when somebody edits it."""
    cell = WriteOnlyCell(sheet, value=sheet_text(value) if isinstance(value, str) else value)
    if isinstance(value, str) and value:
        cell.data_type = "s"
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        cell.quotePrefix = is_formula(value) or is_formula(str(cell.value))
    if bold:
        cell.font = Font(bold=True)
    if look in _FILLS:
        cell.fill = _FILLS[look]
    return cell


def _settle_zip(raw: Path, settled: Path) -> None:
    """Copy the zip with every member dated alike, piece by piece: a sheet may be larger than memory."""
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(settled, "w") as new:
        for info in old.infolist():
            dated = zipfile.ZipInfo(info.filename, _EPOCH.timetuple()[:6])
            dated.compress_type = zipfile.ZIP_DEFLATED
            dated.external_attr = 0o600 << 16
            if info.filename == "docProps/core.xml":  # the library writes the moment of saving into it
                new.writestr(dated, _MOMENT.sub(b"1980-01-01T00:00:00Z", old.read(info)))
                continue
            dated.file_size = info.file_size  # so that members of more than 2 GB get the longer fields
            with old.open(info) as source, new.open(dated, "w") as target:
                shutil.copyfileobj(source, target)
