"""Tables with a text column: CSV and JSON Lines, one submission a row."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from checker.batch.errors import SourceError
from checker.batch.items import Submission
from checker.batch.sources.members import refuse
from checker.submission.limits import Limits

_TEXT = frozenset(
    {"text", "essay", "submission", "answer", "response", "body", "content", "online_text", "essay_text"}
)
_ID = frozenset(
    {"id", "identifier", "candidate", "candidate_id", "candidate_number", "essay_id", "student_id"}
)
_PERSON = frozenset({"name", "full_name", "student", "student_name", "learner", "learner_name"})
_WORDY = 40
"""Mean words of a cell from which a column without a telling name may be the text."""

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TableSource:
    """Rows of a table; the text cell is the submission."""

    kind: str
    why: tuple[str, ...]
    rows: tuple[Row, ...]
    text: str
    """Name of the text column."""
    id: str | None
    """Name of the column that tells rows apart; row numbers where there is none."""
    person: str | None
    limits: Limits
    ignored: tuple[str, ...] = ()

    @property
    def anonymous(self) -> bool:
        """Whether there are ids and no names."""
        return self.person is None

    def submissions(self) -> Iterator[Submission]:
        """Yield one submission a row, as a plain text file named after its id or number."""
        width = len(str(len(self.rows)))
        for number, row in enumerate(self.rows, start=1):
            own = row.get(self.id, "") if self.id else ""
            name = own or f"row {number:0{width}}"
            person = row.get(self.person, "") if self.person else ""
            data = row.get(self.text, "").encode("utf-8", "replace")
            suffix = ".html" if data.lstrip().startswith((b"<p", b"<div", b"<html", b"<!")) else ".txt"
            yield Submission(name, f"{_file_name(name)}{suffix}", _reader(data), own, person)


def read_table(path: Path, limits: Limits, text_column: str | None) -> TableSource:
    """Read a .csv or .jsonl file; raise ``SourceError`` where its text column is not clear."""
    kind = "csv" if path.suffix.casefold() in (".csv", ".tsv") else "jsonl"
    try:
        raw = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError(
            f"{path}: this is not UTF-8 text ({error.reason}). Save it as CSV UTF-8."
        ) from error
    rows = tuple(_read_csv(path, raw) if kind == "csv" else _read_jsonl(path, raw))
    if not rows:
        raise SourceError(f"{path}: there are no rows.")
    columns = list(dict.fromkeys(name for row in rows for name in row))
    text, why = _choose_text(path, rows, columns, text_column)
    ids = _choose_id(path, rows, columns)
    person = next((c for c in columns if _plain(c) in _PERSON and c not in (text, ids)), None)
    told = f"submissions are told apart by column {ids!r}" if ids else "no id column: rows are numbered"
    return TableSource(kind, (f"{len(rows)} rows", why, told), rows, text, ids, person, limits)


def _choose_text(path: Path, rows: tuple[Row, ...], columns: list[str], asked: str | None) -> tuple[str, str]:
    if asked is not None:
        if asked not in columns:
            raise SourceError(f"{path}: there is no column {asked!r}; there are {_names(columns)}.")
        return asked, f"the text is column {asked!r}, as asked for"
    named = [c for c in columns if _plain(c) in _TEXT]
    if len(named) == 1:
        return named[0], f"the text is column {named[0]!r}, by its name"
    wordy = named or [c for c in columns if _mean_words(rows, c) >= _WORDY]
    if len(wordy) == 1:
        return wordy[0], f"the text is column {wordy[0]!r}, the only one with long texts"
    found = f"{_names(wordy)} could all be" if wordy else f"none of {_names(columns)} seems to be"
    raise SourceError(f"{path}: {found} the text. Say which with --text-column NAME.")


def _choose_id(path: Path, rows: tuple[Row, ...], columns: list[str]) -> str | None:
    named = [c for c in columns if _plain(c) in _ID]
    for column in named:
        values = [row.get(column, "") for row in rows]
        if all(values) and len(set(values)) == len(values):
            return column
    if named:
        raise SourceError(
            f"{path}: column {named[0]!r} must tell the rows apart, but some of its cells are empty or alike."
        )
    return None


def _read_csv(path: Path, raw: str) -> Iterator[Row]:
    csv.field_size_limit(50_000_000)
    try:
        delimiter = csv.Sniffer().sniff(raw[:8192].split("\n", 1)[0], ",;\t").delimiter
    except csv.Error:
        delimiter = ","
    try:
        for row in csv.DictReader(io.StringIO(raw, newline=""), delimiter=delimiter):
            if None in row:
                raise SourceError(f"{path}: a row has more cells than the header.")
            yield {str(name): value or "" for name, value in row.items()}
    except csv.Error as error:
        raise SourceError(f"{path}: this CSV is broken ({error}).") from error


def _read_jsonl(path: Path, raw: str) -> Iterator[Row]:
    for number, line in enumerate(raw.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise SourceError(f"{path}:{number}: this line is not JSON ({error}).") from error
        if not isinstance(row, dict):
            raise SourceError(f'{path}:{number}: give one object a line, such as {{"id": …, "text": …}}.')
        yield {
            str(name): value if isinstance(value, str) else json.dumps(value) for name, value in row.items()
        }


def _reader(data: bytes) -> Callable[[], bytes]:
    if not data.strip():
        return refuse("the text cell is empty", "Put the essay's text into the row.")
    return lambda: data


def _file_name(name: str) -> str:
    return re.sub(r"[/\\\x00-\x1f]", "-", name)[:120]


def _mean_words(rows: tuple[Row, ...], column: str) -> float:
    sample = rows[:200]
    return sum(len(row.get(column, "").split()) for row in sample) / len(sample)


def _plain(name: str) -> str:
    return re.sub(r"\W+", "_", name.strip().casefold()).strip("_")


def _names(columns: list[str]) -> str:
    return ", ".join(repr(column) for column in columns)
