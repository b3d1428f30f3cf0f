"""Whole pages, as frozen values that the templates are filled with."""

from dataclasses import dataclass

from checker.report.changes import Changes
from checker.report.places import Place
from checker.report.view import (
    CardView,
    EssayView,
    FlagView,
    OutdatedView,
    PointDetailView,
    PrivateView,
    QuoteView,
    StandingView,
    StateView,
    StepView,
    TipView,
    VersionsView,
)


@dataclass(frozen=True, slots=True)
class SumView:
    """The arithmetic: parts that add up to the printed total."""

    adjustment: str
    """Difference between the parts and the total; empty where there is none."""
    awarded: str
    available: str
    share: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One row of the evidence matrix."""

    letter: str
    card: str
    title: str
    statement: str
    state: StateView
    evidence: tuple[QuoteView, ...]
    ruled_out: str
    """How much evidence was ruled out, in words; empty where there is none."""
    standards: str


@dataclass(frozen=True, slots=True)
class MentionView:
    """A fact-base entry that the essay names."""

    fact: str
    texts: tuple[str, ...]
    places: tuple[Place, ...]
    credited: bool
    note: str


@dataclass(frozen=True, slots=True)
class CitationView:
    """A code that the writer cites."""

    text: str
    """As written."""
    place: Place


@dataclass(frozen=True, slots=True)
class StandardView:
    """A standard that the essay evidences or cites."""

    code: str
    says: str
    """What it asks for; empty on the learner's page."""
    cards: tuple[CardView, ...]
    """Points that evidence it; empty where none does, and on the learner's page."""
    reach: str
    """How far it is evidenced, in words; empty where it is not."""
    cited: tuple[CitationView, ...]
    """Where the writer cites it."""


@dataclass(frozen=True, slots=True)
class StandardSetView:
    """Standards of one set."""

    title: str
    status: str
    """What became of the set; empty where it still holds."""
    today: str
    """What to look at now; empty where that is not known."""
    standards: tuple[StandardView, ...]


@dataclass(frozen=True, slots=True)
class LearnerPage:
    """The learner's report."""

    title: str
    source: str
    standing: StandingView
    private: tuple[PrivateView, ...]
    strengths_title: str
    strengths: tuple[tuple[CardView, QuoteView], ...]
    steps_title: str
    steps: tuple[StepView, ...]
    changes: Changes | None
    """What has changed since an earlier draft; None without one."""
    tips: tuple[TipView, ...]
    flags: tuple[FlagView, ...]
    outdated: tuple[OutdatedView, ...]
    cited: tuple[StandardSetView, ...]
    """Codes of standards that the learner cites, by set."""
    cards: tuple[CardView, ...]
    essay: EssayView
    versions: VersionsView


@dataclass(frozen=True, slots=True)
class AssessorPage:
    """The assessor's report."""

    title: str
    source: str
    outcome: str
    standing: StandingView
    total: SumView
    changes: Changes | None
    """What has changed since an earlier draft; None without one."""
    again: tuple[tuple[CardView, PointDetailView], ...]
    """Points to look at again."""
    private: tuple[PrivateView, ...]
    flags: tuple[FlagView, ...]
    outdated: tuple[OutdatedView, ...]
    cards: tuple[tuple[CardView, PointDetailView], ...]
    matrix: tuple[MatrixRow, ...]
    mentions: tuple[MentionView, ...]
    standards: tuple[StandardSetView, ...]
    """Standards that the essay evidences or cites, by set."""
    tips: tuple[TipView, ...]
    essay: EssayView
    versions: VersionsView
