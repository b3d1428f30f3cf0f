"""Words broken at a line end made whole again."""

import re
from collections import Counter

from checker.submission.lexicon import load_lexicon

_LETTERED = re.compile(r"[A-Za-zÀ-ɏ]+[’'A-Za-zÀ-ɏ]*$")


def join_lines(text: str, following: str, vocabulary: Counter[str]) -> str:
    """Join two lines; a word hyphenated at the end of the first becomes whole again.

    The hyphen stays where the document writes the word with it elsewhere, or where the first part is one that
    takes a hyphen ("multi-agency").
    """
    if not text.endswith(("-", "\u00ad", "‐")) or not following[:1].islower():
        return f"{text} {following}"
    head, tail = text[:-1], following
    first = _LETTERED.search(head)
    second = re.match(r"[\w’']+", tail)
    if first is None or second is None:
        return text + following
    together, apart = f"{first[0]}{second[0]}".casefold(), f"{first[0]}-{second[0]}".casefold()
    if vocabulary[apart] > vocabulary[together]:
        return f"{head}-{tail}"
    keeps = text.endswith("-") and first[0].casefold() in load_lexicon("hyphens")["keeps"]
    return f"{head}-{tail}" if keeps and not vocabulary[together] else head + tail
