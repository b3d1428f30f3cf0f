"""Elements that count only in sentences that could make their point at all: ``backed``.

"Gibbs was our centre-forward" holds a name and says nothing. Where a point has trained detectors, they have
read the whole sentence: what they find next to impossible is not credited for a word in it, and a name weighs
as much in the level as they are sure of its sentence ("three agencies, each with its role").
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np

from checker.evidence.near import sentence_of
from checker.evidence.reading import Reading, Vectors
from checker.types.element import Element
from checker.types.result import Evidence

LEAST = 0.35
"""Least probability, by the surest detector of the point, of a sentence that is not ruled out."""


def keep_backed(
    found: Iterable[Evidence], elements: Mapping[str, Element], reading: Reading
) -> list[Evidence]:
    """Give ``backed`` evidence its detector's strength; not credited where all of the point rule it out."""
    found = list(found)
    heads = {name: e.head for name, e in elements.items() if e.kind == "meaning" and reading.is_detected(e)}
    if not heads:
        return found
    detected = reading.detected()
    chances = {name: detected[head] for name, head in heads.items() if head}
    surest = np.max(list(chances.values()), axis=0)
    starts = [sentence.start for sentence in reading.parsed.sentences]
    return [
        _judge(each, sentence_of(each, starts), surest, chances.get(str(backed), surest)) if backed else each
        for each, backed in ((each, elements[each.element].backed) for each in found)
    ]


def _judge(evidence: Evidence, sentence: int, surest: Vectors, backing: Vectors) -> Evidence:
    sure = replace(evidence, strength=round(float(backing[sentence]), 3))
    if not evidence.credited or surest[sentence] >= LEAST:
        return sure
    return replace(sure, credited=False, why="not credited here: its sentence says nothing on this point")
