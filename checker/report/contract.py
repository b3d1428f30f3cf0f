"""The machine contract: one marked essay as one JSON document, the same bytes every time."""

import json
from typing import Any

from checker.report.audience import Audience, hide_rubric
from checker.report.changes import Changes, lay_out_changes
from checker.report.places import Places
from checker.types.result import (
    CitedStandard,
    ConfidentialityWarning,
    Evidence,
    EvidencedStandard,
    FlagResult,
    MarkedEssay,
    Marks,
    Mention,
    NamedStandard,
    OutdatedReference,
    PointResult,
)

SCHEMA = "checker/marked-essay/1"
_DECIMALS = 4
"""Kept of every strength and confidence, so that two machines give the same bytes."""

Json = dict[str, Any]
_Stretch = Evidence | Mention | FlagResult | OutdatedReference | ConfidentialityWarning | CitedStandard


def render_json(
    marked: MarkedEssay, audience: Audience = "assessor", since: MarkedEssay | None = None
) -> str:
    """Return the record as JSON with offsets in code points and ``line`` and ``column`` from 1.

    With an earlier draft (``since``), the key ``since`` says what changed. For the learner, everything
    that says what the rubric looks for is left empty or numbered.
    """
    shown = hide_rubric(marked) if audience == "learner" else marked
    document = build_document(shown)
    if since:
        document["since"] = _since(lay_out_changes(since, marked), shown)
    return json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def build_document(marked: MarkedEssay) -> Json:
    """Return the record as plain lists and dictionaries, in the contract's order."""
    places = Places(marked.essay)
    return {
        "schema": SCHEMA,
        "made_with": _made_with(marked),
        "essay": _essay(marked),
        "facts": [_mention(m, places) for m in marked.facts],
        "points": [_point(p, places) for p in marked.points],
        "flags": [_flag(f, places) for f in marked.flags],
        "outdated": [_outdated(o, places) for o in marked.outdated],
        "confidentiality": [_private(c, places) for c in marked.confidentiality],
        "advice": [{"id": a.id, "text": a.text, "followed": a.followed} for a in marked.advice],
        "standards": [_evidenced(s) for s in marked.standards],
        "cited_standards": [_cited(s, places) for s in marked.cited_standards],
        "marks": _marks(marked.marks),
        "outcome": marked.outcome,
    }


def _made_with(marked: MarkedEssay) -> Json:
    made = marked.made_with
    return {
        "checker": made.checker,
        "rubric": {
            "id": made.rubric_id,
            "version": made.rubric_version,
            "sha256": made.rubric_sha256,
            "title": marked.rubric_title,
        },
        "model": {"id": made.model_id, "sha256": made.model_sha256},
        "facts_as_of": made.facts_as_of,
    }


def _essay(marked: MarkedEssay) -> Json:
    essay = marked.essay
    return {
        "id": essay.id,
        "source": essay.source,
        "text": essay.text,
        "words": essay.words,
        "body_words": essay.body_words,
        "sections": [
            {"kind": str(s.kind), "start": s.start, "end": s.end, "level": s.level} for s in essay.sections
        ],
        "page_starts": list(essay.page_starts),
    }


def _point(point: PointResult, places: Places) -> Json:
    return {
        "id": point.id,
        "title": point.title,
        "statement": point.statement,
        "level": point.level,
        "level_name": point.level_name,
        "top_level": point.top_level,
        "marks": _marks(point.marks),
        "confidence": round(point.confidence, _DECIMALS),
        "look_again": list(point.look_again),
        "evidence": [_evidence(e, places) for e in point.evidence],
        "feedback": point.feedback,
        "hint": point.hint,
        "standards": list(point.standards),
    }


def _evidence(found: Evidence, places: Places) -> Json:
    fact = {} if found.fact is None else {"fact": found.fact}
    return {
        "element": found.element,
        **_stretch(found, places),
        "kind": found.kind,
        "assertion": str(found.assertion),
        "cue": found.cue,
        "strength": round(found.strength, _DECIMALS),
        "credited": found.credited,
        "why": found.why,
        **fact,
    }


def _mention(mention: Mention, places: Places) -> Json:
    return {
        "fact": mention.fact,
        **_stretch(mention, places),
        "assertion": str(mention.assertion),
        "cue": mention.cue,
        "credited": mention.credited,
    }


def _flag(flag: FlagResult, places: Places) -> Json:
    return {
        "id": flag.id,
        "title": flag.title,
        **_stretch(flag, places),
        "why": flag.why,
        "counterpart": flag.counterpart,
        "confidence": round(flag.confidence, _DECIMALS),
    }


def _outdated(old: OutdatedReference, places: Places) -> Json:
    return {
        "fact": old.fact,
        "name": old.name,
        **_stretch(old, places),
        "replaced_by": old.replaced_by,
        "replaced_by_name": old.replaced_by_name,
        "severity": old.severity,
        "note": old.note,
    }


def _private(warning: ConfidentialityWarning, places: Places) -> Json:
    return {**_stretch(warning, places), "why": warning.why, "said_changed": warning.said_changed}


def _evidenced(found: EvidencedStandard) -> Json:
    points = [{"id": p.id, "level": p.level, "top_level": p.top_level} for p in found.points]
    return {**_standard(found.standard), "points": points, "asked": found.asked}


def _cited(cited: CitedStandard, places: Places) -> Json:
    return {**_standard(cited.standard), **_stretch(cited, places), "evidenced": cited.evidenced}


def _standard(standard: NamedStandard) -> Json:
    return {
        "code": standard.code,
        "says": standard.says,
        "set_id": standard.set_id,
        "set_title": standard.set_title,
        "status": standard.status,
        "replaced_by": standard.replaced_by,
        "replaced_on": standard.replaced_on,
        "today": standard.today,
    }


def _stretch(item: _Stretch, places: Places) -> Json:
    place = places.find(item.start)
    return {
        "start": item.start,
        "end": item.end,
        "text": item.text,
        "line": place.line,
        "column": place.column,
        "paragraph": place.paragraph,
        "page": place.page,
    }


def _since(changes: Changes, marked: MarkedEssay) -> Json:
    return {
        "source": changes.source,
        "same_scheme": changes.same_scheme,
        "words": changes.words,
        "points": [
            {
                "id": point.id,
                "change": change.kind,
                "before": change.before,
                "after": change.after,
                "quotes": list(change.quotes),
            }
            for point, change in zip(marked.points, changes.points, strict=True)
        ],
        "passages": [
            {"change": p.kind, "section": p.section, "words": [[w.kind, w.text] for w in p.words]}
            for p in changes.passages
        ],
    }


def _marks(marks: Marks) -> Json:
    return {"awarded": _whole(marks.awarded), "available": _whole(marks.available)}


def _whole(value: float) -> float:
    """Return 2 for 2.0, so that whole marks print as whole numbers."""
    return int(value) if float(value).is_integer() else round(value, _DECIMALS)
