"""A text as a row of words, so that names match whatever the hyphens, apostrophes, accents and brackets."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+\+?(?:['’ʼ][^\W_]+)*")
_APOSTROPHES = str.maketrans("", "", "'’ʼ")
_POSSESSIVE = re.compile(r"['’ʼ][sS]$")
_PLAIN_GAP = re.compile(r"(?:[ \t\u00a0]|['\"‘’“”]|[-‐‑‒–/&]){0,4}\n?[ \t\u00a0]{0,8}")
_WIDE_GAP = re.compile(r"(?:[ \t\u00a0]|['\"‘’“”]|[-‐‑‒–—/&]|[,.():;?!\[\]]){0,5}\n?[ \t\u00a0]{0,8}")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text."""

    start: int
    """First character."""
    end: int
    """One past the last character."""
    text: str
    """As written."""
    folded: str
    """Lower case, without accents and apostrophes; ``and`` for an ampersand."""
    bare: str
    """``folded`` without a possessive ending."""

    @property
    def bare_text(self) -> str:
        """The word as written without a possessive ending."""
        return _POSSESSIVE.sub("", self.text)


def split_words(text: str) -> tuple[Word, ...]:
    """Return the words of ``text`` in order; an ampersand between spaces counts as a word.

    >>> [word.folded for word in split_words("The Childrens’ Act & Climbié’s case")]
    ['the', 'childrens', 'act', 'and', 'climbies', 'case']
    """
    return tuple(_build_word(m) for m in re.finditer(rf"{_WORD.pattern}|(?<=\s)&(?=\s)", text))


def _build_word(match: re.Match[str]) -> Word:
    text = match.group()
    return Word(match.start(), match.end(), text, fold(text), fold(_POSSESSIVE.sub("", text)))


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """Return a word in lower case without accents and apostrophes.

    >>> fold("Children’s")
    'childrens'
    """
    if word == "&":
        return "and"
    plain = word.translate(_APOSTROPHES).casefold()
    if plain.isascii():
        return plain
    return "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))


def is_gap(between: str, *, wide: bool) -> bool:
    """Tell whether two words with ``between`` between them can belong to one name.

    Spaces, hyphens, slashes, quotation marks and one line break can; ``wide`` also lets pass commas, brackets
    and full stops, as in "Children Act (2004)".
    """
    return (_WIDE_GAP if wide else _PLAIN_GAP).fullmatch(between) is not None
