"""From which nation of the United Kingdom an essay is written, as its own words show."""

from collections import Counter
from collections.abc import Sequence

from checker.evidence.outdated_wording import fold_text, load_wording
from checker.types.cue import Sentence
from checker.types.fact import FactBase, Nation
from checker.types.result import Mention

_OWN_TERM = 2
"""What a term of one nation weighs, as its name does; a place weighs 1."""
_LEAST = 2
"""Weight below which an essay is taken to be England's: one place name may be anybody's surname."""


def find_nation(sentences: Sequence[Sentence], mentions: Sequence[Mention], facts: FactBase) -> Nation:
    """Return the nation that most words and terms point to; England where nothing points elsewhere.

    Terms of England alone do not count: learners in the other nations are taught them too.
    """
    text = fold_text(" ".join(sentence.text for sentence in sentences))
    weights: Counter[Nation] = Counter(
        {
            nation: sum(map(text.count, words)) + text.count(fold_text(nation))
            for nation, words in load_wording().nations.items()
        }
    )
    for fact_id in {mention.fact for mention in mentions}:
        fact = facts.get(fact_id)
        if fact and len(fact.nations) == 1 and fact.nations[0] not in ("England", "International"):
            weights[fact.nations[0]] += _OWN_TERM
    best = max(weights, key=lambda nation: (weights[nation], nation == "England"))
    return best if weights[best] >= _LEAST else "England"


def find_named_nations(text: str) -> frozenset[Nation]:
    """Return the nations that a stretch of text names."""
    folded = fold_text(text)
    return frozenset(n for n, words in load_wording().nations.items() if any(w in folded for w in words))
