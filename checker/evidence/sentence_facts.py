"""What is known of a sentence as a whole, whichever stretch of it is judged."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml
from spacy.tokens import Span

from checker.evidence.lists import find_lists
from checker.pipeline import Parsed
from checker.types.cue import Cue, CueKind, Sentence

_WORD = re.compile(r"[\w'’-]+")
_FINITE_PAST = "VBD"
_OWN_SUBJECTS = frozenset({"i", "we", "there", "ive"})
_DUTY = frozenset({"must", "should", "shall"})
_SUBJECT_REACH = 4
"""Words before a negation among which its subject is looked for."""


@dataclass(frozen=True, slots=True)
class SentenceFacts:
    """Cues and properties of one sentence."""

    cues: tuple[Cue, ...]
    """The cues that stand in it or reach into it."""
    own_denials: frozenset[Cue]
    """Negations in it by which the writer denies of the own practice: "I have not …", "there is no …"."""
    own_experience: bool
    """The writer or the writer's setting takes part."""
    past_event: bool
    """A verb tells what happened."""
    cause: bool
    """A reason, purpose or consequence is given."""
    requirement: bool
    """A law, guidance or duty asks for something."""
    outcome: bool
    """A result for a child is stated."""
    own_team: bool
    """Words of the own setting, and none of an agency outside here or in the sentences beside it."""
    lists: "ListedStretches"
    """The bare lists in it."""


@dataclass(frozen=True, slots=True)
class ListedStretches:
    """Stretches of a sentence that merely list terms; call it to ask about one stretch."""

    stretches: tuple[tuple[int, int], ...]
    """Characters, half-open."""

    def __call__(self, start: int, end: int) -> bool:
        """Tell whether the middle of ``[start, end)`` is merely listed."""
        middle = (start + end) // 2
        return any(first <= middle < last for first, last in self.stretches)


@cache
def _load(name: str) -> Any:
    text = (resources.files("checker.evidence") / "data" / name).read_text("utf-8")
    return yaml.safe_load(text)


@cache
def _padded(name: str, part: str) -> tuple[str, ...]:
    return tuple(f" {word} " for word in _load(name)[part])


@cache
def _child_words() -> frozenset[str]:
    return frozenset(_load("children.yaml"))


def describe_sentences(parsed: Parsed) -> tuple[SentenceFacts, ...]:
    """Describe each sentence of the essay, in order."""
    by_sentence: list[list[Cue]] = [[] for _ in parsed.sentences]
    first = 0
    for cue in parsed.cues:
        while first < len(parsed.sentences) and parsed.sentences[first].end <= cue.scope_start:
            first += 1
        at = first
        while at < len(parsed.sentences) and parsed.sentences[at].start < max(cue.scope_end, cue.end):
            by_sentence[at].append(cue)
            at += 1
        first = max(0, first - 2)
    own_teams = _find_own_teams(parsed.sentences)
    return tuple(
        _describe(sentence, tuple(cues), own_team, parsed)
        for sentence, cues, own_team in zip(parsed.sentences, by_sentence, own_teams, strict=True)
    )


def _find_own_teams(sentences: Sequence[Sentence]) -> list[bool]:
    """Tell of each sentence whether only the staff of the own setting acts."""
    padded = [f" {' '.join(_WORD.findall(sentence.text.lower()))} " for sentence in sentences]
    outside = [_any_of(text, "outside") for text in padded]

    def is_apart(at: int) -> bool:
        """Tell whether no agency is named in the sentence or in those beside it in its paragraph."""
        beside = range(max(0, at - 1), min(len(sentences), at + 2))
        return not any(outside[i] and sentences[i].paragraph == sentences[at].paragraph for i in beside)

    return [_any_of(text, "inside") and is_apart(at) for at, text in enumerate(padded)]


def _describe(sentence: Sentence, cues: tuple[Cue, ...], own_team: bool, parsed: Parsed) -> SentenceFacts:
    span = parsed.doc.char_span(sentence.start, sentence.end, alignment_mode="expand") or parsed.doc[:0]
    kinds = {cue.kind for cue in cues if sentence.start <= cue.start < sentence.end}
    words = [token.lower_ for token in span]
    return SentenceFacts(
        cues=cues,
        own_denials=frozenset(c for c in cues if c.kind is CueKind.NEGATION and _is_own(c, span)),
        own_experience=CueKind.OWN_EXPERIENCE in kinds,
        past_event=_tells_past(span),
        cause=CueKind.CAUSE in kinds,
        requirement=CueKind.REQUIREMENT in kinds,
        outcome=CueKind.OUTCOME in kinds and not _child_words().isdisjoint(words),
        own_team=own_team,
        lists=ListedStretches(find_lists(span)),
    )


def _tells_past(span: Span) -> bool:
    return any(token.tag_ == _FINITE_PAST for token in span)


def _is_own(cue: Cue, span: Span) -> bool:
    """Tell whether the words just before the cue make the writer, the setting or *there* its subject."""
    at = next((token.i - span.start for token in span if token.idx >= cue.start), len(span))
    before = [token.lower_ for token in span[max(0, at - _SUBJECT_REACH) : at + 1]]
    return not _OWN_SUBJECTS.isdisjoint(before) and _DUTY.isdisjoint(before)


def _any_of(padded: str, part: str) -> bool:
    return any(word in padded for word in _padded("people.yaml", part))
