"""Cues of a parsed document: phrases found, scopes drawn."""

from collections.abc import Iterator

from spacy.tokens import Doc, Span

from checker.pipeline.phrases import Match, find_matches, spell_words
from checker.pipeline.rules import Rules, load_rules
from checker.pipeline.scope import find_scope
from checker.types.cue import Cue


def find_cues(doc: Doc) -> tuple[Cue, ...]:
    """Return the cues of the document in the order of their first character."""
    rules = load_rules()
    cues: list[Cue] = []
    previous: Span | None = None
    for sent in doc.sents:
        if sent.text.isspace():
            continue
        cues.extend(_find_in_sentence(sent, previous, rules))
        previous = sent
    return tuple(sorted(cues, key=lambda cue: (cue.start, cue.end, cue.kind)))


def _find_in_sentence(sent: Span, previous: Span | None, rules: Rules) -> Iterator[Cue]:
    words = spell_words(sent, rules.spellings)
    lemmas = [f"<{token.lemma_.lower()}>" for token in sent]
    for match in find_matches(words, lemmas, rules):
        yield _draw_cue(sent, previous, match, words, rules)


def _draw_cue(sent: Span, previous: Span | None, match: Match, words: list[str], rules: Rules) -> Cue:
    doc, kind = sent.doc, match.rule.kind
    span = doc[_with_auxiliary(sent, match) : sent.start + match.end]
    if match.rule.direction == "previous" and previous is not None:
        scope = previous
    else:
        start, end = find_scope(sent, match, words, rules.terminators[kind])
        scope = doc[start:end]
    return Cue(kind, span.start_char, span.end_char, span.text, scope.start_char, scope.end_char)


def _with_auxiliary(sent: Span, match: Match) -> int:
    """Return the cue's first token, or the auxiliary before its "not", so that people read "do not"."""
    first = sent.start + match.start
    if first > sent.start and sent.doc[first].dep_ == "neg" and sent.doc[first - 1].pos_ == "AUX":
        return first - 1
    return first
