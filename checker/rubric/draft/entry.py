"""The pieces of one part of a page, put together to its entries."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from checker.rubric.draft.columns import read_rows
from checker.rubric.draft.heading import Part
from checker.rubric.draft.piece import Item, Piece, read_item
from checker.rubric.draft.sentence import is_command, is_lead_only, opens_point, strip_leads

_ANSWER = re.compile(
    r"^\W*(?:(?:the )?(?:correction|correct(?:ed)?(?: view| answer)?|in fact|in reality|reality|truth|fact"
    r"|actually"
    r"|instead|right|answer|clarification|why(?: it is)? wrong)\b)",
    re.IGNORECASE,
)
_GOES_BACK = re.compile(
    r"^(?:this|that|these|those|it|they|he|she|for example|for instance|e\.g\.|otherwise|in fact|in reality"
    r"|actually"
    r"|instead|however|but|so|rather|also|such|remember|correct\w*|reality|remember|doing so|the (?:truth"
    r"|correct)\b)\b",
    re.IGNORECASE,
)
_HOLDER = re.compile(
    r"^(?:(?:many|some|most|other|several|few) (?:learners|students|candidates|people|others)|learners"
    r"|students|candidates|others"
    r"|it is (?:often|sometimes|wrongly|commonly)|\w+ing (?:that|to|the)\b|another|a (?:common|frequent"
    r"|second|third|further))",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[a-z0-9)”\"'’][.!?])\s+(?=[A-Z“\"'‘(])")
_ANNOUNCES = re.compile(r"(?::|\bsuch as|\bincluding|\bfor example,?)\s*$", re.IGNORECASE)
_INLINE_NUMBER = re.compile(r"(?:^|(?<=[\s:;,.]))\((?:\d|[a-h]|[iv]{1,3})\)\s+", re.IGNORECASE)


@dataclass(slots=True)
class _Entry:
    """An entry while its pieces come in."""

    text: str
    under: list[str] = field(default_factory=list)


def read_entries(pieces: list[Piece], part: Part) -> Iterator[Item]:
    """Yield the entries of a part: list items, rows, or paragraphs where it has neither."""
    pieces = [piece for piece in pieces if not piece.heading]
    rows = [piece.cells for piece in pieces if piece.cells]
    pieces = [piece for piece in pieces if not piece.cells]
    if rows:
        yield from read_rows(rows, part)
    listed = any(piece.listed for piece in pieces)
    for entry in _gather(pieces, part):
        texts = _spread(entry, part) if listed else _split_paragraph(entry.text, part)
        number = read_item(entry.text).number
        items = [read_item(text) for text in texts if part != "points" or not is_lead_only(text)]
        yield from (_numbered(item, number) for item in items if len(item.text.split()) > 1)


def _numbered(item: Item, number: str) -> Item:
    """Give what was cut off an entry the entry's number."""
    return item if item.number else replace(item, number=number)


def _gather(pieces: list[Piece], part: Part) -> Iterator[_Entry]:
    base = min((piece.depth for piece in pieces if piece.listed), default=0)
    tops = [piece for piece in pieces if piece.listed and piece.depth <= base + 1]
    best = min(map(_rank, tops), default=0)
    entry: _Entry | None = None
    for piece in pieces:
        below = piece.listed and (
            piece.depth > base + 1 or _rank(piece) > best or _awaits(entry, piece, part)
        )
        if entry and (below or (part == "mistakes" and _ANSWER.match(read_item(piece.text).text))):
            entry.under.append(read_item(piece.text).text)
        elif entry and not piece.listed and _goes_on(entry, piece, part, bool(tops)):
            _add(entry, piece.text)
        else:
            if entry:
                yield entry
            entry = _Entry(piece.text)
    if entry:
        yield entry


