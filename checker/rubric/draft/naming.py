"""Names in a sentence: fact-base entries, and ids for what a draft needs."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from checker.facts import load_facts
from checker.rubric.everyday import STOP_WORDS
from checker.types.fact import Fact

_GROUPS = {
    "act": "names_law",
    "act_section": "names_law",
    "statutory_guidance": "names_law",
    "statutory_framework": "names_law",
    "non_statutory_guidance": "names_law",
    "convention": "names_law",
    "standard": "names_law",
    "policy_programme": "names_law",
    "body": "names_who",
    "professional": "names_who",
    "role": "names_who",
    "voluntary_organisation": "names_who",
    "model": "names_model",
    "process": "names_process",
    "framework": "names_process",
}
"""Type of a fact to the element that looks for facts of that sort."""


def find_named_facts(text: str) -> tuple[Fact, ...]:
    """Return the fact-base entries that a sentence names, in its order; the longest name wins."""
    taken: list[tuple[int, int, Fact]] = []
    for name, exact, fact in _names():
        for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text, 0 if exact else re.IGNORECASE):
            if all(found.end() <= start or end <= found.start() for start, end, _ in taken):
                taken.append((found.start(), found.end(), fact))
    return tuple({fact.id: fact for _, _, fact in sorted(taken, key=lambda one: one[0])}.values())


@cache
def _names() -> tuple[tuple[str, bool, Fact], ...]:
    """Return every name, the longest first, and whether its capitals count."""
    names = []
    for fact in load_facts():
        if fact.edition_of is None and fact.type in _GROUPS:
            names += [(name, False, fact) for name in _long_names(fact)]
            names += [
                (short, True, fact) for short in fact.abbreviations if len(short) > 1 and not fact.context
            ]
    return tuple(sorted(names, key=lambda one: -len(one[0])))


def _long_names(fact: Fact) -> Iterator[str]:
    for name in (fact.name, *fact.variants):
        plain = re.sub(r"\s*\([^)]*\)", "", name).strip()
        if len(plain) > 3 and not (fact.context and len(plain.split()) < 2):
            yield plain
            if plain[-1] not in "s0123456789":
                yield f"{plain}s"


def group_facts(facts: Iterable[Fact]) -> dict[str, list[str]]:
    """Sort facts into elements by what they are; return element name to ids."""
    groups: dict[str, list[str]] = {}
    for fact in facts:
        groups.setdefault(_GROUPS[fact.type], []).append(fact.id)
    return groups


def make_id(text: str, taken: Iterable[str] = (), *, start: str = "", most: int = 3) -> str:
    """Make an id from the first words that carry meaning; a number keeps it apart from those taken.

    >>> make_id("The role of the key person", ["role_key_person"])
    'role_key_person_2'
    """
    words = [w for w in re.findall(r"[a-z0-9]+", text.lower()) if w not in STOP_WORDS and len(w) > 1]
    stem = start + "_".join(words[:most])
    stem = stem if stem[:1].isalpha() else f"point_{stem}".rstrip("_")
    taken = set(taken)
    name, count = stem, 1
    while name in taken:
        count += 1
        name = f"{stem}_{count}"
    return name
