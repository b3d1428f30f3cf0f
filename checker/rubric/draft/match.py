"""Which point or flag of the bank a sentence of a page asks for, by the words that carry meaning."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from math import log, sqrt

from checker.rubric.terms import content_words

_SUBJECT = re.compile(
    r"partnership|multi-?\s?agency|inter-?agency|integrated working|(?:other|external|outside|different) "
    r"(?:agenc|professional|service|organisation)|joined-up|team around the",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Limits:
    """How alike a sentence and an entry must be."""

    sure: float
    """From here on the entry is taken without a question."""
    likely: float
    """From here on it is taken, and a person is asked."""


SAME_SUBJECT = Limits(0.45, 0.24)
"""For pages about working with other agencies, as the bank is."""
OTHER_SUBJECT = Limits(0.7, 0.55)
"""For all other pages: "key features of effective communication" is not the bank's point."""


def choose_limits(page: str) -> Limits:
    """Choose the limits for a page by what it is about."""
    return SAME_SUBJECT if len(_SUBJECT.findall(page)) >= 2 else OTHER_SUBJECT


@dataclass(frozen=True, slots=True)
class Match:
    """The nearest entry."""

    id: str
    """Id of the entry."""
    likeness: float
    """In [0, 1]; higher is nearer."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Entries by id, each as its set of words, with the weight of each word."""

    entries: Mapping[str, frozenset[str]]
    """Stems of each entry's texts."""
    weights: Mapping[str, float]
    """A rare word weighs more."""
    rarest: float
    """Weight of a word that no entry has."""

    def find(self, text: str) -> Match | None:
        """Return the entry most like ``text``, or ``None`` where no entry shares a word with it."""
        words = words_of(text)
        ranked = sorted((-self.likeness(words, id_), id_) for id_ in self.entries)
        return Match(ranked[0][1], -ranked[0][0]) if ranked and ranked[0][0] < 0 else None

    def likeness(self, words: frozenset[str], id_: str) -> float:
        """Return how alike ``words`` and an entry are, in [0, 1] (weighted cosine of the two sets)."""
        entry = self.entries[id_]
        whole = self._weigh(words) * self._weigh(entry)
        return self._weigh(words & entry) / sqrt(whole) if whole else 0.0

    def _weigh(self, words: frozenset[str]) -> float:
        return sum(self.weights.get(word, self.rarest) for word in words)


def build_catalogue(texts: Mapping[str, str]) -> Catalogue:
    """Build a catalogue from the text of each entry; words are weighed as in tf-idf (Spärck Jones 1972)."""
    entries = {id_: words_of(text) for id_, text in texts.items()}
    counts = Counter(word for words in entries.values() for word in words)
    total = len(entries) + 1
    weights = {word: log(total / count) for word, count in counts.items()}
    return Catalogue(entries, weights, log(total))


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text as a catalogue compares them."""
    return frozenset(content_words(text.replace("-", " ")))
