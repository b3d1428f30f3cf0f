"""Whoever wants to know how a run goes."""

from types import TracebackType
from typing import Self

from checker.batch.items import Done


class Watcher:
    """Is told how a run goes; this one does nothing with it."""

    def __enter__(self) -> Self:
        """Begin to watch."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop watching."""

    def start(self, total: int, waiting: int) -> None:
        """So many submissions, and so many of them still to be marked."""

    def step(self, done: Done) -> None:
        """One more came back."""

    def write(self) -> None:
        """All came back; tables and pages are written now."""
