"""Bytes of a table or JSON file as text; what cannot be text is told by row and column."""

import codecs

from checker.errors import RubricError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes, source: str) -> str:
    """Decode UTF-8, UTF-16 with its mark, or Windows-1252 (as Excel saves it).

    Raises ``RubricError`` that names row and column of the first byte that fits none of them.
    """
    encoding = next((name for bom, name in _BOMS if data.startswith(bom)), "")
    if not encoding:
        encoding = "utf-8" if _is(data, "utf-8") else "cp1252"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise RubricError([f"{source}:{_place(data, error.start)}: not text; save it as UTF-8"]) from error
    bad = next((at for at, letter in enumerate(text) if letter < " " and letter not in "\t\n\r"), None)
    if bad is not None:
        row, column = text[:bad].count("\n") + 1, bad - text.rfind("\n", 0, bad)
        raise RubricError([f"{source}:{row}: column {column}: a control character; save it as UTF-8 text"])
    return text


def _is(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _place(data: bytes, at: int) -> str:
    row, column = data[:at].count(b"\n") + 1, at - data.rfind(b"\n", 0, at)
    return f"{row}: column {column}"
