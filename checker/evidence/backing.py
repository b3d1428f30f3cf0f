"""Elements that count only in sentences that could make their point at all: ``backed``.

"Gibbs was our centre-forward" holds a name and says nothing. Where a point has trained detectors, they have
read the whole sentence: what they find next to impossible is not credited for a word in it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np

from checker.evidence.near import sentence_of
from checker.evidence.reading import Reading
from checker.types.element import Element
from checker.types.result import Evidence

LEAST = 0.05
"""Least probability, by the surest detector of the point, of a sentence that is not ruled out."""


def keep_backed(
    found: Iterable[Evidence], elements: Mapping[str, Element], reading: Reading
) -> list[Evidence]:
    """Mark ``backed`` evidence not credited where every detector of the point rules its sentence out."""
    found = list(found)
    heads = [e.head for e in elements.values() if e.kind == "meaning" and reading.is_detected(e)]
    if not heads:
        return found
    detected = reading.detected()
    surest = np.max([detected[head] for head in heads if head], axis=0)
    starts = [sentence.start for sentence in reading.parsed.sentences]
    return [
        _judge(each, float(surest[sentence_of(each, starts)])) if elements[each.element].backed else each
        for each in found
    ]


def _judge(evidence: Evidence, surest: float) -> Evidence:
    if not evidence.credited or surest >= LEAST:
        return evidence
    return replace(evidence, credited=False, why="not credited here: its sentence says nothing on this point")
