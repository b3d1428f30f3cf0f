"""A page's lines, list items and table rows, before anybody knows what they are for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from checker.rubric.draft.heading import USUAL, find_heading

_GLUED = re.compile(rf"(?<=\S)\s*(?=(?:{USUAL})\b(?:\s*:)?\s*(?:[-*•]|\d+[.)]|[A-Z]|\n|$))")
_AFTER_GLUED = re.compile(rf"^({USUAL})\s*:?\s*(?=\S)")
_INLINE_BULLET = re.compile(r"(?<=[.;:!?)])\s*(?=[-•▪*]\s+[A-Z*“\"'])")
_BULLET = re.compile(r"^\s*(?:[-–—*•▪◦‣·o>+➢●○■□✓✔]|\[[ xX]?\])\s+")
_NUMBER = re.compile(
    r"^\s*(?:(?:LO|AC|criterion|criteria|point|question|q|tip)\s*\.?)?\s*"
    r"\(?(?P<number>[PMD]?\d{1,2}(?:\.\d{1,2}){0,2}|[a-h](?=[.)])|[ivx]{1,4}(?=[.)]))[.):]*\s*(?:[-–—:]\s*)?"
    r"(?<=[\s.):–—-])(?=\S)",
    re.IGNORECASE,
)
_STRONG = re.compile(r"(\*\*|__)(.+?)\1")
_MARKS = re.compile(
    r"\s*(?:\[\s*(\d{1,3})(?:\s*marks?)?\s*\]|\(\s*(\d{1,3})\s*marks?\s*\)|[-–—]\s*(\d{1,3})\s*marks?)\s*\.?$",
    re.IGNORECASE,
)
_RULE = re.compile(r"^\s*[-–—_=*~|+:\s]*$")


@dataclass(frozen=True, slots=True)
class Piece:
    """One line, list item, heading or table row."""

    text: str
    """What it says; a bullet or number that is typed is still there."""
    heading: int = 0
    """Level where the file marks a heading, 7 for a line all in bold; otherwise 0."""
    depth: int = 0
    """How far in it stands; only to be compared with its neighbours."""
    listed: bool = False
    """Whether it is an entry of a list."""
    cells: tuple[str, ...] = ()
    """Cells of a table row."""

    @property
    def number(self) -> str:
        """Its typed number, e.g. ``1.2``; empty where it has none."""
        found = _NUMBER.match(_BULLET.sub("", self.text, count=1))
        return found["number"] if found else ""


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a part."""

    text: str
    """What it says, without bullet, number and emphasis."""
    number: str = ""
    """Its own number, e.g. ``1.2``; empty where it has none."""
    marks: float | None = None
    """Marks of its top level; ``None`` where the page gives none."""


def split_piece(piece: Piece) -> Iterator[Piece]:
    """Yield a piece line by line, with headings and bullets that are run on set on lines of their own."""
    if piece.cells or piece.heading:
        yield piece
        return
    whole = piece.listed
    lines = [one for line in piece.text.split("\n") for one in _unglue(line)]
    for line in lines:
        headed = None if find_heading(line) else _AFTER_GLUED.match(line)
        if headed:
            yield Piece(headed.group(1), heading=1)
        for text in _INLINE_BULLET.sub("\n", line[headed.end() :] if headed else line).split("\n"):
            if not _RULE.match(text):
                yield _line(text, piece, whole)
                whole = False


def _unglue(line: str) -> list[str]:
    return [line] if find_heading(line) else _GLUED.sub("\n", line).split("\n")


def _line(text: str, piece: Piece, whole: bool) -> Piece:
    wide = text.expandtabs(4)
    depth = piece.depth * 4 + len(wide) - len(wide.lstrip())
    listed = whole or bool(_BULLET.match(text) or _NUMBER.match(text))
    return replace(piece, text=text.strip(), depth=depth, listed=listed)


def read_item(text: str, marks: float | None = None) -> Item:
    """Take bullet, number, emphasis and marks off an entry.

    >>> read_item("1.2 **Explain** play. [3 marks]")
    Item(text='Explain play.', number='1.2', marks=3.0)
    """
    text = _BULLET.sub("", text, count=1)
    number = _NUMBER.match(text)
    if number:
        text = text[number.end() :]
    text = " ".join(_STRONG.sub(r"\2", text).split())
    given = _MARKS.search(text)
    if given and marks is None:
        text, marks = text[: given.start()], float(next(one for one in given.groups() if one))
    return Item(text.strip("*_ "), number["number"] if number else "", marks)


def read_bare(text: str) -> str:
    """Return an entry without its bullet and emphasis, its number and marks still there."""
    return _STRONG.sub(r"\2", _BULLET.sub("", text, count=1)).strip()


def plain_text(line: str) -> str:
    """Return a line without heading marks and emphasis."""
    return _STRONG.sub(r"\2", " ".join(line.lstrip("#").split())).strip("*_ :")
