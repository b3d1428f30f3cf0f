"""Full names of children, families and colleagues; never of authors and public inquiries."""

import re
from collections.abc import Iterator
from functools import cache

from checker.evidence.confidentiality_found import Found, join_words, list_known_words
from checker.evidence.confidentiality_name import Name, find_candidates
from checker.evidence.confidentiality_public import is_public, list_authors
from checker.evidence.confidentiality_words import fold_name, load_wording
from checker.evidence.reading import Reading
from checker.types.essay import SectionKind

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_ARTICLE = re.compile(r"\b(?:the|an?|our|this|that|some|any|each|every|no)\s+$", re.IGNORECASE)
_CHILDREN = frozenset(
    ["child", "boy", "girl", "lad", "lass", "lassie", "baby", "toddler", "pupil", "student", "aged", "year"]
)
_ENOUGH = 2
"""Weight from which words count as a person's name."""


def find_names(reading: Reading) -> Iterator[Found]:
    """Yield every full name of somebody who may be recognised, in text order, repeats included."""
    named = [name for name, kind in find_candidates(reading) if _is_person(name, kind, reading)]
    authors = list_authors(reading)
    public = {name.parts for name in named if is_public(name, authors, reading)}
    for name in named:
        if name.parts not in public:
            yield Found(name.start, name.end, _tell_note(name))


def _is_person(name: Name, section: SectionKind, reading: Reading) -> bool:
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


def _stands_by_role(name: Name) -> bool:
    return bool(name.role or _role_before().search(name.before) or _role_after().match(name.after))


def _is_doing(name: Name) -> bool:
    following = _WORD.search(name.after.lstrip(" ,"))
    return following is not None and following.group().lower() in load_wording().does


def _is_entity(name: Name, reading: Reading) -> bool:
    span = reading.parsed.doc.char_span(name.start, name.end, alignment_mode="expand")
    return span is not None and any(token.ent_type_ == "PERSON" for token in span)


def _tell_note(name: Name) -> str:
    """Say whose name it looks like, by the words around it."""
    words = load_wording()
    around = f"{name.before[-35:]} {name.role} {name.after[:35]}".lower()
    said = set(_WORD.findall(fold_name(around)))
    if said & _CHILDREN:
        return "child"
    if said & {r.split()[-1] for r in words.roles} or name.titled:
        return "professional"
    return "family" if said & words.relations else "person"
