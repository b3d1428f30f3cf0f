"""Bytes of a submission from a path or from standard input, never more than the limit."""

import errno
import stat
import sys
from pathlib import Path

from checker.submission.blocks import Refused
from checker.submission.limits import Limits

_CHECK_NAME = "Check the name and the folder and try again."


def load_bytes(path: Path, limits: Limits) -> bytes:
    """Return the file's bytes; raise ``Refused`` if it is missing, not a file, unreadable or too large."""
    try:
        mode = path.stat().st_mode
        _check_regular(path, mode)
        with path.open("rb") as file:
            data = file.read(limits.max_bytes + 1)
    except (OSError, ValueError) as error:
        raise _refused_by_system(path, error) from error
    check_size(data, limits)
    return data


def load_stdin(limits: Limits) -> bytes:
    """Return the bytes of standard input."""
    data = sys.stdin.buffer.read(limits.max_bytes + 1)
    check_size(data, limits)
    return data


def check_size(data: bytes, limits: Limits) -> None:
    """Raise ``Refused`` if there are no bytes, or more than allowed."""
    if not data:
        raise Refused("the file is empty (0 bytes)", "Save your work again, then give the new file.")
    if len(data) > limits.max_bytes:
        raise Refused(
            f"the file is larger than {limits.max_bytes / 1e6:g} MB",
            "Take the pictures out, or save only the text as .docx or .txt.",
        )


def _check_regular(path: Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise Refused("this is a folder, not a file", "Name one file inside it.")
    if not stat.S_ISREG(mode):
        raise Refused("this is not an ordinary file", "Save the text to a file, or pipe it in with `-`.")
    if path.name.startswith("~$"):
        raise Refused(
            "this is Word's lock file, not the document",
            "Give the file of the same name without `~$`.",
        )


def _refused_by_system(path: Path, error: OSError | ValueError) -> Refused:
    number = error.errno if isinstance(error, OSError) else None
    if path.is_symlink() and number in (errno.ENOENT, errno.ELOOP):
        return Refused("this is a link to a file that is not there", "Give the file itself.")
    if number == errno.ENOENT or isinstance(error, FileNotFoundError):
        return Refused("there is no such file", _CHECK_NAME)
    if number in (errno.EACCES, errno.EPERM):
        return Refused(
            "you have no permission to read this file",
            "Copy it to a folder of your own, or change its permissions.",
        )
    return Refused(f"the system cannot read this file ({_reason(error)})", _CHECK_NAME)


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
