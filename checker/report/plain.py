"""Make foreign text safe to look at: control characters and text-direction tricks become visible marks."""

import re

_BIDI = {
    0x061C: "ALM", 0x200E: "LRM", 0x200F: "RLM",
    0x202A: "LRE", 0x202B: "RLE", 0x202C: "PDF", 0x202D: "LRO", 0x202E: "RLO",
    0x2066: "LRI", 0x2067: "RLI", 0x2068: "FSI", 0x2069: "PDI",
}  # fmt: skip
_KEPT = {"\n", "\t"}
_SURROGATE = re.compile("[\ud800-\udfff]")


def _build_table() -> dict[int, str]:
    pictures = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in _KEPT}
    odd = dict.fromkeys((*range(128, 160), *range(64976, 65008)), "�")
    ends = {
        plane << 16 | last: "\N{REPLACEMENT CHARACTER}" for plane in range(17) for last in (0xFFFE, 0xFFFF)
    }
    marks = {code: f"[{name}]" for code, name in _BIDI.items()}
    lines = {0x2028: "\n", 0x2029: "\n"}
    return pictures | odd | ends | marks | lines | {0x7F: "\N{SYMBOL FOR DELETE}"}


_TABLE = _build_table()


def show_plain(text: str) -> str:
    r"""Return ``text`` with nothing left in it that acts instead of being seen.

    Control characters become their pictures, direction overrides and isolates become marks such as ``[RLO]``,
    lone surrogates and non-characters become U+FFFD. Line feeds and tabs stay.

    >>> show_plain("a\x00b\u202ec")
    'a␀b[RLO]c'
    """
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text.translate(_TABLE))


def show_line(text: str) -> str:
    """Return ``show_plain`` on one line: every run of white space is one space."""
    return " ".join(show_plain(text).split())


def cut_middle(text: str, most: int = 320) -> str:
    """Shorten to about ``most`` characters by leaving out the middle, at word ends where there are any.

    >>> cut_middle("one two three four five six seven", 20)
    'one two three […] seven'
    """
    if len(text) <= most:
        return text
    head, tail = text[: most * 3 // 4], text[-(most // 4) :]
    head = head.rsplit(" ", 1)[0] if " " in head else head
    tail = tail.split(" ", 1)[1] if " " in tail else tail
    return f"{head.rstrip()} […] {tail.lstrip()}"
