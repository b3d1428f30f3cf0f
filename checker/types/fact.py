"""An entry of the dated fact base, as it stands in its file and as the finders use it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Nation = Literal["England", "Wales", "Scotland", "Northern Ireland", "International"]
FactId = Annotated[str, Field(pattern=r"^[a-z][A-Za-z0-9_]*$")]
FactType = Literal[
    "act",
    "act_section",
    "assessment_term",
    "body",
    "concept",
    "convention",
    "framework",
    "inquiry_or_case",
    "model",
    "non_statutory_guidance",
    "policy_programme",
    "process",
    "professional",
    "publication",
    "qualification",
    "role",
    "standard",
    "statutory_framework",
    "statutory_guidance",
    "voluntary_organisation",
]
Status = Literal[
    "abolished",
    "changing",
    "commencement_planned",
    "historical",
    "in_force",
    "in_use",
    "not_yet_in_force",
    "partly_in_force",
    "proposed",
    "renamed",
    "repealed",
    "superseded",
    "unverified",
    "withdrawn",
]
Action = Literal[
    "ok",
    "edition_check",
    "outdated",
    "outdated_unless_historical",
    "do_not_penalise",
    "advise_update",
    "not_in_force_yet",
    "verify_commencement",
    "historical_ok",
    "ask_for_source",
]
Severity = Literal["replaced", "gentle", "too_early"]

_GENTLE_DAYS = 2 * 365
_OUTDATED = frozenset({"outdated", "outdated_unless_historical"})
_OLDER_NAME = frozenset({"do_not_penalise", "advise_update"})
_TOO_EARLY = frozenset({"not_in_force_yet", "verify_commencement"})


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Context(_Model):
    """What must, or must not, stand near a form before it counts; every field given has to hold."""

    forms: tuple[str, ...] = ()
    """Forms that this applies to, as written in the entry; none = every form of the entry."""
    needs: tuple[str, ...] = ()
    """Words or phrases of which one must stand near."""
    avoids: tuple[str, ...] = ()
    """Words or phrases of which none may stand near."""
    follows: tuple[str, ...] = ()
    """Words of which one must stand directly before."""
    precedes: tuple[str, ...] = ()
    """Words of which one must stand directly after."""
    not_follows: tuple[str, ...] = ()
    """Words that may not stand directly before."""
    not_precedes: tuple[str, ...] = ()
    """Words that may not stand directly after."""
    capitals: bool = False
    """Whether every main word must begin with a capital."""
    within: Literal["near", "essay"] = "near"
    """How far ``needs`` and ``avoids`` look: twelve words either way, or the whole essay."""


class Edition(_Model):
    """One dated edition of a document or a law; the loader makes an entry of its own of each."""

    year: int = Field(ge=1900, le=2100)
    id: FactId | None = None
    """Its entry; the parent's id and the year where none is given."""
    name: str | None = None
    """Full name; the parent's name and the year where none is given."""
    since: date | None = None
    """First day on which it applied."""
    note: str = ""
    abbreviations: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    misspellings: tuple[str, ...] = ()
    status: Status | None = None
    """Only where it does not follow from the dates."""
    replaced_by: str | None = None
    """Only where it is not the next edition."""
    replaced_on: date | int | None = None
    label: str | None = None
    common_errors: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


