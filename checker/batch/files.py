"""Files of a run folder: whole or not there, and never two programs at once."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from checker.batch.errors import RunError

_UNSAFE = re.compile(r"[^\w.-]+")
_LONGEST = 100


def write_whole(path: Path, data: bytes) -> None:
    """Write under a temporary name, make sure that it is on the disk, and rename."""
    part = path.with_name(f".{path.name}.part")
    with part.open("wb") as file:
        file.write(data)
        file.flush()
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

    The lock is on the folder itself, so nothing of it is left behind, even after a power cut.
    """
    try:
        import fcntl
    except ImportError:  # Windows cannot lock a folder; two runs at once are then not noticed
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise RunError(f"{folder}: another checker is at work on this run. Wait for it to end.") from None
    finally:
        os.close(handle)
