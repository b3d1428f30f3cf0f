"""The frozen record of a comparison, ready to be laid out as text, JSON or a page."""

from dataclasses import dataclass

from checker.agreement.intervals import Estimate
from checker.agreement.reading import Quote


@dataclass(frozen=True, slots=True)
class PointAgreement:
    """How far the levels of one marking point agree."""

    id: str
    """The marking point."""
    kappa: Estimate
    """Quadratic weighted kappa."""
    exact: Estimate
    """Share of the same level."""
    adjacent: Estimate
    """Share at most one level apart."""
    confusion: tuple[tuple[int, ...], ...]
    """Decisions; row is the readers' level, column ours, both from 0."""


@dataclass(frozen=True, slots=True)
class ItemAgreement:
    """How far one kind of finding agrees: is it in an essay or not."""

    id: str
    """Flag or label; ``all`` for the sum over all."""
    right: int
    """Essays in which both found it."""
    wrong: int
    """Essays in which only we found it."""
    missed: int
    """Essays in which only the readers found it."""
    same_words: int
    """Of ``right``, those in which our words overlap the readers'."""
    precision: Estimate
    """Share of our findings that the readers have too."""
    recall: Estimate
    """Share of the readers' findings that we have too."""
    f1: Estimate
    """Harmonic mean of both."""


@dataclass(frozen=True, slots=True)
class FindingAgreement:
    """Flags, outdated references or confidentiality: item by item, and in sum."""

    kind: str
    """flags | outdated | confidentiality."""
    items: tuple[ItemAgreement, ...]
    """One for each that the readers looked for and we can find."""
    all: ItemAgreement
    """Micro: all items' counts added."""
    not_labelled: tuple[tuple[str, int], ...]
    """What we found and readers were not asked for, with the number of essays; in no figure."""
    not_looked_for: tuple[str, ...]
    """What readers labelled and the rubric does not look for; in no figure."""

    @property
    def rows(self) -> tuple[ItemAgreement, ...]:
        """What a table shows: the items that somebody found, and the sum; a single item needs no sum."""
        if len(self.items) == 1:
            return self.items
        return (*(item for item in self.items if item.right or item.wrong or item.missed), self.all)

    @property
    def absent(self) -> tuple[str, ...]:
        """Items that nobody found in any essay."""
        return tuple(item.id for item in self.items if item not in self.rows)


@dataclass(frozen=True, slots=True)
class QuotationMiss:
    """A first quotation of a point that both credit, which no reader chose; a third reading may."""

    essay: str
    point: str
    ours: str
    """Our first quotation; empty where none was shown."""
    readers: tuple[str, ...]
    """The readers' evidence."""


@dataclass(frozen=True, slots=True)
class QuotationAgreement:
    """Whether the first quotation shown is one that a reader chose."""

    both: Estimate
    """Share, of the points that both credit."""
    ours: Estimate
    """Share, of all points that we credit; where the readers credit nothing it cannot overlap."""
    points: tuple[tuple[str, Estimate], ...]
    """The first share, point by point."""
    without: int
    """Points that we credit and show no quotation for; they count as not overlapping."""
    misses: tuple[QuotationMiss, ...]
    """Of the points that both credit, those whose first quotation no reader chose."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Decisions of about the same confidence."""

    low: float
    """Least confidence, included."""
    high: float
    """Greatest confidence, included in the last bin only."""
    confidence: float
    """Mean confidence."""
    exact: Estimate
    """Share of decisions that are the readers' level."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """Whether confidence means what it says."""

    bins: tuple[Bin, ...]
    """Ten of equal width; empty ones are left out."""
    error: float | None
    """Expected calibration error: mean distance of confidence and share right, weighted by decisions."""
    sure: Estimate
    """Share right of the decisions without a reason to look again."""
    look_again: Estimate
    """Share right of the decisions with one."""


@dataclass(frozen=True, slots=True)
class GroupAgreement:
    """Agreement on the essays of one group."""

    name: str
    """The group."""
    essays: int
    """Essays in it."""
    kappa: Estimate
    """Mean over the marking points."""
    pooled: Estimate
    """Kappa of all decisions in one table: steadier for small groups, and higher throughout."""
    exact: Estimate
    """Share of the same level, over all points."""
    behind: float | None
    """How far its mean kappa lies below the whole's; negative where it lies above."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """Essays split by one property."""

    by: str
    """style | nation | role | length …"""
    groups: tuple[GroupAgreement, ...]
    """Those that lie furthest behind first."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One decision in which the levels differ, with both sides' reasons."""

    essay: str
    point: str
    gold_level: int
    our_level: int
    confidence: float | None
    gold_quotes: tuple[str, ...]
    """The readers' evidence."""
    gold_why: str
    near_misses: tuple[tuple[str, str], ...]
    """Words that a reader considered and did not credit, with the reason."""
    our_quotes: tuple[Quote, ...]
    """What the tool showed, credited or not."""
    look_again: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """One figure over the repeats of a cross-validation."""

    name: str
    """mean kappa | exact | flags F1 | a marking point, whose kappa it is."""
    each: tuple[float | None, ...]
    """The figure of each repeat by itself; None where it cannot be reckoned."""
    mean: float | None
    """Mean over the repeats."""
    deviation: float | None
    """Standard deviation over the repeats: what other splits alone make of it, not how sure the figure is."""


@dataclass(frozen=True, slots=True)
class Unmarked:
    """A labelled essay for which there are no marks; it is in no figure."""

    id: str
    """Name of the essay."""
    reason: str
    """Why."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Everything that a comparison says."""

    essays: int
    """Essays compared."""
    repeats: int
    """Times that each was marked (repeated cross-validation); otherwise 1."""
    unmarked: tuple[Unmarked, ...]
    """Labelled essays that could not be read or were not marked; never counted as level 0."""
    points: tuple[PointAgreement, ...]
    """In the gold's order."""
    kappa: Estimate
    """Mean of the points' kappas, essays resampled jointly."""
    pooled: Estimate
    """Kappa of all decisions in one table."""
    exact: Estimate
    """Over all points."""
    adjacent: Estimate
    """Over all points."""
    over_repeats: tuple[Spread, ...]
    """Mean and spread over the repeats, where there are several; the whole first, then each point."""
    points_not_in_gold: tuple[str, ...]
    """Points that we marked and readers did not; in no figure."""
    points_not_in_rubric: tuple[str, ...]
    """Points that readers labelled and we did not mark; in no figure."""
    findings: tuple[FindingAgreement, ...]
    """Flags, outdated references, confidentiality; those that were looked for."""
    quotations: QuotationAgreement | None
    """None where the marker shows no quotations."""
    calibration: Calibration | None
    """None where the marker states no confidence."""
    groupings: tuple[Grouping, ...]
    """By what the writers were asked for, and by length."""
    disagreements: tuple[Disagreement, ...]
    """The worst, worst first."""

    @property
    def behind(self) -> tuple[tuple[str, GroupAgreement], ...]:
        """Groups more than ``GAP`` kappa below the whole, with what they are grouped by; largest first."""
        found = (
            (grouping.by, group)
            for grouping in self.groupings
            for group in grouping.groups
            if group.behind is not None and group.behind > GAP
        )
        return tuple(sorted(found, key=lambda each: -each[1].essays))


GAP = 0.08
"""Mean kappa by which a group may lie below the whole without being named."""
FEW = 10
"""Fewer essays than this say little about a group."""
