"""Files of a run folder: whole or not there, and never two programs at once."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from checker.batch.errors import RunError

LOCK = ".lock"
_UNSAFE = re.compile(r"[^\w.-]+")
_LONGEST = 100


def write_whole(path: Path, data: bytes) -> None:
    """Write under a temporary name, make sure that it is on the disk, and rename."""
    with write_part(path) as part:
        part.write_bytes(data)


@contextmanager
def write_part(path: Path) -> Iterator[Path]:
    """Give the temporary name to write ``path`` under; at the end it is on the disk, and renamed."""
    part = path.with_name(f".{path.name}.part")
    yield part
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(path)


def clear_parts(folder: Path) -> None:
    """Remove what an interrupted run left half written."""
    for part in folder.rglob(".*.part"):
        part.unlink(missing_ok=True)


def safe_stem(label: str) -> str:
    """Return a file name without its suffix, safe on every system, that people still recognise.

    >>> safe_stem("group a/Ann Lee: essay.docx")
    'group-a--Ann-Lee-essay.docx'
    """
    stem = "--".join(_UNSAFE.sub("-", part).strip("-.") for part in label.split("/"))
    return stem[:_LONGEST].strip("-.") or "submission"


@contextmanager
def lock_folder(folder: Path) -> Iterator[None]:
    """Hold the folder for this process; raise ``RunError`` where another one has it.

    The system lets the lock go when the process ends, however it ends. The empty file that it is on may then
    be left; the next run takes it over and removes it.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(folder / LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise RunError(f"{folder}: another checker is at work on this run. Wait for it to end.") from None
    try:
        yield
    finally:
        with suppress(OSError):  # Windows removes it with the lock, and not before
            (folder / LOCK).unlink()
        lock.release()
