"""Fit a level model per marking point: proportional odds with weights that cannot be negative."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.special import expit

from checker.scoring.levels import LevelModel

Floats = npt.NDArray[np.float64]
_DECIMALS = 3


@dataclass(frozen=True, slots=True, eq=False)
class LevelRows:
    """What a level model learns from: one row a text."""

    features: tuple[Mapping[str, float], ...]
    """As ``describe_evidence`` gives them."""
    levels: npt.NDArray[np.int64]
    """The reader's level, shape (n_texts,)."""
    weights: Floats
    """How much each text counts, shape (n_texts,)."""


def fit_levels(rows: LevelRows, top_level: int, penalty: float) -> LevelModel:
    """Return the model of least penalised log loss; ``penalty`` weighs the sum of squared weights."""
    names = sorted({name for row in rows.features for name in row})
    x = np.array([[row.get(name, 0.0) for name in names] for row in rows.features])
    scale = x.std(axis=0) + 1e-9
    start = np.concatenate([np.full(len(names), 0.1), np.linspace(1.0, 2.0, top_level)])
    bounds = [(0.0, None)] * len(names) + [(None, None)] * top_level
    best = minimize(
        _loss,
        start,
        args=(x / scale, rows.levels, rows.weights, penalty),
        jac=True,
        bounds=bounds,
        method="L-BFGS-B",
    )
    weights = best.x[: len(names)] / scale
    cuts = np.maximum.accumulate(best.x[len(names) :])
    kept = {n: round(float(w), _DECIMALS) for n, w in zip(names, weights, strict=True) if w >= 10**-_DECIMALS}
    return LevelModel(kept, tuple(round(float(cut), _DECIMALS) for cut in cuts))


def _loss(
    given: Floats, x: Floats, levels: npt.NDArray[np.int64], weights: Floats, penalty: float
) -> tuple[float, Floats]:
    """Return the penalised log loss of all cumulative splits (level ≥ k), and its gradient."""
    n_features = x.shape[1]
    slope, cuts = given[:n_features], given[n_features:]
    pull = x @ slope
    loss, gradient = (
        penalty * float(slope @ slope),
        np.concatenate([2 * penalty * slope, np.zeros_like(cuts)]),
    )
    for k, cut in enumerate(cuts, 1):
        reached = (levels >= k).astype(float)
        chance = expit(pull - cut)
        kept = np.clip(chance, 1e-9, 1 - 1e-9)
        loss -= float(weights @ (reached * np.log(kept) + (1 - reached) * np.log(1 - kept)))
        miss = weights * (chance - reached)
        gradient[:n_features] += x.T @ miss
        gradient[n_features + k - 1] -= miss.sum()
    return loss, gradient


def predict_levels(model: LevelModel, features: Sequence[Mapping[str, float]]) -> npt.NDArray[np.int64]:
    """Return the likeliest level of each row, shape (n_texts,)."""
    return np.array([int(np.argmax(model.probabilities(row))) for row in features])