class Fact(_Model):
    """One law, guidance document, body, role, model, process, inquiry or term, with its status."""

    id: FactId
    name: str = Field(min_length=1)
    type: FactType
    nations: tuple[Nation, ...] = ()
    """Where it applies, or applied."""
    years: tuple[int, ...] = ()
    """Years that belong to it: passed, published, renamed."""
    status: Status
    note: str = ""
    """What to know about the status."""
    action: Action
    """What the checker does about a mention."""
    certainty: Literal["high", "medium", "low"] = "high"
    match_name: bool = True
    """False where the name is a description that nobody writes."""
    abbreviations: tuple[str, ...] = ()
    """Short forms, matched with the capitals as given."""
    variants: tuple[str, ...] = ()
    """Other names, whatever the capitals."""
    misspellings: tuple[str, ...] = ()
    """Spellings seen in learners' work, whatever the capitals."""
    context: tuple[Context, ...] = ()
    """Which forms are ambiguous, and what settles them."""
    editions: tuple[Edition, ...] = ()
    """Dated editions, oldest first."""
    by_year: dict[int, FactId] = Field(default_factory=dict)
    """Entries that the name means once a year stands beside it."""
    edition_of: FactId | None = None
    """The undated entry that this is an edition of."""
    replaced_by: str | None = None
    """Id of the entry that replaced it, or a name where there is no entry."""
    replaced_on: date | int | None = None
    """Day, or year, in which it was replaced."""
    long_replaced: bool = False
    """True for an edition that more than one later edition has followed: then it is never gentle."""
    still_used_in: tuple[Nation, ...] = ()
    """Nations in which it is current although it was replaced elsewhere."""
    counterparts: dict[Nation, str] = Field(default_factory=dict)
    """What stands in its place in another nation: an id, or a name where there is no entry."""
    settled_by: tuple[FactId, ...] = ()
    """Entries whose mention anywhere in an essay shows that the writer knows what replaced it."""
    label: str | None = None
    """Its id among the outdated references of labelled essays."""
    role: str = ""
    """What it has to do with partnership working."""
    common_errors: tuple[str, ...] = ()
    codes: dict[str, str] = Field(default_factory=dict)
    """Codes of a set of standards and what each is about."""
    nearest_current: str = ""
    sources: tuple[str, ...] = ()
    """Pages on which it, or part of it, was read."""
    sources_to_check: tuple[str, ...] = ()
    """Pages against which it still has to be read."""
    checked_on: date | None = None
    check: Literal["confirmed", "corrected", "still_unconfirmed"] | None = None

    @model_validator(mode="after")
    def _editions_in_order(self) -> "Fact":
        years = [e.year for e in self.editions]
        if years != sorted(set(years)):
            raise ValueError("give `editions` oldest first, each year once")
        return self

    @property
    def replaced_year(self) -> int | None:
        """Year in which it was replaced."""
        return self.replaced_on.year if isinstance(self.replaced_on, date) else self.replaced_on

    def severity(self, as_of: date) -> Severity | None:
        """Say how a mention of it as current is judged on ``as_of``; None where it is current."""
        if self.action in _TOO_EARLY:
            return "too_early"
        if self.action in _OLDER_NAME:
            return "gentle"
        if self.action not in _OUTDATED:
            return None
        lately = not self.long_replaced and self._replaced_lately(as_of)
        return "gentle" if lately else "replaced"

    def _replaced_lately(self, as_of: date) -> bool:
        on = self.replaced_on
        day = date(on, 7, 1) if isinstance(on, int) else on
        return day is not None and (as_of - day).days <= _GENTLE_DAYS


@dataclass(frozen=True, slots=True)
class FactBase:
    """All entries, as they stood on one day."""

    as_of: date
    """Day on which the entries were last reviewed as a whole."""
    entries: tuple[Fact, ...]
    """In the order of the files; editions follow their parent."""
    sha256: str
    """Of the files read, in order."""
    _by_id: dict[str, Fact] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the entries by id."""
        object.__setattr__(self, "_by_id", {fact.id: fact for fact in self.entries})

    def __iter__(self) -> Iterator[Fact]:
        """Go through the entries in order."""
        return iter(self.entries)

    def __len__(self) -> int:
        """Count the entries, editions included."""
        return len(self.entries)

    def __contains__(self, fact_id: object) -> bool:
        """Tell whether there is an entry of that id."""
        return fact_id in self._by_id

    def __hash__(self) -> int:
        """Hash by content, so that what is built from a fact base can be cached."""
        return hash(self.sha256)

    def get(self, fact_id: str) -> Fact | None:
        """Return the entry of that id, or None."""
        return self._by_id.get(fact_id)

    def of_type(self, *types: str) -> tuple[Fact, ...]:
        """Return the entries of these types, in order."""
        return tuple(fact for fact in self.entries if fact.type in types)

    def family(self, fact_id: str) -> frozenset[str]:
        """Return the id and those of its editions."""
        return frozenset({fact_id} | {f.id for f in self.entries if f.edition_of == fact_id})
