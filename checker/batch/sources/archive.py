"""A zip, read member by member in memory: nothing is ever unpacked to disk, so no name can lead anywhere."""

import re
import stat
import zipfile
import zlib
from collections import Counter
from contextlib import suppress
from functools import partial
from pathlib import Path

from checker.batch.errors import SourceError
from checker.batch.items import UnreadableError
from checker.batch.sources.members import Member, is_passed_over, refuse
from checker.submission.limits import Limits

NO_NAME = "(no name)"
"""What a member without a name is called."""
_MAX_MEMBERS = 1_000_000
_BOMB_FROM = 1_000_000
_UTF8_FLAG, _LOCKED_FLAG = 0x800, 0x1
_DRIVE = re.compile(r"^[A-Za-z]:")
_ARCHIVES = (".zip", ".7z", ".rar", ".tar", ".gz", ".tgz", ".bz2", ".xz")
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)


class Archive:
    """The members of a zip, in the order of their names; hostile ones are named and never read."""

    def __init__(self, path: Path, limits: Limits) -> None:
        """Open ``path``; raise ``SourceError`` if it is no zip that can be read."""
        self._limits = limits
        try:
            self._zip = zipfile.ZipFile(path)
        except DAMAGED as error:
            raise SourceError(
                f"{path}: this zip is damaged or cut short ({error}). Download it again."
            ) from error
        if len(self._zip.filelist) > _MAX_MEMBERS:
            raise SourceError(f"{path}: more than {_MAX_MEMBERS:,} members. Split the zip.")
        if sum(info.compress_size for info in self._zip.filelist) > path.stat().st_size:
            raise SourceError(
                f"{path}: its members hold more than the zip itself, so they lie one upon another (a zip "
                "bomb?). Nothing was read. Ask for the file again."
            )
        found = [(read_name(info), info) for info in self._zip.filelist if not is_folder(info)]
        found.sort(key=lambda pair: (pair[0].split("/"), pair[1].header_offset))
        counts = Counter(name for name, _ in found)
        self.ignored = tuple(name for name, _ in found if is_passed_over(name))
        self.members = tuple(
            self._member(name, info, counts[read_name(info)])
            for name, info in _number_copies(found)
            if not is_passed_over(name)
        )

    def _member(self, name: str, info: zipfile.ZipInfo, copies: int) -> Member:
        problem = find_problem(read_name(info), info, copies) or self._find_swelling(info)
        if problem:
            return Member(name, refuse(*problem))
        return Member(name, partial(self._read, info))

    def _find_swelling(self, info: zipfile.ZipInfo) -> tuple[str, str] | None:
        ratio = info.file_size / max(1, info.compress_size)
        if info.file_size > self._limits.max_bytes:
            return _too_large(self._limits)
        if info.file_size > _BOMB_FROM and ratio > self._limits.max_ratio:
            return "it unpacks to far more than a document should (a zip bomb?)", "Ask for the file again."
        return None

    def _read(self, info: zipfile.ZipInfo) -> bytes:
        try:
            with self._zip.open(info) as member:
                data = member.read(self._limits.max_bytes + 1)
        except NotImplementedError as error:
            raise UnreadableError(
                "it is packed in a way that cannot be read", "Pack the zip again in the usual way (Deflate)."
            ) from error
        except DAMAGED as error:
            raise UnreadableError(
                "its place in the zip is damaged", "Download the zip again, or ask for the file again."
            ) from error
        if len(data) > self._limits.max_bytes:  # the declared size was a lie
            raise UnreadableError(*_too_large(self._limits))
        return data


def is_folder(info: zipfile.ZipInfo) -> bool:
    """Tell whether a member is a folder; one without a name is none."""
    return info.filename.endswith("/")


def read_name(info: zipfile.ZipInfo) -> str:
    """Return the member's name, decoded as UTF-8 where its bytes are that although the zip does not say so.

    Without its flag a name is in code page 437 by the format's rules; many programs write UTF-8 all the
    same. Characters that are no text become U+FFFD.
    """
    name = info.orig_filename.replace("\\", "/") or NO_NAME
    if not info.flag_bits & _UTF8_FLAG:
        with suppress(UnicodeEncodeError, UnicodeDecodeError):
            name = name.encode("cp437").decode("utf-8")
    return name.encode("utf-8", "replace").decode("utf-8")


def find_problem(name: str, info: zipfile.ZipInfo, copies: int) -> tuple[str, str] | None:
    """Return why a member must not be read, with a remedy; ``None`` where it may be."""
    problems = (
        (name == NO_NAME, "it has no name", "Ask for the file under a name."),
        (is_outside(name), "its name leads out of the zip", "Ask for the file itself; nothing was unpacked."),
        ("\x00" in name, "its name holds a zero character", "Ask for the file under a plain name."),
        (stat.S_ISLNK(info.external_attr >> 16), "this is a link, not a file", "Ask for the file itself."),
        (
            copies > 1,
            f"the zip holds {copies} members of this name, and nobody can tell which is meant",
            "Ask for the file again.",
        ),
        (
            bool(info.flag_bits & _LOCKED_FLAG),
            "it is protected with a password",
            "Unpack the zip with its password, then mark the folder.",
        ),
        (
            name.casefold().endswith(_ARCHIVES),
            "this is an archive inside the zip, and is not opened",
            "Unpack it and mark its files.",
        ),
    )
    return next(((reason, remedy) for holds, reason, remedy in problems if holds), None)


def is_outside(name: str) -> bool:
    """Tell whether a name would leave the folder that a zip is unpacked to.

    >>> is_outside("../x.txt"), is_outside("/x.txt"), is_outside("C:/x.txt"), is_outside("a/..b.txt")
    (True, True, True, False)
    """
    return name.startswith("/") or bool(_DRIVE.match(name)) or ".." in name.split("/")


def _number_copies(found: list[tuple[str, zipfile.ZipInfo]]) -> list[tuple[str, zipfile.ZipInfo]]:
    """Give members of one name different names, so that each can be named."""
    seen: Counter[str] = Counter()
    taken = {name for name, _ in found}
    numbered = []
    for name, info in found:
        seen[name] += 1
        shown = name
        number = seen[name]
        while shown != name or number > 1:
            shown = f"{name} (copy {number})"
            if shown not in taken:
                taken.add(shown)
                break
            number += 1
        numbered.append((shown, info))
    return numbered


def _too_large(limits: Limits) -> tuple[str, str]:
    return (
        f"the file is larger than {limits.max_bytes / 1e6:g} MB",
        "Take the pictures out, or save only the text as .docx or .txt.",
    )
