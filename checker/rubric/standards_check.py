"""What the schema cannot say about a set of standards: codes, marking points and facts must fit together."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from checker.facts import load_facts
from checker.resources import data_folder
from checker.rubric.bank import read_bank
from checker.rubric.known_facts import load_known_facts
from checker.rubric.place import Place, top_of
from checker.rubric.point_check import unknown
from checker.rubric.schema import find_schema_problems
from checker.rubric.source import Problem, Source, read_source
from checker.rubric.standards import find_repeated_codes, without_part
from checker.types.rubric import MarkingPoint
from checker.types.standard import StandardSet


def is_standard_set(source: Source) -> bool:
    """Tell whether a file holds a set of standards."""
    return isinstance(source.data, dict) and "codes" in source.data and "points" not in source.data


def find_standard_problems(source: Source) -> list[Problem]:
    """Return every fault of a set of standards, in line order: schema, names, and codes of its neighbours."""
    _, found = find_schema_problems(source, StandardSet)
    place, path = top_of(source), Path(source.path)
    others = [top_of(read_source(one)) for one in sorted(path.parent.glob("*.yaml")) if one.name != path.name]
    checks = (
        source.problems,
        found,
        _check_name(place, path),
        _check_facts(place),
        _check_points(place, _points_of(path)),
        find_repeated_codes([*(one for one in others if is_standard_set(one.source)), place], only=place),
    )
    return sorted({problem for check in checks for problem in check})


def find_standard_weaknesses(source: Source) -> list[Problem]:
    """Return where a set, the points' own codes and the fact base say different things, in line order."""
    place = top_of(source)
    points = _points_of(Path(source.path))
    return sorted((*_compare_points(place, points), *_compare_status(place)))


def find_unknown_standards(point: Place, sets: Iterable[StandardSet]) -> Iterator[Problem]:
    """Yield a point's codes that look like those of a set which has no such code."""
    known = {one.prefix: one for one in sets}
    for place in point.at("standards").items():
        key = without_part(place.text())
        found = known.get(key.rstrip("0123456789"))
        if found and key[-1:].isdigit() and key not in found.codes:
            yield place.problem(unknown(f"code of {found.id}", place.text(), found.codes))


def _points_of(path: Path) -> Mapping[str, MarkingPoint]:
    """Return the bank beside the set's folder, or the shipped one where there is none."""
    own = path.resolve().parent.parent
    return read_bank(own if (own / "points").is_dir() else data_folder("rubrics"))[0].points


def _check_name(place: Place, path: Path) -> Iterator[Problem]:
    if place.at("id").text() not in ("", path.stem):
        yield place.at("id").problem(f"must be the same as the file's name, {path.stem!r}")


def _check_facts(place: Place) -> Iterator[Problem]:
    fact, known = place.at("fact"), load_known_facts().ids
    if fact.text() and fact.data not in known:
        yield fact.problem(unknown("fact id", fact.text(), known))


def _check_points(place: Place, points: Mapping[str, MarkingPoint]) -> Iterator[Problem]:
    for standard in place.at("codes").entries().values():
        seen: set[str] = set()
        for name in standard.at("points").items():
            if name.text() and name.text() not in points:
                yield name.problem(unknown("point of the bank", name.text(), points))
            elif name.text() in seen:
                yield name.problem(f"{name.text()!r} is there already; each may stand once")
            seen.add(name.text())


def _compare_points(place: Place, points: Mapping[str, MarkingPoint]) -> Iterator[Problem]:
    named = {name: {without_part(code) for code in point.standards} for name, point in points.items()}
    for code, standard in place.at("codes").entries().items():
        listed = {name.text() for name in standard.at("points").items()}
        for name in standard.at("points").items():
            if name.text() in named and code not in named[name.text()]:
                yield name.problem(f"the point {name.text()!r} does not name {code} among its standards")
        for missing in (one for one, codes in named.items() if code in codes and one not in listed):
            yield standard.problem(f"the point {missing!r} names {code}, but is not listed here")


def _compare_status(place: Place) -> Iterator[Problem]:
    fact = load_facts().get(place.at("fact").text())
    status = place.at("status")
    if fact and status.text() and status.text() != fact.status:
        yield status.problem(f"the fact base says that {fact.id} is {fact.status}")
