"""Read a submission: a file of any supported kind, or standard input, to an ``Essay``."""

from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import SubmissionError
from checker.submission.limits import Limits
from checker.types.essay import Essay

if TYPE_CHECKING:
    from checker.submission.blocks import Block

__all__ = ["Limits", "SubmissionError", "read_bytes", "read_layout", "read_submission"]


def read_submission(path: Path | str, *, limits: Limits = Limits()) -> Essay:  # noqa: B008  (frozen)
    """Read the file at ``path``; ``-`` reads standard input.

    Raises ``SubmissionError`` with the file's name, the reason and the remedy if it cannot be read.
    """
    from checker.submission.blocks import Refused
    from checker.submission.source import load_bytes, load_stdin

    name = "-" if str(path) == "-" else Path(path).name or str(path)
    try:
        data = load_stdin(limits) if name == "-" else load_bytes(Path(path), limits)
    except Refused as refused:
        raise SubmissionError(name, refused.reason, refused.remedy) from refused
    return read_bytes(data, source=name, limits=limits)


def read_bytes(data: bytes, *, source: str, limits: Limits = Limits()) -> Essay:  # noqa: B008  (frozen)
    """Read a submission from its bytes; ``source`` is its file name, or ``-``.

    Raises ``SubmissionError`` if it cannot be read.
    """
    from checker.submission.blocks import Refused
    from checker.submission.reading import read_essay

    try:
        return read_essay(data, source, limits)
    except Refused as refused:
        raise SubmissionError(source, refused.reason, refused.remedy) from refused


def read_layout(path: Path | str, *, limits: Limits = Limits()) -> "list[Block]":  # noqa: B008  (frozen)
    """Return the blocks of the file at ``path`` as its own markup has them, for files that are no essays.

    Raises ``SubmissionError`` if it cannot be read.
    """
    from checker.submission.blocks import Refused
    from checker.submission.reading import read_marked_up
    from checker.submission.source import load_bytes

    name = Path(path).name or str(path)
    try:
        return read_marked_up(load_bytes(Path(path), limits), name, limits)
    except Refused as refused:
        raise SubmissionError(name, refused.reason, refused.remedy) from refused
