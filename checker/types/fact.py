"""An entry of the dated fact base."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Nation = Literal["England", "Wales", "Scotland", "Northern Ireland", "UK", "International"]


class Source(BaseModel):
    """Where a statement of an entry can be checked."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    url: str
    checked: bool = False


class Fact(BaseModel):
    """One law, guidance document, body, role, model, process, inquiry or term, with its status."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    name: str
    type: str
    nations: tuple[str, ...] = ()
    status: str
    abbreviations: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    misspellings: tuple[str, ...] = ()
    replaced_by: str | None = None
    role: str = ""
    sources: tuple[Source, ...] = ()
    checked_on: date | None = Field(default=None)
