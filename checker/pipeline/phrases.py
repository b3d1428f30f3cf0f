"""Find the phrases of cue rules in one sentence, tokens only."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span

from checker.pipeline.rules import ANY, END, GAP, LONGEST_GAP, START, Item, Rule, Rules

_NEGATED_WORD = re.compile(
    r"(?:do|does|dos|did|is|was|were|are|ca|car|could|would|should|wo|has|have|had|must|need)"
    r"(?:'?n[’'´`]?t|[’'´`]nt)"
)
_GAP_STOPS = frozenset({".", ";", ":", "?", "!"})


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
    if _NEGATED_WORD.fullmatch(lower):
        return "not"
    return norm.replace("’", "'")


def find_matches(words: list[str], lemmas: list[str], rules: Rules) -> list[Match]:
    """Return the matches that stand: of overlapping ones of one kind the longest, pseudo-cues before cues."""
    found = list(_all_matches(words, lemmas, rules))
    found.sort(key=lambda m: (m.start - m.end, m.rule.direction is not None, m.start))
    kept: list[Match] = []
    for match in found:
        if not any(_clash(match, other) for other in kept):
            kept.append(match)
    return sorted((m for m in kept if m.rule.direction is not None), key=lambda m: (m.start, m.end))


def _clash(one: Match, other: Match) -> bool:
    return one.rule.kind is other.rule.kind and one.start < other.end and other.start < one.end


def _all_matches(words: list[str], lemmas: list[str], rules: Rules) -> Iterator[Match]:
    for at, (word, lemma) in enumerate(zip(words, lemmas, strict=True)):
        candidates = (*rules.by_first.get(word, ()), *rules.by_first.get(lemma, ()))
        for rule in dict.fromkeys(candidates):
            end = _match_end(rule.items, words, lemmas, at)
            if end is not None and end > at:
                yield Match(rule, at, end)


def _match_end(items: tuple[Item, ...], words: list[str], lemmas: list[str], at: int) -> int | None:
    """Return one past the last token of the longest match of ``items`` from ``at``, or None."""
    if not items:
        return at
    item, rest = items[0], items[1:]
    ends: list[int | None] = [_match_end(rest, words, lemmas, at)] if item.optional else []
    if START in item.forms:
        ends.append(_match_end(rest, words, lemmas, at) if _only_marks(words[:at]) else None)
    elif END in item.forms:
        ends.append(_match_end(rest, words, lemmas, at) if _only_marks(words[at:]) else None)
    elif GAP in item.forms:
        ends.append(_match_past_gap(rest, words, lemmas, at))
    elif at < len(words) and (
        words[at] in item.forms or lemmas[at] in item.forms or (ANY in item.forms and words[at].isalnum())
    ):
        ends.append(_match_end(rest, words, lemmas, at + 1))
    return max((end for end in ends if end is not None), default=None)


def _match_past_gap(rest: tuple[Item, ...], words: list[str], lemmas: list[str], at: int) -> int | None:
    """Match ``rest`` after the shortest gap that lets it."""
    for skip in range(LONGEST_GAP + 1):
        end = _match_end(rest, words, lemmas, at + skip)
        if end is not None:
            return end
        if at + skip >= len(words) or words[at + skip] in _GAP_STOPS:
            return None
    return None


def _only_marks(words: list[str]) -> bool:
    """Tell whether there is no word before the start or after the end: bullets and quotation marks only."""
    return not any(word[:1].isalpha() for word in words)
