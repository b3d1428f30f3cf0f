"""An essay as the finders see it: parsed once, with its mentions, contexts and sentence vectors."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import snowballstemmer

from checker.evidence.context import Context
from checker.facts import FactBase
from checker.pipeline import Parsed
from checker.types.element import Element
from checker.types.result import Mention

Vectors = npt.NDArray[np.float32]
Encode = Callable[[Sequence[str]], Vectors]

_STEM = snowballstemmer.stemmer("english")


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return the stem of a lower-case word, so that inflections match.

    >>> stem("meetings") == stem("meeting")
    True
    """
    return str(_STEM.stemWord(word.replace("’", "'")))


def find_form(text: str, match: str) -> str:
    """Return the form in which a word is compared: ``exact``, ``lower``, or its stem (``lemma``)."""
    if match == "exact":
        return text
    lower = text.lower()
    return stem(lower) if match == "lemma" else lower


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """Everything that the finders share about one essay; dropped when the evidence is found."""

    parsed: Parsed
    facts: FactBase
    mentions: tuple[Mention, ...]
    """Mentions of fact-base entries, in text order, judged by ``judge``."""
    judge: Callable[[int, int], Context]
    """Context of a stretch of the essay."""
    vectors: Callable[[], Vectors]
    """Unit vectors of ``parsed.sentences``, shape (n_sentences, n_dimensions); made when first asked for."""
    detected: Callable[[], Mapping[str, Vectors]]
    """For each trained detector its probability for each sentence, shape (n_sentences,)."""
    heads: Mapping[str, float]
    """The trained detectors, each with the probability from which a sentence counts."""
    forms: Callable[[str], tuple[str, ...]]
    """Form of each token of ``parsed.doc``, as ``find_form`` gives it; made once for each way of matching."""
    encode: Encode
    """Unit vectors of other texts (exemplars), shape (n_texts, n_dimensions)."""

    def is_detected(self, element: Element) -> bool:
        """Tell whether a trained detector stands in for the element's exemplars."""
        return element.kind == "meaning" and element.head is not None and element.head in self.heads
