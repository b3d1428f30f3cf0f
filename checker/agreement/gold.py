"""Labelled essays: what readers gave each marking point, and the words that they chose."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Level = Annotated[int, Field(strict=True, ge=0)]
Quotation = Annotated[str, Field(min_length=1)]


class _Labelled(BaseModel):
    """Keys that the format does not name are kept aside, so that they can be mentioned."""

    model_config = ConfigDict(frozen=True, extra="allow")


class NearMiss(_Labelled):
    """Words that look like evidence for a marking point and are not."""

    quote: Quotation
    """Exact substring of the essay."""
    reason: str = ""
    """negated, listed, heading, hypothetical, generic …"""


class GoldPoint(_Labelled):
    """What readers gave one marking point of one essay."""

    level: Level
    """The level that counts, adjudicated where readers differed."""
    evidence: tuple[Quotation, ...] = ()
    """Exact substrings of the essay, the best first."""
    readers: tuple[Level, ...] = ()
    """The level of each reader before adjudication; empty where only one read."""
    near_miss: tuple[NearMiss, ...] = ()
    """What was considered and not credited."""
    why: str = ""
    """The reader's reason, in a sentence."""


class FlagNearMiss(_Labelled):
    """Words that look like a misconception and are not held by the writer."""

    flag: str
    """Id of the flag."""
    quote: Quotation
    """Exact substring of the essay."""
    reason: str = ""
    """rejected, reported, corrected …"""


class GoldOutdated(_Labelled):
    """A reference that the essay presents as current although it has been replaced."""

    id: str
    """The guide's label, for example ``WT_old``."""
    quote: Quotation
    """Exact substring of the essay."""


class Labels(_Labelled):
    """One line of ``labels.jsonl``."""

    id: Annotated[str, Field(pattern=r"^[\w][\w.-]*$")]
    """Name of the text file without ``.txt``."""
    points: dict[str, GoldPoint] = Field(min_length=1)
    """Marking point to what it was given."""
    flags: dict[str, Quotation | None] = {}
    """Flag to the words that raise it; None where it is not raised."""
    flag_near_miss: tuple[FlagNearMiss, ...] = ()
    """What looked like a flag and was not raised."""
    outdated: tuple[GoldOutdated, ...] = ()
    """In any order; one label may stand more than once."""


@dataclass(frozen=True, slots=True)
class GoldEssay:
    """A labelled essay with its text."""

    text: str
    """Unicode NFC with ``\\n`` line ends, as submissions are read."""
    labels: Labels
    """What readers gave it."""
    meta: Mapping[str, str]
    """What the writer was asked for (style, role, nation …); never used for marking."""

    @property
    def id(self) -> str:
        """Name of the essay."""
        return self.labels.id


@dataclass(frozen=True, slots=True)
class Gold:
    """A folder of labelled essays."""

    name: str
    """Name of the folder."""
    essays: tuple[GoldEssay, ...]
    """Sorted by id, so that every figure is the same whatever the order of the file."""
    notes: tuple[str, ...] = ()
    """What was ignored (unknown keys, texts without labels), as ``path:line: text``."""

    @property
    def point_ids(self) -> tuple[str, ...]:
        """Marking points that any essay is labelled for, in the order of the first that names them."""
        return tuple(dict.fromkeys(point for essay in self.essays for point in essay.labels.points))

    @property
    def flag_ids(self) -> tuple[str, ...]:
        """Flags that any essay is labelled for, raised or not."""
        return tuple(dict.fromkeys(flag for essay in self.essays for flag in essay.labels.flags))
