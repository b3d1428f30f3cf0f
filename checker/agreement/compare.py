"""Comparing the readers' labels with marks: the one composition of all statistics."""

from collections.abc import Collection, Mapping, Sequence

from checker.agreement.calibration import compare_confidence
from checker.agreement.disagreements import find_worst
from checker.agreement.findings import KINDS, compare_findings
from checker.agreement.gold import Gold
from checker.agreement.groups import FIELDS, compare_groups
from checker.agreement.levels import (
    Sample,
    count_levels,
    make_sample,
    mean_kappa,
    pooled_kappa,
    pooled_share,
    score_points,
)
from checker.agreement.quotations import compare_quotations
from checker.agreement.reading import Reading, reading_of
from checker.agreement.repeats import spread_over_repeats
from checker.agreement.result import Agreement, FindingAgreement, Unmarked
from checker.facts import load_facts
from checker.types.result import MarkedEssay


def compare(
    gold: Gold,
    marked: Mapping[str, MarkedEssay],
    *,
    unreadable: Mapping[str, str] | None = None,
    rubric_flags: Collection[str] | None = None,
    fields: Sequence[str] = FIELDS,
) -> Agreement:
    """Compare labels with marked essays, both by essay id.

    ``unreadable`` gives the reason for essays that could not be read: they are listed and in no figure.
    ``rubric_flags`` are the flags that the rubric can raise (None: all), ``fields`` what groups are made by.
    The shipped fact base gives outdated references the guide's labels.
    """
    facts = load_facts()
    readings = {name: reading_of(name, essay, facts) for name, essay in marked.items()}
    return compare_readings(gold, [readings], unreadable=unreadable, rubric_flags=rubric_flags, fields=fields)


def compare_readings(
    gold: Gold,
    repeats: Sequence[Mapping[str, Reading]],
    *,
    unreadable: Mapping[str, str] | None = None,
    rubric_flags: Collection[str] | None = None,
    fields: Sequence[str] = FIELDS,
) -> Agreement:
    """Compare labels with readings by essay id; several ``repeats`` come from repeated cross-validation.

    An essay is compared when every repeat has it; all intervals resample essays, never single decisions.
    """
    essays = [essay for essay in gold.essays if all(essay.id in readings for readings in repeats)]
    markings = [[readings[essay.id] for essay in essays] for readings in repeats]
    sample = make_sample(essays, markings)
    marked_points = tuple(dict.fromkeys(point for pair in sample.pairs for point in pair.ours.points))
    points = tuple(point for point in gold.point_ids if point in marked_points)
    counts = count_levels(sample, points)
    kappa = mean_kappa(counts, sample.weights)
    return Agreement(
        essays=len(essays),
        repeats=len(repeats),
        unmarked=_find_unmarked(gold, {essay.id for essay in essays}, unreadable or {}),
        points=score_points(counts, sample.weights, points, len(repeats)),
        kappa=kappa,
        pooled=pooled_kappa(counts, sample.weights),
        exact=pooled_share(counts, sample.weights, within=0),
        adjacent=pooled_share(counts, sample.weights, within=1),
        over_repeats=spread_over_repeats(gold, essays, markings, points, rubric_flags),
        points_not_in_gold=tuple(point for point in marked_points if point not in points),
        points_not_in_rubric=tuple(point for point in gold.point_ids if point not in points),
        findings=_compare_all_findings(sample, gold, rubric_flags),
        quotations=compare_quotations(sample, points),
        calibration=compare_confidence(sample, points),
        groupings=compare_groups(essays, counts, fields, kappa.value),
        disagreements=find_worst(sample, points),
    )


def _find_unmarked(gold: Gold, compared: set[str], unreadable: Mapping[str, str]) -> tuple[Unmarked, ...]:
    return tuple(
        Unmarked(essay.id, unreadable.get(essay.id, "there are no marks for it"))
        for essay in gold.essays
        if essay.id not in compared
    )


def _compare_all_findings(
    sample: Sample, gold: Gold, rubric_flags: Collection[str] | None
) -> tuple[FindingAgreement, ...]:
    compared = (compare_findings(sample, gold, kind, rubric_flags) for kind in KINDS)
    return tuple(each for each in compared if each is not None)
