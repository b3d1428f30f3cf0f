"""A second opinion on each sentence: linear detectors on its words, beside the network's.

Words and pairs of words of the sentence, and words of the one before it, weighed by TF-IDF (Salton and
Buckley 1988: logarithmic counts, unit length). The network knows what words mean, these know the words;
decision 0010 says what each is worth alone and both together. Fitted by ``checker.learning.words``.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from checker.errors import ModelError

Floats = npt.NDArray[np.float32]
FILE = "words.npz"
"""Name of the file that they are kept in, beside the network's."""
_WORD = re.compile(r"\w+(?:'\w+)?")
_BEFORE = "<"
"""Mark of a word of the sentence before."""
_NETWORK_SHARE, _WORDS_SHARE, _SHIFT = 0.54, 0.34, -0.19
"""Share of each opinion in the joint logit, and what is added; chosen out of fold (decision 0010)."""
_AHEAD = 1.0
"""How far the words' logit may be above the network's: words by themselves do not see what is denied."""


def list_terms(pair: tuple[str, str]) -> list[str]:
    """Return the terms of (sentence before, sentence).

    >>> list_terms(("We met.", "The notes are kept."))
    ['the', 'notes', 'are', 'kept', 'the notes', 'notes are', 'are kept', '<we', '<met']
    """
    before, words = (_WORD.findall(text.lower().replace("’", "'")) for text in pair)
    pairs = [f"{a} {b}" for a, b in pairwise(words)]
    return [*words, *pairs, *(_BEFORE + word for word in before)]


def join_opinions(network: Floats, words: Floats) -> Floats:
    """Return one logit of two, any shape."""
    heard = np.minimum(words, network + np.float32(_AHEAD))
    joint: Floats = (_NETWORK_SHARE * network + _WORDS_SHARE * heard + _SHIFT).astype(np.float32)
    return joint


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """Linear detectors on words."""

    columns: Mapping[str, int]
    """Row of ``weights`` for each term that is known."""
    rarity: Floats
    """Inverse document frequency of each term, shape (n_terms,)."""
    weights: npt.NDArray[np.int8]
    """In steps of ``step``, shape (n_terms, n_heads)."""
    step: Floats
    """What one step is worth, shape (n_heads,)."""
    shift: Floats
    """Logit of a sentence of which no term is known, shape (n_heads,)."""

    def detect(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """Return logits, shape (n_pairs, n_heads), for (sentence before, sentence)."""
        return np.stack([self._detect(pair) for pair in pairs])

    def _detect(self, pair: tuple[str, str]) -> Floats:
        counts = Counter(self.columns[term] for term in list_terms(pair) if term in self.columns)
        if not counts:
            return self.shift
        rows = np.fromiter(counts, np.int64)
        weighed = (1 + np.log(np.fromiter(counts.values(), np.float64))) * self.rarity[rows]
        length = np.sqrt((weighed**2).sum())
        # A plain sum and no matrix product: the same order of additions on every machine.
        pull = (self.weights[rows] * (weighed / length)[:, None]).sum(axis=0)
        logits: Floats = (pull * self.step + self.shift).astype(np.float32)
        return logits


def save_words(words: Words, folder: Path) -> None:
    """Write ``words.npz`` to ``folder``; the same detectors give the same bytes."""
    terms = "\n".join(sorted(words.columns, key=lambda term: words.columns[term]))
    np.savez_compressed(
        folder / FILE,
        terms=np.frombuffer(terms.encode(), np.uint8),
        rarity=words.rarity,
        weights=words.weights,
        step=words.step,
        shift=words.shift,
    )


def load_words(folder: Path) -> Words:
    """Load ``words.npz``; raise ``ModelError`` if that fails."""
    try:
        with np.load(folder / FILE) as kept:
            terms = bytes(kept["terms"]).decode().split("\n")
            columns = {term: row for row, term in enumerate(terms)}
            return Words(columns, kept["rarity"], kept["weights"], kept["step"], kept["shift"])
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"{folder / FILE}: cannot be read ({error}). Install checker again.") from error
