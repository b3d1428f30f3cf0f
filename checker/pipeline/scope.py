"""How far a cue reaches: ConText's windows, bounded by the dependency parse."""

from spacy.tokens import Span, Token

from checker.pipeline.phrases import Match

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_PASSIVE = frozenset({"nsubjpass", "csubjpass"})
_CLAUSES = frozenset({"advcl", "parataxis"})
_OF_A_VERB = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "npadvmod", "dative", "oprd"})
_MODIFIERS = frozenset({"neg", "det", "aux", "auxpass", "advmod", "preconj", "predet", "mark", "cc", "amod"})
_STOPS = frozenset({";", ":", "—", "–", "..."})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})

_OCCASIONS = frozenset(
    {"meeting", "review", "conference", "session", "visit", "group", "training", "assessment"}
)
_DEFINITE = frozenset({"the", "this", "that", "our", "his", "her", "their", "my"})
_PRESENCE = frozenset({"be", "go", "attend", "sit", "get", "come", "take", "involve", "invite"})
"""Verbs whose denial denies the occasion too: "I was not at the review"."""

_DENIED_SUBJECT = frozenset(
    {"apply", "matter", "count", "exist", "concern", "affect", "help", "work", "belong", "feature", "mean"}
    | {"happen", "fit", "interest", "appear", "come", "reach", "arrive", "occur", "materialise"}
)
"""Verbs whose denial denies their subject: "the Act does not apply to us"."""

_DENIED_QUALITY = frozenset(
    {"relevant", "important", "needed", "necessary", "useful", "used", "helpful", "worth", "required"}
    | {"available", "present", "there", "applicable", "essential", "involved", "invited", "in"}
    | {"something", "anything", "part", "thing", "priority", "concern", "about"}
)
"""Complements whose denial denies their subject: "Tuckman is not relevant here"."""


def find_scope(sent: Span, match: Match, words: list[str], stops: frozenset[str]) -> tuple[int, int]:
    """Return the tokens ``[start, end)`` of the document that the cue governs, the cue among them."""
    first, last = sent.start + match.start, sent.start + match.end
    direction, reach = match.rule.direction, match.rule.reach
    if direction == "none":
        return first, last
    if reach == "sentence":
        return sent.start, sent.end
    if reach == "start":
        return sent.start, last
    start, end = first, last
    if direction in {"backward", "both"}:
        start = _clause_start(sent, first, words, stops)
    elif reach in {"clause", "subject"}:
        start = _subject_start(sent.doc[first:last].root, first, always=reach == "subject")
    if direction != "backward":
        end = min(_text_end(sent, last, words, stops), _parsed_end(sent, first, last, reach))
    return start, end


def _parsed_end(sent: Span, first: int, last: int, reach: str) -> int:
    """Return where the cue's reach to the right ends by the parse alone."""
    if reach == "noun":
        return _noun_end(sent, last)
    return _clause_edge(sent, first, last) if reach in {"clause", "subject"} else sent.end


def _text_end(sent: Span, last: int, words: list[str], stops: frozenset[str]) -> int:
    """Return the first stop after ``last``: a terminator, or a comma or *and* that opens a new clause."""
    for index in range(last, sent.end):
        word = words[index - sent.start]
        if word in stops or word in _STOPS or (word in {",", "and", "or"} and _opens_clause(sent, index + 1)):
            return index
    return sent.end


def _opens_clause(sent: Span, index: int) -> bool:
    """Tell whether the tokens from ``index`` on begin with a subject of a later verb."""
    if index >= sent.end:
        return False
    token: Token = sent.doc[index]
    while token.head.left_edge.i >= index and token.head.i != token.i and token.dep_ not in _SUBJECTS:
        token = token.head
    return token.dep_ in _SUBJECTS and token.left_edge.i == index and token.head.i > token.i


def _clause_edge(sent: Span, first: int, last: int) -> int:
    """Return the end of the clause that the cue stands in, as parsed."""
    governor = _governor(sent.doc[first:last].root)
    edge = governor.right_edge.i + 1
    if edge <= last:
        edge = sent.end
    for child in governor.rights:
        if child.i >= last and _is_other_clause(governor, child):
            edge = min(edge, max(child.left_edge.i, last))
    return int(edge)


def _governor(root: Token) -> Token:
    """Return the verb that a cue bears on, or the noun where it stands after a preposition."""
    token = root
    while token.dep_ in _MODIFIERS and token.head.i != token.i:
        token = token.head
    if token.dep_ in _OF_A_VERB:
        token = token.head
    return token


def _is_other_clause(governor: Token, child: Token) -> bool:
    """Tell whether a child of the governor is out of the cue's reach: a clause of its own, or an occasion."""
    if child.dep_ == "prep":
        return governor.lemma_ not in _PRESENCE and _is_occasion(child)
    has_subject = any(grandchild.dep_ in _SUBJECTS for grandchild in child.lefts)
    if child.dep_ in _CLAUSES:
        return has_subject
    if child.dep_ == "ccomp":
        return has_subject and governor.doc[child.left_edge.i - 1].text == ","
    if child.dep_ == "conj":
        return has_subject or (child.tag_ in _FINITE and governor.tag_ not in _FINITE)
    return False


def _is_occasion(preposition: Token) -> bool:
    """Tell whether it names an occasion that took place, whatever did not happen there: "at the review"."""
    return preposition.lower_ in {"at", "during", "in"} and any(
        noun.lemma_.lower() in _OCCASIONS and any(w.lower_ in _DEFINITE for w in noun.lefts)
        for noun in preposition.rights
    )


def _noun_end(sent: Span, last: int) -> int:
    """Return the end of the noun phrase that begins at ``last``."""
    if last >= sent.end:
        return sent.end
    token: Token = sent.doc[last]
    while (
        token.head.i > token.i and token.head.left_edge.i >= last - 1 and token.pos_ not in {"NOUN", "PROPN"}
    ):
        token = token.head
    while token.dep_ == "compound" and token.head.i > token.i:
        token = token.head
    return int(max(token.right_edge.i + 1, last + 1))


def _clause_start(sent: Span, first: int, words: list[str], stops: frozenset[str]) -> int:
    """Return the start of the clause before the cue: after the last terminator before it."""
    for index in range(first - 1, sent.start - 1, -1):
        word = words[index - sent.start]
        if word in stops or word in _STOPS:
            return index + 1
    return sent.start


def _subject_start(root: Token, first: int, *, always: bool) -> int:
    """Return where the subject starts if the cue bears on it as on its verb, else ``first``."""
    verb = _governor(root)
    for child in verb.lefts:
        if child.i < first and (
            child.dep_ in _PASSIVE or (child.dep_ in _SUBJECTS and (always or _denies_subject(verb)))
        ):
            return int(child.left_edge.i)
    return first


def _denies_subject(verb: Token) -> bool:
    if verb.lemma_ == "be":
        return any(child.lower_ in _DENIED_QUALITY or child.lower_ == "at" for child in verb.rights)
    if any(child.dep_ == "auxpass" for child in verb.lefts):
        return True
    if verb.lemma_ == "take":
        return any(child.lower_ == "place" for child in verb.rights)
    return verb.lemma_ in _DENIED_SUBJECT
