"""Bare lists of terms: keyword stuffing, and bullet points that only name a thing."""

from itertools import pairwise

from spacy.tokens import Span, Token

_SEPARATORS = frozenset({",", ";", "/", "•", "-", "+"})
_JOINERS = frozenset({"and", "or", "&", "plus", "n"})
_SAYING = frozenset(
    {"because", "so", "which", "who", "that", "by", "means", "=", "when", "if", "to", "where", "for", "as"}
)
"""Words with which something is said of an item."""

_NAMING = frozenset({"be", "include", "involve", "need", "require", "have", "s"})
_SHORT_SENTENCE = 22
"""Most words of a sentence that only names things."""

_PERSONAL = frozenset({"i", "me", "my", "mum", "mam", "dad"})

_ITEM_WORDS = 5
"""Longest item of a bare list, in words."""

_FEWEST = 4
"""Fewest items that make a bare list inside a full sentence."""


def find_lists(sent: Span) -> tuple[tuple[int, int], ...]:
    """Return the stretches (characters) of the sentence that only list terms.

    A list in a sentence of the past (who was there), or of what *I* do, says something.
    """
    whole = ((sent.start_char, sent.end_char),)
    if not any(_is_predicate(token) for token in sent):
        return () if _says_something(sent) else whole
    if any(token.tag_ == "VBD" or token.lower_ == "i" for token in sent):
        return ()
    if _only_names(sent):
        return whole
    return tuple((sent[first].idx, sent[last - 1].idx + len(sent[last - 1])) for first, last in _runs(sent))


def _only_names(sent: Span) -> bool:
    """Tell whether a short sentence says no more than that there are such things: "Barriers are X and Y."."""
    root = sent.root
    names = [child for child in root.rights if child.dep_ in {"attr", "dobj"}]
    return (
        len(sent) <= _SHORT_SENTENCE
        and root.lemma_.lower() in _NAMING
        and any(other.dep_ == "conj" for name in names for other in name.rights)
        and not any(token.lower_ in _SAYING for token in sent)
    )


def _is_predicate(token: Token) -> bool:
    return token.tag_ in {"VBD", "VBZ", "VBP", "MD"} or (token.tag_ == "VB" and token.i == token.sent.start)


def _says_something(sent: Span) -> bool:
    words = [token.lower_ for token in sent if token.is_alpha]
    numbers = any(token.like_num for token in sent[1:]) and sum(t.text == "," for t in sent) < _FEWEST - 1
    personal = numbers or any(word in _PERSONAL for word in words)
    return len(words) > 3 and (personal or any(word in _SAYING for word in words))


def _runs(sent: Span) -> list[tuple[int, int]]:
    """Return the token ranges of runs of at least ``_FEWEST`` short items without a verb."""
    cuts = [-1, *(i for i, t in enumerate(sent) if t.text in _SEPARATORS or t.lower_ in _JOINERS), len(sent)]
    items = [(first + 1, last) for first, last in pairwise(cuts)]
    runs: list[tuple[int, int]] = []
    run: list[tuple[int, int]] = []
    for item in [*items, (0, 0)]:
        if item != (0, 0) and _is_short(sent, *item):
            run.append(item)
            continue
        filled = [one for one in run if one[1] > one[0]]
        if len(filled) >= _FEWEST - 1:
            runs.append((_tail_start(sent, filled[0][0]), filled[-1][1]))
        run = []
    return runs


def _is_short(sent: Span, first: int, last: int) -> bool:
    item = [t for t in sent[first:last] if not t.is_punct and not t.is_space]
    return len(item) <= _ITEM_WORDS and not any(_is_predicate(t) or t.lower_ in _SAYING for t in item)


def _tail_start(sent: Span, first: int) -> int:
    """Return where the list starts: the last words of the stretch before the first separator belong to it."""
    start = first
    while start > 0 and first - start < _ITEM_WORDS and not _is_predicate(sent[start - 1]):
        start -= 1
    return start
