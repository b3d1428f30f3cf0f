"""Where a sentence must start, whatever the parser thinks: sections, list items, table cells."""

import re
from collections.abc import Sequence

from checker.types.essay import Section, SectionKind

_BULLET = re.compile(
    r"\n[ \t]*(?=(?:[-–—•*·▪●‣◦>]|\(?\d{1,2}[.)]|\(?[a-zA-Z][.)]|\(?[ivx]{1,4}[.)])[ \t]+\S)"
)
_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")
_CELL = re.compile(r"[\t\n]+|\s\|\s")
_LINE = re.compile(r"\n\s*")


def find_breaks(text: str, sections: Sequence[Section]) -> tuple[int, ...]:
    r"""Return the characters, in order, at or after which a new sentence must start.

    >>> find_breaks("We do:\n- one\n- two", ())
    (0, 7, 13)
    """
    marks = {0, *(section.start for section in sections)}
    for pattern in (_BULLET, _BLANK_LINE):
        marks.update(match.end() for match in pattern.finditer(text))
    for section in sections:
        pattern_for = {SectionKind.TABLE: _CELL, SectionKind.LIST: _LINE}.get(section.kind)
        if pattern_for:
            marks.update(match.end() for match in pattern_for.finditer(text, section.start, section.end))
    return tuple(sorted(marks))
