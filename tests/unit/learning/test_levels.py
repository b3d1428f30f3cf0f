"""Fitting level models: monotone, and able to learn."""

import numpy as np

from checker.learning.levels import LevelRows, fit_levels, predict_levels


def make_rows(seed: int = 0) -> LevelRows:
    """Texts whose level follows one feature; a second one is noise, a third points the wrong way."""
    dice = np.random.RandomState(seed)
    levels = dice.randint(0, 3, 200)
    features = tuple(
        {"says:top1": float(level * 2 + dice.rand()), "noise": float(dice.rand()), "wrong": float(2 - level)}
        for level in levels
    )
    return LevelRows(features, levels, np.ones(200))


def test_levels_are_learned() -> None:
    rows = make_rows()
    model = fit_levels(rows, 2, 0.5)
    assert (predict_levels(model, rows.features) == rows.levels).mean() > 0.95


def test_no_weight_is_negative_and_cuts_rise() -> None:
    model = fit_levels(make_rows(), 2, 0.5)
    assert all(weight >= 0 for weight in model.weights.values())
    assert model.weights.get("wrong", 0.0) == 0.0
    assert model.cuts[0] <= model.cuts[1]


def test_the_same_rows_give_the_same_model() -> None:
    assert fit_levels(make_rows(3), 2, 0.5) == fit_levels(make_rows(3), 2, 0.5)
