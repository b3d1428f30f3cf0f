"""What every reader yields: blocks of text with what the file says about them."""

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum

_TYPED_BULLET = re.compile(r"(?:[•◦▪‣·●○■□➢✓→∙]\s*|[-–*]\s+|o\s{2,})(?=\S)")
_TYPED_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+(?=\S)")


class Refused(Exception):  # noqa: N818  (it is an answer, not a fault of the program)
    """A reader's refusal: why the file cannot be read, and what to do about it."""

    def __init__(self, reason: str, remedy: str) -> None:
        """Keep the ``reason`` and the ``remedy``; the caller adds the file's name."""
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy


class Hint(StrEnum):
    """What the file's own markup says a block is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    QUOTATION = "quotation"
    FOOTNOTE = "footnote"
    REFERENCE = "reference"
    TITLE = "title"
    DETAILS = "details"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item or table row as it stands in the file."""

    text: str
    """The words, cleaned (see ``clean``); never only white space."""
    hint: Hint = Hint.PARAGRAPH
    """What the markup says; ``paragraph`` leaves it to the shape of the text."""
    level: int = 0
    """1-6 for a heading; depth from 0 for a list item."""
    numbered: bool = False
    """Whether the file numbers it (the number itself is not in ``text``)."""
    strong: bool = False
    """Whether all of it is bold, underlined or larger than the text around it."""
    indented: bool = False
    """Whether it is set in from both margins or stands further right than the text around it."""
    gap: str = "\n\n"
    """White space that follows it in ``essay.text``."""
    pages: tuple[int, ...] = ()
    """Offsets in ``text`` at which a new page begins."""
    row: tuple[str, ...] = field(default=(), compare=False)
    """All cells of the table row that it stands in, empty ones too; none for a table of one column."""


def close_up_lists(blocks: list[Block]) -> list[Block]:
    """Return ``blocks`` with one line end, not two, between items that follow each other."""
    return [
        replace(block, gap="\n") if block.hint is after.hint is Hint.LIST_ITEM else block
        for block, after in zip(blocks, [*blocks[1:], Block("")], strict=False)
    ]


def find_typed_items(blocks: list[Block]) -> list[Block]:
    """Turn paragraphs that open with a typed bullet or number into list items; the bullet goes."""
    return [_typed_item(block) if block.hint is Hint.PARAGRAPH else block for block in blocks]


def _typed_item(block: Block) -> Block:
    if found := _TYPED_BULLET.match(block.text):
        return replace(block, text=block.text[found.end() :], hint=Hint.LIST_ITEM)
    if _TYPED_NUMBER.match(block.text):
        return replace(block, hint=Hint.LIST_ITEM, numbered=True)
    return block
