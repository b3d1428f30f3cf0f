"""Engines for batch tests that start no processes."""

from collections.abc import Iterable, Iterator

from batch_marker import BUILDER

from checker.batch.items import Done, Task
from checker.batch.marker import MarkerSpec, load_marker


class Stopped(Exception):  # noqa: N818  (nothing is wrong)
    """Stands for the power cut."""


class InlineEngine:
    """Marks in this process, in order; ``stop_after`` answers it breaks off."""

    def __init__(self, spec: MarkerSpec, stop_after: int | None = None) -> None:
        self._mark, self._stop_after = load_marker(spec), stop_after
        self.marked: list[str] = []

    def mark(self, tasks: Iterable[Task]) -> Iterator[Done]:
        for number, task in enumerate(tasks):
            if number == self._stop_after:
                raise Stopped
            self.marked.append(task.file_name)
            yield Done(task.number, task.key, self._mark(task.file_name, task.data))


class Engines:
    """Builds inline engines and remembers what they marked."""

    def __init__(self, stop_after: int | None = None) -> None:
        self.stop_after = stop_after
        self.built: list[InlineEngine] = []

    def __call__(self, spec: MarkerSpec, waiting: int) -> InlineEngine:  # noqa: ARG002
        self.built.append(InlineEngine(spec, self.stop_after))
        return self.built[-1]

    @property
    def marked(self) -> list[str]:
        return [name for engine in self.built for name in engine.marked]


__all__ = ["BUILDER", "Engines", "InlineEngine", "Stopped"]
