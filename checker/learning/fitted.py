"""What is fitted on top of the detectors: a threshold a detector and a level model a marking point."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.special import expit

from checker.evidence import Reading, build_reading, find_evidence
from checker.evidence.model import Model
from checker.facts import FactBase
from checker.learning.levels import LevelRows, fit_levels
from checker.learning.rows import Floats
from checker.learning.train import Material
from checker.scoring import find_level, fingerprint
from checker.scoring.levels import describe_evidence
from checker.types.result import Evidence
from checker.types.rubric import MarkingPoint

PENALTY = 2.0
"""Weight of the squared weights in the level models' loss; chosen by cross-validation (decision 0010)."""
_WEIGHTS = {"essay": 1.0, "paragraph": 0.1, "sentence": 0.03}
"""How much a text counts for the level models, by its kind."""
_FLAG_PRECISION = 0.88
"""Share of raised flags that must be right: a flag rather misses than accuses."""
_GRID = np.arange(0.15, 0.96, 0.05)


def fit_thresholds(material: Material, logits: Floats) -> dict[str, float]:
    """Return for each detector the probability from which its sentences count.

    A detector of a point is to be right and complete alike (F1 of its sentences). The flags have few examples
    each and share one: the least at which ``_FLAG_PRECISION`` of those raised are right, essays above all.
    """
    chances = expit(logits)
    flags = [column for column, head in enumerate(material.heads) if "." not in head]
    shared = _flag_threshold(material, chances, flags)
    return {
        head: shared if column in flags else _best_f1(material.rows.targets[:, column], chances[:, column])
        for column, head in enumerate(material.heads)
    }


def _best_f1(targets: Floats, chances: Floats) -> float:
    right = [float(((chances >= cut) & (targets > 0)).sum()) for cut in _GRID]
    raised = [float((chances >= cut).sum()) for cut in _GRID]
    f1 = [2 * r / max(n + float((targets > 0).sum()), 1.0) for r, n in zip(right, raised, strict=True)]
    return round(float(_GRID[int(np.argmax(f1))]), 2)


def _flag_threshold(material: Material, chances: Floats, columns: Sequence[int]) -> float:
    owner = material.rows.owner
    highest = np.zeros((len(material.texts), len(columns)), np.float32)
    np.maximum.at(highest, owner, chances[:, columns])
    held = np.array([[material.heads[column] in text.flags for column in columns] for text in material.texts])
    weights = np.array([[_WEIGHTS[text.kind]] for text in material.texts])
    for cut in _GRID:
        raised = (highest >= cut) * weights
        if raised.any() and (raised * held).sum() >= _FLAG_PRECISION * raised.sum():
            return round(float(cut), 2)
    return round(float(_GRID[-1]), 2)


def gather_evidence(
    material: Material,
    logits: Floats,
    points: Sequence[MarkingPoint],
    facts: FactBase,
    thresholds: Mapping[str, float],
) -> list[dict[str, tuple[Evidence, ...]]]:
    """Return each text's evidence by point, as it would be found with these detector logits."""
    chances = expit(logits)
    found = []
    for index, parsed in enumerate(material.parsed):
        rows = np.flatnonzero(material.rows.owner == index)
        reading = _with_detected(
            build_reading(parsed, facts, _NO_MODEL), material.heads, chances[rows], thresholds
        )
        found.append({point.id: find_evidence(point.elements, reading) for point in points})
    return found


def _unloadable() -> Any:
    raise AssertionError("levels are fitted on detectors alone")


_NO_MODEL = Model("none", "", (), {}, {}, _unloadable)


def _with_detected(
    reading: Reading, heads: Sequence[str], chances: Floats, thresholds: Mapping[str, float]
) -> Reading:
    detected = {head: chances[:, column] for column, head in enumerate(heads)}
    return replace(reading, heads={head: thresholds[head] for head in heads}, detected=lambda: detected)


def level_rows(
    point: MarkingPoint, material: Material, found: Sequence[Mapping[str, tuple[Evidence, ...]]]
) -> LevelRows:
    """Return what the level model of ``point`` learns from; a text that does not name the point is at 0."""
    levels = [text.points[point.id].level if point.id in text.points else 0 for text in material.texts]
    features = tuple(describe_evidence(f[point.id], find_level(point, f[point.id])) for f in found)
    weights = [_WEIGHTS[text.kind] for text in material.texts]
    return LevelRows(features, np.array(levels), np.array(weights))


def write_fitted(
    path: Path,
    points: Sequence[MarkingPoint],
    material: Material,
    found: Sequence[Mapping[str, tuple[Evidence, ...]]],
    thresholds: Mapping[str, float],
) -> None:
    """Fit the level models and write everything fitted as JSON that people can read."""
    levels = {}
    for point in points:
        model = fit_levels(level_rows(point, material, found), point.top_level, PENALTY)
        levels[point.id] = {
            "fingerprint": fingerprint(point),
            "weights": dict(sorted(model.weights.items())),
            "cuts": list(model.cuts),
        }
    given = {"thresholds": dict(sorted(thresholds.items())), "levels": levels}
    path.write_text(json.dumps(given, indent=1) + "\n", encoding="utf-8")


def exact_and_kappa(levels: npt.NDArray[np.int64], given: npt.NDArray[np.int64]) -> tuple[float, float]:
    """Return exact agreement and quadratic weighted kappa."""
    from sklearn.metrics import cohen_kappa_score

    return float((levels == given).mean()), float(cohen_kappa_score(levels, given, weights="quadratic"))
