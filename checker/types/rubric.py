"""The rubric language: these models are its schema; unknown keys are errors."""

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from checker.types.element import (
    Condition,
    Element,
    Id,
    Model,
    Text,
)

Verb = Literal["describe", "explain", "analyse", "evaluate", "apply"]
RubricId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$")]
MarksOf = Annotated[float, Field(ge=0, allow_inf_nan=False)]


def _use_or_point(value: object) -> str:
    used = "use" in value if isinstance(value, dict) else isinstance(value, PointUse)
    return "use" if used else "point"


def _id_or_flag(value: object) -> str:
    if isinstance(value, str):
        return "id"
    used = "use" in value if isinstance(value, dict) else isinstance(value, FlagUse)
    return "flag_use" if used else "flag"


class Example(Model):
    """A text and the level that it must get; ``[[…]]`` marks the evidence expected."""

    level: int = Field(ge=0)
    """The level that the text must get."""
    text: Text
    """A short essay; ``[[…]]`` around the words that must be found, if any are marked."""


class MarkingPoint(Model):
    """What is looked for, what each level needs, what is said back."""

    id: Id
    """Name; in the bank the same as the file's."""
    title: Text
    """Short neutral name that gives nothing away (learners see it)."""
    statement: Text
    """The marking point in full, for assessors."""
    asked_by: tuple[Text, ...] = Field(min_length=1)
    """Documents and points that ask for it."""
    verb: Verb
    """Command verb of the marking point, for which ``levels`` are written."""
    elements: dict[Id, Element] = Field(min_length=1)
    """What is looked for, by name."""
    levels: dict[int, Condition] = Field(min_length=1)
    """Level to condition; level 0 needs none. The highest that holds is given."""
    verbs: dict[Verb, dict[int, Condition]] = Field(default_factory=dict)
    """Levels that need something else where a rubric asks for another command verb."""
    feedback: dict[int, Text]
    """What the assessor reads, for each level from 0 to the top."""
    hint: dict[int, Text]
    """What the learner reads, for each level below the top: what kind of thing to add, never the answer."""
    marks: dict[int, MarksOf] = Field(default_factory=dict)
    """Marks of each level where the point stands in a rubric itself; a level's own number if left out."""
    missing: dict[Id, Text] = Field(default_factory=dict)
    """Element to an assessor's sentence, added to the feedback where nothing was credited for the element."""
    standards: tuple[Text, ...] = ()
    """Codes that the point evidences."""
    examples: tuple[Example, ...] = ()
    """Texts that prove the point, some for each level."""
    todo: tuple[Text, ...] = ()
    """What a person still has to decide, with the reason; ``rubric lint`` names each."""

    @property
    def top_level(self) -> int:
        """Highest level that can be reached."""
        return max(self.levels)


class Flag(Model):
    """A misconception, raised only where the writer holds it."""

    id: Id
    """Name; in the bank the same as the file's."""
    title: Text
    """Short name."""
    asked_by: tuple[Text, ...] = Field(min_length=1)
    """Documents that warn of it."""
    elements: dict[Id, Element] = Field(min_length=1)
    """What is looked for, by name."""
    raised: Condition
    """When the flag is raised."""
    why: Text
    """Said to the learner, kindly: how an assessor may read it."""
    counterpart: Text
    """What is right instead (assessor's report only)."""
    examples: tuple[Example, ...] = ()
    """Level 1 raises the flag, level 0 does not."""
    todo: tuple[Text, ...] = ()
    """What a person still has to decide, with the reason."""


class PointUse(Model):
    """A marking point taken into a rubric: from the bank by id, with the marks of each level."""

    use: Id
    """Id of the bank's point."""
    marks: dict[int, MarksOf] = Field(default_factory=dict)
    """Marks of each level; a level's own number (level 2: 2 marks) if left out."""
    title: Text | None = None
    """In place of the bank's title."""
    statement: Text | None = None
    """In place of the bank's statement."""
    asked_by: tuple[Text, ...] | None = None
    """In place of the bank's sources."""
    verb: Verb | None = None
    """Another command verb: the top level then needs what that verb asks for."""
    todo: tuple[Text, ...] = ()
    """What a person still has to decide, with the reason."""


