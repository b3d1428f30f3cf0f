"""What the cohort page keeps of each submission."""

from dataclasses import dataclass

from checker.batch.prints import Print
from checker.batch.rows import Listed, Row
from checker.batch.summary import NoteSummary, Summary

UNSURE = 0.6
"""Confidence below which a decision is shown as unsure."""


@dataclass(frozen=True, slots=True)
class Member:
    """One submission, without its points' words."""

    listed: Listed
    kind: str
    reason: str
    remedy: str
    awarded: float = 0
    available: float = 0
    outcome: str = ""
    near_boundary: bool = False
    unsure: tuple[tuple[str, float], ...] = ()
    """Title and confidence of the points that ask for another look, the least sure first."""
    states: tuple[str, ...] = ()
    """One for each point, in the rubric's order: met | partly | not_yet."""
    flags: tuple[NoteSummary, ...] = ()
    outdated: tuple[NoteSummary, ...] = ()
    confidentiality: tuple[NoteSummary, ...] = ()
    prints: tuple[Print, ...] = ()

    @property
    def marked(self) -> bool:
        """Whether it was marked."""
        return self.kind == "marked"

    @property
    def page(self) -> str:
        """The assessor's page, relative to the cohort page."""
        return f"reports/{self.listed.report}.html"


def make_member(row: Row, summary: Summary | None) -> Member:
    """Take from a row what the cohort page needs."""
    if summary is None:
        return Member(row.listed, row.kind, row.reason, row.remedy)
    unsure = [(p.title, p.confidence) for p in summary.points if p.look_again or p.confidence < UNSURE]
    return Member(
        listed=row.listed,
        kind=row.kind,
        reason="",
        remedy="",
        awarded=summary.awarded,
        available=summary.available,
        outcome=summary.outcome,
        near_boundary=summary.near_boundary,
        unsure=tuple(sorted(unsure, key=lambda pair: pair[1])),
        states=tuple(point.state for point in summary.points),
        flags=summary.flags,
        outdated=summary.outdated,
        confidentiality=summary.confidentiality,
        prints=summary.prints,
    )
