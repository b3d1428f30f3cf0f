"""What every engine promises."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from checker.batch.items import Done, SkipKind, Skipped, Task

_BY_HAND = "Open it, look for what is odd about it, save it again, or mark it by hand."


@dataclass(frozen=True, slots=True)
class Limits:
    """What one submission may take before it is given up."""

    seconds: float = 120.0
    """Wall-clock time."""
    memory_mb: int = 2000
    """Memory of the worker that marks it, with the model."""
    deaths: int = 3
    """Workers that may die over it: one death can be an accident."""


class Engine(Protocol):
    """Marks tasks as they come; takes no more of them than it can work on."""

    def mark(self, tasks: Iterable[Task]) -> Iterator[Done]:
        """Yield every task's outcome, in any order, exactly once."""


def too_slow(limits: Limits) -> Skipped:
    """Return the outcome of a submission that took too long."""
    return Skipped(SkipKind.TIME, f"it took longer than {limits.seconds:g} seconds", _BY_HAND)


def too_large(limits: Limits) -> Skipped:
    """Return the outcome of a submission that took too much memory."""
    return Skipped(SkipKind.MEMORY, f"it took more than {limits.memory_mb:,} MB of memory", _BY_HAND)


def died(limits: Limits) -> Skipped:
    """Return the outcome of a submission over which worker after worker died."""
    return Skipped(SkipKind.DIED, f"the program died while marking it, {limits.deaths} times", _BY_HAND)
