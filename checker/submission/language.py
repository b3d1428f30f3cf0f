"""Tell text that was read right from letters that only look like it.

A font that maps to no text gives replacement characters at best and plausible wrong letters at worst: every
letter shifted or swapped. Such text has next to none of any language's everyday words, and its words have too
few or too many vowels. Other languages than English pass; so do other scripts.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise

from checker.submission.blocks import Refused
from checker.submission.lexicon import load_lexicon

_WORD = re.compile(r"[^\W\d_]+")
_VOWELS = frozenset("aeiouyw")
_MIN_WORDS = 12
_MAX_STRANGE = 0.1
_MIN_COMMON = 0.04
_MIN_PAIRS = 0.3
_SURE_COMMON = 0.15


def check_language(text: str, *, typeset: bool) -> None:
    """Raise ``Refused`` if ``text`` is garbage; ``typeset`` text (a PDF's) is looked at more closely."""
    if strange_share(text) > _MAX_STRANGE:
        raise _refused(typeset)
    if typeset and not reads_like_language(text):
        raise _refused(typeset)


def strange_share(text: str) -> float:
    """Return the share in [0, 1] of characters other than spaces that no text has."""
    marks = [ch for ch in text[:100_000] if not ch.isspace()]
    strange = sum(1 for ch in marks if ch == "\ufffd" or unicodedata.category(ch) in ("Co", "Cn"))
    return strange / max(1, len(marks))


def reads_like_language(text: str) -> bool:
    """Tell whether the words could be those of some language; too few words always pass."""
    words = [w.casefold() for w in _WORD.findall(text[:60_000])]
    latin = [w for w in words if w.isascii() or all("LATIN" in unicodedata.name(c, "") for c in w)]
    letters = sum(1 for ch in text[:60_000] if ch.isalpha())
    signs = sum(1 for ch in text[:60_000] if not ch.isalpha() and not ch.isspace())
    if letters + signs > 60 and signs > letters:
        return False
    if len(latin) < _MIN_WORDS or len(latin) < len(words) / 2:
        return True
    common = _share(latin, lambda w: w in _common_words())
    if common >= _SURE_COMMON:
        return True
    return (common >= _MIN_COMMON or _pair_share(latin) >= _MIN_PAIRS) and _has_vowels(latin)


def _has_vowels(words: list[str]) -> bool:
    long = [w for w in words if len(w) > 2]
    without = _share(long, lambda w: not any(_base(ch) in _VOWELS for ch in w))
    letters = [_base(ch) for w in words for ch in w]
    return without < 0.15 and 0.25 < sum(ch in _VOWELS for ch in letters) / max(1, len(letters)) < 0.65


def _pair_share(words: list[str]) -> float:
    """Return the share of neighbouring letters that are a common pair; swapped letters rarely are."""
    pairs = [a + b for word in words for a, b in pairwise(map(_base, word))]
    return sum(pair in _common_pairs() for pair in pairs) / max(1, len(pairs))


def _share(words: list[str], holds: Callable[[str], bool]) -> float:
    return sum(map(holds, words)) / max(1, len(words))


def _base(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]


@lru_cache
def _common_pairs() -> frozenset[str]:
    return frozenset(load_lexicon("languages")["pairs"])


@lru_cache
def _common_words() -> frozenset[str]:
    return frozenset(str(w) for w in load_lexicon("languages")["common"])


def _refused(typeset: bool) -> Refused:
    if typeset:
        return Refused(
            "the letters of this PDF cannot be read: its fonts do not say which letters they draw",
            "Save the essay as .docx or .txt from the program that made it, or run OCR on the PDF.",
        )
    return Refused(
        "the text cannot be read: most of its characters are no letters",
        "Open it in the program that made it and save it as .docx, .odt or .txt (UTF-8).",
    )
