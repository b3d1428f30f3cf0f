"""Find the list of sources: led by its heading, or told by the shape of its entries."""

import re
from difflib import SequenceMatcher

from checker.submission.blocks import Block, Hint
from checker.submission.clean import one_line
from checker.submission.lexicon import load_lexicon

_YEAR = r"\(?(?:c\.\s?)?(?:1[89]|20)\d\d[a-z]?\)?"
_AUTHOR_YEAR = re.compile(
    rf"""^\W{{0,3}}(?:\[?\d{{1,3}}[\].]\s*)?[A-ZÀ-Þ][^()\n?!]{{1,140}}?[\s,.]\({_YEAR[3:-3]}\)[.,:;]?\s*["“‘'(\[]?[A-ZÀ-Þ0-9]"""
)
_SIGNS = re.compile(
    r"https?://|www\.\w|\bAvailable (?:at|from|online)\b|\[?\bAccessed\b|\bpp?\.\s?\d|\bISBN\b|"
    r"\bdoi\b|\bVol\.|\bedn\b|\b\d+\(\d+\)|\b[A-Z][a-z]+: (?:[A-Z][\w&.']+ ?){1,4}\.?$|"
    r"\b(?:HMSO|TSO|The Stationery Office)\b|\bRetrieved\b"
)
_BARE_URL = re.compile(r"^\W*(?:https?://|www\.)\S+$")
_BARE_LAW = re.compile(
    r"^(?:The )?[A-Z][\w'’(),: -]{5,90}\b(?:Act|Order|Regulations|Measure)\b[\w() ]*"
    r"\b(?:19|20)\d\d\b[\w ,.()]{0,14}$"
)
_INLINE = re.compile(r"^\W*(?:references|reference list|bibliography|sources|refs)\s*:\s+\S", re.IGNORECASE)
_LIKENESS = 0.82
_PROSE_WORDS = 30


def is_reference_heading(text: str) -> bool:
    """Tell whether the block is the heading of a list of sources, spelt right or nearly.

    >>> is_reference_heading("Refrences:")
    True
    """
    line = re.sub(r"^\W*(?:\d+(?:\.\d+)*[.)]?)?\s*|[\W]+$", "", one_line(text)).casefold()
    if not line or len(line) > 40:
        return False
    headings = load_lexicon("references")["headings"]
    return line in headings or any(
        len(h) >= 8 and abs(len(h) - len(line)) < 4 and SequenceMatcher(None, line, h).ratio() >= _LIKENESS
        for h in headings
    )


def is_entry(text: str) -> bool:
    """Tell whether the block is shaped like an entry of a list of sources."""
    line = one_line(text)
    words = len(line.split())
    if words > 70 or not line:
        return False
    if _BARE_URL.match(line):
        return True
    cited = bool(_AUTHOR_YEAR.match(line))
    return (cited and (bool(_SIGNS.search(line)) or words <= 25)) or (
        bool(_SIGNS.search(line)) and bool(re.search(_YEAR, line)) and line[0].isupper() and words <= 45
    )


def find_references(blocks: list[Block]) -> set[int]:
    """Return the numbers of the blocks that are entries of a list of sources (headings not among them)."""
    found: set[int] = set()
    for number, block in enumerate(blocks):
        if block.hint is Hint.REFERENCE or _INLINE.match(block.text):
            found.add(number)
        elif _can_head(block) and is_reference_heading(block.text):
            found.update(_entries_after(blocks, number))
    return found | _headless(blocks)


def _can_head(block: Block) -> bool:
    return block.hint in (Hint.HEADING, Hint.PARAGRAPH, Hint.TITLE, Hint.LIST_ITEM)


def _entries_after(blocks: list[Block], heading: int) -> set[int]:
    entries: set[int] = set()
    for number in range(heading + 1, len(blocks)):
        block = blocks[number]
        if block.hint in (Hint.FOOTNOTE, Hint.BOILERPLATE):
            continue
        if _ends_list(block):
            break
        entries.add(number)
    return entries if any(_plausible(blocks[n]) for n in entries) else set()


def _ends_list(block: Block) -> bool:
    words = load_lexicon("references")
    line = re.sub(r"\W+$", "", one_line(block.text)).casefold()
    if line.split(":")[0].split(" ")[0] in words["ends"] and len(line.split()) <= 6:
        return True
    if block.hint in (Hint.HEADING, Hint.TITLE):
        return line not in words["subheadings"] and line not in words["headings"]
    return not _plausible(block)


def _plausible(block: Block) -> bool:
    """Tell whether a block may stand in a list of sources: anything but a paragraph of prose."""
    line = one_line(block.text)
    if is_entry(line) or len(line.split()) < _PROSE_WORDS:
        return True
    return bool(_SIGNS.search(line) or re.search(rf"\({_YEAR}\)", line[:120]))


def _headless(blocks: list[Block]) -> set[int]:
    """Return runs of two entries or more that have no heading; laws standing between them belong to them."""
    marks = [is_entry(b.text) and b.hint is not Hint.FOOTNOTE for b in blocks]
    laws = [bool(_BARE_LAW.match(one_line(b.text))) for b in blocks]
    found: set[int] = set()
    start = 0
    for number in range(len(blocks) + 1):
        if number < len(blocks) and (marks[number] or laws[number]):
            continue
        run = range(start, number)
        if sum(marks[n] for n in run) >= 2:
            found.update(run)
        start = number + 1
    return found
