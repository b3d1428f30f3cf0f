"""Places in a text at which a form of a fact-base entry stands, before their context is looked at."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from checker.facts.forms import Form
from checker.facts.index import FormIndex
from checker.facts.words import Word, is_gap

_APOSTROPHE = re.compile("['’]")
_Near = Sequence[frozenset[str]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A form and the words at which it stands."""

    form: Form
    first: int
    """Number of its first word."""
    last: int
    """Number of its last word."""
    start: int
    """First character."""
    end: int
    """One past the last character, without a possessive ending."""
    slips: int = 0
    """How many of its words are misspelt."""


def find_candidates(text: str, words: Sequence[Word], index: FormIndex) -> tuple[Candidate, ...]:
    """Return every form of every entry that stands in ``text``, overlapping ones included, in text order."""
    near = tuple(index.spelling.near(word.folded) for word in words)
    return tuple(
        found
        for first, word in enumerate(words)
        for form in _forms_at(word, near[first], index)
        if (found := _match(text, words, first, form, near)) is not None
    )


def _forms_at(word: Word, near: frozenset[str], index: FormIndex) -> Iterator[Form]:
    yield from index.folded.get(word.folded, ())
    for other in sorted(near):
        yield from (f for f in index.folded.get(other, ()) if len(f.words) > 1)
    if word.bare != word.folded:
        yield from (f for f in index.folded.get(word.bare, ()) if len(f.words) == 1)
    yield from index.exact.get(word.bare_text, ())


def _match(text: str, words: Sequence[Word], first: int, form: Form, near: _Near) -> Candidate | None:
    last = first + len(form.words) - 1
    if last >= len(words):
        return None
    here = words[first : last + 1]
    if here[-1].bare != here[-1].folded == form.words[-1] and not _APOSTROPHE.search(form.given.split()[-1]):
        return None  # "social worker's" is not the plural
    slips = _count_slips(here, form, near[first : last + 1])
    if slips is None:
        return None
    if not all(_joined(text, left, right, form) for left, right in pairwise(here)):
        return None
    return Candidate(form, first, last, _start(text, here[0]), _end(text, here[-1], form), slips)


def _count_slips(here: Sequence[Word], form: Form, near: _Near) -> int | None:
    """Return the number of misspelt words, or None where the words are others or too many are misspelt.

    A name of two words may have one, a longer one two, and one word of four letters or more has to be right.
    """
    slips = [at for at, wanted in enumerate(form.words) if not _same(here[at], wanted, form)]
    if not slips:
        return 0
    if form.exact or len(slips) > min(2, len(form.words) - 1):
        return None
    shortest = 5 if len(form.words) == 2 else 4
    near_enough = all(form.words[at] in near[at] and len(form.words[at]) >= shortest for at in slips)
    right = any(len(word) >= 4 for at, word in enumerate(form.words) if at not in slips)
    return len(slips) if near_enough and right else None


def _same(word: Word, wanted: str, form: Form) -> bool:
    return wanted == word.bare_text if form.exact else wanted in (word.folded, word.bare)


def _joined(text: str, left: Word, right: Word, form: Form) -> bool:
    return is_gap(text[left.end : right.start], wide=form.wide or right.text.isdigit())


def _start(text: str, word: Word) -> int:
    """Start at a bracket around a year: "(2004) Children Act"."""
    opened = (
        word.text.isdigit()
        and text[word.start - 1 : word.start] == "("
        and text[word.end : word.end + 1] == ")"
    )
    return word.start - 1 if opened else word.start


def _end(text: str, word: Word, form: Form) -> int:
    """End before a possessive ending, unless the form has it, and after a bracket that the form opens."""
    whole = not form.exact and form.words[-1] == word.folded and word.bare != word.folded
    end = word.end if whole or word.bare == word.folded else word.start + len(word.bare_text)
    bracketed = (
        word.text.isdigit() and text[word.start - 1 : word.start] == "(" and text[end : end + 1] == ")"
    )
    return end + 1 if bracketed else end
