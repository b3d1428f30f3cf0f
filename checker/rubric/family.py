"""A file to look at as its author does: a rubric with what it takes from the bank, or one entry of a bank."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker.resources import data_folder
from checker.rubric.bank import Bank, find_entry_problems, read_bank
from checker.rubric.known_facts import load_known_facts
from checker.rubric.load import find_rubric_file, find_rubric_problems
from checker.rubric.place import Place, top_of
from checker.rubric.rubric_check import used_flag
from checker.rubric.source import Problem, Source, read_source
from checker.types.rubric import Flag, MarkingPoint


@dataclass(frozen=True, slots=True)
class Family:
    """The places of a rubric's parts, each in its own file."""

    rubric: Place | None
    """The rubric; ``None`` for a single entry of the bank."""
    points: tuple[Place, ...]
    """Marking points, those from the bank in their own files."""
    flags: tuple[Place, ...]
    """Flags, those from the bank in their own files."""
    problems: tuple[Problem, ...]
    """Faults of all these files, in the order of files and lines."""


def read_family(name_or_path: str | Path, *, folder: Path | None = None) -> Family:
    """Read a rubric by id or path, or one entry of a bank by path, whatever is wrong with it."""
    folder = folder or data_folder("rubrics")
    source = read_source(find_rubric_file(name_or_path, folder=folder))
    if _is(source, "raised"):
        return _entry(source, Flag)
    if _is(source, "levels"):
        return _entry(source, MarkingPoint)
    return _rubric(source, folder)


def _is(source: Source, key: str) -> bool:
    return isinstance(source.data, dict) and key in source.data and "points" not in source.data


def _entry(source: Source, model: Any) -> Family:
    _, problems = find_entry_problems(source, model, load_known_facts())
    place = top_of(source)
    points, flags = ((place,), ()) if model is MarkingPoint else ((), (place,))
    return Family(None, points, flags, tuple(problems))


def _rubric(source: Source, folder: Path) -> Family:
    bank, problems = read_bank(folder)
    _, found = find_rubric_problems(source, bank)
    rubric = top_of(source)
    points = tuple(_take_points(rubric, bank, folder))
    flags = tuple(_take_flags(rubric, bank, folder))
    return Family(rubric, points, flags, (*found, *problems))


def _take_points(rubric: Place, bank: Bank, folder: Path) -> Iterator[Place]:
    for point in rubric.at("points").items():
        used = point.at("use").text()
        if used in bank.points:
            yield top_of(read_source(folder / "points" / f"{used}.yaml"))
        elif isinstance(point.data, dict) and not used:
            yield point


def _take_flags(rubric: Place, bank: Bank, folder: Path) -> Iterator[Place]:
    for flag in rubric.at("flags").items():
        used = used_flag(flag)
        if used and used.data in bank.flags:
            yield top_of(read_source(folder / "flags" / f"{used.text()}.yaml"))
        elif isinstance(flag.data, dict) and not used:
            yield flag
