"""Agreement of levels, point by point and together."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from checker.agreement.gold import GoldEssay, GoldPoint
from checker.agreement.intervals import (
    Estimate,
    Floats,
    draw_weights,
    estimate_from,
    estimate_share,
    mean_known,
)
from checker.agreement.kappa import adjacent_share, exact_share, quadratic_kappa
from checker.agreement.reading import PointReading, Reading
from checker.agreement.result import PointAgreement


@dataclass(frozen=True, slots=True)
class Pair:
    """A labelled essay and one marking of it."""

    row: int
    """Number of the essay in the sample."""
    gold: GoldEssay
    """What readers gave."""
    ours: Reading
    """What we gave."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Essays with all their markings, and how they are resampled."""

    essays: int
    """Number of essays."""
    repeats: int
    """Markings of each essay."""
    pairs: tuple[Pair, ...]
    """One for each essay and repeat."""
    weights: Floats
    """Shape (resamples, essays)."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One marking point of one essay, as readers and we decided it."""

    pair: Pair
    """The essay and its marking."""
    point: str
    """The marking point."""
    column: int
    """Its number among the points compared."""
    gold: GoldPoint
    """What readers gave it."""
    ours: PointReading
    """What we gave it."""

    @property
    def right(self) -> bool:
        """Whether both gave the same level."""
        return self.gold.level == self.ours.level


def make_sample(golds: Sequence[GoldEssay], repeats: Sequence[Sequence[Reading]]) -> Sample:
    """Pair essays with their markings: ``repeats[r][i]`` is marking ``r`` of ``golds[i]``."""
    pairs = tuple(
        Pair(row, gold, ours)
        for readings in repeats
        for row, (gold, ours) in enumerate(zip(golds, readings, strict=True))
    )
    return Sample(len(golds), len(repeats), pairs, draw_weights(len(golds)))


def find_decisions(sample: Sample, points: Sequence[str]) -> tuple[Decision, ...]:
    """Find the decisions that both sides made."""
    return tuple(
        Decision(pair, point, column, pair.gold.labels.points[point], pair.ours.points[point])
        for pair in sample.pairs
        for column, point in enumerate(points)
        if point in pair.gold.labels.points and point in pair.ours.points
    )


def count_levels(sample: Sample, points: Sequence[str]) -> Floats:
    """Count decisions, shape (essays, points, gold level, our level); unmarked points count nowhere."""
    decisions = find_decisions(sample, points)
    size = 1 + max((max(each.gold.level, each.ours.level) for each in decisions), default=1)
    counts = np.zeros((sample.essays, len(points), size, size))
    for each in decisions:
        counts[each.pair.row, each.column, each.gold.level, each.ours.level] += 1
    return counts


def resample(counts: Floats, weights: Floats) -> Floats:
    """Sum counts over the essays of each resample, shape (essays, …) → (resamples, …)."""
    return np.tensordot(weights, counts, axes=1)


def score_points(
    counts: Floats, weights: Floats, points: Sequence[str], repeats: int
) -> tuple[PointAgreement, ...]:
    """Score each marking point by itself."""
    tables = counts.sum(axis=0)
    kappas = quadratic_kappa(tables)
    resampled = quadratic_kappa(resample(counts, weights))
    return tuple(
        PointAgreement(
            id=point,
            kappa=estimate_from(kappas[column], resampled[:, column], int(tables[column].sum())),
            exact=_share(exact_share(tables[column]), tables[column], repeats),
            adjacent=_share(adjacent_share(tables[column]), tables[column], repeats),
            confusion=tuple(tuple(int(cell) for cell in row) for row in tables[column]),
        )
        for column, point in enumerate(points)
    )


def mean_kappa(counts: Floats, weights: Floats) -> Estimate:
    """Take the mean of the points' kappas; each resample of essays is the same for all points."""
    value = mean_known(quadratic_kappa(counts.sum(axis=0)))
    samples = mean_known(quadratic_kappa(resample(counts, weights)))
    return estimate_from(float(value), samples, int(counts.sum()))


def pooled_kappa(counts: Floats, weights: Floats) -> Estimate:
    """Take kappa of all points' decisions in one table."""
    tables = counts.sum(axis=1)
    samples = quadratic_kappa(resample(tables, weights))
    return estimate_from(float(quadratic_kappa(tables.sum(axis=0))), samples, int(counts.sum()))


def pooled_share(counts: Floats, weights: Floats, *, within: int) -> Estimate:
    """Take the share of all decisions that are at most ``within`` (0 or 1) levels apart."""
    share = adjacent_share if within else exact_share
    tables = counts.sum(axis=1)
    samples = share(resample(tables, weights))
    return estimate_from(float(share(tables.sum(axis=0))), samples, int(counts.sum()))


def _share(share: Floats, table: Floats, repeats: int) -> Estimate:
    n = float(table.sum())
    return estimate_share(float(share) * n if n else 0.0, n, repeats=repeats)
