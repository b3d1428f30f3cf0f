"""Finder of kind ``phrase``: words or phrases, by stem, in lower case, or exactly."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from checker.evidence.reading import Reading, find_form
from checker.types.element import PhraseElement
from checker.types.result import Evidence

_Form = tuple[str, ...]


def find_phrase(name: str, element: PhraseElement, reading: Reading) -> Iterator[Evidence]:
    """Yield evidence for every stretch that matches one of the element's phrases, longest first."""
    doc = reading.parsed.doc
    forms = reading.forms(element.match)
    index = _index(element.phrases, element.match)
    at = 0
    while at < len(doc):
        length = _longest_match(forms, at, index)
        if length:
            span = doc[at : at + length]
            yield Evidence(
                name, span.start_char, span.end_char, span.text, "phrase", 1.0, why=f"says “{span.text}”"
            )
        at += length or 1


@lru_cache(maxsize=2048)
def _index(phrases: tuple[str, ...], match: str) -> dict[str, tuple[_Form, ...]]:
    """Map the first form of each phrase to the phrases that begin with it, longest first."""
    found: dict[str, list[_Form]] = {}
    for phrase in phrases:
        form = tuple(find_form(word, match) for word in _words(phrase))
        found.setdefault(form[0], []).append(form)
    return {first: tuple(sorted(set(forms), key=len, reverse=True)) for first, forms in found.items()}


@lru_cache(maxsize=1)
def _tokenizer() -> "object":
    import spacy

    return spacy.blank("en").tokenizer


def _words(phrase: str) -> list[str]:
    return [token.text for token in _tokenizer()(phrase)]  # type: ignore[operator]


def _longest_match(forms: Sequence[str], at: int, index: dict[str, tuple[_Form, ...]]) -> int:
    """Return the number of tokens of the longest phrase that starts at token ``at``, or 0."""
    for form in index.get(forms[at], ()):
        if tuple(forms[at : at + len(form)]) == form:
            return len(form)
    return 0
