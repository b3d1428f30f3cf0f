"""Whether confidence means what it says, and whether "look again" parts the sure from the unsure."""

from collections.abc import Sequence

from checker.agreement.intervals import Estimate, estimate_share
from checker.agreement.levels import Decision, Sample, find_decisions
from checker.agreement.result import Bin, Calibration

BINS = 10


def compare_confidence(sample: Sample, points: Sequence[str]) -> Calibration | None:
    """Sort decisions by confidence; None where no decision states one."""
    decisions = find_decisions(sample, points)
    stated = [each for each in decisions if each.ours.confidence is not None]
    if not stated:
        return None
    bins = tuple(_bin(number, stated, sample.repeats) for number in range(BINS))
    filled = tuple(each for each in bins if each.exact.n)
    return Calibration(
        bins=filled,
        error=sum(each.exact.n * abs((each.exact.value or 0.0) - each.confidence) for each in filled)
        / len(stated),
        sure=_share([each for each in decisions if each.ours.look_again == ()], sample.repeats),
        look_again=_share([each for each in decisions if each.ours.look_again], sample.repeats),
    )


def _bin(number: int, decisions: Sequence[Decision], repeats: int) -> Bin:
    inside = [each for each in decisions if _bin_number(each.ours.confidence) == number]
    total = sum(each.ours.confidence or 0.0 for each in inside)
    return Bin(
        low=number / BINS,
        high=(number + 1) / BINS,
        confidence=total / len(inside) if inside else 0.0,
        exact=_share(inside, repeats),
    )


def _bin_number(confidence: float | None) -> int:
    return min(int((confidence or 0.0) * BINS), BINS - 1)


def _share(decisions: Sequence[Decision], repeats: int) -> Estimate:
    return estimate_share(sum(each.right for each in decisions), len(decisions), repeats=repeats)
