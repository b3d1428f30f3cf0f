"""What every reader yields: blocks of text with what the file says about them."""

from dataclasses import dataclass, replace
from enum import StrEnum


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
    gap: str = "\n\n"
    """White space that follows it in ``essay.text``."""
    pages: tuple[int, ...] = ()
    """Offsets in ``text`` at which a new page begins."""


def close_up_lists(blocks: list[Block]) -> list[Block]:
    """Return ``blocks`` with one line end, not two, between items that follow each other."""
    return [
        replace(block, gap="\n") if block.hint is after.hint is Hint.LIST_ITEM else block
        for block, after in zip(blocks, [*blocks[1:], Block("")], strict=True)
    ]
