"""Elements and conditions: what a rubric looks for, and what a level needs of it."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, model_validator

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
ContextNeed = Literal["own_experience", "cause", "requirement", "outcome", "past_event"]
Text = Annotated[str, Field(min_length=1)]


def _name_or_condition(value: object) -> str:
    return "name" if isinstance(value, str) else "condition"


class Model(BaseModel):
    """Frozen, and strict about keys that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class _Element(Model):
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
    backed: bool | Id = False
    """Counts only in sentences that the point's trained detectors, where there are any, do not rule out.

    As sure as the surest of them is there or, where an element is named, as sure as that element's detector.
    """


class FactElement(_Element):
    """Mentions of fact-base entries, by id or by type."""

    kind: Literal["fact"]
    facts: tuple[str, ...] = ()
    """Ids of fact-base entries."""
    types: tuple[str, ...] = ()
    """Types of fact-base entries, such as ``act`` or ``professional``."""

    @model_validator(mode="after")
    def _something(self) -> "FactElement":
        if not (self.facts or self.types):
            raise ValueError("give `facts` (ids) or `types`")
        return self


class PhraseElement(_Element):
    """Words or phrases; ``lemma`` also matches their inflections."""

    kind: Literal["phrase"]
    phrases: tuple[Text, ...] = Field(min_length=1)
    """What is looked for, one entry a word or phrase."""
    match: Literal["lemma", "lower", "exact"] = "lemma"
    """Inflections too, any case, or exactly as written."""


class PatternElement(_Element):
    """Token patterns in spaCy's Matcher notation."""

    kind: Literal["pattern"]
    patterns: tuple[tuple[dict[str, Any], ...], ...] = Field(min_length=1)
    """Each a list of token descriptions."""


class MeaningElement(_Element):
    """Sentences that mean the same as the ``like`` examples and not what the ``unlike`` ones mean."""

    kind: Literal["meaning"]
    like: tuple[Text, ...] = Field(min_length=1)
    """Sentences that make the claim, in different words."""
    unlike: tuple[Text, ...] = ()
    """Sentences on the same subject that do not make the claim."""
    threshold: float = Field(default=0.5, ge=0, le=1)
    """Least strength that counts, in [0, 1]."""
    head: str | None = None
    """Name of a trained detector; where the model has it, it takes the place of the exemplars."""


Element = Annotated[
    FactElement | PhraseElement | PatternElement | MeaningElement, Field(discriminator="kind")
]


class AtLeast(Model):
    """So many of the named elements; ``counting`` says what is counted."""

    n: int = Field(ge=1)
    """How many."""
    of: tuple[Id, ...] = Field(min_length=1)
    """Element names."""
    counting: Literal["elements", "facts", "sentences"] = "elements"
    """Different elements, different fact-base entries, or different sentences."""


ConditionPart = Annotated[
    Annotated[Id, Tag("name")] | Annotated["Condition", Tag("condition")], Discriminator(_name_or_condition)
]
"""An element name or a condition."""


class Condition(Model):
    """One of ``all``, ``any``, ``at_least``, ``not``; parts are element names or conditions."""

    all: Annotated[tuple[ConditionPart, ...], Field(min_length=1)] | None = None
    """Every one holds."""
    any: Annotated[tuple[ConditionPart, ...], Field(min_length=1)] | None = None
    """One or more hold."""
    at_least: AtLeast | None = None
    """So many are found."""
    not_: ConditionPart | None = Field(default=None, alias="not")
    """This does not hold."""

    @model_validator(mode="after")
    def _exactly_one(self) -> "Condition":
        given = [k for k in ("all", "any", "at_least", "not_") if getattr(self, k) is not None]
        if len(given) != 1:
            raise ValueError("give exactly one of all, any, at_least, not")
        return self
