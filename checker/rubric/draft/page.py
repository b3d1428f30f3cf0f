"""A topic page, or a plain list of criteria, cut into its parts."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

Part = Literal["synopsis", "concepts", "tips", "mistakes", "points"]

_NAMES: dict[Part, str] = {
    "synopsis": r"(?:topic |unit |element )?(?:synopsis|overview|summary)",
    "concepts": r"key concepts|core principles|key (?:ideas|terms)",
    "tips": r"(?:exam|revision|assignment|study|assessment) (?:tips|strategies|advice|technique)|tips",
    "mistakes": r"(?:common )?(?:misconceptions|mistakes|errors|misunderstandings|pitfalls)",
    "points": r"(?:examiners?['’]?s? |assessors?['’]?s? )?(?:marking points|mark scheme|marking criteria)"
    r"|assessment criteria|success criteria|(?:what )?(?:examiners|assessors) (?:look|are looking) for",
}
_MARK = r"(?:#{1,6}\s+|\d{1,2}[.)]\s+|[-*•]\s+)?[*_]{0,2}"
_HEADING = {
    part: re.compile(
        rf"^{_MARK}(?:the |some )?(?:{name})\b(?P<more>[^.:;]{{0,50}}?)[*_]{{0,2}}\s*(?P<colon>:)?[*_]{{0,2}}"
        r"(?P<rest>(?(colon).*|$))",
        re.IGNORECASE | re.DOTALL,
    )
    for part, name in _NAMES.items()
}
_USUAL = (
    r"Topic Synopsis|Key Concepts(?: (?:&|and) Core Principles)?|Exam Tips(?: (?:&|and) Revision Strategies)?"
    r"|Common Misconceptions(?: (?:&|and) Mistakes to Avoid)?|Examiner Marking Points"
)
_GLUED = re.compile(
    rf"(?<=\S)\s*(?=(?:{_USUAL})\b"
    r"(?:\s*:)?\s*(?:[-*•]|\d+[.)]|[A-Z]|\n|$))"
)
_AFTER_GLUED = re.compile(rf"^({_USUAL})\s*:?\s*(?=\S)")
_INLINE_BULLET = re.compile(r"(?<=[.;:!?])\s+(?=[-•▪*]\s+[A-Z*“\"'])")
_BULLET = re.compile(r"^\s*(?:[-–—*•▪◦‣·o]|\[[ x]?\])\s+")
_NUMBER = re.compile(
    r"^\s*(?:(?:LO|AC|P|M|D|criterion|criteria|point|question|q|tip)\s*\.?)?\s*"
    r"\(?(?P<number>\d{1,2}(?:\.\d{1,2}){0,2}|[a-h]|[ivx]{1,4})[.):]*\s*(?:[-–—:]\s*)?(?<=[\s.):–—-])(?=\S)",
    re.IGNORECASE,
)
_GROUP = re.compile(r"^(?:learning outcome|outcome|unit|element|lo|section|part)\b", re.IGNORECASE)
_STRONG = re.compile(r"(\*\*|__)(.+?)\1")


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a part."""

    text: str
    """What it says, without bullet, number and emphasis."""
    number: str = ""
    """Its own number, e.g. ``1.2``; empty where it has none."""
    marks: float | None = None
    """Marks of its top level; ``None`` where the page gives none."""


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


def read_page(blocks: Iterable[str]) -> Page:
    """Cut a page into its parts; each block is a paragraph, heading, list item or table cell."""
    lines = [line for block in blocks for line in _split(block)]
    first, found = _sort(lines)
    if found:
        parts = {part: tuple(_join(texts, part)) for part, texts in found.items()}
        return Page(_clean_title(first, parts), {part: items for part, items in parts.items() if items})
    title, items = _read_list(first)
    return Page(title, {"points": items} if items else {}, is_list=True)


