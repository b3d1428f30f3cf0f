"""One worker process as the main process sees it."""

from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from time import monotonic

import psutil

from checker.batch.engines.worker import READY, serve
from checker.batch.errors import RunError
from checker.batch.items import Done, Task
from checker.batch.marker import MarkerSpec

_MEGABYTE = 1_000_000


@dataclass(slots=True)
class Worker:
    """A process, its pipe, and the tasks that it has not answered."""

    process: SpawnProcess
    connection: Connection
    queue: deque[Task] = field(default_factory=deque)
    ready: bool = False
    """Whether its model is loaded."""
    answered: int = 0
    """Tasks that it has answered in its life."""
    since: float = 0.0
    """When it began the first task of its queue."""

    @property
    def pid(self) -> int:
        """Process id."""
        return self.process.pid or 0

    def give(self, chunk: Sequence[Task]) -> None:
        """Hand over tasks; only to a worker that has none, or both ends could wait for each other."""
        self.queue.extend(chunk)
        self.since = monotonic()
        with suppress(OSError):  # a dead worker is found by its closed pipe
            self.connection.send(list(chunk))

    def take(self) -> Done | None:
        """Receive an answer; None for the word that it is ready. Raises ``EOFError`` where it is gone."""
        answer = self.connection.recv()
        self.since = monotonic()
        if isinstance(answer, Done):
            self.queue.popleft()
            self.answered += 1
            return answer
        if answer != READY:
            raise RunError(str(answer))
        self.ready = True
        return None

    def memory_mb(self) -> float:
        """Return the memory that the process holds; 0 where it is gone."""
        try:
            return float(psutil.Process(self.pid).memory_info().rss) / _MEGABYTE
        except psutil.Error:
            return 0.0

    def end(self) -> int | None:
        """End the process and what it started; return its exit code."""
        self.connection.close()
        if self.queue or not self.ready:
            self._kill()
        self.process.join(5)
        if self.process.is_alive():
            self._kill()
            self.process.join()
        return self.process.exitcode

    def _kill(self) -> None:
        try:
            children = psutil.Process(self.pid).children(recursive=True)
        except psutil.Error:
            children = []
        self.process.kill()
        for child in children:
            try:
                child.kill()
            except psutil.Error:
                continue


def start_worker(spec: MarkerSpec) -> Worker:
    """Start a fresh interpreter: nothing of the main process's memory or locks goes along."""
    context = get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=serve, args=(there, spec), name="checker-worker")
    process.start()
    there.close()
    return Worker(process, here)
