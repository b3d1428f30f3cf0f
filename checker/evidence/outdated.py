"""References that the essay presents as current although they have been replaced, or are not in force yet."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from checker.evidence.nation import find_named_nations, find_nation
from checker.evidence.outdated_history import (
    Place,
    find_place,
    is_dated_source,
    is_told_as_past,
    says_replaced,
)
from checker.evidence.outdated_note import write_note
from checker.evidence.outdated_wording import fold_text, has_any, load_wording
from checker.types.cue import Cue, CueKind, Sentence
from checker.types.essay import CREDITED_KINDS, SectionKind
from checker.types.fact import Fact, FactBase, Nation, Severity
from checker.types.result import Mention, OutdatedReference

_TO_COME = frozenset(
    {CueKind.HEDGE, CueKind.HYPOTHESIS, CueKind.NEGATION, CueKind.REJECTION, CueKind.QUESTION}
)


@dataclass(frozen=True, slots=True)
class _Case:
    """One mention that may be outdated, with all that decides it."""

    mention: Mention
    fact: Fact
    severity: Severity
    place: Place


def find_outdated(
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    facts: FactBase,
    cues: Sequence[Cue] = (),
    as_of: date | None = None,
) -> tuple[OutdatedReference, ...]:
    """Return each outdated reference once, where it is first presented as current, in text order.

    History, other nations' own terms, quotations and copied-out questions are left out. Of a reference
    list only dated editions count: to cite an old edition is to use it, while an old body may rightly be
    an author.
    Judged as of ``as_of``, by default the day of the fact base.
    """
    day = as_of or facts.as_of
    nation = find_nation(sentences, mentions, facts)
    cases = list(_find_cases(sentences, mentions, facts, day))
    settled = _find_settled(cases, mentions, facts)
    first: dict[str, OutdatedReference] = {}
    for case in cases:
        known = case.fact.id in first or case.fact.id in settled
        if not known and not _is_local(case, nation) and _is_claimed(case, cues):
            first[case.fact.id] = _build_reference(case, facts, nation, day)
    return tuple(first.values())


def _find_cases(
    sentences: Sequence[Sentence], mentions: Sequence[Mention], facts: FactBase, day: date
) -> Iterator[_Case]:
    starts = [sentence.start for sentence in sentences]
    for mention in sorted(mentions, key=lambda m: m.start):
        fact = facts.get(mention.fact)
        severity = fact.severity(day) if fact else None
        number = bisect_right(starts, mention.start) - 1
        if fact and severity and number >= 0 and _may_count(fact, sentences[number].section):
            yield _Case(mention, fact, severity, find_place(mention, sentences, number))


def _may_count(fact: Fact, section: SectionKind) -> bool:
    cited = section is SectionKind.REFERENCE_LIST and fact.edition_of is not None
    return section in CREDITED_KINDS or cited


def _find_settled(cases: Sequence[_Case], mentions: Sequence[Mention], facts: FactBase) -> frozenset[str]:
    """Return the entries of which the essay itself says somewhere that they have gone."""
    named = {mention.fact for mention in mentions}
    settled = {case.fact.id for case in cases if named.intersection(case.fact.settled_by)}
    return frozenset(
        settled
        | {case.fact.id for case in cases if says_replaced(case.place, _newer_names(case.fact, facts))}
    )


def _newer_names(fact: Fact, facts: FactBase) -> list[str]:
    newer = facts.get(fact.replaced_by or "")
    if newer is None:
        return [fold_text(fact.replaced_by)] if fact.replaced_by else []
    return [fold_text(name) for name in (newer.name, *newer.abbreviations, *newer.variants)]


def _is_local(case: _Case, nation: Nation) -> bool:
    """Tell whether the thing is current in the essay's nation, or in one that the sentence names."""
    return bool(
        find_named_nations(case.place.sentence.text).union({nation}).intersection(case.fact.still_used_in)
    )


def _is_claimed(case: _Case, cues: Sequence[Cue]) -> bool:
    """Tell whether the mention presents the thing as current, or as in force where it is too early."""
    mention, place = case.mention, case.place
    if case.severity == "too_early":
        return _is_claimed_early(mention, place, cues)
    if place.sentence.section is SectionKind.REFERENCE_LIST:
        return True
    return not (
        is_dated_source(mention, place, case.fact) or is_told_as_past(mention, place, case.fact, cues)
    )


def _is_claimed_early(mention: Mention, place: Place, cues: Sequence[Cue]) -> bool:
    wording = load_wording()
    covering = {cue.kind for cue in cues if cue.covers(mention.start, mention.end)}
    whole = f"{place.before}|{place.after}"
    claimed = CueKind.REQUIREMENT in covering or has_any(whole, wording.claims_now)
    return claimed and not covering & _TO_COME and not has_any(whole, wording.still_to_come)


def _build_reference(case: _Case, facts: FactBase, nation: Nation, day: date) -> OutdatedReference:
    mention, fact = case.mention, case.fact
    replaced_by = fact.counterparts.get(nation, fact.replaced_by) if case.severity != "too_early" else None
    newer = facts.get(replaced_by or "")
    return OutdatedReference(
        fact=fact.id,
        name=fact.name,
        start=mention.start,
        end=mention.end,
        text=mention.text,
        replaced_by=replaced_by,
        replaced_by_name=newer.name if newer else replaced_by,
        severity=case.severity,
        note=write_note(fact, case.severity, facts, nation, day),
    )
