"""Runs of capitalised words, trimmed to what may be somebody's full name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.lang.en.stop_words import STOP_WORDS

from checker.evidence.confidentiality_found import CAPITALISED, is_own_text
from checker.evidence.confidentiality_words import Wording, fold_name, load_wording
from checker.evidence.reading import Reading
from checker.types.essay import SectionKind

_PARTICLES = r"(?:de|van|von|der|den|bin|bint|ap|ab|ferch|la|le|du|da|dos|di|el|al|Ó|Ní|Nic|Mac)"
_POSSESSIVE = re.compile(r"[’']s$")
_MONTHS = frozenset({"april", "may", "june", "august"})
_DATED = re.compile(
    r"(?:\b(?:by|in|of|since|until|till|from|last|every|this|next|during|early|late)|\d)\s+$", re.IGNORECASE
)
_NEAR = 60
"""Characters looked at either side of a name."""


@dataclass(frozen=True, slots=True)
class Name:
    """Words that may be a name: offsets of the whole and its parts, and what stood before in capitals."""

    start: int
    """First character, title included."""
    end: int
    """One past the last character, without a possessive."""
    parts: tuple[str, ...]
    """Folded, without a title."""
    titled: bool
    """Whether a title such as Mrs or Dr stands first."""
    role: str
    """The role or relation in capitals that stood directly before ("Health Visitor")."""
    before: str
    """The words before, up to 60 characters."""
    after: str
    """The words after, within the section, up to 60 characters."""


def find_candidates(reading: Reading) -> Iterator[tuple[Name, SectionKind]]:
    """Yield in text order what may be a full name in the learner's own text, with its section's kind."""
    for section in reading.parsed.essay.sections:
        if is_own_text(section.start, reading):
            for match in _sequence().finditer(reading.parsed.essay.text, section.start, section.end):
                name = _trim_name(match, section.end)
                if name:
                    yield name, section.kind


@cache
def _sequence() -> re.Pattern[str]:
    titles = "|".join(
        t.upper() if len(t) == 2 and t[1] in "cs" else t.title() for t in sorted(load_wording().titles)
    )
    word = rf"(?:\b(?:{titles}|PC|DC|DS|PS)\b\.?|{CAPITALISED}|[A-Z]\.?(?![\w’']))"
    return re.compile(rf"(?<![\w@/.’'-]){word}(?: (?:{_PARTICLES} )?{word})+")


def _trim_name(match: re.Match[str], limit: int) -> Name | None:
    """Cut openers, roles and titles off a run of capitalised words; None where no full name is left."""
    words = load_wording()
    parts = [(m.group(), m.start(), m.end()) for m in re.finditer(r"\S+", match.group())]
    first, last, role = 0, len(parts), ""
    while first < last and (_may_go(parts[first][0], words) or _ends_sentence(parts[first:last], words)):
        role = parts[first][0] if _bare(parts[first][0]) in _people() else ""
        first += 1
    while last > first and _bare(parts[last - 1][0]) in _people() | words.openers | STOP_WORDS:
        last -= 1
    if (
        first < last
        and _bare(parts[first][0]) in _MONTHS
        and _DATED.search(match.string[: match.start() + parts[first][1]][-20:])
    ):
        first += 1
    titled = first < last and _bare(parts[first][0]) in words.titles
    named = parts[first + titled : last]
    ends_well = bool(named) and len(_bare(named[-1][0])) > 1
    if len(named) < 2 or not ends_well:
        return None
    start = match.start() + parts[first][1]
    end = match.start() + parts[last - 1][2]
    end -= len(match.string[start:end]) - len(_POSSESSIVE.sub("", match.string[start:end]))
    return Name(
        start,
        end,
        tuple(_bare(part) for part, _, _ in named),
        titled,
        role,
        match.string[max(0, start - _NEAR) : start],
        match.string[end : min(limit, end + _NEAR)],
    )


def _ends_sentence(parts: Sequence[tuple[str, int, int]], words: Wording) -> bool:
    """Tell whether an initial ends the sentence before ("I call him T. Toby Smith was four")."""
    return (
        len(parts) > 2
        and len(parts[0][0]) == 2
        and parts[0][0][1] == "."
        and _bare(parts[1][0]) in words.given
    )


def _bare(word: str) -> str:
    return _POSSESSIVE.sub("", fold_name(word)).rstrip(".")


def _may_go(word: str, words: Wording) -> bool:
    """Tell whether a word before a name is no part of it."""
    bare = _bare(word)
    if bare in words.given or bare in words.titles:
        return False
    return (
        bare in STOP_WORDS
        or bare in words.openers
        or bare in _people()
        or bare in {"health", "social", "key"}
    )


@cache
def _people() -> frozenset[str]:
    """Return the single words for people: relations and the last words of roles."""
    words = load_wording()
    return frozenset(part.split()[-1] for part in words.relations | words.roles)