def _awaits(entry: _Entry | None, piece: Piece, part: Part) -> bool:
    """Tell whether an entry announces a list, and a piece beside it can be of that list."""
    announced = entry and part == "points" and _ANNOUNCES.search(entry.text)
    return bool(announced) and not opens_point(read_item(piece.text).text)


def _rank(piece: Piece) -> int:
    """Numbers stand above letters, and both above bullets, where they are set in alike."""
    number = piece.number
    return 2 if not number else int(number.isalpha())


def _add(entry: _Entry, text: str) -> None:
    if entry.under:
        entry.under[-1] += f" {text}"
    else:
        entry.text += f" {text}"


def _goes_on(entry: _Entry, piece: Piece, part: Part, listed: bool) -> bool:
    before = (entry.under[-1] if entry.under else entry.text).rstrip()
    if listed and part == "points" and (opens_point(piece.text) or is_lead_only(before)):
        return False
    if listed:
        return part == "synopsis" or not before.endswith((".", "!", "?")) or piece.text[:1].islower()
    return not before.endswith((".", "!", "?", ":")) and piece.text[:1].islower()


def _spread(entry: _Entry, part: Part) -> Iterable[str]:
    """Return an entry with what stands under it, or each of these where they are entries themselves."""
    under = [text for text in entry.under if text]
    head = read_item(entry.text).text
    if part == "points" and under and all(is_command(text) for text in under):
        own = strip_leads(head).rstrip(" :;,.–-")
        return [*([head] if len(own.split()) > 3 and not head.rstrip().endswith(":") else []), *under]
    if not under:
        return _split_clauses(entry.text) if part == "points" else [entry.text]
    if part != "points":
        return [" ".join([entry.text, *under])]
    between = "; " if any("," in text for text in under) else ", "
    return [f"{entry.text.rstrip(' :;,.')}: {between.join(text.rstrip(' ;,.') for text in under)}"]


def _split_clauses(text: str) -> list[str]:
    """Cut "Award credit for: explaining …; describing …" where each clause is a command of its own.

    >>> _split_clauses("Award credit for: explaining play; describing sleep.")
    ['Explaining play.', 'Describing sleep.']
    """
    clauses = _cut(text, _INLINE_NUMBER) or [one.strip() for one in text.split(";") if one.strip()]
    bare = [re.sub(r"^(?:and|or|also)\s+", "", one.strip(" :,")) for one in clauses]
    first = strip_leads(read_item(bare[0]).text).lstrip(" :")
    bare = [first, *bare[1:]]
    if len(bare) < 2 or not all(is_command(one) for one in bare):
        return [text]
    return [f"{one[:1].upper()}{one[1:].rstrip('.;, ')}." for one in bare]


def _cut(text: str, numbers: re.Pattern[str]) -> list[str]:
    """Return what stands behind each number in a text that has two or more of them."""
    parts = [part.strip(" ;,") for part in numbers.split(text)]
    parts = [re.sub(r"[;,]?\s+and$", "", part) for part in parts]
    return parts[1:] if len(parts) > 2 and is_lead_only(parts[0]) else []


def _split_paragraph(text: str, part: Part) -> list[str]:
    """Cut a paragraph where a sentence begins an entry of its own."""
    sentences = _SENTENCE.split(text)
    begins = _BEGINS.get(part, _never)
    entries: list[str] = []
    for sentence in sentences:
        if entries and not begins(sentence):
            entries[-1] += f" {sentence}"
        else:
            entries.append(sentence)
    return [one for entry in entries for one in _split_clauses(entry)] if part == "points" else entries


def _holds_another(sentence: str) -> bool:
    return bool(_HOLDER.match(sentence))


def _is_new(sentence: str) -> bool:
    return not _GOES_BACK.match(sentence)


def _never(_: str) -> bool:
    return False


_BEGINS: dict[Part, Callable[[str], bool]] = {
    "points": opens_point,
    "mistakes": _holds_another,
    "tips": _is_new,
}
"""What makes a sentence within a paragraph the beginning of a new entry."""
