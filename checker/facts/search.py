"""Look entries up by any of their names."""

from difflib import get_close_matches

from checker.facts.words import split_words
from checker.types.fact import Fact, FactBase

_SUGGESTIONS = 5
_LIKENESS = 0.6


def find_facts(name: str, facts: FactBase) -> tuple[Fact, ...]:
    """Return the entries of that id, else those of that name, abbreviation, variant or misspelling.

    Capitals, hyphens, apostrophes and brackets do not matter here.
    """
    exact = facts.get(name)
    if exact is not None:
        return (exact,)
    wanted = _fold(name)
    return tuple(fact for fact in facts if wanted in {_fold(other) for other in _names(fact)})


def suggest_names(name: str, facts: FactBase) -> tuple[str, ...]:
    """Return up to five names and ids that look like ``name``, the likest first."""
    known: dict[str, str] = {}
    for fact in facts:
        for other in (*_names(fact), fact.id):
            known.setdefault(_fold(other), other)
    wanted = _fold(name)
    close = get_close_matches(wanted, known, n=_SUGGESTIONS, cutoff=_LIKENESS)
    holding = [folded for folded in known if wanted and f" {wanted} " in f" {folded} "]
    return tuple(known[folded] for folded in dict.fromkeys([*close, *holding]))[:_SUGGESTIONS]


def _names(fact: Fact) -> tuple[str, ...]:
    return (fact.name, *fact.abbreviations, *fact.variants, *fact.misspellings)


def _fold(name: str) -> str:
    words = " ".join(word.folded for word in split_words(name))
    return words.removeprefix("the ")
