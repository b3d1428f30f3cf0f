"""The parts of a page, as frozen values: every word and number is decided before a template is filled."""

from dataclasses import dataclass

from checker.report.places import Place


@dataclass(frozen=True, slots=True)
class StateView:
    """How far a point is met, as a picture and a word."""

    key: str
    """met | partly | not_yet: chooses the picture."""
    words: str
    """The rubric's own word for the level."""


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A quotation of the essay, with a little of what stands around it."""

    anchor: str
    """Id of the quotation in its card; the essay links back to it."""
    target: str
    """Id of the highlight in the essay."""
    before: str
    """Words before it, for short quotations."""
    text: str
    """The quotation, shortened in the middle if it is very long."""
    after: str
    """Words after it."""
    place: Place
    """Where it stands."""
    credited: bool
    """Whether it counts."""
    note: str
    """Why it does not count (learner), or what the finder says (assessor)."""
    sure: str = ""
    """For assessors: how well it fits, in words."""
    only_names: bool = False
    """Whether it is a name or a few words, not a statement."""
    denied: bool = False
    """Whether it is denied or only supposed: it may count, but nobody is praised for it."""


@dataclass(frozen=True, slots=True)
class NamesView:
    """Names of one kind that stand alone in the essay, folded into one line."""

    words: str
    """What was named."""
    quotes: tuple[QuoteView, ...]
    """Where, in the order of the essay."""


@dataclass(frozen=True, slots=True)
class CardView:
    """One marking point."""

    anchor: str
    """Id of the card."""
    letter: str
    """Its tag in the essay."""
    look: str
    """CSS classes that give its highlights their colour and line."""
    title: str
    state: StateView
    quotes: tuple[QuoteView, ...]
    """Credited quotations, the best first."""
    more: tuple[QuoteView, ...]
    """Further credited quotations, folded away."""
    names: tuple[NamesView, ...]
    """Further names, folded into one line each."""
    not_counted: tuple[QuoteView, ...]
    hint: str
    """Learner's words; empty at the top level."""

    @property
    def credited(self) -> tuple[QuoteView, ...]:
        """Every credited quotation, the best first."""
        return (*self.quotes, *self.more, *(quote for names in self.names for quote in names.quotes))


@dataclass(frozen=True, slots=True)
class PointDetailView:
    """What only an assessor sees of a marking point."""

    statement: str
    feedback: str
    level: str
    """Such as ``level 1 of 2``."""
    awarded: str
    available: str
    confidence: str
    """As a percentage."""
    sure: str
    """The confidence in a word."""
    look_again: tuple[str, ...]
    standards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepView:
    """A next step: what to add and where it would fit."""

    letter: str
    card: str
    """Id of the card."""
    title: str
    hint: str
    place: str
    """Where it would fit, in words."""
    place_anchor: str
    """Id of the paragraph."""
    opening: str
    """First words of that paragraph."""


@dataclass(frozen=True, slots=True)
class FlagView:
    """A statement that an assessor may read as a misconception."""

    anchor: str
    target: str
    tag: str
    title: str
    quote: QuoteView
    why: str
    counterpart: str
    """Empty on the learner's page."""
    sure: str


@dataclass(frozen=True, slots=True)
class OutdatedView:
    """A reference with today's name."""

    anchor: str
    target: str
    tag: str
    quote: QuoteView
    name: str
    now: str
    """Today's name; empty where nothing replaced it."""
    words: str
    """Today's name and what to know about it."""


@dataclass(frozen=True, slots=True)
class PrivateView:
    """Words that may identify somebody."""

    anchor: str
    target: str
    tag: str
    quote: QuoteView
    why: str


@dataclass(frozen=True, slots=True)
class TipView:
    """A tip of the mark scheme."""

    text: str
    followed: bool


@dataclass(frozen=True, slots=True)
class DotView:
    """One point in the small picture."""

    key: str
    x: int
    y: int
    card: str
    label: str


@dataclass(frozen=True, slots=True)
class StandingView:
    """Where the draft stands, in words and as a picture; never a grade."""

    headline: str
    sentence: str
    counts: tuple[tuple[str, str, int], ...]
    """Key, word and number of points for met, partly, not yet."""
    dots: tuple[DotView, ...]
    width: int
    height: int
    description: str
    """The picture in words, for people who do not see it."""


@dataclass(frozen=True, slots=True)
class TagView:
    """A letter tag in the essay, which leads to a card."""

    id: str
    href: str
    text: str
    label: str
    look: str
    struck: bool


@dataclass(frozen=True, slots=True)
class PieceView:
    """A run of essay text under one set of highlights."""

    text: str
    look: str
    """CSS classes; empty for plain text."""
    keys: str
    """Tags of the highlights that cover it, separated by spaces; for the filter."""
    tags: tuple[TagView, ...]
    """Tags of the highlights that begin here."""


@dataclass(frozen=True, slots=True)
class BlockView:
    """One section of the essay."""

    kind: str
    anchor: str
    number: int | None
    """Paragraph number, from 1."""
    level: int
    """Heading level on the page; depth of a list item."""
    cells: tuple[tuple[PieceView, ...], ...]
    """Cells of pieces; one unless it is a row of a table."""
    page: int | None
    """Page that begins in this block."""


@dataclass(frozen=True, slots=True)
class GroupView:
    """Neighbouring blocks of one kind."""

    kind: str
    label: str
    """What a reader is told about text that does not count; empty for the learner's own text."""
    folded: bool
    blocks: tuple[BlockView, ...]


@dataclass(frozen=True, slots=True)
class EssayView:
    """The whole essay with its highlights."""

    groups: tuple[GroupView, ...]
    words: str
    body_words: str
    """How many of them are the learner's own text; empty where all are."""
    has_not_counted: bool
    has_pages: bool


@dataclass(frozen=True, slots=True)
class VersionsView:
    """How it was marked."""

    rubric_title: str
    rubric: str
    checker: str
    model: str
    facts_as_of: str
    sums: tuple[tuple[str, str], ...]
    """Names and SHA-256 sums."""
