"""How a stretch of text is to be read: asserted or not, own experience, reason given, merely listed."""

from bisect import bisect_right
from dataclasses import dataclass

from checker.evidence.sentence_facts import SentenceFacts, describe_sentences
from checker.pipeline import Parsed
from checker.types.cue import Assertion, Cue, CueKind
from checker.types.essay import CREDITED_KINDS, Essay, SectionKind

_SECTION_WORDS = {
    SectionKind.HEADING: "a heading",
    SectionKind.REFERENCE_LIST: "the reference list",
    SectionKind.QUESTION: "a copied-out question or task",
    SectionKind.QUOTATION: "a quotation",
    SectionKind.TITLE_PAGE: "the title page",
    SectionKind.BOILERPLATE: "text that is not the learner's own",
}

_BY_KIND = (
    (CueKind.NEGATION, Assertion.NEGATED),
    (CueKind.REJECTION, Assertion.NEGATED),
    (CueKind.REPORTED, Assertion.REPORTED),
    (CueKind.HYPOTHESIS, Assertion.HYPOTHETICAL),
    (CueKind.HEDGE, Assertion.HEDGED),
)
"""Kinds of cue and what they make of the text in their scope, the strongest first."""

_UNSAID = {CueKind.QUESTION: "asked", CueKind.ANNOUNCEMENT: "announced"}
"""Kinds of cue whose scope says nothing by itself, and what is done there instead."""

_DENIALS = frozenset({CueKind.NEGATION, CueKind.REJECTION})

_DEFAULT_ALLOW = frozenset({Assertion.ASSERTED, Assertion.HEDGED})

_LONGEST_CUE = 32
"""Characters of a cue shown to people; longer ones are shown by their first and last word."""


@dataclass(frozen=True, slots=True)
class Context:
    """How a stretch of the essay is to be read."""

    assertion: Assertion
    """How the writer stands to it."""
    cue: str | None
    """The words that decided the assertion, or that made it a question or an announcement, as written."""
    credited: bool
    """Whether it counts where an element asks for nothing special (asserted or hedged, in body text)."""
    why: str
    """Why it counts or does not, in plain words."""
    in_credited_section: bool
    """Whether it stands in text that can count at all: not a heading, reference list, question …"""
    section: SectionKind
    """Kind of the section that it stands in."""
    own_experience: bool = False
    """The writer or the writer's setting takes part."""
    past_event: bool = False
    """Something that happened is told."""
    cause: bool = False
    """A reason, purpose or consequence is given."""
    requirement: bool = False
    """It is said what law, guidance or duty asks for."""
    outcome: bool = False
    """A result for a child is stated."""
    history: bool = False
    """It is told as what once was so."""
    denies: bool = False
    """Most of the stretch itself is governed by a "not" that stands in it: "we never hold reviews"."""
    listed: bool = False
    """It stands in a bare list of terms of which nothing is said."""
    own_team: bool = False
    """Only the staff of the writer's own setting acts."""

    def credits(self, allow: frozenset[Assertion]) -> bool:
        """Tell whether it counts where the assertions in ``allow`` count besides ``asserted``."""
        return self.in_credited_section and (self.assertion is Assertion.ASSERTED or self.assertion in allow)


@dataclass(frozen=True, slots=True)
class ContextIndex:
    """An essay's cues and properties by sentence, so that judging one stretch takes no search."""

    essay: Essay
    """The submission."""
    starts: tuple[int, ...]
    """First character of each sentence."""
    sentences: tuple[SentenceFacts, ...]
    """What is known of each sentence."""


def build_index(parsed: Parsed) -> ContextIndex:
    """Work out once what ``judge`` needs."""
    return ContextIndex(parsed.essay, tuple(s.start for s in parsed.sentences), describe_sentences(parsed))


