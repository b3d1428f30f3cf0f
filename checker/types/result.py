"""The frozen record of a marked essay and its parts; ``report`` lays it out, JSON carries it."""

from dataclasses import dataclass

from checker.types.cue import Assertion
from checker.types.essay import Essay


@dataclass(frozen=True, slots=True)
class Evidence:
    """One stretch of the essay that bears on an element of a marking point."""

    element: str
    """Name of the element within its marking point."""
    start: int
    """First character in ``essay.text``."""
    end: int
    """One past the last character."""
    text: str
    """``essay.text[start:end]``."""
    kind: str
    """Kind of the finder: fact, phrase, pattern, meaning."""
    strength: float
    """The finder's own number in [0, 1]; higher is surer."""
    assertion: Assertion = Assertion.ASSERTED
    """How the writer stands to it."""
    cue: str | None = None
    """The words that decided the assertion, as written."""
    credited: bool = True
    """Whether it counts towards the level."""
    why: str = ""
    """Why it was found, and why it does or does not count, in plain words."""
    fact: str | None = None
    """Id of the fact-base entry, for evidence of kind fact."""
    weak: bool = False
    """Whether it is too weak to be shown, and only weighs a little in the level; never in a report."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of a fact-base entry, credited or not."""

    fact: str
    start: int
    end: int
    text: str
    assertion: Assertion = Assertion.ASSERTED
    cue: str | None = None
    credited: bool = True


@dataclass(frozen=True, slots=True)
class Marks:
    """Marks awarded out of marks available; adds up with ``+``."""

    awarded: float = 0
    available: float = 0

    def __add__(self, other: "Marks") -> "Marks":
        """Add awarded to awarded and available to available."""
        return Marks(self.awarded + other.awarded, self.available + other.available)


@dataclass(frozen=True, slots=True)
class PointResult:
    """What one marking point was given and why."""

    id: str
    statement: str
    """The marking point in the rubric's words (for assessors; learners see ``title``)."""
    title: str
    """Short neutral name that gives nothing away."""
    level: int
    level_name: str
    """not yet | partly | met, or the rubric's own words."""
    top_level: int
    """Highest level that the point has."""
    marks: Marks
    confidence: float
    """In [0, 1]; higher is surer."""
    look_again: tuple[str, ...]
    """Reasons for an assessor to look again; empty when there are none."""
    evidence: tuple[Evidence, ...]
    """Credited first, the best first; then what was not credited, in text order."""
    feedback: str
    """Assessor's words."""
    hint: str
    """Learner's words: what kind of thing to add; empty at the top level."""
    standards: tuple[str, ...] = ()
    """Codes that the point evidences when it is at least partly met."""


@dataclass(frozen=True, slots=True)
class FlagResult:
    """A misconception that the writer seems to hold."""

    id: str
    title: str
    start: int
    end: int
    text: str
    why: str
    """What an assessor may read into it, kindly put."""
    confidence: float
    counterpart: str = ""
    """What is right instead; only assessors see it."""


@dataclass(frozen=True, slots=True)
class OutdatedReference:
    """A reference that has been replaced, or is not in force yet."""

    fact: str
    name: str
    start: int
    end: int
    text: str
    replaced_by: str | None
    """Id of the entry that replaced it, or its name where it has no entry."""
    replaced_by_name: str | None
    severity: str
    """replaced | gentle | too_early."""
    note: str


@dataclass(frozen=True, slots=True)
class ConfidentialityWarning:
    """Words that may identify a child, a family, a colleague or a setting."""

    start: int
    end: int
    text: str
    why: str
    said_changed: bool = False
    """A name or place in an essay that says its names are changed: shown to be looked at, no breach."""


@dataclass(frozen=True, slots=True)
class Advice:
    """A tip of the rubric that this essay has not followed yet (or has)."""

    id: str
    text: str
    followed: bool


@dataclass(frozen=True, slots=True)
class NamedStandard:
    """A standard, and what has become of the set that it belongs to."""

    code: str
    """As its set writes it, without its part; as the rubric writes it where no set has it."""
    says: str = ""
    """What it asks for; empty where no set has the code."""
    set_id: str = ""
    set_title: str = ""
    """Name of the set, with its year."""
    status: str = ""
    """Of the set: in_force, superseded, withdrawn and the like."""
    replaced_by: str = ""
    """What took the set's place; empty where it still holds."""
    replaced_on: str = ""
    """ISO day, or year, from which that applied."""
    today: str = ""
    """What to look at now."""


@dataclass(frozen=True, slots=True)
class ReachedPoint:
    """How far a marking point was met."""

    id: str
    level: int
    top_level: int


@dataclass(frozen=True, slots=True)
class EvidencedStandard:
    """A standard that the essay evidences through marking points that are at least partly met."""

    standard: NamedStandard
    points: tuple[ReachedPoint, ...]
    """Marking points that evidence it, in the rubric's order."""
    asked: int
    """How many marking points of the rubric bear on it, met or not."""


@dataclass(frozen=True, slots=True)
class CitedStandard:
    """A code that the writer cites."""

    standard: NamedStandard
    start: int
    end: int
    text: str
    """As written, such as ``STL 62`` or ``Q21(b)``."""
    evidenced: bool | None = None
    """Whether the essay also evidences it; None where that is not told (learners)."""


@dataclass(frozen=True, slots=True)
class MadeWith:
    """Versions of everything that decided the marks."""

    checker: str
    rubric_id: str
    rubric_version: str
    rubric_sha256: str
    model_id: str
    model_sha256: str
    facts_as_of: str


@dataclass(frozen=True, slots=True)
class MarkedEssay:
    """Everything that a report shows and an audit asks for."""

    made_with: MadeWith
    rubric_title: str
    essay: Essay
    facts: tuple[Mention, ...]
    points: tuple[PointResult, ...]
    flags: tuple[FlagResult, ...]
    outdated: tuple[OutdatedReference, ...]
    confidentiality: tuple[ConfidentialityWarning, ...]
    advice: tuple[Advice, ...]
    marks: Marks
    outcome: str
    standards: tuple[EvidencedStandard, ...] = ()
    """Standards that the essay evidences; empty where the rubric names none."""
    cited_standards: tuple[CitedStandard, ...] = ()
    """Codes that the writer cites, in text order; empty where the rubric names no standards."""