class FlagUse(Model):
    """A flag taken into a rubric from the bank, with more to say than its id."""

    use: Id
    """Id of the bank's flag."""
    asked_by: tuple[Text, ...] | None = None
    """In place of the bank's sources."""
    todo: tuple[Text, ...] = ()
    """What a person still has to decide, with the reason."""


class Advice(Model):
    """A tip; followed when its condition holds for the named points' levels."""

    id: Id
    """Name, once in the rubric."""
    text: Text
    """Learner's words, giving nothing away."""
    followed_by: tuple[Id, ...] = Field(min_length=1)
    """Points (of the bank or this rubric) of which one, at level 1 or more, shows the tip followed."""
    asked_by: Text
    """The document and tip."""
    todo: tuple[Text, ...] = ()
    """What a person still has to decide, with the reason."""


class Outcome(Model):
    """One outcome; the first whose conditions hold is given."""

    name: Text
    """As the report says it."""
    min_marks: MarksOf | None = None
    """Least marks in all."""
    every_point_at_least: int | None = Field(default=None, ge=1)
    """Least level of every point."""
    points_at_least: dict[Id, int] = Field(default_factory=dict)
    """Least level of each named point."""


class RubricFile(Model):
    """A rubric as it stands in its file."""

    id: RubricId
    """Name on the command line; for a shipped rubric the same as the file's."""
    version: Text
    """In quotes, e.g. "1.0"."""
    title: Text
    """As the report says it."""
    about: Text
    """What the rubric is for, in a sentence or two."""
    asked_by: tuple[Text, ...] = Field(min_length=1)
    """The document that the rubric follows."""
    level_names: dict[int, Text] = Field(default_factory=lambda: {0: "not yet", 1: "partly", 2: "met"})
    """A word for each level."""
    points: tuple[
        Annotated[
            Annotated[PointUse, Tag("use")] | Annotated[MarkingPoint, Tag("point")],
            Discriminator(_use_or_point),
        ],
        ...,
    ] = Field(min_length=1)
    """Marking points: taken from the bank (`use:`) or written out here."""
    flags: tuple[
        Annotated[
            Annotated[Id, Tag("id")] | Annotated[FlagUse, Tag("flag_use")] | Annotated[Flag, Tag("flag")],
            Discriminator(_id_or_flag),
        ],
        ...,
    ] = ()
    """Misconceptions: ids from the bank (or `use:`), or written out here."""
    advice: tuple[Advice, ...] = ()
    """Tips of the document that the rubric follows."""
    outcomes: tuple[Outcome, ...] = Field(min_length=1)
    """Best first; the last has no condition."""
    form: str = Field(default="", pattern=r"^([a-z][a-z0-9_-]*)?$")
    """A form to fill in first: the name of a Markdown file in the folder ``forms`` beside the rubric."""
    todo: tuple[Text, ...] = ()
    """What a person still has to decide, with the reason."""


class MarkedPoint(Model):
    """A marking point as a rubric uses it: with its marks."""

    point: MarkingPoint
    """Title, statement, sources, verb and levels as this rubric wants them."""
    marks: dict[int, float]
    """Marks of every level from 1 up; level 0 has none."""


class Rubric(Model):
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
    advice_points: tuple[MarkingPoint, ...] = ()
    """Points that only the advice asks about: found, never marked or shown."""
    outcomes: tuple[Outcome, ...]
    form: str = ""
    """Name of the question form that goes with it; empty where there is none."""
    todo: tuple[str, ...] = ()
    """Open decisions of the whole rubric."""
    sha256: str
    """Of the canonical JSON of everything above."""


class VerbRule(Model):
    """What a command verb asks of the top level of a point that was written for another verb."""

    verb: Verb
    """The command verb."""
    says: Text
    """What it asks of a learner."""
    elements: dict[Id, Element] = Field(default_factory=dict)
    """Further elements; each counts only near evidence for the point itself."""
    top: Condition | None = None
    """What the top level needs for this verb; nothing but the point's own if left out."""
    detail: dict[Id, Element] = Field(default_factory=dict)
    """Elements that show how much is said about a point (of ``describe`` only)."""
    detailed: Condition | None = None
    """When enough is said about a point to recognise it (of ``describe`` only)."""
    instead_of: tuple[Verb, ...] = ()
    """Verbs that ask for more than this one, or for something else: of a point written for one of them, the
    level below the top and a description are enough, and ``top`` comes on them, not on the point's own."""
    met: Text
    """Assessor's words where the top level is reached in this way."""
