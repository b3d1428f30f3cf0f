"""From a rubric's file to a ``Rubric`` that is ready to mark with."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from checker.errors import RubricError, UnknownRubricError
from checker.resources import data_folder
from checker.rubric.bank import Bank, read_bank
from checker.rubric.form import form_path
from checker.rubric.known_facts import load_known_facts
from checker.rubric.place import Place, top_of
from checker.rubric.rubric_check import check_rubric
from checker.rubric.schema import find_schema_problems
from checker.rubric.source import Problem, Source, read_source
from checker.rubric.verbs import ask_for
from checker.types.rubric import (
    Flag,
    FlagUse,
    MarkedPoint,
    MarkingPoint,
    Outcome,
    PointUse,
    Rubric,
    RubricFile,
)


@dataclass(frozen=True, slots=True)
class RubricSummary:
    """One line of ``rubric list``."""

    id: str
    """Name on the command line."""
    version: str
    """The rubric's own version."""
    title: str
    """As the report says it."""
    about: str
    """What it is for."""
    points: int
    """How many marking points it has."""
    path: Path
    """Its file."""


def list_rubrics(folder: Path | None = None) -> tuple[RubricSummary, ...]:
    """Return the shipped rubrics in the order of their ids; a broken file is listed by its name."""
    paths = sorted((folder or data_folder("rubrics")).glob("*.yaml"))
    return tuple(_summary(path, top_of(read_source(path))) for path in paths)


def _summary(path: Path, rubric: Place) -> RubricSummary:
    version, title, about = (rubric.at(key).text() for key in ("version", "title", "about"))
    return RubricSummary(path.stem, version, title, about, len(rubric.at("points").items()), path)


def load_rubric(name_or_path: str | Path, bank: Bank | None = None, *, folder: Path | None = None) -> Rubric:
    """Load a shipped rubric by id, or one from a path (anything with a folder or a ``.yaml`` in its name).

    Raises ``RubricError`` with every fault of the file and of the bank, ``UnknownRubricError`` for an id
    that is not shipped.
    """
    path = find_rubric_file(name_or_path, folder=folder)
    problems = list[Problem]()
    if bank is None:
        bank, problems = read_bank(folder or data_folder("rubrics"))
    source = read_source(path)
    rubric, found = find_rubric_problems(source, bank)
    if rubric is None or found or problems:
        raise RubricError([str(problem) for problem in (*found, *problems)])
    return assemble_rubric(rubric, bank)


def find_rubric_file(name_or_path: str | Path, *, folder: Path | None = None) -> Path:
    """Return the file of a rubric; raise ``UnknownRubricError`` if there is none."""
    given = Path(name_or_path)
    if given.suffix in {".yaml", ".yml"} or len(given.parts) > 1:
        if not given.is_file():
            raise UnknownRubricError(f"{given}: no such rubric file. Give the path of a YAML file, or an id.")
        return given
    shipped = {path.stem: path for path in (folder or data_folder("rubrics")).glob("*.yaml")}
    if given.name not in shipped:
        near = get_close_matches(given.name, shipped, n=1)
        meant = f" Did you mean {near[0]!r}?" if near else ""
        known = ", ".join(sorted(shipped)) or "none"
        raise UnknownRubricError(f"{given.name}: no rubric of that name.{meant} Shipped rubrics: {known}.")
    return shipped[given.name]


def find_rubric_problems(source: Source, bank: Bank) -> tuple[RubricFile | None, list[Problem]]:
    """Check a rubric's file; return it (``None`` if the schema is not met) and all faults, in line order."""
    rubric, problems = find_schema_problems(source, RubricFile)
    place, tops = top_of(source), {name: point.top_level for name, point in bank.points.items()}
    found = [*source.problems, *problems, *check_rubric(place, tops, bank.flags, load_known_facts())]
    path = Path(source.path)
    form = place.at("form")
    if form.text() and not form_path(path, form.text()).is_file():
        found.append(form.problem(f"there is no form {form_path(path, form.text())}"))
    if path.parent == data_folder("rubrics") and place.at("id").text() not in ("", path.stem):
        found.append(place.at("id").problem(f"must be the same as the file's name, {path.stem!r}"))
    return rubric, sorted(set(found))


def assemble_rubric(rubric: RubricFile, bank: Bank) -> Rubric:
    """Put a checked rubric together with what it takes from the bank."""
    points = tuple(_marked(point, bank) for point in rubric.points)
    parts: dict[str, Any] = {
        "points": points,
        "flags": tuple(_flag(flag, bank) for flag in rubric.flags),
        "advice_points": tuple(_advice_points(rubric, {p.point.id for p in points}, bank)),
        **{name: getattr(rubric, name) for name in _AS_THEY_ARE},
    }
    return Rubric(**parts, sha256=_sha256(Rubric(**parts, sha256="")))


_AS_THEY_ARE = (
    "id",
    "version",
    "title",
    "about",
    "asked_by",
    "level_names",
    "advice",
    "outcomes",
    "form",
    "todo",
)


def _marked(entry: PointUse | MarkingPoint, bank: Bank) -> MarkedPoint:
    point = _take(entry, bank.points) if isinstance(entry, PointUse) else entry
    return MarkedPoint(point=point, marks=dict(entry.marks) or _marks_of(point))


def _marks_of(point: MarkingPoint) -> dict[int, float]:
    return dict(point.marks) or {level: float(level) for level in range(1, point.top_level + 1)}


def _take(use: PointUse, points: Mapping[str, MarkingPoint]) -> MarkingPoint:
    point = points[use.use]
    given = {name: getattr(use, name) for name in ("title", "statement", "asked_by")}
    changed = {name: value for name, value in given.items() if value is not None}
    asked = ask_for(point, use.verb) if use.verb else point
    return asked.model_copy(update={**changed, "todo": (*point.todo, *use.todo)})


def _flag(entry: str | FlagUse | Flag, bank: Bank) -> Flag:
    if isinstance(entry, Flag):
        return entry
    if isinstance(entry, str):
        return bank.flags[entry]
    flag = bank.flags[entry.use]
    asked_by = entry.asked_by or flag.asked_by
    return flag.model_copy(update={"asked_by": asked_by, "todo": (*flag.todo, *entry.todo)})


def _advice_points(rubric: RubricFile, used: set[str], bank: Bank) -> Iterator[MarkingPoint]:
    asked = dict.fromkeys(name for tip in rubric.advice for name in tip.followed_by)
    yield from (bank.points[name] for name in asked if name not in used)


def _sha256(rubric: Rubric) -> str:
    data = rubric.model_dump(mode="json", by_alias=True, exclude={"sha256"}, exclude_defaults=True)
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def build_rubric_of(entry: MarkingPoint | Flag) -> Rubric:
    """Return a rubric that holds one marking point, or one flag, and nothing else."""
    point = (MarkedPoint(point=entry, marks=_marks_of(entry)),) if isinstance(entry, MarkingPoint) else ()
    rubric = Rubric(
        id=f"only-{entry.id}",
        version="1",
        title=entry.title,
        about="",
        asked_by=entry.asked_by,
        level_names={
            level: f"level {level}" for level in range(point[0].point.top_level + 1 if point else 2)
        },
        points=point,
        flags=() if isinstance(entry, MarkingPoint) else (entry,),
        advice=(),
        outcomes=(Outcome(name="marked"),),
        sha256="",
    )
    return rubric.model_copy(update={"sha256": _sha256(rubric)})
