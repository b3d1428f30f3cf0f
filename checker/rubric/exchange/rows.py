"""CSV rows with the line that each begins on."""

import csv
import io
from dataclasses import dataclass

from checker.errors import RubricError


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table."""

    line: int
    """Line of the file on which the row begins, 1-based."""
    cells: tuple[str, ...]
    """White space trimmed; a leading apostrophe that guards a formula is taken away."""

    def cell(self, at: int | None) -> str:
        """Return a cell; empty where the row is too short or there is no such column."""
        return self.cells[at] if at is not None and at < len(self.cells) else ""


def read_rows(text: str, source: str) -> list[Row]:
    """Read CSV with commas, semicolons, tabs or bars; rows without any text are left out.

    Raises ``RubricError`` that names the row where it is not CSV.
    """
    reader = csv.reader(io.StringIO(text, newline=""), _choose_dialect(text), strict=True)
    rows, line = [], 1
    try:
        for cells in reader:
            row = Row(line, tuple(_plain(cell) for cell in cells))
            line = reader.line_num + 1
            if any(row.cells):
                rows.append(row)
    except csv.Error as error:
        raise RubricError([f"{source}:{line}: not a CSV row: {error}"]) from error
    return rows


def _choose_dialect(text: str) -> type[csv.Dialect]:
    first = text.lstrip("\ufeff").split("\n", 1)[0]
    best = max(",;\t|", key=first.count)

    class _Dialect(csv.excel):
        delimiter = best

    return _Dialect


def _plain(cell: str) -> str:
    cell = cell.strip()
    return cell[1:] if cell[:1] == "'" and cell[1:2] in set("=+-@\t\r") and len(cell) > 1 else cell


def guard(cell: str) -> str:
    """Guard a cell that a spreadsheet would take for a formula."""
    return f"'{cell}" if cell[:1] and cell[0] in "=+-@\t\r" else cell
