"""Microsoft Graph ``educationRubric`` JSON: all criteria share the same levels, and have weights."""

from typing import Any
from uuid import NAMESPACE_URL, uuid5

from lxml.html import fragment_fromstring

from checker.errors import RubricError
from checker.rubric.exchange.check import Faults
from checker.rubric.exchange.json_text import read_json, read_list, render_json
from checker.rubric.exchange.plain import Criterion, Level, PlainRubric

_ROUNDING = 1.0
"""Percentage points by which weights that were rounded may miss 100."""
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
    seen: dict[str, str] = {}
    scale = [_read_level(one, where, faults, seen) for where, one in read_list(data, "levels", "", faults)]
    qualities = read_list(data, "qualities", "", faults)
    total = _read_total(data, [points for _, points in scale], len(qualities), faults)
    shares = _read_shares(qualities, faults)
    read = _Qualities(scale, total, faults, {})
    criteria = [read.one(one, where, s) for (where, one), s in zip(qualities, shares, strict=True)]
    return faults.finish(title, _heard(data.get("description"), "description", faults), criteria)


def _read_level(data: dict[str, Any], where: str, faults: Faults, seen: dict[str, str]) -> tuple[str, float]:
    name = faults.text(data.get("displayName"), f"{where}.displayName", needed=True)
    faults.once(name, f"{where}.displayName", seen, "level")
    if _heard(data.get("description"), f"{where}.description", faults):
        faults.leave("descriptions of levels that hold for all criteria")
    grading = data.get("grading")
    points = grading.get("maxPoints") if isinstance(grading, dict) else None
    return name, faults.number(points, f"{where}.grading.maxPoints")


def _read_total(data: dict[str, Any], points: list[float], count: int, faults: Faults) -> float:
    grading = data.get("grading")
    if isinstance(grading, dict) and grading.get("maxPoints") is not None:
        return faults.number(grading["maxPoints"], "grading.maxPoints")
    return max(points, default=0.0) * count


def _read_shares(qualities: list[tuple[str, dict[str, Any]]], faults: Faults) -> list[float]:
    """Return each criterion's share of the points; weights are given for all, or for none."""
    if all(quality.get("weight") is None for _, quality in qualities):
        return [1 / len(qualities) for _ in qualities]
    before = len(faults.problems)
    weights = [faults.number(quality.get("weight"), f"{where}.weight") for where, quality in qualities]
    if len(faults.problems) == before and abs(sum(weights) - 100) > _ROUNDING:
        faults.add("qualities", f"the weights add up to {sum(weights):g}; expected 100")
    return [weight / 100 for weight in weights]


class _Qualities:
    """Reads criteria, given the levels that all of them share."""

    def __init__(
        self, scale: list[tuple[str, float]], total: float, faults: Faults, seen: dict[str, str]
    ) -> None:
        self.scale, self.total, self.faults, self.seen = scale, total, faults, seen
        self.most = max((points for _, points in scale), default=0.0) or 1.0

    def one(self, data: dict[str, Any], where: str, share: float) -> Criterion:
        faults = self.faults
        description = _heard(data.get("description"), f"{where}.description", faults)
        name = _heard(data.get("displayName"), f"{where}.displayName", faults) or description
        faults.text(name, f"{where}.displayName", needed=True)
        faults.once(name, f"{where}.displayName", self.seen, "criterion")
        said = read_list(data, "criteria", f"{where}.", faults)
        if isinstance(data.get("criteria"), list) and len(said) != len(self.scale):
            faults.add(
                f"{where}.criteria", f"{len(said)} entries for {len(self.scale)} levels; expected one a level"
            )
        levels = [
            Level(
                level,
                _heard(words.get("description"), f"{way}.description", faults),
                round(self.total * share * points / self.most, 6),
            )
            for (level, points), (way, words) in zip(self.scale, said, strict=False)
        ]
        return Criterion(name, description, tuple(sorted(levels, key=lambda level: -level.points)))


def _heard(value: Any, where: str, faults: Faults) -> str:
    """Read text that stands alone or as ``{content, contentType}``; HTML is read as its text."""
    if not isinstance(value, dict):
        return faults.text(value, where)
    content = faults.text(value.get("content"), f"{where}.content")
    if str(value.get("contentType")).lower() != "html" or not content:
        return content
    faults.leave("formatting of HTML descriptions")
    return " ".join(" ".join(fragment_fromstring(content, create_parent=True).itertext()).split())
