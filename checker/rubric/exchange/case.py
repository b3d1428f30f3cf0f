"""1EdTech CASE rubric JSON (CFRubric)."""

from typing import Any
from uuid import NAMESPACE_URL, uuid5

from checker.rubric.exchange.check import Faults
from checker.rubric.exchange.json_text import read_json, read_list, render_json
from checker.rubric.exchange.plain import Criterion, Level, PlainRubric

_CHANGED = "1970-01-01T00:00:00+00:00"
"""CASE asks for a date of change; a rubric has none, and the same rubric must give the same bytes."""


def render_case(rubric: PlainRubric) -> str:
    """Render a rubric as a CFRubric; identifiers are made from its words, so they stay the same."""
    own = _identify(rubric.title, rubric.description)
    criteria = [_criterion(c, at, own["identifier"]) for at, c in enumerate(rubric.criteria, start=1)]
    data = {**own, "title": rubric.title, "description": rubric.description, "CFRubricCriteria": criteria}
    return render_json(data)


def _identify(*parts: str) -> dict[str, str]:
    identifier = str(uuid5(NAMESPACE_URL, "\n".join(parts)))
    return {"identifier": identifier, "uri": f"urn:uuid:{identifier}", "lastChangeDateTime": _CHANGED}


def _criterion(criterion: Criterion, position: int, rubric_id: str) -> dict[str, Any]:
    own = _identify(rubric_id, str(position), criterion.name)
    levels = [_level(level, at, own["identifier"]) for at, level in enumerate(criterion.levels, start=1)]
    said = {"category": criterion.name, "description": criterion.description, "position": position}
    return {**own, **said, "rubricId": rubric_id, "CFRubricCriterionLevels": levels}


def _level(level: Level, position: int, criterion_id: str) -> dict[str, Any]:
    said = {"quality": level.name, "description": level.description, "score": level.points}
    feedback = {"feedback": level.hint} if level.hint else {}
    place = {"position": position, "rubricCriterionId": criterion_id}
    return {**_identify(criterion_id, str(position)), **said, **feedback, **place}


def read_case(text: str, source: str) -> PlainRubric:
    """Read a CFRubric; raise ``RubricError`` that names the place of every fault."""
    data, faults = read_json(text, source), Faults(source)
    title = faults.text(data.get("title"), "title", needed=True)
    seen: dict[str, str] = {}
    found = _in_order(read_list(data, "CFRubricCriteria", "", faults), faults)
    criteria = [_read_criterion(one, where, faults, seen) for where, one in found]
    return faults.finish(title, faults.text(data.get("description"), "description"), criteria)


def _in_order(items: list[tuple[str, dict[str, Any]]], faults: Faults) -> list[tuple[str, dict[str, Any]]]:
    """Sort by ``position`` where all have one; each keeps the way to where it stands in the file."""
    for where, item in items:
        place = item.get("position")
        if place is not None and (isinstance(place, bool) or not isinstance(place, int)):
            faults.add(f"{where}.position", f"{place!r} is not a position; expected a whole number")
    if all(isinstance(item.get("position"), int) for _, item in items):
        return sorted(items, key=lambda pair: int(pair[1]["position"]))
    return items


def _read_criterion(data: dict[str, Any], where: str, faults: Faults, seen: dict[str, str]) -> Criterion:
    description = faults.text(data.get("description"), f"{where}.description")
    name = faults.text(data.get("category"), f"{where}.category") or description
    faults.text(name, f"{where}.category", needed=True)
    faults.once(name, f"{where}.category", seen, "criterion")
    for key, what in (("weight", "weights of criteria"), ("CFItemURI", "links to items of a framework")):
        if data.get(key) is not None:
            faults.leave(what)
    names: dict[str, str] = {}
    found = _in_order(read_list(data, "CFRubricCriterionLevels", f"{where}.", faults), faults)
    levels = [_read_level(one, place, faults, names) for place, one in found]
    if not levels and isinstance(data.get("CFRubricCriterionLevels"), list):
        faults.add(f"{where}.CFRubricCriterionLevels", "no levels; expected one or more")
    return Criterion(name, description, tuple(sorted(levels, key=lambda level: -level.points)))


def _read_level(data: dict[str, Any], where: str, faults: Faults, seen: dict[str, str]) -> Level:
    quality = faults.text(data.get("quality"), f"{where}.quality", needed=True)
    faults.once(quality, f"{where}.quality", seen, "level")
    points = faults.number(data.get("score"), f"{where}.score")
    said = faults.text(data.get("description"), f"{where}.description")
    return Level(quality, said, points, faults.text(data.get("feedback"), f"{where}.feedback"))
