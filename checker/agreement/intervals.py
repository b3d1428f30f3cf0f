"""How sure a figure is: bootstrap over essays, and Wilson's interval for plain shares."""

from dataclasses import dataclass
from math import sqrt

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

RESAMPLES = 2000
"""Bootstrap resamples behind every interval that says so."""
SEED = 20240229
"""Fixed, so that the same essays and marks give the same bytes."""
_Z = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its 95 % interval; None where there was nothing to reckon from."""

    value: float | None
    """The figure itself."""
    low: float | None
    """Lower end of the interval."""
    high: float | None
    """Upper end of the interval."""
    n: int
    """Decisions that it rests on."""
    method: str
    """bootstrap (percentile, essays resampled) | wilson."""


def draw_weights(essays: int, *, resamples: int = RESAMPLES, seed: int = SEED) -> Floats:
    """Draw how often each essay falls into each resample, shape (resamples, essays)."""
    if essays == 0:
        return np.zeros((resamples, 0))
    drawn = np.random.default_rng(seed).multinomial(essays, np.full(essays, 1 / essays), size=resamples)
    return drawn.astype(np.float64)


def estimate_from(value: float, samples: Floats, n: int) -> Estimate:
    """Make an estimate whose interval is the middle 95 % of the resampled values; nan becomes None."""
    known = samples[~np.isnan(samples)]
    if n == 0 or np.isnan(value):
        return Estimate(None, None, None, n, "bootstrap")
    if not known.size:
        return Estimate(float(value), None, None, n, "bootstrap")
    low, high = np.percentile(known, [2.5, 97.5])
    return Estimate(float(value), float(low), float(high), n, "bootstrap")


def estimate_share(hits: float, n: float, *, repeats: int = 1) -> Estimate:
    """Make an estimate of ``hits / n`` with Wilson's score interval (Wilson 1927).

    Where each essay was marked ``repeats`` times, the interval is that of one marking: the repeats of an
    essay are no new evidence about it.

    >>> share = estimate_share(8, 10)
    >>> share.value, round(share.low, 3), round(share.high, 3)
    (0.8, 0.49, 0.943)
    """
    if n <= 0:
        return Estimate(None, None, None, 0, "wilson")
    share, trials = hits / n, n / repeats
    spread = _Z * _Z / trials
    centre = (share + spread / 2) / (1 + spread)
    half = sqrt(share * (1 - share) * spread + spread * spread / 4) / (1 + spread)
    return Estimate(share, max(0.0, centre - half), min(1.0, centre + half), int(n), "wilson")


def divide(above: Floats, below: Floats) -> Floats:
    """Divide, giving nan where the divisor is 0."""
    nothing = np.full(np.broadcast(above, below).shape, np.nan)
    quotient: Floats = np.divide(above, below, out=nothing, where=below > 0)
    return quotient


def mean_known(values: Floats) -> Floats:
    """Take the mean over the last axis, leaving nan out; nan where nothing is known."""
    known = ~np.isnan(values)
    total: Floats = np.where(known, values, 0.0).sum(axis=-1)
    return divide(total, known.sum(axis=-1).astype(np.float64))
