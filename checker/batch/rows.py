"""Rows of a run's database as frozen values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Listed:
    """A submission as the source lists it."""

    number: int
    """Place in the source, from 1."""
    name: str
    """Path inside the source."""
    label: str
    """What people see in pages and tables: the path, or the candidate where names are hidden."""
    file_name: str
    """What the reader and the report are told."""
    candidate: str
    person: str
    late: bool
    report: str
    """Stem of its pages' file names."""
    sha256: str | None = None
    """Of the bytes; None where they cannot be had."""
    key: str | None = None
    """What its result is kept under."""
    reason: str | None = None
    """Why the bytes cannot be had."""
    remedy: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A submission and what became of it."""

    listed: Listed
    kind: str
    """marked | unreadable | time | memory | died | failed | waiting."""
    reason: str
    """Why it was skipped; empty where it is marked."""
    remedy: str
    summary: str
    """JSON; empty where it is not marked."""

    @property
    def marked(self) -> bool:
        """Whether there is a result."""
        return self.kind == "marked"


@dataclass(frozen=True, slots=True)
class Report:
    """A page in the run folder."""

    path: str
    """Relative to the run folder."""
    made_of: str
    """Key of the result and the name shown."""
    size: int
    """In bytes: a page cut short by a power cut is found by it."""
