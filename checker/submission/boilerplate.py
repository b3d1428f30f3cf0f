"""Find what a site, a template or a program added: adverts, menus, notices, "type your answer here"."""

import re
from functools import lru_cache

from checker.submission.blocks import Block, Hint
from checker.submission.clean import one_line
from checker.submission.lexicon import load_lexicon

_MAX_ALWAYS = 60
_MAX_WHOLE = 14
_TAIL_WORDS = 20
_LEAD_WORDS = 6


@lru_cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load_lexicon("boilerplate")
    always = re.compile("|".join(f"(?:{p})" for p in words["always"]), re.IGNORECASE)
    whole = re.compile(rf"\W*(?:{'|'.join(f'(?:{p})' for p in words['whole'])})[\W_]*", re.IGNORECASE)
    return always, whole


def is_boilerplate(text: str) -> bool:
    """Tell whether the block's own words show that it is not the learner's.

    >>> is_boilerplate("We use cookies to improve your visit.")
    True
    """
    line = one_line(text)
    always, whole = _patterns()
    words = len(line.split())
    if not re.search(r"\w", line):
        return True
    return (words <= _MAX_ALWAYS and bool(always.search(line))) or (
        words <= _MAX_WHOLE and bool(whole.fullmatch(line))
    )


def find_boilerplate(blocks: list[Block], references: set[int]) -> set[int]:
    """Return the numbers of boilerplate blocks, an advert's short closing lines included."""
    found = {n for n, b in enumerate(blocks) if b.hint is Hint.BOILERPLATE or is_boilerplate(b.text)}
    adverts = {
        n
        for n in found
        if blocks[n].hint is not Hint.BOILERPLATE and _patterns()[0].search(one_line(blocks[n].text))
    }
    if adverts and (start := _tail_start(blocks, adverts, references)) is not None:
        found |= set(range(start, len(blocks)))
    return found - references | {n for n in found & references if n in adverts}


def _tail_start(blocks: list[Block], adverts: set[int], references: set[int]) -> int | None:
    """Return where the closing advert begins, if nothing but short lines follows its first sure line."""
    first = next(
        (n for n in sorted(adverts) if all(_is_tail(blocks[m], m, adverts) for m in range(n, len(blocks)))),
        None,
    )
    if first is None:
        return None
    while first > 1 and first - 1 not in references and _leads_in(blocks[first - 1]):
        first -= 1
    return first


def _is_tail(block: Block, number: int, adverts: set[int]) -> bool:
    return number in adverts or len(block.text.split()) <= _TAIL_WORDS


def _leads_in(block: Block) -> bool:
    """Tell a greeting or a name before the offer ("I'm …!") from a learner's closing sentence."""
    return block.hint is Hint.PARAGRAPH and len(block.text.split()) <= _LEAD_WORDS
