"""A new Word document of an essay that came in another form."""

import re
import unicodedata

import docx
from docx.document import Document

from checker.types.essay import Essay, Section, SectionKind

_CELL_END = re.compile(r"[\t\n]")
_STYLES = {
    SectionKind.LIST: "List Bullet",
    SectionKind.QUOTATION: "Quote",
    SectionKind.TITLE_PAGE: "Subtitle",
}


def build_document(essay: Essay) -> Document:
    """Return the essay as a Word document: headings, lists, quotations and tables by their own styles."""
    document = docx.Document()
    document.core_properties.author = ""
    document.core_properties.title = _clean(essay.id)
    document.core_properties.language = "en-GB"
    rows: list[list[str]] = []
    for section in essay.sections:
        words = _clean(essay.text[section.start : section.end]).rstrip()
        if section.kind is SectionKind.TABLE:
            rows.append(_CELL_END.split(words))
            continue
        _add_table(document, rows)
        rows = []
        _add_block(document, section, words)
    _add_table(document, rows)
    return document


def _add_block(document: Document, section: Section, words: str) -> None:
    if section.kind is SectionKind.HEADING:
        document.add_heading(words, level=min(max(section.level, 1), 6))
    else:
        document.add_paragraph(words, style=_STYLES.get(section.kind))


def _add_table(document: Document, rows: list[list[str]]) -> None:
    if not rows:
        return
    width = max(len(row) for row in rows)
    table = document.add_table(rows=len(rows), cols=width, style="Table Grid")
    for cells, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(cells.cells, texts, strict=False):
            cell.text = text


def _clean(text: str) -> str:
    """Leave out what XML cannot carry and what only acts on the text around it."""
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cf", "Cn", "Cs"})
