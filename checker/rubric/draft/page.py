"""A topic page, or a plain list of criteria, cut into its parts."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from checker.rubric.draft.entry import read_entries
from checker.rubric.draft.heading import Part, find_heading, is_other_heading
from checker.rubric.draft.listing import read_listing
from checker.rubric.draft.piece import Item, Piece, plain_text, read_bare, split_piece

__all__ = ["Item", "Page", "Part", "Piece", "read_page"]

_ABOUT_ITSELF = re.compile(
    r"^(?P<name>title|topic|unit title|subject|level|unit|qualification|course|code|ref(?:erence)?|credits?"
    r"|author|date|updated"
    r"|version|awarding (?:body|organisation)|time|glh|guided learning hours|tags|layout|lang(?:uage)?)"
    r"(?: (?:no|number|code))?\.?\s*:\s*(?P<value>.+)$",
    re.IGNORECASE,
)
_NAMES_IT = {"title", "topic", "unit title", "subject"}
_MORE_ABOUT = re.compile(r"\s+(?:level|unit|qualification|code|awarding body)\s*:.*$", re.IGNORECASE)
_LABEL = re.compile(r"^\W*(?:misconception|mistake|myth|error|tip|exam tip)s?\s*\d*\W*:", re.IGNORECASE)
_BOLD = 7


@dataclass(frozen=True, slots=True)
class Page:
    """A page in parts."""

    title: str = ""
    """Empty where the page has none."""
    parts: dict[Part, tuple[Item, ...]] = field(default_factory=dict)
    """Only those that the page has."""
    is_list: bool = False
    """Whether it is a plain list without the headings of a topic page."""

    def items(self, part: Part) -> tuple[Item, ...]:
        """Return the entries of a part; none where the page lacks it."""
        return self.parts.get(part, ())


def read_page(blocks: Iterable[Piece | str]) -> Page:
    """Cut a page into its parts; each block is a paragraph, heading, list item or table row."""
    whole = (Piece(block) if isinstance(block, str) else block for block in blocks)
    pieces = [piece for block in whole for piece in split_piece(block)]
    first, found = _sort(_open_tables(pieces))
    if found:
        parts = {part: tuple(read_entries(inside, part)) for part, inside in found.items()}
        return Page(_find_title(first, parts), {part: items for part, items in parts.items() if items})
    title, items = read_listing(first)
    return Page(title, {"points": items} if items else {}, is_list=True)


def _open_tables(pieces: list[Piece]) -> list[Piece]:
    """Turn rows that open with a part's heading into that heading and what stands beside it."""
    opened: list[Piece] = []
    for piece in pieces:
        heading = find_heading(piece.cells[0]) if piece.cells else None
        if heading and not heading[1] and any(len(cell.split()) > 4 for cell in piece.cells[1:]):
            opened.append(Piece(piece.cells[0], heading=1))
            opened += [one for cell in piece.cells[1:] for one in split_piece(Piece(cell))]
        else:
            opened.append(piece)
    return opened


def _sort(pieces: list[Piece]) -> tuple[list[Piece], dict[Part, list[Piece]]]:
    outside: list[Piece] = []
    found: dict[Part, list[Piece]] = {}
    here: Part | None = None
    level = _BOLD
    for piece in pieces:
        part, rest = _find_part(piece)
        if part:
            inside = found.setdefault(part, [])
            inside += [Piece(rest, listed=True)] if rest else []
            if not (piece.listed and rest and here):  # a bullet with a label is one entry only
                here, level = part, piece.heading or level
        elif here and (is_other_heading(piece.text) or 0 < piece.heading <= level != _BOLD):
            here = None
            outside.append(piece)
        else:
            (found[here] if here else outside).append(piece)
    return outside, found


def _find_part(piece: Piece) -> tuple[Part | None, str]:
    heading = None if piece.cells else find_heading(piece.text)
    if not heading and piece.listed:
        bare = read_bare(piece.text)
        heading = find_heading(bare) if _LABEL.match(bare) else None
    return heading or (None, "")


def _find_title(outside: list[Piece], parts: dict[Part, tuple[Item, ...]]) -> str:
    """Return the title: the first line that is neither about level and code nor the synopsis run on."""
    synopsis = " ".join(item.text for item in parts.get("synopsis", ()))
    for piece in outside:
        line = plain_text(" ".join(piece.cells) if piece.cells else piece.text)
        told = _ABOUT_ITSELF.match(": ".join(piece.cells[:2]) if piece.cells else line)
        if told and told["name"].lower() in _NAMES_IT:
            line = _MORE_ABOUT.sub("", told["value"])
        elif told or piece.cells:
            continue
        at = line.find(synopsis[:25]) if synopsis else -1
        line = (line[:at] if at >= 0 else line).strip(" .:–—-")
        return line if 0 < len(line.split()) <= 16 else ""
    return ""
