"""Zipped documents (docx, odt), unpacked part by part under a size limit."""

import io
import zipfile
import zlib

from checker.submission.blocks import Refused
from checker.submission.limits import Limits

_BOMB_FROM = 1_000_000
_MAX_MEMBERS = 10_000
_TRUNCATED = Refused(
    "the document is damaged or cut short",
    "Open it in the program that made it, save it again, and give the new file.",
)


def open_archive(data: bytes) -> zipfile.ZipFile:
    """Open ``data`` as a zip file; raise ``Refused`` if it is damaged."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise _TRUNCATED from error
    if len(archive.filelist) > _MAX_MEMBERS:
        raise _bomb()
    return archive


def read_part(archive: zipfile.ZipFile, name: str, limits: Limits) -> bytes:
    """Return one part unpacked; raise ``Refused`` if it is missing, locked, damaged or too large."""
    try:
        info = archive.getinfo(name)
    except KeyError as error:
        raise _TRUNCATED from error
    if info.flag_bits & 1:
        raise locked()
    _check_declared(info, limits)
    try:
        with archive.open(info) as part:
            data = part.read(limits.max_unpacked_bytes + 1)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError) as error:
        raise _TRUNCATED from error
    if len(data) > limits.max_unpacked_bytes:  # the declared size was a lie
        raise _bomb()
    return data


def has_part(archive: zipfile.ZipFile, name: str) -> bool:
    """Tell whether the archive holds a part of that name."""
    return name in archive.NameToInfo


def locked() -> Refused:
    """Return the refusal of a password-protected document."""
    return Refused(
        "the document is protected with a password",
        "Open it, take the password off, save it, and give the new file.",
    )


def damaged() -> Refused:
    """Return the refusal of a damaged or truncated document."""
    return _TRUNCATED


def _check_declared(info: zipfile.ZipInfo, limits: Limits) -> None:
    too_large = info.file_size > limits.max_unpacked_bytes
    ratio = info.file_size / max(1, info.compress_size)
    if too_large or (info.file_size > _BOMB_FROM and ratio > limits.max_ratio):
        raise _bomb()


def _bomb() -> Refused:
    return Refused(
        "the document unpacks to far more than a document should (a zip bomb?)",
        "Copy the text into a new document and save that.",
    )
