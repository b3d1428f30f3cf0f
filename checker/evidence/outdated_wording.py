"""The wording that tells history from what is presented as current, as data."""

import re
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from checker.facts.words import split_words
from checker.types.fact import Nation

_YEAR = re.compile(r"(?<= )(?:19|20)\d\d(?= )")
_FILE = Path(__file__).parent / "data" / "outdated.yaml"


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Replaced(_Model):
    """Phrases that say that a thing has gone."""

    directly_before: tuple[str, ...]
    """Standing next to its name."""
    before: tuple[str, ...]
    """Standing before its name, a few words away at most."""
    not_before: tuple[str, ...]
    """Phrases that look like one of these and are not."""
    after: tuple[str, ...]
    """Standing behind its name."""


class Notes(_Model):
    """What is said about a reference; ``{new}``, ``{year}``, ``{date}`` and ``{nation}`` are filled in."""

    replaced: str
    replaced_undated: str
    ended: str
    ended_undated: str
    edition: str
    gentle: str
    older_name: str
    too_early: str
    elsewhere: str


class Wording(_Model):
    """Everything in ``data/outdated.yaml``; phrases are folded as the essay's words are."""

    replaced: Replaced
    points_back: tuple[str, ...]
    past: tuple[str, ...]
    origin: tuple[str, ...]
    present: tuple[str, ...]
    claims_now: tuple[str, ...]
    still_to_come: tuple[str, ...]
    notes: Notes
    nations: dict[Nation, tuple[str, ...]]


@cache
def load_wording() -> Wording:
    """Return the wording, read once."""
    data = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    for key in ("points_back", "past", "origin", "present", "claims_now", "still_to_come"):
        data[key] = _fold_all(data[key])
    data["replaced"] = {side: _fold_all(phrases) for side, phrases in data["replaced"].items()}
    data["nations"] = {nation: _fold_all(words) for nation, words in data["nations"].items()}
    return Wording.model_validate(data)


def fold_text(text: str) -> str:
    """Return the folded words of ``text`` with a space before, between and after them.

    >>> fold_text("It’s now the “Early-Help” form.")
    ' its now the early help form '
    """
    return f" {' '.join(word.folded for word in split_words(text))} "


def hide_years(folded: str) -> str:
    """Return folded text with ``yyyy`` for every year, as phrases of the wording have it.

    >>> hide_years(" it ended in 2010 ")
    ' it ended in yyyy '
    """
    return _YEAR.sub("yyyy", folded)


def _fold_all(phrases: list[str]) -> tuple[str, ...]:
    return tuple(hide_years(fold_text(phrase.replace("yyyy", "2000"))) for phrase in phrases)


def has_any(text: str, phrases: tuple[str, ...]) -> bool:
    """Tell whether one of the folded ``phrases`` stands in the folded ``text``."""
    return any(phrase in text for phrase in phrases)
