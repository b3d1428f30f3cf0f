"""Whether what stands around an ambiguous form shows that the entry is meant."""

from collections.abc import Sequence
from dataclasses import dataclass

from checker.evidence.fact_forms import Candidate
from checker.facts.words import Word, split_words
from checker.types.fact import Context

_NEAR = 12
"""Words either way that count as near."""

_SMALL_WORDS = frozenset({"a", "an", "and", "at", "for", "in", "of", "on", "or", "the", "to", "with"})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words of an essay, ready to be looked through."""

    text: str
    """The essay."""
    words: tuple[Word, ...]
    """Its words, in order."""
    essay: str
    """All folded words, with a space before, between and after them."""


def build_surroundings(text: str) -> Surroundings:
    """Return the words of ``text`` ready for ``fits_context``."""
    words = split_words(text)
    return Surroundings(text, words, _join(words))


def fits_context(candidate: Candidate, contexts: Sequence[Context], around: Surroundings) -> bool:
    """Tell whether every context given for the form holds where the candidate stands."""
    return all(_holds(candidate, context, around) for context in contexts)


def _holds(candidate: Candidate, context: Context, around: Surroundings) -> bool:
    before = _join(around.words[max(0, candidate.first - _NEAR) : candidate.first])
    after = _join(around.words[candidate.last + 1 : candidate.last + 1 + _NEAR])
    near = around.essay if context.within == "essay" else f"{before}|{after}"
    own = around.words[candidate.first : candidate.last + 1]
    return (
        (not context.needs or _has_any(near, context.needs))
        and not _has_any(near, context.avoids)
        and (not context.follows or _ends_with_any(before, context.follows))
        and not _ends_with_any(before, context.not_follows)
        and (not context.precedes or _starts_with_any(after, context.precedes))
        and not _starts_with_any(after, context.not_precedes)
        and (not context.capitals or _has_capitals(own))
    )


def _join(words: Sequence[Word]) -> str:
    return f" {' '.join(word.folded for word in words)} "


def _fold_phrase(phrase: str) -> str:
    return _join(split_words(phrase))


def _has_any(text: str, phrases: Sequence[str]) -> bool:
    return any(_fold_phrase(phrase) in text for phrase in phrases)


def _ends_with_any(text: str, phrases: Sequence[str]) -> bool:
    return any(text.endswith(_fold_phrase(phrase)) for phrase in phrases)


def _starts_with_any(text: str, phrases: Sequence[str]) -> bool:
    return any(text.startswith(_fold_phrase(phrase)) for phrase in phrases)


def _has_capitals(words: Sequence[Word]) -> bool:
    return all(
        word.text[0].isupper() or word.text[0].isdigit() for word in words if word.folded not in _SMALL_WORDS
    )
