"""What a point looks for, as words: so that hints, titles and advice can be kept free of them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from checker.facts import load_facts
from checker.rubric.everyday import EVERYDAY_WORDS, STOP_WORDS
from checker.rubric.place import Place
from checker.rubric.point_check import conditions_of, names_in

_REGEX_WORD = re.compile(r"(?<![\w\\])[^\W\d_]{3,}(?![\w+*?{])")
"""A word within a regular expression; what is shorter is an ending."""
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase that an element looks for."""

    text: str
    """As the rubric or the fact base writes it."""
    element: str
    """Name of the element."""
    words: tuple[str, ...]
    """Its words, stemmed, in order."""


def find_terms(point: Place, *, guards: bool = False) -> list[Term]:
    """Return the phrases, fact names and pattern words that a point looks for, the longest first.

    Words of an element that no level asks for, and that only has to stand near another (a guard), are left
    out unless ``guards`` is true: they say what a sentence is about, not what is to be said. Names of the
    fact base are never left out.
    """
    left_out = frozenset[str]() if guards else _find_guards(point)
    terms = {
        (element, text): Term(text, str(element), stems(text))
        for element, place in point.at("elements").entries().items()
        if element not in left_out
        for text in _texts(place)
    }
    return sorted((t for t in terms.values() if t.words), key=lambda t: (-len(t.words), t.text))


def _find_guards(point: Place) -> frozenset[str]:
    elements = point.at("elements").entries()
    asked = {name.data for condition in conditions_of(point) for name in names_in(condition)}
    near = {name.text() for element in elements.values() for name in element.at("near").items()}
    return frozenset(
        name
        for name in near - asked
        if name in elements and elements[name].at("kind").data in ("phrase", "pattern")
    )


def _texts(element: Place) -> Iterator[str]:
    yield from (phrase.text() for phrase in element.at("phrases").items())
    facts = [load_facts().get(fact.text()) for fact in element.at("facts").items()]
    facts += load_facts().of_type(*(kind.text() for kind in element.at("types").items()))
    for entry in facts:
        if entry:
            yield from (entry.name, *entry.abbreviations, *entry.variants)
    for pattern in element.at("patterns").items():
        words = [list(_literals(token)) for token in pattern.data] if isinstance(pattern.data, list) else []
        yield from (word for choices in words for word in choices if stem(word) not in STOP_WORDS)


def _literals(token: Any) -> Iterator[str]:
    match token:
        case str(text):
            yield text
        case {"IN": [*options]}:
            yield from (option for option in options if isinstance(option, str))
        case dict():
            yield from _REGEX_WORD.findall(str(token.get("REGEX", "")))
            for key in ("LOWER", "LEMMA", "ORTH", "TEXT", "NORM"):
                yield from _literals(token.get(key))


def find_given_away(text: str, terms: Iterable[Term]) -> Iterator[Term]:
    """Yield the terms that ``text`` holds, in any inflection; everyday words alone give nothing away."""
    words, written = stems(text), set(_WORD.findall(text))
    for term in terms:
        if term.text.isupper():  # an abbreviation is only itself in capitals
            told = term.text in written
        else:
            told = not is_everyday(term.words) and _holds(words, term.words)
        if told:
            yield term


def find_copied_claims(text: str, point: Place, at_least: int = 3) -> Iterator[str]:
    """Yield the exemplars of a point from which ``text`` takes so many content words in one stretch."""
    words = content_words(text)
    for element in point.at("elements").entries().values():
        for like in element.at("like").items():
            if _longest_run(words, content_words(like.text())) >= at_least:
                yield like.text()


def is_everyday(words: tuple[str, ...]) -> bool:
    """Tell whether a term is made of everyday words only, such as "support" or "work with"."""
    return all(word in STOP_WORDS or word in _COMMON_STEMS for word in words)


def content_words(text: str) -> tuple[str, ...]:
    """Return the stems of the words that carry meaning, in order."""
    return tuple(word for word in stems(text) if word not in STOP_WORDS)


def stems(text: str) -> tuple[str, ...]:
    """Return the stems of all words, in order.

    >>> stems("Reviews are shared.")
    ('review', 'are', 'shar')
    """
    return tuple(stem(word) for word in _WORD.findall(text))


def stem(word: str) -> str:
    """Cut common English endings; rough, but the same for a hint and for what it is compared with."""
    word = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    if word in STOP_WORDS or len(word) <= 3:
        return word
    word = _cut(word, _PLURALS)
    word = _cut(word, _VERB_ENDINGS)
    if len(word) > 4 and word[-1] == word[-2] and word[-1] in "bdgmnprt":
        return word[:-1]
    return word.removesuffix("e") if len(word) > 3 else word


_PLURALS = (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("s", ""))
_VERB_ENDINGS = (("ied", "y"), ("ying", "y"), ("ing", ""), ("ed", ""))


def _cut(word: str, endings: tuple[tuple[str, str], ...]) -> str:
    for ending, put in endings:
        if word.endswith(ending) and not word.endswith(("ss", "us", "is")) and len(word) - len(ending) >= 3:
            return word[: len(word) - len(ending)] + put
    return word


def _holds(words: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    size = len(wanted)
    return any(words[at : at + size] == wanted for at in range(len(words) - size + 1))


def _longest_run(words: tuple[str, ...], other: tuple[str, ...]) -> int:
    best, before = 0, [0] * (len(other) + 1)
    for word in words:
        now = [0] * (len(other) + 1)
        for at, one in enumerate(other, start=1):
            now[at] = before[at - 1] + 1 if one == word else 0
        best, before = max(best, *now), now
    return best


_COMMON_STEMS = frozenset(stem(word) for word in EVERYDAY_WORDS)
