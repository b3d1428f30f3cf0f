"""Words of long names as learners misspell them: one letter missing, added, changed or swapped."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

_SHORTEST = 4


@dataclass(frozen=True, slots=True, eq=False)
class Spelling:
    """Which words of names a misspelt word may stand for (symmetric delete index, Garbe 2012)."""

    words: frozenset[str]
    """Words that occur in names of two words or more."""
    by_deletion: Mapping[str, frozenset[str]]
    """A word, or what is left of it without one letter, to the words that it may come from."""

    def near(self, word: str) -> frozenset[str]:
        """Return the words one slip of the pen away; none for a word that names use, or a short one.

        >>> sorted(build_spelling(["matters", "every"]).near("maters"))
        ['matters']
        """
        return _find_near(self, word)


@lru_cache(maxsize=20_000)
def _find_near(spelling: Spelling, word: str) -> frozenset[str]:
    if word in spelling.words or len(word) < _SHORTEST or not word.isalpha():
        return frozenset()
    groups = (spelling.by_deletion.get(key, ()) for key in {word, *_delete_one(word)})
    return frozenset(other for group in groups for other in group if _is_one_slip(word, other))


def build_spelling(words: Iterable[str]) -> Spelling:
    """Return the index of ``words``."""
    known = frozenset(words)
    groups: dict[str, set[str]] = {}
    for word in known:
        if len(word) >= _SHORTEST and word.isalpha():
            for key in {word, *_delete_one(word)}:
                groups.setdefault(key, set()).add(word)
    return Spelling(known, {key: frozenset(group) for key, group in groups.items()})


def _delete_one(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(len(word)))


def _is_one_slip(left: str, right: str) -> bool:
    """Tell whether one insertion, deletion, change or swap of neighbours makes one word of the other.

    The first letter has to agree: people seldom get that one wrong.
    """
    if left[0] != right[0] or abs(len(left) - len(right)) > 1:
        return False
    if len(left) != len(right):
        longer, shorter = (left, right) if len(left) > len(right) else (right, left)
        return shorter in _delete_one(longer)
    differ = [at for at, (a, b) in enumerate(zip(left, right, strict=True)) if a != b]
    if len(differ) == 2:
        at, then = differ
        return then == at + 1 and left[at] == right[then] and left[then] == right[at]
    return len(differ) == 1