def judge(start: int, end: int, index: ContextIndex) -> Context:
    """Judge the characters ``[start, end)`` by the sentence that holds their middle."""
    middle = (start + end) // 2
    section = index.essay.section_at(middle).kind
    at = bisect_right(index.starts, middle) - 1
    if at < 0:
        return Context(Assertion.ASSERTED, None, False, "ruled out: no sentence stands here", False, section)
    facts = index.sentences[at]
    denial = find_denial(start, end, facts)
    assertion, cue = _find_assertion(start, end, facts.cues)
    if assertion is Assertion.ASSERTED and denial is not None and denial in facts.own_denials:
        assertion, cue = Assertion.NEGATED, denial
    unsaid = next((c for c in facts.cues if c.kind in _UNSAID and c.covers(start, end)), None)
    in_credited_section = section in CREDITED_KINDS and unsaid is None
    return Context(
        assertion=assertion,
        cue=_show(unsaid or cue),
        credited=in_credited_section and assertion in _DEFAULT_ALLOW,
        why=_explain(section, unsaid, assertion, cue, (start, end)),
        in_credited_section=in_credited_section,
        section=section,
        own_experience=facts.own_experience,
        past_event=facts.past_event,
        cause=facts.cause,
        requirement=facts.requirement,
        outcome=facts.outcome,
        history=any(c.kind is CueKind.HISTORY and c.covers(start, end) for c in facts.cues),
        denies=denial is not None,
        listed=facts.lists(start, end),
        own_team=facts.own_team,
    )


def _find_assertion(start: int, end: int, cues: tuple[Cue, ...]) -> tuple[Assertion, Cue | None]:
    """Return the strongest assertion that a cue outside the stretch gives it, with the cue."""
    over = [c for c in cues if c.covers(start, end) and not (start <= c.start and c.end <= end)]
    if _deny_each_other(over):
        over = [c for c in over if c.kind not in _DENIALS]
    for kind, assertion in _BY_KIND:
        for cue in over:
            if cue.kind is kind:
                return assertion, cue
    return Assertion.ASSERTED, None


def find_denial(start: int, end: int, facts: SentenceFacts) -> Cue | None:
    """Return the negation in the first third of ``[start, end)`` that governs at least half of it."""
    for cue in facts.cues:
        inside = cue.kind is CueKind.NEGATION and start <= cue.start <= start + (end - start) / 3
        if inside and cue.end <= end and min(end, cue.scope_end) - max(start, cue.start) >= (end - start) / 2:
            return cue
    return None


def _deny_each_other(cues: list[Cue]) -> bool:
    """Tell whether a denial is itself denied: "it is not true that we do not …"."""
    rejections = [c for c in cues if c.kind is CueKind.REJECTION]
    negations = [c for c in cues if c.kind is CueKind.NEGATION]
    return any(one.end <= other.start for one in rejections for other in negations)


def _explain(
    section: SectionKind,
    unsaid: Cue | None,
    assertion: Assertion,
    cue: Cue | None,
    stretch: tuple[int, int],
) -> str:
    if section in _SECTION_WORDS:
        return f"ruled out: it stands in {_SECTION_WORDS[section]}"
    if unsaid is not None:
        return f"ruled out: it is {_UNSAID[unsaid.kind]}, not said (“{_show(unsaid)}”)"
    if cue is None:
        return "counts: it is stated as so"
    place = _place(cue, *stretch)
    return {
        Assertion.NEGATED: f"ruled out: “{_show(cue)}” {place} it",
        Assertion.REPORTED: f"ruled out: told as others' view (“{_show(cue)}”)",
        Assertion.HYPOTHETICAL: f"ruled out: supposed or planned, not done (“{_show(cue)}”)",
        Assertion.HEDGED: f"counts, although the writer is not sure (“{_show(cue)}”)",
    }[assertion]


def _place(cue: Cue, start: int, end: int) -> str:
    if cue.end <= start:
        return "stands before"
    return "stands after" if cue.start >= end else "stands in"


def _show(cue: Cue | None) -> str | None:
    if cue is None or len(cue.text) <= _LONGEST_CUE:
        return cue.text if cue else None
    words = cue.text.split()
    return f"{words[0]} … {words[-1]}"
