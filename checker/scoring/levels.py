"""A calibrated level model: how surely the evidence reaches each level of a marking point.

Proportional odds (McCullagh 1980): P(level ≥ k) = σ(w · x - c_k) with w ≥ 0 and features x that can only
grow as evidence is added, so more credited evidence never lowers a level.
"""

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from checker.types.result import Evidence
from checker.types.rubric import MarkingPoint

TOP = 4
"""How many of an element's strongest stretches, or distinct names, are looked at one by one."""
_MOST = 6.0
"""Sum of strengths beyond which more makes no difference."""
_CUTS = (0.3, 0.5, 0.8)
"""Strengths at which sentences are counted."""


@dataclass(frozen=True, slots=True)
class LevelModel:
    """Weights and cuts of one marking point."""

    weights: Mapping[str, float]
    """Weight ≥ 0 of each feature, by its name."""
    cuts: tuple[float, ...]
    """c_1 ≤ c_2 …: what w · x must pass for level 1, 2 …"""

    def probabilities(self, features: Mapping[str, float]) -> tuple[float, ...]:
        """Return the probability of each level from 0 up; they add up to 1."""
        pull = sum(weight * features.get(name, 0.0) for name, weight in self.weights.items())
        reached = [1.0, *(_sigmoid(pull - cut) for cut in self.cuts), 0.0]
        return tuple(max(0.0, low - high) for low, high in pairwise(reached))


def fingerprint(point: MarkingPoint) -> str:
    """Return the hash of all in a point that a level model was fitted on: its elements and its conditions."""
    given = point.model_dump(mode="json", include={"elements", "levels"})
    return hashlib.sha256(json.dumps(given, sort_keys=True).encode()).hexdigest()


def load_level_model(point: MarkingPoint, fitted: Mapping[str, Mapping[str, Any]]) -> LevelModel | None:
    """Return the model fitted for ``point``; ``None`` where there is none, or the point has changed since."""
    given = fitted.get(point.id)
    if given is None or given["fingerprint"] != fingerprint(point):
        return None
    return LevelModel(given["weights"], tuple(given["cuts"]))


def describe_evidence(evidence: Sequence[Evidence], rule_level: int) -> dict[str, float]:
    """Return the features of a point's evidence; each can only grow as evidence is added.

    For every element the strengths (log odds above 1 in 50) of its strongest sentences or names, their sum
    and how many there are; how many distinct names were found; and the level by the rubric's conditions.
    """
    features = {"rule>=1": float(rule_level >= 1), "rule>=2": float(rule_level >= 2)}
    for element in {e.element for e in evidence}:
        counted = [e for e in evidence if e.element == element and (e.credited or e.weak)]
        if any(e.kind == "meaning" for e in counted):
            features |= _describe_sentences(element, counted)
        else:
            features |= _describe_names(element, counted)
    return features


def _describe_sentences(element: str, counted: Sequence[Evidence]) -> dict[str, float]:
    return _describe_strengths(element, [e.strength for e in counted])


def _describe_names(element: str, counted: Sequence[Evidence]) -> dict[str, float]:
    """Count each name once, as sure as it is anywhere; sureness weighs only where a detector gave one."""
    best: dict[str, float] = {}
    for e in counted:
        name = e.fact or e.text.casefold()
        best[name] = max(best.get(name, 0.0), e.strength)
    features = {f"{element}:{n}+": 1.0 for n in range(1, min(len(best), TOP) + 1)}
    judged = any(strength < 1 for strength in best.values())
    return features | (_describe_strengths(element, list(best.values())) if judged else {})


def _describe_strengths(element: str, strengths: Sequence[float]) -> dict[str, float]:
    pulls = sorted(map(_log_odds, strengths), reverse=True)
    features = {f"{element}:top{i}": pull for i, pull in enumerate(pulls[:TOP], 1)}
    features[f"{element}:sum"] = min(sum(strengths), _MOST)
    for cut in _CUTS:
        number = sum(strength >= cut for strength in strengths)
        features |= {f"{element}:{n} at {cut}": 1.0 for n in range(1, min(number, TOP) + 1)}
    return features


def _log_odds(strength: float) -> float:
    """Return the log odds of ``strength`` above those of 1 in 50, from 0 to about 8."""
    kept = min(max(strength, 0.02), 0.98)
    return math.log(kept / (1 - kept)) - math.log(0.02 / 0.98)


def _sigmoid(x: float) -> float:
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, x))))
