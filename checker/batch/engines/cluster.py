"""Dask: the same tasks on many machines; what a lost worker had is marked elsewhere.

A chunk travels with its bytes and its rubric, so the workers need no shared disk, and nothing is lost with
a worker that others would need. Dask blames a worker's death on all that waited there, so what was with dying
workers is tried again at the end, each submission alone on the cluster: only the one at fault is given up.
"""

import faulthandler
import os
import pickle
from collections import deque
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from time import monotonic, perf_counter, sleep
from typing import Any

from checker import __version__
from checker.batch.chunks import cut_chunks
from checker.batch.engines.engine import Limits, died
from checker.batch.errors import RunError
from checker.batch.items import Done, Task
from checker.batch.marker import Marker, MarkerSpec, load_marker
from checker.errors import CheckerError

_AHEAD = 3
"""Chunks under way for each worker: one that it marks, the others on their way."""
_CHUNK = 4
_PATIENCE = 15
"""Seconds to wait for a scheduler, and as many for its first worker."""
_LOST = 300
"""Seconds without any worker after which a cluster is given up."""
_LOOK_EVERY = 5


class DaskEngine:
    """A Dask cluster: at an address, or started here with one process a core."""

    def __init__(
        self,
        spec: MarkerSpec,
        *,
        scheduler: str | None = None,
        workers: int | None = None,
        limits: Limits = Limits(),  # noqa: B008  (frozen)
        chunk: int = _CHUNK,
    ) -> None:
        """Keep what is needed; raises ``RunError`` where Dask is not installed."""
        try:
            import distributed
        except ImportError as error:
            raise RunError("--engine dask needs Dask: install essay-checker[cluster].") from error
        self._dask: Any = distributed
        self._packed, self._limits, self._chunk = pickle.dumps(spec), limits, chunk
        self._scheduler, self._size = scheduler, workers

    def mark(self, tasks: Iterable[Task]) -> Iterator[Done]:
        """Yield every task's outcome as it comes, exactly once; a cluster started here ends with the last."""
        client = self._connect()
        try:
            yield from self._stream(client, cut_chunks(tasks, self._chunk))
        finally:
            client.close()
            if self._scheduler is None:
                client.cluster.close()

    def _connect(self) -> Any:
        if self._scheduler is None:
            import dask

            # else a worker that is slow to come back after its death is taken out of the cluster for good
            dask.config.set({"distributed.deploy.lost-worker-timeout": f"{_LOST}s"})
            cluster = self._dask.LocalCluster(
                n_workers=self._size or os.cpu_count() or 1, threads_per_worker=1, dashboard_address=None
            )
            return self._dask.Client(cluster)
        try:
            client = self._dask.Client(self._scheduler, timeout=_PATIENCE)
        except (OSError, TimeoutError, ValueError) as error:
            raise RunError(
                f"--scheduler {self._scheduler}: no Dask scheduler answers there ({type(error).__name__}). "
                "Give the address that `dask scheduler` shows, such as tcp://host:8786."
            ) from error
        try:
            client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError as error:
            client.close()
            raise RunError(
                f"--scheduler {self._scheduler}: this cluster has no workers. "
                f"Start some with `dask worker {self._scheduler}`."
            ) from error
        return client

    def _stream(self, client: Any, chunks: Iterator[list[Task]]) -> Iterator[Done]:
        """Keep so many chunks under way, and take the next only when one has come back."""
        finished, ready, watch = self._dask.as_completed(), deque[Any](), _Watch(client)
        under_way: dict[Any, list[Task]] = {}
        suspects: list[Task] = []

        def send(chunk: list[Task]) -> None:
            future = self._submit(client, chunk)
            under_way[future] = chunk
            finished.add(future)

        ahead = _AHEAD * max(1, len(client.scheduler_info()["workers"]))
        for chunk in self._take(chunks, ahead):
            send(chunk)
        while under_way:
            while not ready:
                ready.extend(finished.next_batch(block=False))
                if not ready:
                    sleep(0.05)
                    watch.look()
            future = ready.popleft()
            chunk = under_way.pop(future)
            answer = self._answer(future, watch)
            if answer is None:
                suspects += chunk
            else:
                yield from answer
            for following in self._take(chunks, 1):
                send(following)
        for task in suspects:
            alone = self._answer(self._submit(client, [task]), watch)
            yield from [Done(task.number, task.key, died(self._limits))] if alone is None else alone

    def _submit(self, client: Any, chunk: list[Task]) -> Any:
        return client.submit(
            mark_chunk, self._packed, chunk, self._limits.seconds, __version__, pure=False, retries=0
        )

    def _answer(self, future: Any, watch: "_Watch") -> list[Done] | None:
        """Return what a chunk gave; None where worker after worker died with it."""
        try:
            return watch.fetch(future)
        except self._dask.KilledWorker:
            return None
        except (CheckerError, ImportError) as error:  # marking itself raises nothing: the worker cannot mark
            raise RunError(f"the workers of the cluster cannot mark: {error}") from error

    @staticmethod
    def _take(chunks: Iterator[list[Task]], number: int) -> Iterator[list[Task]]:
        for _ in range(number):
            chunk = next(chunks, None)
            if chunk is None:
                return
            yield chunk


class _Watch:
    """Knows when the cluster last had a worker: without any, nothing that is waited for would ever come."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._looked = self._seen = monotonic()

    def look(self) -> None:
        """Look now and then; raise ``RunError`` where there has been no worker for long."""
        if monotonic() - self._looked < _LOOK_EVERY:
            return
        self._looked = monotonic()
        if self._client.scheduler_info()["workers"]:
            self._seen = self._looked
        elif self._looked - self._seen > _LOST:
            raise RunError(
                "the cluster has lost all its workers. What is marked is kept: start workers, then --resume."
            )

    def fetch(self, future: Any) -> list[Done]:
        """Return the result of a future, which may have to be made again where its worker died with it."""
        while True:
            try:
                answer: list[Done] = future.result(timeout=_LOOK_EVERY)
            except TimeoutError:
                self.look()
            else:
                return answer


def mark_chunk(packed: bytes, chunk: list[Task], seconds: float, version: str) -> list[Done]:
    """Mark a chunk inside a worker; the marker is built once a process.

    A submission that takes too long ends the process: nothing else ends a parser that hangs. Dask starts
    another, and the chunk is tried again. Raises ``RunError`` where the worker has another ``version`` of
    checker: its results would be kept under a key that is not theirs.
    """
    if version != __version__:
        raise RunError(f"they have checker {__version__}, and this is {version}. Install the same there.")
    mark = _build(packed)
    done = []
    with Path(os.devnull).open("w") as nowhere:
        for task in chunk:
            faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
            try:
                start = perf_counter()
                outcome = mark(task.file_name, task.data)
                done.append(Done(task.number, task.key, outcome, perf_counter() - start))
            finally:
                faulthandler.cancel_dump_traceback_later()
    return done


@cache
def _build(packed: bytes) -> Marker:
    return load_marker(pickle.loads(packed))  # noqa: S301  (our own bytes; Dask itself sends pickles)
