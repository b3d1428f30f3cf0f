"""A submission as text, cut into sections."""

import re
from dataclasses import dataclass
from enum import StrEnum

_WORD = re.compile(r"\w+(?:[-'’.]\w+)*")


class SectionKind(StrEnum):
    """What a stretch of a submission is; values may be added, never taken away."""

    BODY = "body"
    HEADING = "heading"
    LIST = "list"
    TABLE = "table"
    QUOTATION = "quotation"
    QUESTION = "question"
    TITLE_PAGE = "title_page"
    REFERENCE_LIST = "reference_list"
    BOILERPLATE = "boilerplate"
    FOOTNOTE = "footnote"


BODY_KINDS = frozenset(
    {SectionKind.BODY, SectionKind.HEADING, SectionKind.LIST, SectionKind.TABLE, SectionKind.FOOTNOTE}
)
"""Kinds that count as the learner's own body text in ``body_words``."""

CREDITED_KINDS = frozenset({SectionKind.BODY, SectionKind.LIST, SectionKind.TABLE, SectionKind.FOOTNOTE})
"""Kinds whose evidence can be credited."""


@dataclass(frozen=True, slots=True)
class Section:
    """One block (paragraph, heading, list item, table …) of the text, with the white space after it."""

    kind: SectionKind
    """What the block is."""
    start: int
    """First character in ``essay.text``."""
    end: int
    """One past the last character."""
    level: int = 0
    """Depth: 1-6 for a heading, 0 and up for a list item; otherwise 0."""


@dataclass(frozen=True, slots=True)
class Essay:
    """A submission as it is marked; every offset elsewhere points into ``text``."""

    id: str
    """Name of the submission: the file's stem, or ``stdin``."""
    source: str
    """File name as given, without folders; ``-`` for stdin."""
    text: str
    """Unicode NFC with ``\\n`` line ends."""
    sections: tuple[Section, ...]
    """In order; they cover ``text`` without gaps or overlaps (one section a block)."""
    page_starts: tuple[int, ...] = ()
    """Offset at which each page starts; empty where the format has no pages."""

    def __post_init__(self) -> None:
        """Raise ``ValueError`` unless the sections cover the text without gaps."""
        at = 0
        for section in self.sections:
            if section.start != at or section.end <= section.start:
                raise ValueError(f"sections must cover the text without gaps: {section} at {at}")
            at = section.end
        if at != len(self.text):
            raise ValueError(f"sections end at {at}, the text at {len(self.text)}")

    @property
    def words(self) -> int:
        """All words of the submission."""
        return count_words(self.text)

    @property
    def body_words(self) -> int:
        """Words without title page, copied-out questions, quotations, references and boilerplate."""
        return sum(count_words(self.text[s.start : s.end]) for s in self.sections if s.kind in BODY_KINDS)

    def section_at(self, offset: int) -> Section:
        """Return the section that holds the character at ``offset`` (0 ≤ offset < len(text))."""
        low, high = 0, len(self.sections)
        while low < high - 1:
            middle = (low + high) // 2
            if self.sections[middle].start <= offset:
                low = middle
            else:
                high = middle
        return self.sections[low]


def count_words(text: str) -> int:
    """Count words; a hyphenated or apostrophised word counts once.

    >>> count_words("The key-worker's well-being: 2 visits.")
    5
    """
    return sum(1 for _ in _WORD.finditer(text))
