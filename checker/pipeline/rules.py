"""Cue rules: the data in ``data/*.yaml``, read once and compiled."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from itertools import chain
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

from checker.types.cue import CueKind

Direction = Literal["forward", "backward", "both", "previous", "none"]
Reach = Literal["clause", "noun", "sentence", "rest"]

ANY, GAP, START, END = "*", "...", "^", "$"
"""Special items of a phrase: any one word; up to ``LONGEST_GAP`` words; start and end of the sentence."""

LONGEST_GAP = 12


class _Entry(BaseModel):
    """Rules that share a direction and a reach."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    direction: Direction = "forward"
    reach: Reach = "clause"
    phrases: tuple[str, ...]


class _CueFile(BaseModel):
    """One file of ``data/``: the rules of one kind."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: CueKind
    terminators: tuple[str, ...] = ()
    rules: tuple[_Entry, ...]
    pseudo: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One word of a phrase: the forms that it accepts, lemmas in angle brackets."""

    forms: frozenset[str]
    optional: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """A phrase that is a cue, or (``direction`` None) a pseudo-cue that looks like one."""

    kind: CueKind
    items: tuple[Item, ...]
    direction: Direction | None
    reach: Reach


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules, found by the form that their phrase begins with."""

    by_first: dict[str, list[Rule]]
    terminators: dict[CueKind, frozenset[str]]
    spellings: dict[str, str] = field(default_factory=dict)
    """Learners' spellings of small words, to the standard form."""


def compile_phrase(phrase: str) -> tuple[Item, ...]:
    """Compile ``"<be> not only|just to?"``: words, lemmas in ``<>``, alternatives ``|``, optional ``?``.

    ``*`` is any one word, ``...`` up to twelve words of the same clause, ``^`` and ``$`` the sentence's ends.
    """
    return tuple(_compile_item(word) for word in phrase.split())


def _compile_item(word: str) -> Item:
    optional = len(word) > 1 and word.endswith("?")
    word = word[:-1] if optional else word
    if word.startswith("<"):
        return Item(frozenset(f"<{lemma}>" for lemma in word.strip("<>").split("|")), optional)
    return Item(frozenset(word.split("|")), optional)


def _read_rules(text: str) -> tuple[CueKind, frozenset[str], list[Rule]]:
    source = _CueFile.model_validate(yaml.safe_load(text))
    kind = source.kind
    cues = [
        Rule(kind, compile_phrase(phrase), entry.direction, entry.reach)
        for entry in source.rules
        for phrase in entry.phrases
    ]
    pseudo = [Rule(kind, compile_phrase(phrase), None, "clause") for phrase in source.pseudo]
    return kind, frozenset(source.terminators), [*cues, *pseudo]


def _first_forms(rule: Rule) -> Iterator[str]:
    """Yield the forms that the phrase can begin with, past ``^`` and optional words."""
    for item in rule.items:
        if START in item.forms:
            continue
        yield from item.forms
        if not item.optional:
            return


@cache
def load_rules() -> Rules:
    """Read and compile the shipped rules, once."""
    folder = resources.files("checker.pipeline") / "data"
    names = sorted(f.name for f in folder.iterdir() if f.name.startswith("cues_"))
    files = [_read_rules((folder / name).read_text("utf-8")) for name in names]
    by_first: dict[str, list[Rule]] = {}
    for rule in chain.from_iterable(rules for _, _, rules in files):
        for form in _first_forms(rule):
            by_first.setdefault(form, []).append(rule)
    spellings = yaml.safe_load((folder / "spellings.yaml").read_text("utf-8"))
    return Rules(by_first, {kind: stops for kind, stops, _ in files}, spellings)
