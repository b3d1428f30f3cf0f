"""Find the title page: a learner's details, the lines around them, word count and declaration."""

import re
from functools import lru_cache

from checker.submission.blocks import Block, Hint
from checker.submission.clean import one_line
from checker.submission.lexicon import load_lexicon
from checker.submission.questions import is_question

_DECLARES = re.compile(
    r"\bI\b.{0,30}\b(?:confirm|declare|certify|understand|agree|acknowledge)\b.{0,140}"
    r"\b(?:my own|own work|unaided|plagiaris|original work|authentic|not been (?:copied|submitted))",
    re.IGNORECASE | re.DOTALL,
)
_BY = re.compile(
    r"^(?:by|written by|submitted by|prepared by)\s+[A-Z][\w'’.-]+(?:\s+[A-Z][\w'’.-]+){0,3}$", re.IGNORECASE
)
_DATE = re.compile(
    r"^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+)?"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
    r"(?:\s+\d{1,2}(?:st|nd|rd|th)?)?,?\s+(?:19|20)\d\d\.?$|^\d{1,2}[/.-]\d{1,2}[/.-](?:\d\d){1,2}$",
    re.IGNORECASE,
)
_WORD_COUNT = re.compile(r"^\W*(?:(?:total )?word ?count\b.{0,20}\d|\(?\d[\d,]* words\)?\W*$)", re.IGNORECASE)
_MAX_HEAD = 30
_MAX_WORDS = 22
_PROSE_WORDS = 25


@lru_cache
def _labels() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load_lexicon("title_page")
    strong, weak = (
        re.compile(rf"^\W*(?:{'|'.join(map(re.escape, sorted(words[k], key=len, reverse=True)))})s?\s*"
                   rf"(?:\([^)]{{1,30}}\)\s*)?(?:[:\t]|\s[-–]\s|\.{{2,}}|_{{2,}}{'|$' * (k == 'strong')})",
                   re.IGNORECASE)
        for k in ("strong", "weak")
    )  # fmt: skip
    return strong, weak


def find_title_page(blocks: list[Block]) -> set[int]:
    """Return the numbers of the blocks that belong to a title page or give a learner's details."""
    found = _details_at_head(blocks) | _first_page_alone(blocks)
    for number, block in enumerate(blocks):
        if block.hint is Hint.FOOTNOTE:
            continue
        if _WORD_COUNT.match(block.text) and len(block.text.split()) <= 10:
            found.add(number)
        elif _DECLARES.search(block.text) and len(block.text.split()) <= 90:
            found |= {number, *_declaration_heading(blocks, number)}
    return found | _details_at_foot(blocks)


def _is_short(block: Block) -> bool:
    return len(block.text.split()) <= _MAX_WORDS and block.hint is not Hint.FOOTNOTE


def _head(blocks: list[Block]) -> list[Block]:
    """Return the short blocks before the first prose, task or list."""
    head: list[Block] = []
    for block in blocks[:_MAX_HEAD]:
        words = len(block.text.split())
        sentence = words >= 8 and re.search(r"[.?!][\"”’')]*$", block.text)
        prose = (words >= _PROSE_WORDS or sentence) and not _DECLARES.search(block.text)
        asked = is_question(block.text, numbered=block.numbered) and not _labels()[1].match(block.text)
        if prose or asked:
            break
        head.append(block)
    return head


def _details_at_head(blocks: list[Block]) -> set[int]:
    head = _head(blocks)
    strong, weak = _labels()
    firm = [n for n, b in enumerate(head) if _is_short(b) and strong.match(b.text)]
    loose = [n for n, b in enumerate(head) if _is_short(b) and (weak.match(b.text) or _DATE.match(b.text))]
    byline = [n for n, b in enumerate(head) if _BY.match(one_line(b.text))]
    byline += [n for n, b in enumerate(head[:5]) if _DATE.match(one_line(b.text)) or b.hint is Hint.DETAILS]
    if not firm and not byline and len(loose) < 2:
        return set()
    if not firm and len(loose) < 2 and not all(len(b.text.split()) <= 14 for b in head[: byline[-1]]):
        return set(byline)
    last = max(*firm, *loose, *byline, 0)
    return set(range(last + 1)) | _values_after(head, last)


def _values_after(head: list[Block], last: int) -> set[int]:
    """Take the block after a label that stands alone for its value."""
    bare = one_line(head[last].text).rstrip(":").casefold() in load_lexicon("title_page")["strong"]
    return {last + 1} if bare and last + 1 < len(head) and len(head[last + 1].text.split()) <= 6 else set()


def _first_page_alone(blocks: list[Block]) -> set[int]:
    """Take a first page of a few short lines for a title page, whatever they say."""
    turn = next((n for n, b in enumerate(blocks) if n and b.pages and b.pages[0] == 0), 0)
    page = blocks[:turn]
    words = sum(len(b.text.split()) for b in page)
    ends = any(re.search(r"[.?!]$", b.text) and len(b.text.split()) > 8 for b in page)
    alone = 0 < turn < len(blocks) and words <= 60 and not ends and not any(is_question(b.text) for b in page)
    rest = sum(len(b.text.split()) for b in blocks[turn:])
    return set(range(turn)) if alone and rest > 2 * words else set()


def _details_at_foot(blocks: list[Block]) -> set[int]:
    found: set[int] = set()
    strong, _ = _labels()
    for number in range(len(blocks) - 1, max(-1, len(blocks) - 9), -1):
        text = one_line(blocks[number].text)
        detail = strong.match(blocks[number].text) or re.match(r"(?i)(?:date|print name)\s*[:.]", text)
        if not (detail and len(text.split()) <= 8):
            break
        found.add(number)
    return found


def _declaration_heading(blocks: list[Block], number: int) -> set[int]:
    line = one_line(blocks[number - 1].text).rstrip(":").casefold() if number else ""
    return {number - 1} if line in load_lexicon("title_page")["declarations"] else set()
