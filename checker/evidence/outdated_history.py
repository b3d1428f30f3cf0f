"""Whether a mention of something replaced is told as history, or says itself that it was replaced."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checker.evidence.outdated_wording import Wording, fold_text, has_any, hide_years, load_wording
from checker.types.cue import Cue, CueKind, Sentence
from checker.types.fact import Fact
from checker.types.result import Mention

_BEFORE = 6
_AFTER = 18
_NEXT = 14
_PAST_YEAR = re.compile(
    r"\b(?:[Ii]n|[Bb]ack in|[Dd]uring|[Uu]ntil|[Bb]y|[Aa]round|[Bb]etween)\s+((?:19|20)\d\d)\b"
)
_NOW = " now "
_SMALL_WORDS = frozenset(
    {"a", "all", "an", "any", "both", "called", "local", "my", "our", "so", "the", "their", "these"}
)
_DOCUMENTS = frozenset(
    {"act", "framework", "policy_programme", "standard", "statutory_framework", "statutory_guidance"}
    | {"convention", "non_statutory_guidance"}
)
_REJECTED = frozenset({CueKind.REJECTION})


@dataclass(frozen=True, slots=True)
class Place:
    """A mention within its sentence, as folded words."""

    before: str
    """Words of the sentence before it."""
    after: str
    """Words of the sentence behind it."""
    next: str
    """First words of the following sentence of the same section kind; a space where there is none."""
    sentence: Sentence


def find_place(mention: Mention, sentences: Sequence[Sentence], number: int) -> Place:
    """Return where ``mention`` stands in ``sentences[number]``."""
    sentence = sentences[number]
    following = sentences[number + 1] if number + 1 < len(sentences) else None
    same = following is not None and following.section is sentence.section
    return Place(
        before=hide_years(fold_text(sentence.text[: mention.start - sentence.start])),
        after=hide_years(fold_text(sentence.text[mention.end - sentence.start :])),
        next=_first_words(following.text, _NEXT) if following is not None and same else " ",
        sentence=sentence,
    )


def says_replaced(place: Place, newer: Sequence[str]) -> bool:
    """Tell whether the writer says that the thing has gone; ``newer``: folded names of what replaced it."""
    wording = load_wording()
    after = _head(place.after, _AFTER)
    before = _drop(place.before, wording.replaced.not_before)
    return (
        any(_strip_small(before).endswith(phrase) for phrase in wording.replaced.directly_before)
        or has_any(_tail(before, _BEFORE), wording.replaced.before)
        or has_any(after, wording.replaced.after)
        or (_NOW in after and has_any(after, tuple(newer)))
        or (has_any(place.next, wording.points_back) and has_any(place.next, wording.replaced.after))
    )


def is_told_as_past(mention: Mention, place: Place, fact: Fact, cues: Sequence[Cue]) -> bool:
    """Tell whether the mention belongs to the past, and the sentence does not present it as current."""
    if any(cue.kind in _REJECTED and cue.covers(mention.start, mention.end) for cue in cues):
        return True
    wording = load_wording()
    if _is_presented(place, wording):
        return False
    whole = f"{place.before}|{place.after}"
    history = any(cue.kind is CueKind.HISTORY and cue.covers(mention.start, mention.end) for cue in cues)
    phrases = wording.past + (wording.origin if fact.type in _DOCUMENTS else ())
    return history or has_any(whole, phrases) or _names_past_year(place.sentence.text, fact)


def is_dated_source(mention: Mention, place: Place, fact: Fact) -> bool:
    """Tell whether a body stands as the author of something of its own time: "(DfES, 2003)"."""
    rest = place.sentence.text[mention.end - place.sentence.start :]
    year = re.match(r"\s*[,)]?\s*\(?\s*((?:19|20)\d\d)\b", rest)
    return fact.type == "body" and year is not None and int(year[1]) <= (fact.replaced_year or 0)


def _is_presented(place: Place, wording: Wording) -> bool:
    return has_any(f"{place.before}|{place.after}", wording.present)


def _names_past_year(sentence: str, fact: Fact) -> bool:
    """Tell whether the sentence speaks of a year before the thing was replaced."""
    limit = fact.replaced_year
    return limit is not None and any(int(m[1]) <= limit for m in _PAST_YEAR.finditer(sentence))


def _first_words(text: str, count: int) -> str:
    return _head(hide_years(fold_text(text)), count)


def _strip_small(folded: str) -> str:
    """Drop small words at the end: "instead of the" is "instead of"."""
    words = folded.split()
    while words and words[-1] in _SMALL_WORDS:
        words.pop()
    return f" {' '.join(words)} "


def _drop(folded: str, phrases: Sequence[str]) -> str:
    for phrase in phrases:
        folded = folded.replace(phrase, " ")
    return folded


def _head(folded: str, count: int) -> str:
    return f" {' '.join(folded.split()[:count])} "


def _tail(folded: str, count: int) -> str:
    return f" {' '.join(folded.split()[-count:])} "
