"""Sets of occupational standards whose codes learners cite: what a code says, what became of the set."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

from checker.types.element import Id, Text
from checker.types.fact import FactId, Nation, Status
from checker.types.rubric import RubricId

Code = Annotated[str, Field(pattern=r"^[A-Z]+[0-9]+$")]
"""A code without its part: ``Q21``, not ``Q21(b)``."""


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Standard(_Model):
    """One standard of a set."""

    says: Text
    """What it asks for, in a line of our own words."""
    part: str = Field(default="", pattern=r"^[a-e]?$")
    """The part that concerns partnership, such as ``b`` of Q21(b); none if left out."""
    points: tuple[Id, ...] = ()
    """Marking points of the bank that evidence it."""


class StandardSet(_Model):
    """A set of standards as its file gives it, ``rubrics/standards/ID.yaml``."""

    id: RubricId
    """The same as the file's name."""
    title: Text
    """Name of the set, with its year."""
    fact: FactId
    """Its entry in the fact base."""
    nations: tuple[Nation, ...] = Field(min_length=1)
    """Where it applied."""
    status: Status
    """What has become of it."""
    replaced_by: str = ""
    """What took its place; nothing where it still holds."""
    replaced_on: date | int | None = None
    """Day, or year, from which that applied."""
    today: Text
    """What a learner should look at now."""
    asked_by: tuple[Text, ...] = Field(min_length=1)
    """Documents that use the codes."""
    prefix: str = Field(pattern=r"^[A-Z]+$")
    """Letters that every code begins with."""
    near: tuple[Text, ...] = ()
    """Words of which one must stand near a code where its letters alone could mean something else."""
    codes: dict[Code, Standard] = Field(min_length=1)
    """The standards by code."""

    @model_validator(mode="after")
    def _codes_begin_alike(self) -> "StandardSet":
        other = [code for code in self.codes if code.rstrip("0123456789") != self.prefix]
        if other:
            raise ValueError(f"every code must begin with {self.prefix}; {', '.join(other)} does not")
        return self


@dataclass(frozen=True, slots=True)
class CitedCode:
    """A code that a text cites."""

    code: str
    """As the set writes it, without its part."""
    set_id: str
    """Id of its set."""
    start: int
    """First character (Unicode code points, 0-based)."""
    end: int
    """One past the last character."""
    text: str
    """As written."""
