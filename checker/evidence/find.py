"""Find the evidence for every element of a point or flag; one table of finder kinds."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from checker.evidence.backing import keep_backed
from checker.evidence.fact import find_fact_evidence
from checker.evidence.meaning import find_meaning
from checker.evidence.near import keep_near
from checker.evidence.pattern import find_pattern
from checker.evidence.phrase import find_phrase
from checker.evidence.reading import Reading
from checker.types.element import Element
from checker.types.result import Evidence


def _find_fact(name: str, element: Any, reading: Reading) -> Iterable[Evidence]:
    return find_fact_evidence(name, element, reading.mentions, reading.facts)


FINDERS: Mapping[str, Callable[[str, Any, Reading], Iterable[Evidence]]] = {
    "fact": _find_fact,
    "phrase": find_phrase,
    "pattern": find_pattern,
    "meaning": find_meaning,
}
"""The closed set of finder kinds: a new kind is one module and one row here."""


def find_evidence(elements: Mapping[str, Element], reading: Reading) -> tuple[Evidence, ...]:
    """Return the evidence for all ``elements``, credited or not, in text order.

    Weak evidence is kept only where nothing rules it out, and is never credited.
    """
    found = [
        judge_evidence(evidence, element, reading)
        for name, element in elements.items()
        for evidence in FINDERS[element.kind](name, element, reading)
    ]
    near = keep_near(keep_backed(found, elements, reading), elements, reading)
    kept = [replace(e, credited=False) if e.weak else e for e in near if e.credited or not e.weak]
    return tuple(sorted(kept, key=lambda e: (e.start, e.end, e.element)))


def judge_evidence(evidence: Evidence, element: Element, reading: Reading) -> Evidence:
    """Return the evidence with its assertion, and not credited where its context rules it out.

    A trained detector has learned from whole sentences what is told or supposed: of its sentences only the
    place in the essay is judged again, and whether the writer denies an own practice.
    """
    context = reading.judge(*_decisive_span(evidence, element, reading))
    judged = replace(evidence, assertion=context.assertion, cue=context.cue)
    if not context.in_credited_section:
        return replace(judged, credited=False, why=context.why)
    ruled_out = context.assertion != "asserted" and context.assertion not in element.allow
    if reading.is_detected(element):
        denied = ruled_out and context.assertion == "negated"
        return replace(judged, credited=False, why=context.why) if denied else judged
    if ruled_out:
        return replace(judged, credited=False, why=context.why)
    missing = [need for need in element.needs if not getattr(context, need)]
    unwanted = [need for need in element.excludes if getattr(context, need)]
    if missing or unwanted:
        return replace(judged, credited=False, why=_why_not(missing, unwanted))
    return judged


def _decisive_span(evidence: Evidence, element: Element, reading: Reading) -> tuple[int, int]:
    """Return the stretch whose context decides: of a sentence known by its meaning, its main verb."""
    if element.kind != "meaning" or reading.is_detected(element):
        return evidence.start, evidence.end
    span = reading.parsed.doc.char_span(evidence.start, evidence.end, alignment_mode="expand")
    root = span.root if span else None
    return (root.idx, root.idx + len(root)) if root is not None else (evidence.start, evidence.end)


_NEEDS = {
    "own_experience": "an own occasion",
    "past_event": "something that happened",
    "cause": "a reason or purpose",
    "requirement": "something that is required",
    "outcome": "a result for a child",
    "own_team": "only the writer's own team",
    "listed": "a bare list",
}


def _why_not(missing: list[Any], unwanted: list[Any]) -> str:
    parts = [f"it does not give {_NEEDS[need]}" for need in missing]
    parts += [f"it gives {_NEEDS[need]}" for need in unwanted]
    return "not credited here: " + "; ".join(parts)
