"""Finder of kind ``fact``: mentions of laws, guidance, bodies, roles, models and other fact-base entries."""

import re
from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from checker.evidence.fact_back import find_back_references
from checker.evidence.fact_context import Surroundings, build_surroundings, fits_context
from checker.evidence.fact_forms import Candidate, find_candidates
from checker.evidence.fact_years import find_year, resolve_year
from checker.facts.index import FormIndex, build_index
from checker.types.element import FactElement
from checker.types.fact import FactBase
from checker.types.result import Evidence, Mention

_DEFINES = re.compile(r"['’]?s?\s*(?:[(\[]|,?\s*\bor\b|,?\s*(?:also\s+)?(?:known as|called))\s*['\"‘’“”]?\s*")
_Found = tuple[Candidate, Mention]


def find_mentions(doc: Doc, facts: FactBase) -> tuple[Mention, ...]:
    """Return every mention of an entry in text order, the longest where several overlap.

    Assertion and credit are left as they are by default: the context of a mention is judged elsewhere.
    """
    text, index = doc.text, build_index(facts)
    around = build_surroundings(text)
    candidates = find_candidates(text, around.words, index)
    defined = _find_defined(around, candidates, facts)
    found = [
        (candidate, _date(text, candidate, index))
        for candidate in candidates
        if not _claimed_by_other(candidate, defined)
    ]
    kept = _keep_longest(pair for pair in found if _is_meant(pair, index, around, defined))
    mentions = [mention for _, mention in kept]
    return tuple(
        sorted([*mentions, *find_back_references(text, mentions, facts)], key=lambda m: (m.start, m.end))
    )


def find_fact_evidence(
    element_name: str, element: FactElement, mentions: Sequence[Mention], facts: FactBase
) -> tuple[Evidence, ...]:
    """Return evidence for every mention of an entry that ``element`` names, or that has one of its types.

    An id stands for its dated editions too.
    """
    ids = (
        frozenset().union(*(facts.family(fact_id) for fact_id in element.facts))
        if element.facts
        else frozenset()
    )
    ids |= {fact.id for fact in facts.of_type(*element.types)}
    return tuple(_build_evidence(element_name, m, facts) for m in mentions if m.fact in ids)


def _build_evidence(element_name: str, mention: Mention, facts: FactBase) -> Evidence:
    fact = facts.get(mention.fact)
    name = fact.name if fact else mention.fact
    return Evidence(
        element=element_name,
        start=mention.start,
        end=mention.end,
        text=mention.text,
        kind="fact",
        strength=1.0,
        assertion=mention.assertion,
        cue=mention.cue,
        credited=mention.credited,
        why=f"names {name}",
        fact=mention.fact,
    )


def _date(text: str, candidate: Candidate, index: FormIndex) -> Mention:
    fact_id, start, end = candidate.form.fact, candidate.start, candidate.end
    if fact_id in index.years:
        dated = find_year(text, start, end)
        if dated:
            year, start, end = dated
            fact_id = resolve_year(fact_id, year, index.years)
    return Mention(fact_id, start, end, text[start:end])


def _is_meant(
    pair: _Found, index: FormIndex, around: Surroundings, defined: frozenset[tuple[str, str]]
) -> bool:
    """Tell whether the context allows it; a year beside a name, or a short form written out, settles it."""
    candidate, mention = pair
    form = candidate.form
    dated = mention.fact != form.fact
    if dated or (form.fact, form.given) in defined:
        return True
    if form.undated and _has_other_year(candidate, around, index):
        return False
    return fits_context(candidate, index.contexts.get((form.fact, form.given), ()), around)


def _has_other_year(candidate: Candidate, around: Surroundings, index: FormIndex) -> bool:
    """Tell whether a year beside a law's name makes it another law: "Care Act 2000" is not that of 2014."""
    year = find_year(around.text, candidate.start, candidate.end)
    return year is not None and year[0] not in index.laws[candidate.form.fact]


def _find_defined(
    around: Surroundings, candidates: Iterable[Candidate], facts: FactBase
) -> frozenset[tuple[str, str]]:
    """Return the entries and short forms that the writer sets side by side: "Team Around the Child (TAC)"."""
    defined = set()
    for candidate in candidates:
        fact = facts.get(candidate.form.fact)
        if candidate.form.exact or fact is None:
            continue
        for short, between in _neighbours(around, candidate):
            if short in fact.abbreviations and _DEFINES.fullmatch(between):
                defined.add((fact.id, short))
    return frozenset(defined)


def _neighbours(around: Surroundings, candidate: Candidate) -> list[tuple[str, str]]:
    """Return the words beside a candidate, each with the text between: after it, and before it."""
    text, words, beside = around.text, around.words, []
    if candidate.last + 1 < len(words):
        after = words[candidate.last + 1]
        beside.append((after.bare_text, text[candidate.end : after.start]))
    if candidate.first > 0:
        before = words[candidate.first - 1]
        beside.append((before.bare_text, text[before.end : candidate.start]))
    return beside


def _claimed_by_other(candidate: Candidate, defined: frozenset[tuple[str, str]]) -> bool:
    """Tell whether the writer has said that the short form stands for another entry."""
    form = candidate.form
    return (
        form.exact
        and any(short == form.given and fact != form.fact for fact, short in defined)
        and ((form.fact, form.given) not in defined)
    )


def _keep_longest(found: Iterable[_Found]) -> list[_Found]:
    kept: list[_Found] = []
    for pair in sorted(found, key=lambda p: (p[1].start - p[1].end, p[1].start, p[0].slips, p[0].form.made)):
        if not any(pair[1].start < other.end and other.start < pair[1].end for _, other in kept):
            kept.append(pair)
    return kept
