"""Who a report is for, and what a learner is never shown."""

from dataclasses import replace
from typing import Literal

from checker.report.places import Places
from checker.report.reasons import why_not_counted
from checker.types.result import CitedStandard, Evidence, FlagResult, MarkedEssay, PointResult

Audience = Literal["learner", "assessor"]


def hide_rubric(marked: MarkedEssay) -> MarkedEssay:
    """Return the record without anything that says what the rubric looks for.

    Points, elements and flags are numbered in place of their names; statements, feedback, reasons,
    the standards evidenced and the list of facts are empty. Points' titles, levels, hints and the
    learner's own words stay; of a standard that the learner cites, the code and what became of its set;
    of an outdated name, the words that stand there and today's name.
    """
    places = Places(marked.essay)
    return replace(
        marked,
        facts=(),
        points=tuple(_hide_point(p, f"point-{i}", places) for i, p in enumerate(marked.points, 1)),
        flags=tuple(_hide_flag(f, f"flag-{i}") for i, f in enumerate(marked.flags, 1)),
        advice=tuple(replace(a, id=f"tip-{i}") for i, a in enumerate(marked.advice, 1)),
        outdated=tuple(replace(old, name=old.text) for old in marked.outdated),
        standards=(),
        cited_standards=tuple(_hide_standard(cited) for cited in marked.cited_standards),
    )


def _hide_point(point: PointResult, name: str, places: Places) -> PointResult:
    return replace(
        point,
        id=name,
        statement="",
        look_again=(),
        feedback="",
        standards=(),
        evidence=tuple(_hide_evidence(e, f"part-{i}", places) for i, e in enumerate(point.evidence, 1)),
    )


def _hide_evidence(found: Evidence, name: str, places: Places) -> Evidence:
    why = "" if found.credited else why_not_counted(found, places.find(found.start).kind)
    return replace(found, element=name, kind="quotation", why=why, fact=None)


def _hide_standard(cited: CitedStandard) -> CitedStandard:
    return replace(cited, standard=replace(cited.standard, says=""), evidenced=None)


def _hide_flag(flag: FlagResult, name: str) -> FlagResult:
    return replace(flag, id=name, title="", counterpart="")
