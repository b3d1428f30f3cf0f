"""The bank: one marking point or flag a file, for any rubric to use."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from checker.errors import RubricError
from checker.resources import data_folder
from checker.rubric.known_facts import load_known_facts
from checker.rubric.place import Place, top_of
from checker.rubric.point_check import KnownFacts, check_flag, check_point
from checker.rubric.schema import find_schema_problems
from checker.rubric.source import Problem, Source, read_source
from checker.types.rubric import Flag, MarkingPoint

M = TypeVar("M", bound=MarkingPoint | Flag)


@dataclass(frozen=True, slots=True)
class Bank:
    """Marking points and flags by id."""

    points: Mapping[str, MarkingPoint] = field(default_factory=dict)
    """Marking points, in the order of their ids."""
    flags: Mapping[str, Flag] = field(default_factory=dict)
    """Misconceptions, in the order of their ids."""


def load_bank(folder: Path | None = None) -> Bank:
    """Read ``points/*.yaml`` and ``flags/*.yaml`` of a folder (the shipped one if none is given).

    Raises ``RubricError`` with all faults of all files.
    """
    bank, problems = read_bank(folder or data_folder("rubrics"))
    if problems:
        raise RubricError([str(problem) for problem in problems])
    return bank


def read_bank(folder: Path) -> tuple[Bank, list[Problem]]:
    """Read a bank; return what could be read, and every fault in the order of files and lines."""
    facts = load_known_facts()
    problems: list[Problem] = []
    bank = Bank(
        points=dict(_read_all(folder / "points", MarkingPoint, facts, problems)),
        flags=dict(_read_all(folder / "flags", Flag, facts, problems)),
    )
    return bank, sorted(problems)


def _read_all(
    folder: Path, model: type[M], facts: KnownFacts, problems: list[Problem]
) -> Iterator[tuple[str, M]]:
    for path in sorted(folder.glob("*.yaml")):
        source = read_source(path)
        entry, found = find_entry_problems(source, model, facts)
        problems.extend(found)
        if entry:
            yield entry.id, entry


def find_entry_problems(source: Source, model: type[M], facts: KnownFacts) -> tuple[M | None, list[Problem]]:
    """Check one file of the bank; return its entry (``None`` if the schema is not met) and all faults."""
    entry, problems = find_schema_problems(source, model)
    place: Place = top_of(source)
    check = check_point if model is MarkingPoint else check_flag
    name = Path(source.path).stem
    found = [*source.problems, *problems, *check(place, facts)]
    if place.at("id").text() not in ("", name):
        found.append(place.at("id").problem(f"must be the same as the file's name, {name!r}"))
    return entry, sorted(found)
