"""Precision and recall of flags, outdated references and confidentiality, essay by essay."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

import numpy as np

from checker.agreement.gold import Gold, GoldEssay
from checker.agreement.intervals import Floats, divide, estimate_from, estimate_share
from checker.agreement.levels import Sample, resample
from checker.agreement.outdated import LABELS
from checker.agreement.quotations import overlaps_any
from checker.agreement.result import FindingAgreement, ItemAgreement

CONFIDENTIALITY = "confidentiality"
KINDS = ("flags", "outdated", CONFIDENTIALITY)
_RIGHT, _WRONG, _MISSED, _SAME_WORDS = range(4)


def compare_findings(
    sample: Sample, gold: Gold, kind: str, rubric_flags: Collection[str] | None
) -> FindingAgreement | None:
    """Compare one kind of finding; None where no marking looked for it.

    ``rubric_flags`` are the flags that the rubric can raise; None means all that are labelled.
    """
    if not any(kind in pair.ours.found for pair in sample.pairs):
        return None
    labelled = _labelled(gold, kind)
    unable = kind == "flags" and rubric_flags is not None
    looked_for = [item for item in labelled if not unable or item in (rubric_flags or ())]
    counts = _count(sample, kind, looked_for)
    drawn = resample(counts, sample.weights)
    sums = counts.sum(axis=0)
    return FindingAgreement(
        kind=kind,
        items=tuple(
            _score(item, sums[column], drawn[:, column], sample.repeats)
            for column, item in enumerate(looked_for)
        ),
        all=_score("all", sums.sum(axis=0), drawn.sum(axis=1), sample.repeats),
        not_labelled=_not_labelled(sample, kind, labelled),
        not_looked_for=tuple(item for item in labelled if item not in looked_for),
    )


def _labelled(gold: Gold, kind: str) -> tuple[str, ...]:
    if kind == "outdated":
        extra = {item.id for essay in gold.essays for item in essay.labels.outdated}
        return (*LABELS, *sorted(extra - set(LABELS)))
    if kind == CONFIDENTIALITY:
        return (CONFIDENTIALITY,) if CONFIDENTIALITY in gold.flag_ids else ()
    return tuple(flag for flag in gold.flag_ids if flag != CONFIDENTIALITY)


def _gold_found(essay: GoldEssay, kind: str) -> Mapping[str, list[str]]:
    if kind == "outdated":
        names = {item.id for item in essay.labels.outdated}
        return {name: [item.quote for item in essay.labels.outdated if item.id == name] for name in names}
    return {flag: [quote] for flag, quote in essay.labels.flags.items() if quote is not None}


def _count(sample: Sample, kind: str, items: Sequence[str]) -> Floats:
    """Count right, wrong, missed and same words, shape (essays, items, 4)."""
    counts = np.zeros((sample.essays, len(items), 4))
    for pair in sample.pairs:
        theirs, ours = _gold_found(pair.gold, kind), pair.ours.found.get(kind, {})
        for column, item in enumerate(items):
            quotes = theirs.get(item, [])
            both = item in theirs and item in ours
            same = both and any(overlaps_any(pair.ours.text, quote, quotes) for quote in ours[item])
            only_ours = item in ours and item not in theirs
            counts[pair.row, column] += (both, only_ours, item in theirs and item not in ours, same)
    return counts


def _score(item: str, counts: Floats, drawn: Floats, repeats: int) -> ItemAgreement:
    right, wrong, missed = (float(counts[kind]) for kind in (_RIGHT, _WRONG, _MISSED))
    return ItemAgreement(
        id=item,
        right=int(right),
        wrong=int(wrong),
        missed=int(missed),
        same_words=int(counts[_SAME_WORDS]),
        precision=estimate_share(right, right + wrong, repeats=repeats),
        recall=estimate_share(right, right + missed, repeats=repeats),
        f1=estimate_from(float(_f1(counts)), _f1(drawn), int(right + wrong + missed)),
    )


def _f1(counts: Floats) -> Floats:
    right = counts[..., _RIGHT]
    return divide(2 * right, 2 * right + counts[..., _WRONG] + counts[..., _MISSED])


def _not_labelled(sample: Sample, kind: str, labelled: Collection[str]) -> tuple[tuple[str, int], ...]:
    essays = {(item, pair.row) for pair in sample.pairs for item in pair.ours.found.get(kind, {})}
    return tuple(sorted(Counter(item for item, _ in essays if item not in labelled).items()))
