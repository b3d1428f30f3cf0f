"""Find the phrases of cue rules in one sentence, tokens only."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span

from checker.pipeline.rules import ANY, END, GAPS, START, Item, Rule, Rules
from checker.types.cue import CueKind

_PARTS = frozenset({"ca", "wo", "sha", "nt"})
"""Parts of contractions, as the tokenizer cuts them."""

_NUMBERED = re.compile(r"(?:q|ac|lo|task|question)?\d[\d.]*[a-z]?[.):]?")
_LABELS = frozenset({"task", "question", "section", "part", "unit", "criterion", "outcome", "q", "ac", "lo"})
_NEGATED_WORD = re.compile(
    r"(?:do|does|dos|did|is|was|were|are|ca|car|could|would|should|wo|has|have|had|must|need)"
    r"(?:'?n[’'´`]?t|[’'´`]nt)"
)

_OWN_NEGATION = frozenset({CueKind.HEDGE, CueKind.REJECTION})
"""Kinds whose phrases hold a "not" of their own, which denies nothing else."""


@dataclass(frozen=True, slots=True)
class Match:
    """A rule's phrase at tokens ``[start, end)`` of the sentence."""

    rule: Rule
    start: int
    end: int


def spell_words(sent: Span, spellings: dict[str, str]) -> list[str]:
    """Return each token's form for matching: lower case, contractions spelt out, slips corrected."""
    return [spellings.get(norm, norm) for norm in (_norm(t.norm_, t.lower_) for t in sent)]


def _norm(norm: str, lower: str) -> str:
    """Return the norm of a part of a contraction; other words stay, as spaCy's norms turn them American."""
    if _NEGATED_WORD.fullmatch(lower):
        return "not"
    if lower in _PARTS or "'" in lower or "’" in lower:
        return norm.replace("’", "'")
    return lower


def find_matches(words: list[str], lemmas: list[str], rules: Rules) -> list[Match]:
    """Return the matches that stand: of overlapping ones of one kind the longest, pseudo-cues before cues."""
    found = list(_all_matches(words, lemmas, rules))
    found.sort(key=lambda m: (m.start - m.end, m.rule.direction is not None, m.start))
    kept: list[Match] = []
    for match in found:
        if not any(_clash(match, other) for other in kept):
            kept.append(match)
    return sorted((m for m in kept if m.rule.direction is not None), key=lambda m: (m.start, m.end))


def _clash(match: Match, longer: Match) -> bool:
    """Tell whether a match gives way to one that is as long or longer."""
    if match.start >= longer.end or longer.start >= match.end:
        return False
    kind, other = match.rule.kind, longer.rule.kind
    return kind is other or (kind is CueKind.NEGATION and other in _OWN_NEGATION)


def _all_matches(words: list[str], lemmas: list[str], rules: Rules) -> Iterator[Match]:
    present = {*words, *lemmas}
    for at, (word, lemma) in enumerate(zip(words, lemmas, strict=True)):
        for rule in (*rules.by_first.get(word, ()), *rules.by_first.get(lemma, ())):
            if any(present.isdisjoint(forms) for forms in rule.needed):
                continue
            end = _match_end(rule.items, words, lemmas, at)
            if end is not None and end > at:
                yield Match(rule, at, end)


def _match_end(items: tuple[Item, ...], words: list[str], lemmas: list[str], at: int) -> int | None:
    """Return one past the last token of the longest match of ``items`` from ``at``, or None."""
    if not items:
        return at
    past = _match_past(items, words, lemmas, at)
    if not items[0].optional:
        return past
    without = _match_end(items[1:], words, lemmas, at)
    return past if without is None or (past is not None and past > without) else without


def _match_past(items: tuple[Item, ...], words: list[str], lemmas: list[str], at: int) -> int | None:
    """Match all of ``items``, the first one among them."""
    forms, rest = items[0].forms, items[1:]
    if at < len(words) and (
        words[at] in forms or lemmas[at] in forms or (ANY in forms and words[at].isalnum())
    ):
        return _match_end(rest, words, lemmas, at + 1)
    if START in forms:
        return _match_end(rest, words, lemmas, at) if _only_marks(words[:at]) else None
    if END in forms:
        return _match_end(rest, words, lemmas, at) if _only_marks(words[at:]) else None
    if not GAPS.keys().isdisjoint(forms):
        return _match_past_gap(items, words, lemmas, at)
    return None


def _match_past_gap(items: tuple[Item, ...], words: list[str], lemmas: list[str], at: int) -> int | None:
    """Match what follows the gap ``items[0]`` after the fewest words that let it."""
    longest, stops = GAPS[next(iter(items[0].forms))]
    for past in range(at, min(at + longest, len(words)) + 1):
        end = _match_end(items[1:], words, lemmas, past)
        if end is not None:
            return end
        if past < len(words) and words[past] in stops:
            return None
    return None


def _only_marks(words: list[str]) -> bool:
    """Tell whether there is no word before the start or after the end: bullets, numbers and quotes only.

    "1.2", "Q3.", "(a)" and "iv)" are numbers.
    """
    number = len(words) > 1 and words[-1] in {")", "."} and len(words[-2]) <= 3 and not words[:-2]
    bracketed = len(words) == 3 and words[0] == "(" and words[2] == ")" and len(words[1]) <= 3
    return (
        number or bracketed or not any(word[:1].isalpha() and not _NUMBERED.fullmatch(word) for word in words)
    )
