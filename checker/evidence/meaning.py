"""Finder of kind ``meaning``: sentences that mean the same as a rubric's exemplars."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from checker.evidence.reading import Reading
from checker.types.result import Evidence
from checker.types.rubric import MeaningElement


def find_meaning(name: str, element: MeaningElement, reading: Reading) -> Iterator[Evidence]:
    """Yield evidence for every sentence nearer to a ``like`` exemplar than to any ``unlike`` one."""
    strengths, nearest = _strengths(element, reading)
    for sentence, strength, exemplar in zip(reading.parsed.sentences, strengths, nearest, strict=True):
        if strength >= element.threshold:
            yield Evidence(
                name, sentence.start, sentence.end, sentence.text, "meaning", round(float(strength), 3),
                why=f"means much the same as “{element.like[exemplar]}”",
            )


def _strengths(element: MeaningElement, reading: Reading) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.intp]]:
    """Return strength (in [0, 1]) and nearest exemplar of each sentence, both of shape (n_sentences,)."""
    vectors = reading.vectors()
    like = vectors @ reading.encode(list(element.like)).T
    best = like.max(axis=1, initial=0.0)
    if element.unlike:
        unlike = (vectors @ reading.encode(list(element.unlike)).T).max(axis=1, initial=0.0)
        best = np.where(unlike >= best, 0.0, best)
    return np.clip(best, 0.0, 1.0), like.argmax(axis=1)
