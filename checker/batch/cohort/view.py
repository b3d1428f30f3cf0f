"""Everything on the cohort page, decided before the template is filled."""

from dataclasses import dataclass
from pathlib import PurePath

from checker.batch.cohort.assessors import read_assessors
from checker.batch.cohort.first import FirstGroup, group_first
from checker.batch.cohort.member import Member, make_member
from checker.batch.cohort.pairs import Pairs, find_pairs
from checker.batch.cohort.sample import Sampled, draw_sample, sample_size
from checker.batch.cohort.standing import (
    Column,
    PointStanding,
    Recurring,
    describe_marks,
    find_recurring,
    lay_out_marks,
    lay_out_outcomes,
    lay_out_points,
)
from checker.batch.identity import Identity
from checker.batch.pages import load_record
from checker.batch.running import Run
from checker.batch.summary import read_summaries
from checker.report.wording import count_of

MOST_ROWS = 2_000
"""Submissions in the table of all; the spreadsheet has the rest."""


@dataclass(frozen=True, slots=True)
class CohortPage:
    """The cohort page."""

    title: str
    source: str
    recognised: str
    total: int
    marked: int
    points: tuple[PointStanding, ...]
    marks: tuple[Column, ...]
    marks_sentence: str
    outcomes: tuple[tuple[str, int], ...]
    first: tuple[FirstGroup, ...]
    flags: tuple[Recurring, ...]
    outdated: tuple[Recurring, ...]
    pairs: Pairs
    sample: tuple[Sampled, ...]
    seed: int
    members: tuple[Member, ...]
    more_members: int
    anonymous: bool
    made: Identity

    @property
    def some_late(self) -> bool:
        """Whether the platform calls any of them late."""
        return any(member.listed.late for member in self.members)

    @property
    def headline(self) -> str:
        """What became of them all, in a line."""
        if self.marked == self.total:
            return f"All {self.total:,} submissions are marked" if self.total != 1 else "One submission"
        left = self.total - self.marked
        return f"{self.marked:,} of {self.total:,} submissions are marked, {left:,} could not be"


def lay_out_cohort(run: Run) -> CohortPage:
    """Return everything on the cohort page, from the store alone."""
    members = [make_member(row, summary) for row, summary in read_summaries(run.store.rows())]
    marked = sum(member.marked for member in members)
    settings = run.settings
    size = sample_size(marked, settings.sample)
    return CohortPage(
        title="Cohort report",
        source=PurePath(settings.source).name,
        recognised=f"{run.source.kind}: {'; '.join(run.source.why)}",
        total=len(members),
        marked=marked,
        points=lay_out_points(members, run.rubric),
        marks=lay_out_marks(members),
        marks_sentence=describe_marks(members),
        outcomes=lay_out_outcomes(members, run.rubric),
        first=group_first(members, anonymous=run.anonymous),
        flags=find_recurring(members, lambda member: member.flags),
        outdated=find_recurring(members, lambda member: member.outdated),
        pairs=find_pairs(members, lambda member: load_record(run.store, member.listed).essay.text),
        sample=draw_sample(members, size, settings.seed, read_assessors(settings)),
        seed=settings.seed,
        members=tuple(members[:MOST_ROWS]),
        more_members=max(0, len(members) - MOST_ROWS),
        anonymous=run.anonymous,
        made=run.identity,
    )


def say_size(page: CohortPage) -> str:
    """Say how many there are."""
    return count_of(page.total, "submission")
