"""Bytes to text: UTF-8 and UTF-16 with and without byte order mark, Windows-1252, Mac Roman."""

import codecs
import re

from checker.submission.blocks import Refused

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 65_536
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MAC_APOSTROPHE = re.compile(r"[a-z]Õ(?:s|t|re|ve|ll|m|d)\b")
_MAX_CONTROL_SHARE = 0.002


def decode_text(data: bytes) -> str:
    """Return the text of a plain-text file; raise ``Refused`` if the bytes are not text."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace").removeprefix("\ufeff")
    bare = _bare_utf16(data[:_SAMPLE])
    if bare:
        return data[: len(data) // 2 * 2].decode(bare, "replace")
    sample = data[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > max(2, len(sample) * _MAX_CONTROL_SHARE):
        raise Refused(
            "this is not a text document (its content is binary)",
            "Open it in the program that made it and save it as .docx, .odt, .pdf or .txt.",
        )
    return _decode_bytes(data)


def _bare_utf16(sample: bytes) -> str | None:
    """Tell UTF-16 without a mark by the zero half of its Latin letters."""
    even, odd = sample[0::2], sample[1::2]
    if len(odd) < 4 or b"\x00" not in sample:
        return None
    zero_even, zero_odd = even.count(0) / len(even), odd.count(0) / len(odd)
    if zero_odd > 0.7 and zero_even < 0.05:
        return "utf-16-le"
    return "utf-16-be" if zero_even > 0.7 and zero_odd < 0.05 else None


def _decode_bytes(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    mixed = data.decode("utf-8", "surrogateescape")
    strays = sum(1 for ch in mixed if "\udc80" <= ch <= "\udcff")
    whole = sum(1 for ch in mixed if ch > "\x7f") - strays
    if whole > strays:  # UTF-8 into which a few Windows-1252 characters were pasted
        return re.sub("[\udc80-\udcff]", lambda m: _windows(bytes([ord(m[0]) - 0xDC00])), mixed)
    text = _windows(data)
    return data.decode("mac_roman") if _MAC_APOSTROPHE.search(text) else text


def _windows(data: bytes) -> str:
    """Decode as Windows-1252; the five bytes that it leaves undefined become U+FFFD."""
    return data.decode("cp1252", "replace")
