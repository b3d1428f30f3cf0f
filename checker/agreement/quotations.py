"""Whether the words that we show are words that a reader chose."""

import re
from collections.abc import Sequence

import numpy as np

from checker.agreement.intervals import Estimate, Floats, divide, estimate_from
from checker.agreement.levels import Decision, Sample, find_decisions, resample
from checker.agreement.reading import Quote
from checker.agreement.result import QuotationAgreement, QuotationMiss

_OVERLAPPING, _BOTH, _OURS = range(3)


def find_spans(text: str, quote: str) -> tuple[tuple[int, int], ...]:
    """Find every place of a quotation; white space may differ, as where lines were joined."""
    words = [re.escape(word) for word in quote.split()]
    if not words:
        return ()
    return tuple(match.span() for match in re.finditer(r"\s+".join(words), text))


def overlaps(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Tell whether two spans share at least half of the characters of the shorter.

    >>> overlaps((0, 10), (5, 100)), overlaps((0, 10), (6, 100))
    (True, False)
    """
    shared = min(one[1], other[1]) - max(one[0], other[0])
    shorter = min(one[1] - one[0], other[1] - other[0])
    return shared > 0 and 2 * shared >= shorter


def overlaps_any(text: str, ours: Quote, quotes: Sequence[str]) -> bool:
    """Tell whether our quotation overlaps one of the readers'."""
    return any(overlaps((ours.start, ours.end), span) for quote in quotes for span in find_spans(text, quote))


def compare_quotations(sample: Sample, points: Sequence[str]) -> QuotationAgreement | None:
    """Compare the first credited quotation of each credited point with the readers' evidence."""
    credited = [each for each in find_decisions(sample, points) if each.ours.level > 0]
    if not any(each.ours.quotes for each in credited):
        return None
    counts = np.zeros((sample.essays, len(points), 3))
    for each in credited:
        both = each.gold.level > 0
        counts[each.pair.row, each.column] += (both and _first_overlaps(each), both, 1)
    drawn = resample(counts, sample.weights)
    by_point = counts.sum(axis=0)
    return QuotationAgreement(
        both=_share(by_point.sum(axis=0), drawn.sum(axis=1), _BOTH),
        ours=_share(by_point.sum(axis=0), drawn.sum(axis=1), _OURS),
        points=tuple(
            (point, _share(by_point[column], drawn[:, column], _BOTH)) for column, point in enumerate(points)
        ),
        without=sum(each.ours.first_quote is None for each in credited),
        misses=tuple(_miss(each) for each in credited if each.gold.level > 0 and not _first_overlaps(each)),
    )


def _miss(decision: Decision) -> QuotationMiss:
    first = decision.ours.first_quote
    words = first.text if first else ""
    return QuotationMiss(decision.pair.gold.id, decision.point, words, decision.gold.evidence)


def _first_overlaps(decision: Decision) -> bool:
    first = decision.ours.first_quote
    return first is not None and overlaps_any(decision.pair.ours.text, first, decision.gold.evidence)


def _share(counts: Floats, drawn: Floats, of: int) -> Estimate:
    shares = divide(drawn[:, _OVERLAPPING], drawn[:, of])
    return estimate_from(float(divide(counts[_OVERLAPPING], counts[of])), shares, int(counts[of]))
