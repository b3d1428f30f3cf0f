"""Progress for a person at a terminal; nothing for anybody else."""

import sys
from types import TracebackType
from typing import Self

from checker.batch.items import Done
from checker.batch.watcher import Watcher


class Bar(Watcher):
    """A bar with the rate and the time left, on standard error."""

    def __init__(self) -> None:
        """Build the bar; it shows when the run starts."""
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(compact=True),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._bar.add_task("listing", total=None, rate="")

    def __enter__(self) -> Self:
        """Show it."""
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take it away."""
        self._bar.stop()

    def start(self, total: int, waiting: int) -> None:  # noqa: ARG002
        """Begin to count."""
        self._bar.update(self._task, description="marking", total=waiting)

    def step(self, done: Done) -> None:  # noqa: ARG002
        """Move on by one."""
        speed = self._bar.tasks[0].speed
        self._bar.update(self._task, advance=1, rate=f"{speed * 60:.0f} a minute" if speed else "")

    def write(self) -> None:
        """Say that the tables are written."""
        self._bar.update(self._task, description="writing", rate="")


def build_watcher(*, quiet: bool) -> Watcher:
    """Return a bar for a terminal, or a watcher that says nothing."""
    return Watcher() if quiet or not sys.stderr.isatty() else Bar()
