"""Double marking: whole marks of two markers, within tolerance or for adjudication."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from checker.agreement.intervals import Estimate, draw_weights, estimate_from, estimate_share


@dataclass(frozen=True, slots=True)
class MarkPair:
    """The marks that two markers gave one submission."""

    submission: str
    ours: float
    theirs: float
    points: tuple[str, ...] = ()
    """Marking points on which the levels differ, with both levels."""

    @property
    def difference(self) -> float:
        """Ours less theirs, in marks; above 0 we are more generous."""
        return self.ours - self.theirs


@dataclass(frozen=True, slots=True)
class DoubleMarking:
    """How two markings compare in marks."""

    tolerance: float
    """Marks by which two markers may differ without a third looking."""
    within: Estimate
    """Share of submissions within tolerance."""
    difference: Estimate
    """Mean of ours less theirs, in marks."""
    adjudication: tuple[MarkPair, ...]
    """Submissions outside tolerance, the furthest apart first."""
    mapping: tuple[str, ...]
    """How each column of the other marker's table was understood."""
    missing: tuple[str, ...] = ()
    """Submissions that only one of the two has marked; in no figure."""


def compare_marks(
    pairs: Sequence[MarkPair], tolerance: float, mapping: tuple[str, ...], missing: tuple[str, ...] = ()
) -> DoubleMarking:
    """Compare whole marks; the interval of the mean difference resamples submissions."""
    apart = [pair for pair in pairs if abs(pair.difference) > tolerance]
    differences = np.array([pair.difference for pair in pairs], dtype=np.float64)
    weights = draw_weights(len(pairs))
    mean = float(differences.mean()) if len(pairs) else float("nan")
    samples = weights @ differences / len(pairs) if len(pairs) else np.zeros(0)
    return DoubleMarking(
        tolerance=tolerance,
        within=estimate_share(len(pairs) - len(apart), len(pairs)),
        difference=estimate_from(mean, samples, len(pairs)),
        adjudication=tuple(sorted(apart, key=lambda pair: (-abs(pair.difference), pair.submission))),
        mapping=mapping,
        missing=missing,
    )
