"""Make text from any source safe to mark: one line end, no control characters, Unicode NFC."""

import re
import unicodedata

_NEWLINES = dict.fromkeys((0x0B, 0x0C, 0x85, 0x2028, 0x2029), "\n")
_SPACES = dict.fromkeys((0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " ")
_SEPARATORS = dict.fromkeys(range(0x1C, 0x20), " ")
# Marks that nobody sees and that split words in two: soft hyphen, zero width space, joiner, bidi controls.
_INVISIBLE = dict.fromkeys(
    (0xAD, 0x200B, 0x2060, 0xFEFF, 0x180E, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
)
_CONTROLS = dict.fromkeys(
    n for n in (*range(0x20), *range(0x7F, 0xA0)) if chr(n) not in "\t\n" and n not in _NEWLINES
)
_TABLE = {
    **_CONTROLS,
    **_SEPARATORS,
    **_NEWLINES,
    **_SPACES,
    **_INVISIBLE,
    0x2010: "-",
    0x2011: "-",
    0xF0B7: "•",
    0xFFFE: None,
}
_LIGATURES = {
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st",
}  # fmt: skip
_SURROGATE = re.compile("[\ud800-\udfff]")
_INNER_SPACE = re.compile(r"[ \t]+")
_DOUBLE_BREAK = re.compile(r"\n[ \t]*\n")
_CLOSED_LINE = re.compile(r"[.?!:;][\"”’')]*$")
_SHORT_LINE = 9


def clean_text(text: str) -> str:
    r"""Return ``text`` in NFC with ``\n`` line ends and without control or invisible characters.

    >>> clean_text("Keeping\r\nchil\u00addren\x00 safe")
    'Keeping\nchildren safe'
    """
    if _SURROGATE.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_TABLE)
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def clean_block(text: str) -> str:
    """Return a block of a word-processed or typeset file: cleaned, ligatures spelt out, spaces single.

    Line breaks inside the block are kept, without white space around them.
    """
    text = clean_text(text).translate(_LIGATURES)
    lines = (_INNER_SPACE.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def one_line(text: str) -> str:
    """Return ``text`` with every run of white space as one space."""
    return " ".join(text.split())


def split_breaks(text: str) -> list[str]:
    """Cut a paragraph at the line breaks that stand for paragraph ends: doubled, or after a full sentence.

    A break within a sentence becomes a space.
    """
    parts: list[str] = []
    for paragraph in _DOUBLE_BREAK.split(clean_text(text)):
        fresh = True
        for line in clean_block(paragraph).split("\n"):
            if fresh or _CLOSED_LINE.search(parts[-1]) or len(parts[-1].split()) <= _SHORT_LINE:
                parts.append(line)
            else:
                parts[-1] += " " + line
            fresh = False
    return [part for part in parts if part]
