"""Files of a folder or a zip, before anybody asks what they mean."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Protocol

from checker.batch.items import UnreadableError

_SYSTEM = frozenset({".ds_store", "thumbs.db", "desktop.ini", "__macosx", ".git", ".svn"})
_PASSING = re.compile(r"^(?:\._|~\$|\.~lock\.|~.*\.tmp$|\..*\.part$)", re.IGNORECASE)
_REPORT = re.compile(r"\.feedback\.html$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Member:
    """One file of a folder or a zip."""

    name: str
    """Path with ``/``; unique."""
    read: Callable[[], bytes] = field(compare=False)
    """Return the bytes; raises ``UnreadableError``."""

    @property
    def parts(self) -> tuple[str, ...]:
        """Folders and file name."""
        return tuple(self.name.split("/"))

    @property
    def file_name(self) -> str:
        """Last part of the path."""
        return PurePosixPath(self.name).name or self.name


class Tree(Protocol):
    """A folder or a zip: members in a fixed order, and the names of what was passed over."""

    @property
    def members(self) -> tuple[Member, ...]:
        """All files that may be submissions."""

    @property
    def ignored(self) -> tuple[str, ...]:
        """Names of files that are none."""


def is_passed_over(name: str) -> bool:
    """Tell whether a file is the system's own, a program's lock or part file, or an earlier report.

    >>> is_passed_over("__MACOSX/a/._essay.docx"), is_passed_over("a/essay.docx")
    (True, False)
    """
    parts = name.split("/")
    if any(part.casefold() in _SYSTEM for part in parts):
        return True
    return bool(_PASSING.match(parts[-1]) or _REPORT.search(parts[-1]))


def refuse(reason: str, remedy: str = "") -> Callable[[], bytes]:
    """Return a reader that always refuses, for a member that must not be read."""

    def read() -> bytes:
        raise UnreadableError(reason, remedy)

    return read
