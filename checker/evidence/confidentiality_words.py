"""The words that tell who may be recognised, as data."""

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict

_DATA = Path(__file__).parent / "data"


def fold_name(text: str) -> str:
    """Return text in small letters, without accents and with straight apostrophes.

    >>> fold_name("Siân O’Neill")
    "sian o'neill"
    """
    plain = unicodedata.normalize("NFD", text.lower().replace("’", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c))


def _fold_all(words: list[str]) -> frozenset[str]:
    return frozenset(map(fold_name, words))


def _compile_any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE)


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


Folded = Annotated[frozenset[str], BeforeValidator(_fold_all)]
AnyPattern = Annotated[re.Pattern[str], BeforeValidator(_compile_any)]
OnePattern = Annotated[re.Pattern[str], BeforeValidator(_compile)]


class Wording(BaseModel):
    """Everything in ``data/confidentiality.yaml`` and ``data/confidentiality_names.yaml``."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    titles: Folded
    relations: Folded
    roles: Folded
    does: Folded
    never_in_a_name: Folded
    openers: Folded
    settings: tuple[str, ...]
    settings_before: tuple[str, ...]
    homes: tuple[str, ...]
    streets: tuple[str, ...]
    not_settings: Folded
    changed: AnyPattern
    """The essay says that names are changed."""
    not_changed: AnyPattern
    """Looks like ``changed`` and is not."""
    kept: AnyPattern
    """The essay says that true names stand in it."""
    unnamed: AnyPattern
    """The essay says that nobody is named."""
    alias: OnePattern
    """Group 1: the single letter that stands in for a name."""
    cited_after: AnyPattern
    cited_before: AnyPattern
    own_name: OnePattern
    notes: dict[str, str]
    public: Folded
    public_settings: Folded
    given: Folded
    given_or_word: Folded
    """Given names that are also ordinary words."""


@cache
def load_wording() -> Wording:
    """Return the wording, read once."""
    names = ("confidentiality.yaml", "confidentiality_names.yaml")
    texts = ((_DATA / name).read_text(encoding="utf-8") for name in names)
    data = [yaml.load(text, Loader=yaml.CSafeLoader) for text in texts]
    return Wording.model_validate({**data[0], **data[1]})
