"""What goes into a batch and what comes out: submissions as found, and what became of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file is not marked, and what to do about it."""

    reason: str
    """In plain words, without the file's name."""
    remedy: str = ""
    """What a person can do."""


class UnreadableError(Exception):
    """The bytes of one submission cannot be had; becomes ``Skipped``, never an error of the batch."""

    def __init__(self, reason: str, remedy: str = "") -> None:
        """Keep the reason and the remedy."""
        super().__init__(reason)
        self.refusal = Refusal(reason, remedy)


@dataclass(frozen=True, slots=True)
class Submission:
    """One piece of work as it lies in the source."""

    name: str
    """Path inside the source with ``/``; unique."""
    file_name: str
    """File name that the reader is told (its suffix may decide the kind)."""
    read: Callable[[], bytes]
    """Return the bytes; raises ``UnreadableError``."""
    candidate: str = ""
    """The platform's id of the learner; empty where the source has none."""
    person: str = ""
    """Name of the learner as the source gives it; empty where it is anonymous."""
    late: bool = False
    """Whether the platform says that it was handed in late."""


class Source(Protocol):
    """Something that holds submissions, always in the same order."""

    @property
    def kind(self) -> str:
        """Name it: folder | zip | moodle | canvas | csv | jsonl."""

    @property
    def why(self) -> tuple[str, ...]:
        """What it was recognised by, in plain words."""

    @property
    def anonymous(self) -> bool:
        """Whether the source hides the learners' names."""

    @property
    def ignored(self) -> tuple[str, ...]:
        """Names of what is no submission: the system's own files, earlier reports."""

    def submissions(self) -> Iterator[Submission]:
        """Yield every submission; ``read`` is called later, or not at all."""


class SkipKind(StrEnum):
    """What kept a submission from being marked."""

    UNREADABLE = "unreadable"
    """The file itself: it will be unreadable again."""
    TIME = "time"
    """It took too long."""
    MEMORY = "memory"
    """It took too much memory."""
    DIED = "died"
    """The program died while it was marked, more than once."""
    FAILED = "failed"
    """The program failed on it: a defect of ours."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A submission that was not marked."""

    kind: SkipKind
    reason: str
    """In plain words; never words of the submission."""
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked submission, ready to be kept."""

    document: str
    """The record as JSON, as ``checker check --format json`` prints it."""
    summary: str
    """JSON of what the tables and the cohort page need of it (``checker.batch.summary``)."""
    pages: tuple[tuple[str, str], ...] = ()
    """Audience and its page, for each audience asked for."""


Outcome = Marked | Skipped


@dataclass(frozen=True, slots=True)
class Task:
    """One submission on its way to a worker."""

    number: int
    """Its place in the source, from 1."""
    key: str
    """What its result is kept under."""
    file_name: str
    """As the reader is told it."""
    data: bytes


@dataclass(frozen=True, slots=True)
class Done:
    """A task that came back."""

    number: int
    key: str
    outcome: Outcome
    seconds: float = 0.0
    """Time that marking took; shown to people, kept nowhere."""
