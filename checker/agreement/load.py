"""Reading a folder of labelled essays; every fault of it is reported at once."""

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel, ValidationError

from checker.agreement.gold import Gold, GoldEssay, Labels
from checker.errors import GoldError

TOP_LEVEL = 2
"""Highest level of the labelling guide."""


def load_gold(folder: Path, *, top_level: int = TOP_LEVEL) -> Gold:
    """Load ``labels.jsonl``, ``essays/ID.txt`` and, where there is one, ``meta.jsonl``.

    Raises ``GoldError`` with every fault as ``path:line: text``, one a line. Keys that the format does
    not name are no fault: they are listed in ``Gold.notes``.
    """
    labels_path = folder / "labels.jsonl"
    if not labels_path.is_file():
        raise GoldError(
            f"{labels_path}: no such file. A folder of labelled essays holds labels.jsonl and essays/."
        )
    faults: list[str] = []
    notes: list[str] = []
    rows = _read_labels(labels_path, faults, notes)
    texts = {labels.id: _read_text(folder, labels.id, line, faults) for line, labels in rows}
    for line, labels in rows:
        where = f"{labels_path}:{line}"
        faults += [f"{where}: {fault}" for fault in _find_faults(labels, texts[labels.id], top_level)]
    meta = _read_meta(folder / "meta.jsonl", set(texts), faults, notes)
    if faults:
        raise GoldError("\n".join(faults))
    notes += [f"{path}: has no labels" for path in _unlabelled(folder, set(texts))]
    essays = (GoldEssay(texts[row.id] or "", row, meta.get(row.id, {})) for _, row in rows)
    return Gold(folder.resolve().name, tuple(sorted(essays, key=lambda essay: essay.id)), tuple(notes))


def as_read(text: str) -> str:
    """Return text as submissions are read: Unicode NFC, lines ended by line feeds."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def read_json_lines(path: Path, faults: list[str]) -> Iterator[tuple[int, object]]:
    """Yield (line number from 1, value) of each line that is JSON; the others become faults."""
    try:
        lines = path.read_bytes().decode("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        faults.append(f"{path}:1: cannot be read as UTF-8 text ({error})")
        return
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield number, json.loads(line)
        except json.JSONDecodeError as error:
            faults.append(f"{path}:{number}: broken JSON: {error.msg} at column {error.colno}")


def describe_invalid(error: ValidationError) -> list[str]:
    """Return one ``field: reason`` for each thing that a row gets wrong."""
    return [f"{'.'.join(map(str, item['loc'])) or 'row'}: {item['msg']}" for item in error.errors()]


def _read_labels(path: Path, faults: list[str], notes: list[str]) -> list[tuple[int, Labels]]:
    rows: list[tuple[int, Labels]] = []
    first_line: dict[str, int] = {}
    for line, value in read_json_lines(path, faults):
        try:
            labels = Labels.model_validate(_normalised(value))
        except ValidationError as error:
            faults += [f"{path}:{line}: {fault}" for fault in describe_invalid(error)]
            continue
        if labels.id in first_line:
            faults.append(f"{path}:{line}: id {labels.id!r} stands already on line {first_line[labels.id]}")
            continue
        first_line[labels.id] = line
        rows.append((line, labels))
        notes += [f"{path}:{line}: key {key!r} is not known and was ignored" for key in _unknown_keys(labels)]
    if not rows and not faults:
        faults.append(f"{path}:1: holds no labelled essay")
    return rows


def _normalised(value: object) -> object:
    """Bring every string to the form in which texts are read, so that quotations still match."""
    if isinstance(value, str):
        return as_read(value)
    if isinstance(value, list):
        return [_normalised(item) for item in value]
    if isinstance(value, dict):
        return {key: _normalised(item) for key, item in value.items()}
    return value


def _unknown_keys(row: BaseModel) -> Iterator[str]:
    yield from row.model_extra or ()
    for name in type(row).model_fields:
        value = getattr(row, name)
        parts = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else ()
        for part in parts:
            if isinstance(part, BaseModel):
                yield from _unknown_keys(part)


def _read_text(folder: Path, essay_id: str, line: int, faults: list[str]) -> str | None:
    path = folder / "essays" / f"{essay_id}.txt"
    where = f"{folder / 'labels.jsonl'}:{line}"
    try:
        text = as_read(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        faults.append(f"{where}: its text {path} is missing")
        return None
    except (OSError, UnicodeDecodeError) as error:
        faults.append(f"{where}: its text {path} cannot be read as UTF-8 ({error})")
        return None
    if not text.strip():
        faults.append(f"{where}: its text {path} is empty")
        return None
    return text


def _find_faults(labels: Labels, text: str | None, top_level: int) -> Iterator[str]:
    for name, point in labels.points.items():
        for level in (point.level, *point.readers):
            if level > top_level:
                yield f"points.{name}: level {level} is out of range; levels go from 0 to {top_level}"
    if text is None:
        return
    for where, quote in _quotations(labels):
        if quote not in text:
            yield f"{where}: {_shortened(quote)} is not in the essay, character for character"


def _quotations(labels: Labels) -> Iterator[tuple[str, str]]:
    for name, point in labels.points.items():
        for number, quote in enumerate(point.evidence):
            yield f"points.{name}.evidence.{number}", quote
        for number, near in enumerate(point.near_miss):
            yield f"points.{name}.near_miss.{number}", near.quote
    for name, raised in labels.flags.items():
        if raised is not None:
            yield f"flags.{name}", raised
    for number, flag in enumerate(labels.flag_near_miss):
        yield f"flag_near_miss.{number}", flag.quote
    for number, item in enumerate(labels.outdated):
        yield f"outdated.{number}", item.quote


def _shortened(quote: str, most: int = 60) -> str:
    return repr(quote if len(quote) <= most else quote[: most - 1] + "…")


def _read_meta(path: Path, known: set[str], faults: list[str], notes: list[str]) -> dict[str, dict[str, str]]:
    meta: dict[str, dict[str, str]] = {}
    if not path.is_file():
        return meta
    for line, value in read_json_lines(path, faults):
        if not isinstance(value, dict) or not isinstance(value.get("id"), str):
            faults.append(f"{path}:{line}: give an object with `id`")
        elif value["id"] in meta:
            faults.append(f"{path}:{line}: id {value['id']!r} stands twice")
        else:
            meta[value["id"]] = {key: str(item) for key, item in value.items() if key != "id"}
            if value["id"] not in known:
                notes.append(f"{path}:{line}: {value['id']} has no labels")
    return meta


def _unlabelled(folder: Path, known: set[str]) -> list[Path]:
    return sorted(path for path in (folder / "essays").glob("*.txt") if path.stem not in known)
