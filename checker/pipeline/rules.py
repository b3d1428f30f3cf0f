"""Cue rules: the data in ``data/*.yaml``, read once and compiled."""

import re
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
Reach = Literal["clause", "noun", "sentence", "rest", "start", "subject"]

ANY, START, END = "*", "^", "$"
"""Special items of a phrase: any one word; start and end of the sentence."""

GAPS = {"...": (12, frozenset(".;:?!")), "~": (5, frozenset(".;:?!,"))}
"""Items that stand for some words: how many at most, and the marks that they may not hold."""

_SPECIAL = frozenset({ANY, START, END, *GAPS})

_ALTERNATIVE = re.compile(r"<[^>]+>|[^|<]+")


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


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A phrase that is a cue, or (``direction`` None) a pseudo-cue that looks like one."""

    kind: CueKind
    items: tuple[Item, ...]
    direction: Direction | None
    reach: Reach
    needed: tuple[frozenset[str], ...]
    """Forms of which a sentence must hold one each, else the phrase cannot be in it."""


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules, found by the form that their phrase begins with."""

    by_first: dict[str, list[Rule]]
    terminators: dict[CueKind, frozenset[str]]
    spellings: dict[str, str] = field(default_factory=dict)
    """Learners' spellings of small words, to the standard form."""


def compile_phrase(phrase: str) -> tuple[Item, ...]:
    """Compile ``"<be> not only|just to?"``: words, lemmas in ``<>``, alternatives ``|``, optional ``?``.

    A mark may stand in quotation marks, as in ``to come ":"``.
    ``*`` is any one word, ``...`` up to twelve words, ``~`` up to five without a comma, ``^`` and ``$`` the
    sentence's ends.
    """
    return tuple(_compile_item(word) for word in phrase.split())


def _compile_item(word: str) -> Item:
    optional = len(word) > 1 and word.endswith("?")
    forms: set[str] = set()
    for part in _ALTERNATIVE.findall(word[:-1] if optional else word):
        if part[0] == "<":
            forms.update(f"<{lemma}>" for lemma in part.strip("<>").split("|"))
        else:
            forms.add(part.strip('"'))
    return Item(frozenset(forms), optional)


def _read_rules(text: str) -> tuple[CueKind, frozenset[str], list[Rule]]:
    source = _CueFile.model_validate(yaml.safe_load(text))
    kind = source.kind
    cues = [
        _build_rule(kind, phrase, entry.direction, entry.reach)
        for entry in source.rules
        for phrase in entry.phrases
    ]
    pseudo = [_build_rule(kind, phrase, None, "clause") for phrase in source.pseudo]
    return kind, frozenset(source.terminators), [*cues, *pseudo]


def _build_rule(kind: CueKind, phrase: str, direction: Direction | None, reach: Reach) -> Rule:
    items = compile_phrase(phrase)
    needed = tuple(i.forms for i in items if not i.optional and _SPECIAL.isdisjoint(i.forms))
    return Rule(kind, items, direction, reach, needed)


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
