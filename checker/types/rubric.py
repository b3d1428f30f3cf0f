"""The rubric language: these models are its schema; unknown keys are errors."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Verb = Literal["describe", "explain", "analyse", "evaluate", "apply"]
Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
RubricId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$")]
ContextNeed = Literal["own_experience", "cause", "requirement", "outcome", "past_event"]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Element(_Model):
    says: str = ""
    """What the element is, for people (assessor's report, ``rubric explain``)."""
    near: tuple[Id, ...] = ()
    """Counts only within ``within`` of evidence for one of these elements."""
    within: Literal["sentence", "neighbours", "paragraph"] = "neighbours"
    """How near: the same sentence, that and the ones beside it, or the same paragraph."""
    needs: tuple[ContextNeed, ...] = ()
    """Context that the sentence must carry."""
    excludes: tuple[ContextNeed, ...] = ()
    """Context that the sentence must not carry."""
    allow: tuple[Literal["hedged", "hypothetical", "reported", "negated"], ...] = ("hedged",)
    """Assertions that are credited besides ``asserted``."""


class FactElement(_Element):
    """Mentions of fact-base entries, by id or by type."""

    kind: Literal["fact"]
    facts: tuple[str, ...] = ()
    types: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _something(self) -> "FactElement":
        if not (self.facts or self.types):
            raise ValueError("give `facts` (ids) or `types`")
        return self


class PhraseElement(_Element):
    """Words or phrases; ``lemma`` also matches their inflections."""

    kind: Literal["phrase"]
    phrases: tuple[str, ...] = Field(min_length=1)
    match: Literal["lemma", "lower", "exact"] = "lemma"


class PatternElement(_Element):
    """Token patterns in spaCy's Matcher notation."""

    kind: Literal["pattern"]
    patterns: tuple[tuple[dict[str, Any], ...], ...] = Field(min_length=1)


class MeaningElement(_Element):
    """Sentences that mean the same as the ``like`` examples and not what the ``unlike`` ones mean."""

    kind: Literal["meaning"]
    like: tuple[str, ...] = Field(min_length=1)
    unlike: tuple[str, ...] = ()
    threshold: float = Field(default=0.5, ge=0, le=1)
    """Least strength that counts, in [0, 1]."""


Element = Annotated[
    FactElement | PhraseElement | PatternElement | MeaningElement, Field(discriminator="kind")
]


class AtLeast(_Model):
    """So many of the named elements; ``counting`` says what is counted."""

    n: int = Field(ge=1)
    of: tuple[Id, ...] = Field(min_length=1)
    counting: Literal["elements", "facts", "sentences"] = "elements"


class Condition(_Model):
    """One of ``all``, ``any``, ``at_least``, ``not``; parts are element names or conditions."""

    all: "tuple[Id | Condition, ...] | None" = None
    any: "tuple[Id | Condition, ...] | None" = None
    at_least: AtLeast | None = None
    not_: "Id | Condition | None" = Field(default=None, alias="not")

    @model_validator(mode="after")
    def _exactly_one(self) -> "Condition":
        given = [k for k in ("all", "any", "at_least", "not_") if getattr(self, k) is not None]
        if len(given) != 1:
            raise ValueError("give exactly one of all, any, at_least, not")
        return self


class Example(_Model):
    """A text and the level that it must get; ``[[…]]`` marks the evidence expected."""

    level: int = Field(ge=0)
    text: str


class MarkingPoint(_Model):
    """What is looked for, what each level needs, what is said back."""

    id: Id
    title: str
    """Short neutral name that gives nothing away (learners see it)."""
    statement: str
    asked_by: tuple[str, ...] = Field(min_length=1)
    verb: Verb
    elements: dict[Id, Element] = Field(min_length=1)
    levels: dict[int, Condition] = Field(min_length=1)
    """Level to condition; level 0 needs none. The highest that holds is given."""
    feedback: dict[int, str]
    hint: dict[int, str]
    standards: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()

    @property
    def top_level(self) -> int:
        """Highest level that can be reached."""
        return max(self.levels)


class Flag(_Model):
    """A misconception, raised only where the writer holds it."""

    id: Id
    title: str
    asked_by: tuple[str, ...] = Field(min_length=1)
    elements: dict[Id, Element] = Field(min_length=1)
    raised: Condition
    why: str
    """Said to the learner, kindly: how an assessor may read it."""
    counterpart: str
    """What is right instead (assessor's report only)."""
    examples: tuple[Example, ...] = ()
    """Level 1 raises the flag, level 0 does not."""


class PointUse(_Model):
    """A marking point taken into a rubric: from the bank by id, with the marks of each level."""

    use: Id
    marks: dict[int, float] = Field(default_factory=lambda: {1: 1, 2: 2})
    title: str | None = None
    statement: str | None = None
    asked_by: tuple[str, ...] | None = None
    verb: Verb | None = None


class Advice(_Model):
    """A tip; followed when its condition holds for the named points' levels."""

    id: Id
    text: str
    """Learner's words, giving nothing away."""
    followed_by: tuple[Id, ...] = Field(min_length=1)
    """Marking points (bank ids) of which one, at level 1 or more, shows the tip followed."""
    asked_by: str


class Outcome(_Model):
    """One outcome; the first whose conditions hold is given."""

    name: str
    min_marks: float | None = None
    every_point_at_least: int | None = None
    points_at_least: dict[Id, int] = Field(default_factory=dict)


class RubricFile(_Model):
    """A rubric as it stands in its file."""

    id: RubricId
    version: str
    title: str
    about: str
    asked_by: tuple[str, ...] = Field(min_length=1)
    level_names: dict[int, str] = Field(default_factory=lambda: {0: "not yet", 1: "partly", 2: "met"})
    points: tuple[PointUse | MarkingPoint, ...] = Field(min_length=1)
    flags: tuple[Id | Flag, ...] = ()
    advice: tuple[Advice, ...] = ()
    outcomes: tuple[Outcome, ...] = Field(min_length=1)


class MarkedPoint(_Model):
    """A marking point as a rubric uses it: with its marks."""

    point: MarkingPoint
    marks: dict[int, float]


class Rubric(_Model):
    """A rubric with its points and flags taken from the bank, ready to mark with."""

    id: str
    version: str
    title: str
    about: str
    asked_by: tuple[str, ...]
    level_names: dict[int, str]
    points: tuple[MarkedPoint, ...]
    flags: tuple[Flag, ...]
    advice: tuple[Advice, ...]
    outcomes: tuple[Outcome, ...]
    sha256: str
    """Of the canonical JSON of everything above."""
