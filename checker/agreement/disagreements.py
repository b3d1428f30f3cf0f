"""The decisions that went most wrong, with both sides' words."""

from collections.abc import Sequence

from checker.agreement.levels import Decision, Sample, find_decisions
from checker.agreement.result import Disagreement

WORST = 20


def find_worst(sample: Sample, points: Sequence[str], *, most: int = WORST) -> tuple[Disagreement, ...]:
    """Find the decisions furthest from the readers', the surest of them first; one for an essay's point."""
    wrong = (each for each in find_decisions(sample, points) if not each.right)
    found = sorted(map(_describe, wrong), key=_badness)
    first = {(each.essay, each.point): each for each in reversed(found)}
    return tuple(sorted(first.values(), key=_badness)[:most])


def _badness(each: Disagreement) -> tuple[int, float, str, str]:
    return -abs(each.gold_level - each.our_level), -(each.confidence or 0.0), each.essay, each.point


def _describe(decision: Decision) -> Disagreement:
    gold, ours = decision.gold, decision.ours
    return Disagreement(
        essay=decision.pair.gold.id,
        point=decision.point,
        gold_level=gold.level,
        our_level=ours.level,
        confidence=ours.confidence,
        gold_quotes=gold.evidence,
        gold_why=gold.why,
        near_misses=tuple((near.quote, near.reason) for near in gold.near_miss),
        our_quotes=ours.quotes,
        look_again=ours.look_again or (),
    )
