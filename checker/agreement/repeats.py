"""How far a figure moves from one repeat of a cross-validation to the next."""

from collections.abc import Collection, Sequence
from statistics import fmean, stdev

from checker.agreement.findings import compare_findings
from checker.agreement.gold import Gold, GoldEssay
from checker.agreement.levels import Sample, count_levels, make_sample, mean_kappa, pooled_share, score_points
from checker.agreement.reading import Reading
from checker.agreement.result import Spread


def spread_over_repeats(
    gold: Gold,
    essays: Sequence[GoldEssay],
    markings: Sequence[Sequence[Reading]],
    points: Sequence[str],
    rubric_flags: Collection[str] | None,
) -> tuple[Spread, ...]:
    """Reckon each repeat by itself; ``markings[r][i]`` is repeat ``r`` of ``essays[i]``.

    Empty where there is only one.
    """
    if len(markings) < 2:
        return ()
    each = [_figures(gold, make_sample(essays, [readings]), points, rubric_flags) for readings in markings]
    return tuple(_spread(name, [figures[name] for figures in each]) for name in each[0])


def _figures(
    gold: Gold, sample: Sample, points: Sequence[str], rubric_flags: Collection[str] | None
) -> dict[str, float | None]:
    counts, weights = count_levels(sample, points), sample.weights
    flags = compare_findings(sample, gold, "flags", rubric_flags)
    return {
        "mean kappa": mean_kappa(counts, weights).value,
        "exact": pooled_share(counts, weights, within=0).value,
        **({"flags F1": flags.all.f1.value} if flags else {}),
        **{point.id: point.kappa.value for point in score_points(counts, weights, points, 1)},
    }


def _spread(name: str, each: Sequence[float | None]) -> Spread:
    known = [value for value in each if value is not None]
    return Spread(
        name=name,
        each=tuple(each),
        mean=fmean(known) if known else None,
        deviation=stdev(known) if len(known) > 1 else None,
    )
