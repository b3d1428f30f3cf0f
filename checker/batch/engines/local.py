"""Worker processes on this machine, one pipe each, so that a dead worker takes nobody with it.

``concurrent.futures`` gives up the whole pool when one worker dies, and pools with a shared queue can be
left with a lock that a dead worker held. Here every worker has its own pipe and its own short queue.
"""

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from itertools import islice
from multiprocessing.connection import Connection, wait
from time import monotonic
from typing import cast

from checker.batch.engines.engine import Limits, died, too_large, too_slow
from checker.batch.engines.process import Worker, start_worker
from checker.batch.errors import RunError
from checker.batch.items import Done, Skipped, Task
from checker.batch.marker import MarkerSpec

LIFETIME = 1_000
"""Submissions after which a worker is replaced: spaCy keeps every word that it has ever seen."""
_LOOK_EVERY = 0.25
_STARTS = 3
"""Workers that may die before they are ready, one after the other, before the run is given up."""


class LocalEngine:
    """So many worker processes, started with the first task and ended with the last."""

    def __init__(
        self,
        spec: MarkerSpec,
        *,
        workers: int,
        limits: Limits = Limits(),  # noqa: B008  (frozen)
        chunk: int = 1,
        lifetime: int = LIFETIME,
    ) -> None:
        """Keep what workers need; nothing is started yet.

        ``chunk`` tasks are handed out at a time; after ``lifetime`` tasks a worker makes room for a new one.
        """
        self._lifetime = lifetime
        self._spec, self._size, self._limits, self._chunk = spec, workers, limits, chunk
        self._workers: list[Worker] = []
        self._again: deque[Task] = deque()
        self._deaths: Counter[int] = Counter()
        self._failed_starts = 0

    @property
    def pids(self) -> tuple[int, ...]:
        """Process ids of the workers."""
        return tuple(worker.pid for worker in self._workers)

    def mark(self, tasks: Iterable[Task]) -> Iterator[Done]:
        """Yield every task's outcome as it comes, exactly once; workers end when the iterator does."""
        source = iter(tasks)
        try:
            self._hand_out(source)
            while any(worker.queue for worker in self._workers):
                answers = list(self._collect())
                self._hand_out(source)  # before anybody looks at the answers, so that no worker idles
                yield from answers
        finally:
            for worker in self._workers:
                worker.end()
            self._workers.clear()

    def _hand_out(self, source: Iterator[Task]) -> None:
        """Give every idle worker a chunk, starting workers as they are needed."""
        for place in range(self._size):
            if place < len(self._workers) and self._workers[place].queue:
                continue
            chunk = self._next_chunk(source)
            if not chunk:
                return
            if place >= len(self._workers):
                self._workers.append(start_worker(self._spec))
            elif self._workers[place].answered >= self._lifetime:
                self._workers[place].end()
                self._workers[place] = start_worker(self._spec)
            self._workers[place].give(chunk)

    def _next_chunk(self, source: Iterator[Task]) -> list[Task]:
        """Return what is next; a task over which a worker died comes alone."""
        if self._again:
            return [self._again.popleft()]
        return list(islice(source, self._chunk))

    def _collect(self) -> Iterator[Done]:
        """Yield what workers answer; end and replace those that died, hang or swell."""
        workers = {worker.connection: worker for worker in self._workers}
        for ready in wait(list(workers), _LOOK_EVERY):
            yield from self._take(workers[cast(Connection, ready)])
        for worker in list(self._workers):
            yield from self._check(worker)

    def _take(self, worker: Worker) -> Iterator[Done]:
        try:
            answer = worker.take()
        except (EOFError, OSError):
            yield from self._bury(worker, None)
            return
        if answer is not None:
            self._failed_starts = 0
            yield answer

    def _check(self, worker: Worker) -> Iterator[Done]:
        if not worker.ready or not worker.queue:
            return
        if monotonic() - worker.since > self._limits.seconds:
            yield from self._bury(worker, too_slow(self._limits))
        elif worker.memory_mb() > self._limits.memory_mb:
            yield from self._bury(worker, too_large(self._limits))

    def _bury(self, worker: Worker, verdict: Skipped | None) -> Iterator[Done]:
        """End a worker and forget it; decide about the task it was at, and put the others back."""
        queue, ready, code = list(worker.queue), worker.ready, worker.end()
        self._workers.remove(worker)
        if not ready:
            self._count_start(code)
        elif queue:
            suspect = queue[0]
            self._deaths[suspect.number] += 1
            if verdict is None and self._deaths[suspect.number] >= self._limits.deaths:
                verdict = died(self._limits)
            if verdict is not None:
                queue.pop(0)
                yield Done(suspect.number, suspect.key, verdict, monotonic() - worker.since)
        self._again.extend(queue)

    def _count_start(self, code: int | None) -> None:
        self._failed_starts += 1
        if self._failed_starts >= _STARTS:
            raise RunError(
                f"Workers die while they load the model (exit code {code}). Is there enough memory? "
                "Try fewer with --workers."
            )
