"""A CSV file as cells with their places, so that single cells change and every other byte stays."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from checker.batch.errors import WorksheetError

_DELIMITERS = ",;\t"


@dataclass(frozen=True, slots=True)
class RawCell:
    """One cell where it stands in the text."""

    start: int
    end: int
    value: str
    """Without its quotation marks."""


@dataclass(frozen=True, slots=True)
class RawTable:
    """A CSV file and its cells, row by row; rows keep their order and their line ends."""

    path: Path
    text: str
    """The bytes, decoded so that they can be encoded again without loss."""
    rows: tuple[tuple[RawCell, ...], ...]
    delimiter: str

    @property
    def header(self) -> tuple[str, ...]:
        """Names of the columns."""
        return tuple(cell.value.strip().removeprefix("\ufeff") for cell in self.rows[0])

    def value(self, row: int, column: int) -> str:
        """Return a cell; empty where the row is shorter."""
        cells = self.rows[row]
        return cells[column].value if column < len(cells) else ""

    def raw(self, row: int, column: int) -> str:
        """Return a cell with its quotation marks, as it stands."""
        cells = self.rows[row]
        return self.text[cells[column].start : cells[column].end] if column < len(cells) else ""

    def fill(self, changes: Mapping[tuple[int, int], str]) -> bytes:
        """Return the file with other values in the cells (row, column) given, every other byte as it was."""
        text = self.text
        for (row, column), value in sorted(changes.items(), reverse=True):
            cell = self.rows[row][column]
            text = text[: cell.start] + quote_cell(value, self.delimiter) + text[cell.end :]
        return text.encode("utf-8", "surrogateescape")


def read_table(path: Path) -> RawTable:
    """Read a CSV file; raise ``WorksheetError`` where it has no rows below its header."""
    text = path.read_bytes().decode("utf-8", "surrogateescape")
    first = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first.count)
    rows = tuple(row for row in find_cells(text, delimiter) if len(row) > 1 or row[0].value.strip())
    if len(rows) < 2:
        raise WorksheetError(f"{path}: there are no rows below the header. Export the file again.")
    return RawTable(path, text, rows, delimiter)


def find_cells(text: str, delimiter: str) -> Iterator[tuple[RawCell, ...]]:
    r"""Yield the cells of each line; quoted cells may hold delimiters and line ends.

    >>> [[cell.value for cell in row] for row in find_cells('a,"b,c"\r\n1,2', ",")]
    [['a', 'b,c'], ['1', '2']]
    """
    at, row = 0, list[RawCell]()
    while at <= len(text):
        end = _find_end(text, at, delimiter)
        row.append(RawCell(at, end, _unquote(text[at:end])))
        if text[end : end + 1] == delimiter:
            at = end + 1
            continue
        at = end + (2 if text.startswith("\r\n", end) else 1)
        yield tuple(row)
        row = []
        if at >= len(text):
            return


def _find_end(text: str, at: int, delimiter: str) -> int:
    """Return where the cell that begins at ``at`` ends."""
    if text.startswith("\ufeff", at):
        at += 1
    if text.startswith('"', at):
        at += 1
        while at < len(text):
            if text[at] == '"':
                if not text.startswith('""', at):
                    at += 1
                    break
                at += 1
            at += 1
    while at < len(text) and text[at] not in (delimiter, "\r", "\n"):
        at += 1
    return at


def _unquote(raw: str) -> str:
    plain = raw.removeprefix("\ufeff")
    if len(plain) > 1 and plain.startswith('"') and plain.endswith('"'):
        return plain[1:-1].replace('""', '"')
    return plain


def quote_cell(value: str, delimiter: str) -> str:
    """Return a value as it stands in a CSV file.

    >>> quote_cell('<p class="x">', ","), quote_cell("12,5", ","), quote_cell("12.5", ",")
    ('"<p class=""x"">"', '"12,5"', '12.5')
    """
    if any(sign in value for sign in (delimiter, '"', "\n", "\r")) or value != value.strip():
        return '"' + value.replace('"', '""') + '"'
    return value
