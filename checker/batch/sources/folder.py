"""A folder on disk: nested, mixed formats, links looked at twice."""

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from checker.batch.errors import SourceError
from checker.batch.items import UnreadableError
from checker.batch.sources.members import Member, is_passed_over, refuse
from checker.submission.blocks import Refused
from checker.submission.limits import Limits
from checker.submission.source import load_bytes


class Folder:
    """All files below a folder, in the order of their paths; links to folders are not followed."""

    def __init__(self, path: Path, limits: Limits, exclude: Path | None = None) -> None:
        """Look at ``path``, leaving out what lies in ``exclude`` (the run folder)."""
        self._path, self._limits = path.resolve(), limits
        self._exclude = exclude.resolve() if exclude else None
        names = sorted(self._walk(), key=lambda name: name.split("/"))
        self.ignored = tuple(name for name in names if is_passed_over(name))
        self.members = tuple(self._member(name) for name in names if not is_passed_over(name))

    def _walk(self) -> Iterator[str]:
        for folder, folders, files in os.walk(self._path, onerror=_raise):
            here = Path(folder)
            folders[:] = [name for name in folders if (here / name) != self._exclude]
            links = [name for name in folders if (here / name).is_symlink()]
            for name in (*files, *links):
                yield (here / name).relative_to(self._path).as_posix()

    def _member(self, name: str) -> Member:
        path = self._path / name
        if path.is_symlink() and path.is_dir():
            return Member(
                name, refuse("this is a link to a folder", "Copy the folder itself into the batch.")
            )
        if path.is_symlink() and not path.resolve().is_relative_to(self._path):
            return Member(
                name, refuse("this is a link that leads out of the folder", "Copy the file itself into it.")
            )
        return Member(name, partial(_read, path, self._limits))


def _read(path: Path, limits: Limits) -> bytes:
    try:
        return load_bytes(path, limits)
    except Refused as refused:
        raise UnreadableError(refused.reason, refused.remedy) from refused


def _raise(error: OSError) -> None:
    raise SourceError(
        f"{error.filename}: the folder cannot be read ({error.strerror}). Check its permissions."
    )
