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
    found = _in_order(read_list(data, "CFRubricCriteria", "", faults))
    criteria = [_read_criterion(one, f"CFRubricCriteria[{at}]", faults, seen) for at, one in enumerate(found)]
    return faults.finish(title, faults.text(data.get("description"), "description"), criteria)


def _in_order(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    if all(isinstance(item.get("position"), int) for item in items):
        return sorted(items, key=lambda item: int(item["position"]))
    return items


def _read_criterion(data: dict[str, Any], where: str, faults: Faults, seen: dict[str, str]) -> Criterion:
    description = faults.text(data.get("description"), f"{where}.description")
    name = faults.text(data.get("category"), f"{where}.category") or description
    faults.text(name, f"{where}.category", needed=True)
    faults.once(name, f"{where}.category", seen, "criterion")
    names: dict[str, str] = {}
    levels = []
    for at, one in enumerate(_in_order(read_list(data, "CFRubricCriterionLevels", f"{where}.", faults))):
        place = f"{where}.CFRubricCriterionLevels[{at}]"
        quality = faults.text(one.get("quality"), f"{place}.quality", needed=True)
        faults.once(quality, f"{place}.quality", names, "level")
        points = faults.number(one.get("score"), f"{place}.score")
        said = faults.text(one.get("description"), f"{place}.description")
        levels.append(Level(quality, said, points, faults.text(one.get("feedback"), f"{place}.feedback")))
    if not levels:
        faults.add(where, "no levels; expected one or more")
    return Criterion(name, description, tuple(sorted(levels, key=lambda level: -level.points)))
