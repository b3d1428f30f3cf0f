"""Finder of kind ``meaning``: sentences that mean the same as a rubric's exemplars.

Where the model has a trained detector for the element, the detector takes the exemplars' place.
"""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from checker.evidence.reading import Reading
from checker.types.element import MeaningElement
from checker.types.result import Evidence

_FAINT = 0.05
"""Least probability that weighs in a level at all."""


def find_meaning(name: str, element: MeaningElement, reading: Reading) -> Iterator[Evidence]:
    """Yield evidence for every sentence that a detector or the exemplars point at."""
    detected = reading.detected().get(element.head) if element.head else None
    if detected is None or element.head is None:
        yield from _by_exemplars(name, element, reading)
        return
    enough = reading.heads[element.head]
    for sentence, strength in zip(reading.parsed.sentences, detected, strict=True):
        if strength >= _FAINT:
            why, weak = element.says or "reads like sentences that readers credited", bool(strength < enough)
            yield Evidence(
                name,
                sentence.start,
                sentence.end,
                sentence.text,
                "meaning",
                _round(strength),
                why=why,
                weak=weak,
            )


def _by_exemplars(name: str, element: MeaningElement, reading: Reading) -> Iterator[Evidence]:
    strengths, nearest = _strengths(element, reading)
    for sentence, strength, exemplar in zip(reading.parsed.sentences, strengths, nearest, strict=True):
        if strength >= element.threshold:
            why = f"means much the same as “{element.like[exemplar]}”"
            yield Evidence(
                name, sentence.start, sentence.end, sentence.text, "meaning", _round(strength), why=why
            )


def _strengths(
    element: MeaningElement, reading: Reading
) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.intp]]:
    """Return strength (in [0, 1]) and nearest exemplar of each sentence, both of shape (n_sentences,)."""
    vectors = reading.vectors()
    like = vectors @ reading.encode(list(element.like)).T
    best = like.max(axis=1, initial=0.0)
    if element.unlike:
        unlike = (vectors @ reading.encode(list(element.unlike)).T).max(axis=1, initial=0.0)
        best = np.where(unlike >= best, 0.0, best)
    return np.clip(best, 0.0, 1.0), like.argmax(axis=1)


def _round(strength: np.float32) -> float:
    return round(float(strength), 3)
