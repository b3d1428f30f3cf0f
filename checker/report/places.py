"""Where a character of the essay stands, as people say it: paragraph, page, line and column."""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from checker.report.plain import show_line
from checker.types.essay import Essay, SectionKind

UNNUMBERED = {
    SectionKind.HEADING: "a heading",
    SectionKind.QUESTION: "the copied-out question",
    SectionKind.TITLE_PAGE: "the title page",
    SectionKind.REFERENCE_LIST: "the reference list",
    SectionKind.BOILERPLATE: "text that is not yours",
}
"""Kinds of section that get no paragraph number, and what they are called instead."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands."""

    paragraph: int | None
    """Number of the paragraph, from 1; None for headings, references and the like."""
    page: int | None
    """Number of the page, from 1; None where the format has no pages."""
    line: int
    """Line of the text, from 1."""
    column: int
    """Column of the line in characters, from 1."""
    words: str
    """The place in words, such as ``paragraph 4`` or ``the reference list``."""
    kind: SectionKind
    """Kind of the section."""
    section: int
    """Index of the section."""

    @property
    def exact(self) -> str:
        """The place with everything an assessor needs to find it on paper and on screen."""
        page = f"page {self.page}, " if self.page else ""
        return f"{page}{self.words}, line {self.line}"


class Places:
    """Looks up the places of one essay."""

    def __init__(self, essay: Essay) -> None:
        """Index the lines, the sections and the paragraph numbers once."""
        self._essay = essay
        lengths = (len(line) + 1 for line in essay.text.split("\n"))
        self._lines = [0, *accumulate(lengths)]
        self._starts = [section.start for section in essay.sections]
        counts = accumulate(int(section.kind not in UNNUMBERED) for section in essay.sections)
        self._numbers = tuple(
            count if section.kind not in UNNUMBERED else None
            for count, section in zip(counts, essay.sections, strict=True)
        )

    def number_of(self, section: int) -> int | None:
        """Return the paragraph number of the section at that index."""
        return self._numbers[section]

    def find(self, offset: int) -> Place:
        """Return the place of the character at ``offset``; the end of the text counts as its last section."""
        section = max(bisect_right(self._starts, offset) - 1, 0)
        line = bisect_right(self._lines, offset)
        kind = self._essay.sections[section].kind if self._essay.sections else SectionKind.BODY
        return Place(
            paragraph=self._numbers[section] if self._numbers else None,
            page=bisect_right(self._essay.page_starts, offset) or None,
            line=line,
            column=offset - self._lines[line - 1] + 1,
            words=self._name(section),
            kind=kind,
            section=section,
        )

    def _name(self, section: int) -> str:
        if not self._numbers:
            return "the text"
        number = self._numbers[section]
        here = self._essay.sections[section]
        if number is not None:
            prefix = {SectionKind.TABLE: "the table, ", SectionKind.FOOTNOTE: "the footnote, "}
            return f"{prefix.get(here.kind, '')}paragraph {number}"
        if here.kind is SectionKind.HEADING:
            return f"the heading “{show_line(self._essay.text[here.start : here.end])[:60]}”"
        return UNNUMBERED[here.kind]
