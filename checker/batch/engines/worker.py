"""The life of a worker process: build the marker once, then one chunk of submissions after the other."""

import signal
from multiprocessing.connection import Connection
from time import perf_counter

from checker.batch.items import Done, Task
from checker.batch.marker import MarkerSpec, load_marker
from checker.errors import CheckerError

READY = "ready"


def serve(connection: Connection, spec: MarkerSpec) -> None:
    """Answer tasks until the other end is closed, which also happens when the main process is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the main process decides when to stop
    try:
        mark = load_marker(spec)
    except CheckerError as error:
        connection.send(str(error))
        return
    try:
        connection.send(READY)
        while True:
            chunk: list[Task] = connection.recv()
            for task in chunk:
                start = perf_counter()
                outcome = mark(task.file_name, task.data)
                connection.send(Done(task.number, task.key, outcome, perf_counter() - start))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
