"""Microsoft Graph ``educationRubric`` JSON: all criteria share the same levels, and have weights."""

from typing import Any
from uuid import NAMESPACE_URL, uuid5

from checker.errors import RubricError
from checker.rubric.exchange.check import Faults
from checker.rubric.exchange.json_text import read_json, read_list, render_json
from checker.rubric.exchange.plain import Criterion, Level, PlainRubric

_POINTS = "#microsoft.graph.educationAssignmentPointsGradeType"


def render_microsoft(rubric: PlainRubric) -> str:
    """Render a rubric; raise ``RubricError`` that names each criterion which does not fit."""
    first = rubric.criteria[0]
    problems = [text for criterion in rubric.criteria for text in _find_misfits(criterion, first)]
    if problems:
        raise RubricError(problems)
    total = sum(criterion.top for criterion in rubric.criteria)
    data = {
        "displayName": rubric.title,
        "description": _say(rubric.description),
        "levels": [
            {"displayName": level.name, "description": _say(""), "grading": _points(level.points)}
            for level in first.levels
        ],
        "qualities": [_quality(criterion, rubric, total) for criterion in rubric.criteria],
        "grading": _points(total),
    }
    return render_json(data)


def _find_misfits(criterion: Criterion, first: Criterion) -> list[str]:
    start = f"criterion {criterion.name!r}: an educationRubric cannot hold"
    if criterion.top <= 0:
        return [f"{start} a criterion without points"]
    if [level.name for level in criterion.levels] != [level.name for level in first.levels]:
        return [f"{start} other levels than those of {first.name!r}"]
    shares = [round(level.points / criterion.top, 9) for level in criterion.levels]
    if shares != [round(level.points / first.top, 9) for level in first.levels]:
        return [f"{start} points in other proportions than those of {first.name!r}"]
    return []


def _say(text: str) -> dict[str, str]:
    return {"content": text, "contentType": "text"}


def _points(points: float) -> dict[str, Any]:
    return {"@odata.type": _POINTS, "maxPoints": points}


def _quality(criterion: Criterion, rubric: PlainRubric, total: float) -> dict[str, Any]:
    return {
        "qualityId": str(uuid5(NAMESPACE_URL, f"{rubric.title}\n{criterion.name}")),
        "displayName": criterion.name,
        "description": _say(criterion.description),
        "weight": 100 * criterion.top / total,
        "criteria": [{"description": _say(level.description)} for level in criterion.levels],
    }


def read_microsoft(text: str, source: str) -> PlainRubric:
    """Read an educationRubric; raise ``RubricError`` that names the place of every fault."""
    data, faults = read_json(text, source), Faults(source)
    title = faults.text(data.get("displayName"), "displayName", needed=True)
    levels = read_list(data, "levels", "", faults)
    points = [
        _read_points(level, f"levels[{at}].grading.maxPoints", faults) for at, level in enumerate(levels)
    ]
    names = [
        faults.text(v.get("displayName"), f"levels[{n}].displayName", needed=True)
        for n, v in enumerate(levels)
    ]
    seen: dict[str, str] = {}
    for at, name in enumerate(names):
        faults.once(name, f"levels[{at}].displayName", seen, "level")
    qualities = read_list(data, "qualities", "", faults)
    total = _read_total(data, points, len(qualities), faults)
    scale = list(zip(names, points, strict=True))
    read = _Qualities(scale, total, faults, {})
    criteria = [read.one(quality, at, len(qualities)) for at, quality in enumerate(qualities)]
    return faults.finish(title, _heard(data.get("description")), criteria)


def _read_points(level: dict[str, Any], where: str, faults: Faults) -> float:
    grading = level.get("grading")
    return faults.number(grading.get("maxPoints") if isinstance(grading, dict) else None, where)


def _read_total(data: dict[str, Any], points: list[float], count: int, faults: Faults) -> float:
    grading = data.get("grading")
    if isinstance(grading, dict) and grading.get("maxPoints") is not None:
        return faults.number(grading["maxPoints"], "grading.maxPoints")
    return max(points, default=0.0) * count


class _Qualities:
    """Reads criteria, given the levels that all of them share."""

    def __init__(
        self, scale: list[tuple[str, float]], total: float, faults: Faults, seen: dict[str, str]
    ) -> None:
        self.scale, self.total, self.faults, self.seen = scale, total, faults, seen
        self.most = max((points for _, points in scale), default=0.0) or 1.0

    def one(self, data: dict[str, Any], at: int, count: int) -> Criterion:
        where, faults = f"qualities[{at}]", self.faults
        name = _heard(data.get("displayName")) or _heard(data.get("description"))
        faults.text(name, f"{where}.displayName", needed=True)
        faults.once(name, f"{where}.displayName", self.seen, "criterion")
        weight = data.get("weight")
        share = faults.number(weight, f"{where}.weight") / 100 if weight is not None else 1 / count
        said = read_list(data, "criteria", f"{where}.", faults)
        if len(said) != len(self.scale):
            faults.add(
                f"{where}.criteria", f"{len(said)} entries for {len(self.scale)} levels; expected one a level"
            )
        levels = [
            Level(level, _heard(words.get("description")), round(self.total * share * points / self.most, 6))
            for (level, points), words in zip(self.scale, said, strict=False)
        ]
        ordered = tuple(sorted(levels, key=lambda level: -level.points))
        return Criterion(name, _heard(data.get("description")), ordered)


def _heard(value: Any) -> str:
    """Read text that stands alone or as ``{content, contentType}``."""
    content = value.get("content") if isinstance(value, dict) else value
    return content.strip() if isinstance(content, str) else ""
