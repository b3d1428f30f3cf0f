"""Bytes of a table or JSON file as text; what cannot be text is told by row and column."""

import codecs
import re

from checker.errors import RubricError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Marks at the start of a file, a longer one before the one that it begins with."""

_LETTER = re.compile(rb"[\xc3\xc4\xc5][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}")
"""A letter or sign outside ASCII, as UTF-8 writes it; hardly ever anything in Windows-1252."""


def decode(data: bytes, source: str) -> str:
    """Decode UTF-8, UTF-16 or UTF-32 with its mark, or Windows-1252 (as Excel saves it).

    Raises ``RubricError`` that names row and column of the first byte that fits none of them; damaged UTF-8
    is not taken for Windows-1252.
    """
    mark, encoding = next(((bom, name) for bom, name in _BOMS if data.startswith(bom)), (b"", ""))
    data = data[len(mark) :]
    if not encoding:
        encoding = "utf-8" if _is(data, "utf-8") or _LETTER.search(data) else "cp1252"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, "ignore")
        raise RubricError([f"{source}:{_place(before)}: not text; save it as UTF-8"]) from error
    bad = next((at for at, letter in enumerate(text) if letter < " " and letter not in "\t\n\r"), None)
    if bad is not None:
        raise RubricError([f"{source}:{_place(text[:bad])}: a control character; save it as UTF-8 text"])
    return text


def _is(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _place(before: str) -> str:
    """Return row and column of what comes after ``before``."""
    row, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return f"{row}: column {column}"