def _split(block: str) -> Iterator[str]:
    for piece in _GLUED.sub("\n", block).split("\n"):
        headed = _AFTER_GLUED.match(piece)
        rest = piece[headed.end() :] if headed and not _find_heading(piece) else piece
        if headed and rest != piece:
            yield headed.group(1)
        yield from (line.strip() for line in _INLINE_BULLET.sub("\n", rest).split("\n") if line.strip())


def _sort(lines: list[str]) -> tuple[list[str], dict[Part, list[str]]]:
    title: list[str] = []
    found: dict[Part, list[str]] = {}
    here: Part | None = None
    for line in lines:
        heading = _find_heading(line)
        if heading:
            here, rest = heading
            found.setdefault(here, []).extend([rest] if rest else [])
        else:
            (title if here is None else found[here]).append(line)
    return title, found


def _find_heading(line: str) -> tuple[Part, str] | None:
    for part, pattern in _HEADING.items():
        match = pattern.match(line)
        if match and not (match["more"] and not match["colon"] and len(line.split()) > 9):
            return part, match["rest"].strip()
    return None


def _join(lines: list[str], part: Part) -> Iterator[Item]:
    """Join the lines of a part to entries: a bullet begins one, and so does a line where there are none."""
    marked = any(_BULLET.match(line) or _NUMBER.match(line) for line in lines)
    texts: list[str] = []
    for line in lines:
        starts = bool(_BULLET.match(line) or _NUMBER.match(line))
        if texts and marked and not starts and (part == "synopsis" or _goes_on(texts[-1], line)):
            texts[-1] += f" {line}"
        else:
            texts.append(line)
    yield from (item for item in map(_item, texts) if len(item.text.split()) > 1)


def _goes_on(before: str, line: str) -> bool:
    return not before.rstrip().endswith((".", "!", "?")) or line[:1].islower()


def _item(line: str) -> Item:
    text = _BULLET.sub("", line, count=1)
    number = _NUMBER.match(text)
    if number:
        text = text[number.end() :]
    text = " ".join(_STRONG.sub(r"\2", text).split()).strip("*_ ")
    return Item(text, number["number"] if number else "")


def _clean_title(lines: list[str], parts: dict[Part, tuple[Item, ...]]) -> str:
    """Return the title, unless it is only the beginning of the synopsis run on."""
    title = " ".join(lines[0].lstrip("#").split()) if lines else ""
    synopsis = " ".join(item.text for item in parts.get("synopsis", ()))
    runs_on = title and synopsis.startswith(title[:60])
    return "" if runs_on or len(title.split()) > 16 else _STRONG.sub(r"\2", title).strip("*_ :")


def _read_list(lines: list[str]) -> tuple[str, tuple[Item, ...]]:
    """Read a plain list: numbers such as 1.1 are points and 1 is their heading; else every line is one."""
    items = [(line, _item(line)) for line in lines]
    deep = [item for _, item in items if item.number.count(".") >= 1]
    marked = [line for line, item in items if item.number or _BULLET.match(line)]
    head = items[0][1].text if items and marked and items[0][0] not in marked else ""
    if deep:
        return head, tuple(_with_parts(items))
    rest = items[1:] if head else items
    return head, tuple(
        item for line, item in rest if len(item.text.split()) > 1 and not _is_group(line, item)
    )


def _with_parts(items: list[tuple[str, Item]]) -> Iterator[Item]:
    """Yield the numbered criteria, each with the unnumbered or lettered lines under it."""
    current: Item | None = None
    for line, item in items:
        if "." in item.number:
            if current:
                yield current
            current = item
        elif item.number.isdigit() or _is_group(line, item):
            if current:
                yield current
            current = None
        elif current:
            joint = ", " if _BULLET.match(line) or item.number else " "
            current = Item(current.text.rstrip(":;,") + joint + item.text.rstrip(";,"), current.number)
    if current:
        yield current


def _is_group(line: str, item: Item) -> bool:
    return bool(_GROUP.match(line.lstrip("#*_ "))) and len(item.text.split()) < 25
