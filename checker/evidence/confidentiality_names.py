"""Full names of children, families and colleagues; never of authors and public inquiries."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.lang.en.stop_words import STOP_WORDS

from checker.evidence.confidentiality_found import (
    CAPITALISED,
    Found,
    is_own_text,
    join_words,
    list_known_words,
)
from checker.evidence.confidentiality_words import Wording, fold_name, load_wording
from checker.evidence.reading import Reading
from checker.types.essay import SectionKind

_PARTICLES = r"(?:de|van|von|der|den|bin|bint|ap|ab|ferch|la|le|du|da|dos|di|el|al|Ó|Ní|Nic|Mac)"
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"[’']s$")
_ARTICLE = re.compile(r"\b(?:the|an?|our|this|that|some|any|each|every|no)\s+$", re.IGNORECASE)
_MONTHS = frozenset({"april", "may", "june", "august"})
_DATED = re.compile(
    r"(?:\b(?:by|in|of|since|until|till|from|last|every|this|next|during|early|late)|\d)\s+$", re.IGNORECASE
)
_NEAR = 60
"""Characters looked at either side of a name."""
_ENOUGH = 2
"""Weight from which words count as a person's name."""


@dataclass(frozen=True, slots=True)
class _Name:
    """Words that may be a name: offsets of the whole and its parts, and what stood before in capitals."""

    start: int
    end: int
    parts: tuple[str, ...]
    """Folded, without a title."""
    titled: bool
    role: str
    """The role or relation in capitals that stood directly before ("Health Visitor")."""
    before: str
    after: str


def find_names(reading: Reading) -> Iterator[Found]:
    """Yield every full name of somebody who may be recognised, in text order, repeats included."""
    named = [name for name, kind in _find_candidates(reading) if _is_person(name, kind, reading)]
    public = {name.parts for name in named if _is_public(name, reading)}
    for name in named:
        if name.parts not in public:
            yield Found(name.start, name.end, _tell_note(name))


def _find_candidates(reading: Reading) -> Iterator[tuple[_Name, SectionKind]]:
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


def _trim_name(match: re.Match[str], limit: int) -> _Name | None:
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
    return _Name(
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


def _is_person(name: _Name, section: SectionKind, reading: Reading) -> bool:
    """Weigh what speaks for a person; in a heading, full of capitals, only a known given name counts."""
    words = load_wording()
    if any(piece in words.never_in_a_name for part in name.parts for piece in (part, *part.split("-"))):
        return False
    if all(part in list_known_words(reading.facts) for part in name.parts):
        return False
    first = {name.parts[0], name.parts[0].split("-")[0]}
    given = bool(first & words.given)
    if section is SectionKind.HEADING or given:
        return given
    if _ARTICLE.search(name.before) and not name.titled:
        return False
    double = any("-" in part for part in name.parts)
    weight = (
        2 * name.titled + 2 * _stands_by_role(name) + _is_doing(name) + _is_entity(name, reading) + double
    )
    return weight >= _ENOUGH


@cache
def _role_before() -> re.Pattern[str]:
    joined = r"(?:,| called| named| is| was| are|:| –| -| \()*"
    return re.compile(rf"\b{_people_pattern()}s?{joined} ?$|\b(?:s?he (?:is|was)|s?he[’']s) $", re.IGNORECASE)


_AGE = r"(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six)teen)\b"


@cache
def _role_after() -> re.Pattern[str]:
    link = r"(?:the|a|an|our|my|his|her|their|is|was|from|who)\b (?:\w+[ -]){0,4}?"
    age = rf"aged?\b|{_AGE}|who (?:is|was|has|had)\b|(?:is|was) (?:\w+ )?{_AGE}"
    year = r"(?:of|in|from|a)? ?(?:Year|Reception|Primary|P) ?\d|(?:of|in|from) Reception"
    return re.compile(rf"[,;]? ?\(?(?:{link}{_people_pattern()}\b|{age}|{year})", re.IGNORECASE)


def _people_pattern() -> str:
    words = load_wording()
    return rf"(?:{join_words(tuple(sorted(words.relations | words.roles)))})"


def _stands_by_role(name: _Name) -> bool:
    return bool(name.role or _role_before().search(name.before) or _role_after().match(name.after))


def _is_doing(name: _Name) -> bool:
    following = _WORD.search(name.after.lstrip(" ,"))
    return following is not None and following.group().lower() in load_wording().does


def _is_entity(name: _Name, reading: Reading) -> bool:
    doc = reading.parsed.doc
    return any(
        ent.label_ == "PERSON" and ent.start_char < name.end and name.start < ent.end_char for ent in doc.ents
    )


def _is_public(name: _Name, reading: Reading) -> bool:
    """Tell whether it is the name of an inquiry, an author, a theorist, or the learner's own."""
    words = load_wording()
    whole = " ".join(name.parts)
    return (
        whole in words.public
        or name.parts[-1] in words.public
        or name.parts[-1] in _list_authors(reading)
        or bool(words.cited_after.match(name.after))
        or bool(words.cited_before.search(name.before))
        or bool(words.own_name.search(name.before))
        or _is_signature(name, reading)
        or any(m.start < name.end and name.start < m.end for m in reading.mentions)
    )


def _is_signature(name: _Name, reading: Reading) -> bool:
    """Tell whether the name is all that stands in one of the first three or last two blocks."""
    essay = reading.parsed.essay
    ends = (*essay.sections[:3], *essay.sections[-2:])
    return any(
        s.start <= name.start
        and essay.text[s.start : s.end].strip(" \n.,") == essay.text[name.start : name.end]
        for s in ends
    )


_CITED_YEAR = re.compile(
    rf"({CAPITALISED})(?:,? (?:and|&) ({CAPITALISED}))?(?: et al\.?)?(?:[’']s?)?,? ?\(?(?:19|20)\d\d\b"
)
_CITED_INITIAL = re.compile(rf"({CAPITALISED}), (?:[A-Z]\. ?)+(?:,|and\b|&|\(|\d)")
_LISTED = re.compile(rf"(?m)(?:^|and |& |, )({CAPITALISED}),? [A-Z]\.")


def _list_authors(reading: Reading) -> frozenset[str]:
    """Return the surnames that are cited with a year, or stand in the reference list."""
    essay = reading.parsed.essay
    lists = (s for s in essay.sections if s.kind is SectionKind.REFERENCE_LIST)
    listed: Sequence[str] = [name for s in lists for name in _LISTED.findall(essay.text[s.start : s.end])]
    cited = (name for pair in _CITED_YEAR.findall(essay.text) for name in pair if name)
    return frozenset(fold_name(name) for name in (*listed, *cited, *_CITED_INITIAL.findall(essay.text)))


def _tell_note(name: _Name) -> str:
    """Say whose name it looks like, by the words around it."""
    words = load_wording()
    around = f"{name.before[-35:]} {name.role} {name.after[:35]}".lower()
    said = set(_WORD.findall(fold_name(around)))
    children = {
        "child",
        "boy",
        "girl",
        "lad",
        "lass",
        "lassie",
        "baby",
        "toddler",
        "pupil",
        "student",
        "aged",
        "year",
    }
    if said & children:
        return "child"
    if said & {r.split()[-1] for r in words.roles} or name.titled:
        return "professional"
    return "family" if said & words.relations else "person"
