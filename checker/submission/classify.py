"""Blocks to section kinds: what the markup says, and what the words and their place show."""

import re
from dataclasses import dataclass, replace

from checker.submission.blocks import Block, Hint
from checker.submission.boilerplate import find_boilerplate
from checker.submission.clean import one_line
from checker.submission.headings import is_heading_shaped
from checker.submission.questions import is_question, split_question
from checker.submission.references import find_references
from checker.submission.title_page import find_title_page
from checker.types.essay import SectionKind

_BY_HINT = {
    Hint.HEADING: SectionKind.HEADING,
    Hint.TITLE: SectionKind.HEADING,
    Hint.LIST_ITEM: SectionKind.LIST,
    Hint.TABLE_ROW: SectionKind.TABLE,
    Hint.QUOTATION: SectionKind.QUOTATION,
    Hint.FOOTNOTE: SectionKind.FOOTNOTE,
    Hint.REFERENCE: SectionKind.REFERENCE_LIST,
    Hint.BOILERPLATE: SectionKind.BOILERPLATE,
    Hint.DETAILS: SectionKind.TITLE_PAGE,
}
_MAY_ASK = (Hint.PARAGRAPH, Hint.HEADING, Hint.TITLE, Hint.LIST_ITEM, Hint.QUOTATION)
_BLOCK_QUOTE = re.compile(r"^[\"“](?P<inside>[^\"“”]{80,})[\"”]\s*(?:\([^()]{4,80}\))?\.?$", re.DOTALL)
_MULTI_NUMBER = re.compile(r"^\s*\(?\d{1,2}(?:\.\d{1,2})+[.)]?\s")
_CITATION = re.compile(r"\([^()]{2,60}\b(?:19|20)\d\d[^()]{0,20}\)\.?$")
_WRITER = re.compile(r"\b(?:I|I['’]m|I['’]ve|my|me|we|our|us)\b")
_QUOTE_WORDS = 10
_MAX_ITEM_WORDS = 45


@dataclass(frozen=True, slots=True)
class Labelled:
    """A block with the kind of section that it is."""

    block: Block
    kind: SectionKind


def classify_blocks(blocks: list[Block]) -> list[Labelled]:
    """Return the blocks in order, each with its kind; a question answered in its own block becomes two."""
    blocks = [part for block in blocks for part in _split_asked(block)]
    blocks = _settle_quotations(blocks)
    title_page = find_title_page(blocks)
    references = find_references(blocks) - title_page
    boilerplate = find_boilerplate(blocks, references) - title_page
    labelled = []
    for number, block in enumerate(blocks):
        if number in title_page:
            kind = SectionKind.TITLE_PAGE
        elif number in boilerplate:
            kind = SectionKind.BOILERPLATE
        elif number in references:
            kind = SectionKind.REFERENCE_LIST
        else:
            after = blocks[number + 1] if number + 1 < len(blocks) else None
            before = blocks[number - 1] if number else None
            kind = _kind_by_itself(block, before, after)
        labelled.append(Labelled(block, kind))
    return labelled


def _settle_quotations(blocks: list[Block]) -> list[Block]:
    """Take set-in paragraphs for quotations where few are set in, and they do not speak of the writer."""
    long = [b for b in blocks if b.hint is Hint.PARAGRAPH and len(b.text.split()) >= _QUOTE_WORDS]
    if sum(b.indented for b in long) > 0.3 * len(long):
        return blocks
    return [replace(b, hint=Hint.QUOTATION) if b.indented and _is_quotation(b) else b for b in blocks]


def _is_quotation(block: Block) -> bool:
    if block.hint is not Hint.PARAGRAPH or len(block.text.split()) < _QUOTE_WORDS:
        return False
    cited = block.text[0] in "\"“‘'" or bool(_CITATION.search(block.text))
    return cited or not _WRITER.search(block.text)


def _kind_by_itself(block: Block, before: Block | None, after: Block | None) -> SectionKind:
    if block.hint in _MAY_ASK and _asks(block):
        return SectionKind.QUESTION
    if block.hint is Hint.LIST_ITEM:
        return _kind_of_item(block, before, after)
    if block.hint in _BY_HINT:
        return _BY_HINT[block.hint]
    if is_heading_shaped(block, after, first=before is None):
        return SectionKind.HEADING
    return SectionKind.QUOTATION if _BLOCK_QUOTE.match(block.text) else SectionKind.BODY


def _asks(block: Block) -> bool:
    """Tell a task, numbered or free-standing, from a learner's bulleted tip."""
    if block.hint is Hint.LIST_ITEM and not block.numbered:
        return False
    heading = block.hint in (Hint.HEADING, Hint.TITLE)
    return is_question(block.text, numbered=block.numbered or block.strong, heading=heading)


def _kind_of_item(block: Block, before: Block | None, after: Block | None) -> SectionKind:
    """Tell a numbered heading and a long numbered answer from a list item."""
    words = len(block.text.split())
    alone = all(b is None or b.hint is not Hint.LIST_ITEM for b in (before, after))
    if block.numbered and alone and after is not None and len(after.text.split()) > words:
        title = replace(block, hint=Hint.PARAGRAPH)
        if is_heading_shaped(title, after):
            return SectionKind.HEADING
    return SectionKind.BODY if block.numbered and words > _MAX_ITEM_WORDS else SectionKind.LIST


def _split_asked(block: Block) -> list[Block]:
    """Cut a block that holds a labelled question and its answer in two."""
    if block.hint not in (Hint.PARAGRAPH, Hint.LIST_ITEM) or len(block.text.split()) < 8:
        return [block]
    at = split_question(block.text)
    if not at:
        return [block]
    head, tail = block.text[:at], block.text[at:]
    question = replace(
        block,
        text=head.rstrip(),
        gap=head[len(head.rstrip()) :],
        pages=tuple(p for p in block.pages if p < at),
    )
    answer = replace(
        block,
        text=tail,
        hint=Hint.PARAGRAPH,
        numbered=False,
        pages=tuple(p - at for p in block.pages if p >= at),
    )
    return [question, answer]


def is_numbered_answer(text: str) -> bool:
    """Tell whether a paragraph opens with a criterion's number (``1.1``)."""
    return bool(_MULTI_NUMBER.match(one_line(text)))
