"""Where data goes: standard output, or a file that is whole or not there."""

import os
import sys
import tempfile
from pathlib import Path

from checker.errors import CheckerError


class OutputError(CheckerError):
    """The report could not be written where it was asked for."""


def write_output(data: str | bytes, target: Path | None) -> None:
    """Write ``data`` to ``target``, or to standard output if that is ``None``.

    The file is written under a temporary name and renamed, so nobody ever sees half of it. Raises
    ``OutputError`` where the folder is missing or cannot be written to.
    """
    data = data.encode() if isinstance(data, str) else data
    if target is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        _replace(data, target)
    except OSError as error:
        raise OutputError(
            f"{target}: cannot be written ({error.strerror}). Give another place with -o."
        ) from error


def _replace(data: bytes, target: Path) -> None:
    if target.is_dir():
        raise IsADirectoryError(21, "it is a folder")
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


def use_color(refused: bool) -> bool:
    """Tell whether to colour standard output: only on a terminal, and not where refused."""
    return not refused and "NO_COLOR" not in os.environ and sys.stdout.isatty()
