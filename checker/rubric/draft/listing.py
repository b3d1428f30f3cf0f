"""A plain list of marking points or criteria, without the headings of a topic page."""

import re
from collections.abc import Iterator
from dataclasses import replace

from checker.rubric.draft.columns import read_rows
from checker.rubric.draft.piece import Item, Piece, plain_text, read_item
from checker.rubric.draft.sentence import is_lead_only

_GROUP = re.compile(r"^(?:learning outcome|outcome|unit|element|lo|section|part)\b", re.IGNORECASE)


def read_listing(pieces: list[Piece]) -> tuple[str, tuple[Item, ...]]:
    """Return title and entries: 1.1 is a point and 1 the heading of its group; else every line is one."""
    rows = [piece.cells for piece in pieces if piece.cells]
    pieces = [piece for piece in pieces if not piece.cells]
    items = [(piece, read_item(piece.text)) for piece in pieces]
    marked = [piece.listed for piece in pieces]
    titled = bool(pieces) and (bool(pieces[0].heading) or (not marked[0] and (any(marked) or bool(rows))))
    title = plain_text(items[0][1].text) if titled and not is_lead_only(items[0][1].text) else ""
    if any("." in item.number for _, item in items):
        return title, tuple(_with_parts(items))
    rest = [
        item for piece, item in items[titled:] if len(item.text.split()) > 1 and not _is_group(piece, item)
    ]
    return title, (*(read_rows(rows, "points") if rows else ()), *rest)


def _with_parts(items: list[tuple[Piece, Item]]) -> Iterator[Item]:
    """Yield the numbered criteria, each with the unnumbered or lettered lines under it."""
    current: Item | None = None
    for piece, item in items:
        if "." in item.number:
            if current:
                yield current
            current = item
        elif item.number.isdigit() or _is_group(piece, item):
            if current:
                yield current
            current = None
        elif current:
            current = replace(current, text=_join(current.text, piece, item))
    if current:
        yield current


def _join(before: str, piece: Piece, item: Item) -> str:
    if not piece.listed:
        return f"{before} {item.text}"
    joint = " " if before.endswith(":") else ", "
    return f"{before.rstrip(';,.')}{joint}{item.text.rstrip(';,')}"


def _is_group(piece: Piece, item: Item) -> bool:
    if piece.heading:
        return True
    return bool(_GROUP.match(piece.text.lstrip("#*_ "))) and len(item.text.split()) < 25
