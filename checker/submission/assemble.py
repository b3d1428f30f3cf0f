"""Labelled blocks to an ``Essay``: one text, and sections that cover it without gaps."""

from checker.submission.blocks import Block, Hint
from checker.submission.classify import Labelled, classify_blocks
from checker.submission.clean import clean_text
from checker.types.essay import Essay, Section, SectionKind


def assemble_essay(blocks: list[Block], *, essay_id: str, source: str, paged: bool) -> Essay:
    """Return the essay made of ``blocks``; ``paged`` keeps the places where pages begin."""
    labelled = classify_blocks(blocks)
    parts: list[str] = []
    sections: list[Section] = []
    pages: list[int] = []
    at = 0
    for number, item in enumerate(labelled):
        piece = item.block.text + (
            item.block.gap if number + 1 < len(labelled) else item.block.gap.rstrip(" \t")
        )
        pages += [at + offset for offset in item.block.pages] if paged else []
        level = item.block.level or int(item.kind is SectionKind.HEADING)
        _add_section(sections, item, at, at + len(piece), level)
        parts.append(piece)
        at += len(piece)
    text = "".join(parts)
    return _trimmed(text, sections, essay_id, source, tuple(min(p, max(0, len(text) - 1)) for p in pages))


def _add_section(sections: list[Section], item: Labelled, start: int, end: int, level: int) -> None:
    """Rows of one table are one section; every other block is its own."""
    level = level if item.kind in (SectionKind.HEADING, SectionKind.LIST) else 0
    row = item.kind is SectionKind.TABLE and item.block.hint is Hint.TABLE_ROW
    if row and sections and sections[-1].kind is SectionKind.TABLE and not item.block.numbered:
        start = sections.pop().start
    sections.append(Section(item.kind, start, end, level))


def _trimmed(text: str, sections: list[Section], essay_id: str, source: str, pages: tuple[int, ...]) -> Essay:
    """Drop the white space after the last block; the text stays in NFC."""
    end = len(text.rstrip())
    if sections and end < len(text):
        last = sections.pop()
        sections.append(Section(last.kind, last.start, end, last.level))
    text = text[:end]
    if text != clean_text(text):
        raise ValueError("readers must clean the text of their blocks")
    return Essay(essay_id, source, text, tuple(sections), pages)
