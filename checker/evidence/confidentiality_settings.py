"""Settings and homes that could be found: a named school in a named town, a street with a number."""

import re
from calendar import day_name, month_name
from collections.abc import Iterator
from functools import cache

from spacy.lang.en.stop_words import STOP_WORDS

from checker.evidence.confidentiality_found import (
    CAPITALISED,
    Found,
    is_own_text,
    join_words,
    list_known_words,
)
from checker.evidence.confidentiality_words import fold_name, load_wording
from checker.evidence.reading import Reading

_SAINT = r"(?:S(?:ain)?t\.? )"
_JOINED = r"(?:(?: (?:of|and|the|on|le|by|with|in the))? )"
_NAMED = rf"(?:{_SAINT}?{CAPITALISED}(?:{_JOINED}{CAPITALISED}){{0,4}}?)"
_PLACE = rf"(?:{CAPITALISED}(?:(?:-| |-on-|-le-|-by-| upon )?{CAPITALISED}){{0,2}})"
_NO_VERB = r"(?=[,.;:!?)\n]|$| (?:and|where|since|who|which|in|for|when|until|on|with|as|but|because|so)\b)"
_WHERE = r"(?:,? (?:just )?(?:in|at|near|outside|by|off)(?: the)?(?: village of| town of)? |, | \()"
_MONTHS = frozenset(fold_name(word) for word in (*month_name, *day_name) if word)


def find_settings(reading: Reading) -> Iterator[Found]:
    """Yield the settings named together with a place, in text order."""
    for pattern in (_typed_setting(), _welsh_setting(), _house_setting(), _on_a_street()):
        for match in pattern.finditer(reading.parsed.essay.text):
            if is_own_text(match.start(), reading) and _is_one_setting(match, reading):
                yield Found(match.start("name"), match.end(), "setting")


def find_unplaced_settings(reading: Reading) -> Iterator[Found]:
    """Yield the settings named without a place, in text order."""
    for match in _unplaced_setting().finditer(reading.parsed.essay.text):
        if is_own_text(match.start(), reading) and _is_one_setting(match, reading):
            yield Found(match.start("name"), match.end(), "unplaced")


def find_addresses(reading: Reading) -> Iterator[Found]:
    """Yield streets with a house number, and streets where somebody is said to live."""
    for match in _address().finditer(reading.parsed.essay.text):
        if is_own_text(match.start(), reading):
            group = "numbered" if match["numbered"] else "lived_in"
            yield Found(match.start(group), match.end(group), "address")


def _typed_name() -> str:
    kinds = join_words(load_wording().settings)
    return rf"(?<![\w’'-])(?P<name>{_NAMED}) (?i:(?:{kinds})(?: (?:{kinds}))?)\b"


@cache
def _typed_setting() -> re.Pattern[str]:
    return re.compile(rf"{_typed_name()}(?:{_street()})?{_WHERE}(?P<place>{_PLACE}){_NO_VERB}")


@cache
def _unplaced_setting() -> re.Pattern[str]:
    return re.compile(rf"{_typed_name()}(?P<place>)")


@cache
def _welsh_setting() -> re.Pattern[str]:
    kinds = join_words(load_wording().settings_before)
    return re.compile(rf"\b(?P<name>(?i:{kinds}) {_NAMED})(?:{_street()})?{_WHERE}(?P<place>{_PLACE})")


@cache
def _house_setting() -> re.Pattern[str]:
    homes = "|".join(home.title() for home in load_wording().homes)
    named = rf"(?P<name>(?:The )?{CAPITALISED}(?: {CAPITALISED})?? (?:{homes})|The (?:Old |New )?(?:{homes}))"
    return re.compile(
        rf"\b(?:at|in|from|of|to|called|named) {named}(?:{_street()})?{_WHERE}(?P<place>{_PLACE})"
    )


@cache
def _on_a_street() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:at|to|from|for) (?P<name>(?:The )?{_NAMED}){_street()}(?:{_WHERE}(?P<place>{_PLACE}))?"
    )


def _street() -> str:
    streets = "|".join(street.title() for street in load_wording().streets)
    return rf",? (?:on|in|off) (?:the )?{CAPITALISED}(?: {CAPITALISED})? (?:{streets})\b"


@cache
def _address() -> re.Pattern[str]:
    streets = "|".join(street.title() for street in load_wording().streets)
    street = rf"{CAPITALISED}(?: {CAPITALISED})? (?:{streets}|St|Rd|Ave)\b"
    lives = r"(?:lives?|lived|living|stays?|stayed|staying|house|home|flats?|bungalow|address(?: is| was)?)"
    return re.compile(
        rf"(?<![\w/.])(?P<numbered>(?:[Ff]lat \d+,? )?\d{{1,4}}[A-Za-z]?,? {street}(?:,? (?:in )?{_PLACE})?)"
        rf"|\b{lives} (?:on|in|at|is) (?P<lived_in>{street}(?:,? (?:in )?{_PLACE})?)"
    )


def _is_one_setting(match: re.Match[str], reading: Reading) -> bool:
    """Tell whether the words name one setting: not a kind of setting, a public body or a known one."""
    words = load_wording()
    name = [fold_name(part).rstrip(".") for part in match["name"].split()]
    known_words = (
        words.not_settings | words.openers | list_known_words(reading.facts) | set(words.settings_before)
    )
    own = [w for w in name if w not in known_words | _MONTHS]
    place = fold_name(match["place"] or "").split()
    known = any(m.start < match.end("name") and match.start("name") < m.end for m in reading.mentions)
    public = any(p in " ".join(name) for p in words.public_settings)
    no_place = bool(place) and (
        place[0] in words.given | _MONTHS | STOP_WORDS | words.titles | words.never_in_a_name
    )
    return bool(own) and not known and not public and not no_place
