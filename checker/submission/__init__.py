"""Read a submission: a file of any supported kind, or standard input, to an ``Essay``."""

from pathlib import Path

from checker.errors import SubmissionError
from checker.submission.limits import Limits
from checker.types.essay import Essay

__all__ = ["Limits", "SubmissionError", "read_bytes", "read_submission"]


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
