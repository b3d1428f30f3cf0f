"""Tell headings that no style marks: short lines that stand over a paragraph."""

import re

from checker.submission.blocks import Block, Hint
from checker.submission.clean import one_line

_NUMBERED = re.compile(r"^\(?(?:\d{1,2}(?:\.\d{1,2})*[.):]?|[A-Z][.):]|[IVX]{1,4}[.):])\s+(?=\S)")
_LABEL_AND_TEXT = re.compile(r"^\w[\w'’/ ]{0,50}\s[-–=]\s+\S")
_CLAUSE = re.compile(
    r"\b(?:I|I'm|I’m|i|im|ive|we|he|she|they|you should|is|are|was|were|am|has|had|have|do|does|did|can|"
    r"will|would|should|could|must|it's|it’s|its|theres|there's|there’s|isn't|isn’t|get|gets|got|said|says|think|know)\b"
)
_WH = re.compile(r"^(?:what|how|why|who|when|where|which|does|do|is|are|if)\b", re.IGNORECASE)
_ENDS_SENTENCE = re.compile(r"[.!;,…][\"”’')]*$")
_WHOLE_QUOTE = re.compile(r"^[\"“‘'][^\"“”]{2,120}[\"”’']$")
_MAX_WORDS = 14


def is_heading_shaped(block: Block, after: Block | None, *, first: bool = False) -> bool:
    """Tell whether ``block`` is a heading of what comes ``after`` it, by its shape alone.

    ``first`` says that nothing stands before it: a title may be "this - that", a later line is an item.
    """
    line = one_line(block.text)
    words = len(line.split())
    if after is None or words > _MAX_WORDS + 6 * block.strong or _ENDS_SENTENCE.search(line):
        return False
    if len(line) > 1 and line.startswith(("-", "•", "*", ">")):
        return False
    if block.strong:
        return True
    if _LABEL_AND_TEXT.match(line) and not first and not line.isupper():
        return False
    return _reads_as_title(line, words) and _stands_over(line, after)


def _reads_as_title(line: str, words: int) -> bool:
    if _WHOLE_QUOTE.match(line):
        return True
    line = _NUMBERED.sub("", line)
    if _WH.match(line):
        return True
    if line.isupper():
        return True
    if not line[0].isupper() and (words > 5 or "," in line):
        return False
    return not _CLAUSE.search(line)


def _stands_over(line: str, after: Block) -> bool:
    """Something longer, or a list, a table or a quotation, has to follow."""
    if after.hint in (Hint.LIST_ITEM, Hint.TABLE_ROW, Hint.QUOTATION, Hint.HEADING):
        return True
    text = one_line(after.text)
    return len(text) > len(line) + 15 or bool(_ENDS_SENTENCE.search(text))
