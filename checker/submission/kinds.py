"""Which kind of file a submission is, told by its content first and its suffix last."""

import json
import re
import zipfile
from enum import StrEnum
from pathlib import PurePath
from typing import Any

from checker.submission.archive import has_part, locked, open_archive, read_part
from checker.submission.blocks import Refused
from checker.submission.decode import decode_text
from checker.submission.lexicon import load_lexicon
from checker.submission.limits import Limits

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ODF_TEXT = "application/vnd.oasis.opendocument.text"
_HEAD = 4096
_BLOCK_TAG = re.compile(r"<(?:p|div|h[1-6]|ul|ol|table|section|article|body)\b[^<>]*>", re.IGNORECASE)
_HTML_START = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_MD_HEADING = re.compile(r"^#{1,6} \S", re.MULTILINE)
_MD_OTHER = re.compile(r"\*\*[^*\n]+\*\*|\]\(\S+?\)|^\[\^\w+\]: |^\|?(?: *:?-{3,}:? *\|)+|^```", re.MULTILINE)
_MD_FRONT = re.compile(r"\A---\n(?:[\w-]+:.*\n)+---\n")


class Kind(StrEnum):
    """Kinds of file that can be read."""

    TXT = "txt"
    MD = "md"
    HTML = "html"
    DOCX = "docx"
    ODT = "odt"
    FODT = "fodt"
    RTF = "rtf"
    PDF = "pdf"


_TEXT_SUFFIXES = {
    ".md": Kind.MD,
    ".markdown": Kind.MD,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
}


def find_kind(data: bytes, name: str, limits: Limits) -> Kind:
    """Return the kind of ``data``; raise ``Refused`` for a kind that is not read, with its own remedy."""
    head = data[:_HEAD]
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    if start.startswith(b"{\\rtf"):
        return Kind.RTF
    if data.startswith(_OLE):
        raise _refused_ole(data)
    if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        return _zip_kind(data, limits)
    return _text_kind(data, start, PurePath(name).suffix.lower())


def _text_kind(data: bytes, start: bytes, suffix: str) -> Kind:
    if b"<office:document" in start or b"opendocument:xmlns:office" in start:
        return Kind.FODT
    _refuse_magic(data, start)
    text = decode_text(data[: _HEAD * 16])
    if _HTML_START.match(text):
        return Kind.HTML
    _refuse_data(data, text.lstrip(), suffix)
    if suffix in _TEXT_SUFFIXES:
        return _TEXT_SUFFIXES[suffix]
    if text.lstrip().startswith("<") and len(_BLOCK_TAG.findall(text)) > 1:
        return Kind.HTML
    return Kind.MD if _looks_like_markdown(text) and suffix != ".txt" else Kind.TXT


def _looks_like_markdown(text: str) -> bool:
    text = text.replace("\r\n", "\n")
    headings = len(_MD_HEADING.findall(text))
    return bool(_MD_FRONT.match(text)) or headings > 1 or (headings == 1 and bool(_MD_OTHER.search(text)))


def _refuse_magic(data: bytes, start: bytes) -> None:
    xhtml = b"<html" in start[:1024].lower()
    for row in load_lexicon("kinds")["refused"]:
        magic, at = row["magic"].encode("latin-1"), int(row.get("at", 0))
        found = data.startswith(magic, at) or (not at and start.startswith(magic))
        if not found or (magic == b"<?xml" and xhtml):
            continue
        if row.get("at_least_binary") and b"\x00" not in data[:_HEAD]:
            continue
        raise _refusal(row)


def _refuse_data(data: bytes, text: str, suffix: str) -> None:
    row = load_lexicon("kinds")["suffixes"].get(suffix)
    if row:
        raise _refusal(row)
    if text.startswith(("{", "[")) and len(data) < _HEAD * 16:
        try:
            json.loads(text)
        except (ValueError, RecursionError):
            return
        raise _refusal(load_lexicon("kinds")["suffixes"][".json"])


def _refused_ole(data: bytes) -> Refused:
    for row in load_lexicon("kinds")["ole"]:
        if row["stream"].encode("utf-16-le") in data:
            return locked() if row["what"] == "locked" else _refusal(row)
    return _refusal({"what": "an old Office document", "remedy": "save_as"})


def _zip_kind(data: bytes, limits: Limits) -> Kind:
    archive = open_archive(data)
    if has_part(archive, "mimetype"):
        mimetype = read_part(archive, "mimetype", limits).decode("latin-1").strip()
        if mimetype.startswith(_ODF_TEXT):
            return Kind.ODT
        for start, row in load_lexicon("kinds")["mimetypes"].items():
            if mimetype.startswith(start):
                raise _refusal(row)
    names = archive.namelist()
    for row in load_lexicon("kinds")["zip"]:
        if any(name.startswith(row["part"]) for name in names):
            raise _refusal(row)
    if has_part(archive, "[Content_Types].xml"):
        return Kind.DOCX
    if has_part(archive, "content.xml"):
        return Kind.ODT
    raise _refused_zip(archive)


def _refused_zip(archive: zipfile.ZipFile) -> Refused:
    files = [n for n in archive.namelist() if not n.endswith("/")]
    return Refused(
        f"this is a zip file with {len(files)} file{'' if len(files) == 1 else 's'} in it, not a document",
        "Unpack it and give the documents one at a time, or mark the whole folder as a batch.",
    )


def _refusal(row: dict[str, Any]) -> Refused:
    remedy = load_lexicon("kinds")["remedies"][row["remedy"]]
    return Refused(f"this is {row['what']}, which is not a kind that can be read", remedy)
