"""Cohen's kappa with quadratic weights (Cohen 1968), on whole stacks of tables at once."""

import numpy as np

from checker.agreement.intervals import Floats, divide


def quadratic_kappa(tables: Floats) -> Floats:
    """Return the kappa of each table, shape (…, levels, levels) → (…); higher is better, 1 is perfect.

    Where chance alone would give no disagreement (both sides gave one and the same level throughout) kappa
    is 1; that is the only way in which the expected disagreement can be 0. An empty table gives nan.

    >>> float(quadratic_kappa(np.array([[2.0, 0.0], [0.0, 2.0]])))
    1.0
    """
    size = tables.shape[-1]
    steps = np.arange(size)
    weights = ((steps[:, None] - steps[None, :]) ** 2).astype(np.float64)
    total = tables.sum(axis=(-2, -1))
    observed = (tables * weights).sum(axis=(-2, -1)) * total
    expected = np.einsum("...i,ij,...j->...", tables.sum(axis=-1), weights, tables.sum(axis=-2))
    ratio = np.divide(observed, expected, out=np.zeros_like(total), where=expected > 0)
    return np.where(total > 0, 1.0 - ratio, np.nan)


def exact_share(tables: Floats) -> Floats:
    """Return the share of decisions on the diagonal; nan for an empty table."""
    return _share_within(tables, 0)


def adjacent_share(tables: Floats) -> Floats:
    """Return the share of decisions at most one level apart; nan for an empty table."""
    return _share_within(tables, 1)


def _share_within(tables: Floats, distance: int) -> Floats:
    steps = np.arange(tables.shape[-1])
    near = np.abs(steps[:, None] - steps[None, :]) <= distance
    total = tables.sum(axis=(-2, -1))
    hits = (tables * near).sum(axis=(-2, -1))
    return divide(hits, total)
