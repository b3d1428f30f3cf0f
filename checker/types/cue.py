"""What the pipeline hands to the finders besides the ``Doc``: sentences and cues, in characters."""

from dataclasses import dataclass
from enum import StrEnum

from checker.types.essay import SectionKind


class CueKind(StrEnum):
    """What a cue says about the text in its scope."""

    NEGATION = "negation"
    HEDGE = "hedge"
    HYPOTHESIS = "hypothesis"
    REPORTED = "reported"
    QUESTION = "question"
    ANNOUNCEMENT = "announcement"
    REJECTION = "rejection"
    HISTORY = "history"
    OWN_EXPERIENCE = "own_experience"
    CAUSE = "cause"
    REQUIREMENT = "requirement"
    OUTCOME = "outcome"


class Assertion(StrEnum):
    """How the writer stands to a statement (ConText's words)."""

    ASSERTED = "asserted"
    NEGATED = "negated"
    HEDGED = "hedged"
    HYPOTHETICAL = "hypothetical"
    REPORTED = "reported"


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase that changes how the text in its scope is read."""

    kind: CueKind
    """What it does."""
    start: int
    """First character of the cue itself."""
    end: int
    """One past its last character."""
    text: str
    """The cue as written."""
    scope_start: int
    """First character that it governs."""
    scope_end: int
    """One past the last character that it governs."""

    def covers(self, start: int, end: int) -> bool:
        """Tell whether the middle of ``[start, end)`` lies in the scope."""
        return self.scope_start <= (start + end) // 2 < self.scope_end


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and where it stands."""

    start: int
    """First character, white space trimmed."""
    end: int
    """One past the last character, white space trimmed."""
    text: str
    """The sentence as written."""
    section: SectionKind
    """Kind of the section that it stands in."""
    paragraph: int
    """Number of that section in the essay, from 0."""
