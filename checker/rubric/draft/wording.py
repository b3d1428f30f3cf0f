"""Phrases to look for, from the words of a page."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from checker.rubric.draft.plain_words import is_plain
from checker.rubric.everyday import STOP_WORDS
from checker.rubric.terms import stem

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_STRETCH = re.compile(r"[,;:.()/–—]|\s-\s")
_MOST = 6
_MOST_SUBJECT = 12
_FEW = 4
_ENOUGH = 3


def word_phrases(item: str) -> list[str]:
    """Return an item as worded, without what is done to it, and its last two words where it is longer.

    >>> word_phrases("checking the temperature of food")
    ['checking the temperature of food', 'temperature of food']
    """
    words = item.split()
    whole = item if not item[:1].isupper() or not item[1:].islower() else item.lower()
    less = words[1:] if words[0].endswith("ing") and len(words) > 1 else words
    while less and less[0].lower() in STOP_WORDS:
        less = less[1:]
    tail = words[-2:] if len(words) > 2 and words[-2].lower() not in STOP_WORDS else []
    found = [whole, *(" ".join(part) for part in (less, tail) if not _says_nothing(part))]
    return list({phrase.lower(): phrase for phrase in reversed(found)}.values())[::-1]


def _says_nothing(words: list[str]) -> bool:
    return all(is_plain(word) for word in words)


def is_weak(phrase: str) -> bool:
    """Tell whether a phrase is one common word, which counts only where the text is about the subject."""
    return len(phrase.split()) == 1 and phrase.islower()


def topic_phrases(claim: str) -> list[str]:
    """Return up to six phrases that name what a claim is about: neighbouring words, else single telling ones.

    None where a claim is of everyday words only.

    >>> topic_phrases("the use of rewards and quiet corners")
    ['quiet corners']
    """
    pairs: list[str] = []
    single: list[str] = []
    for run in _find_runs(claim):
        pairs += [" ".join(run)] if len(run) == 3 else []
        pairs += [f"{a} {b}" for a, b in pairwise(run) if not (is_plain(a) and is_plain(b))]
        single += [run[0]] if len(run) == 1 and not is_plain(run[0]) else []
    named = [word for word in single if len(pairs) == 0 or not word.islower()]
    return list(dict.fromkeys([*pairs, *named]))[:_MOST]


def _find_runs(text: str) -> Iterator[list[str]]:
    """Yield stretches of words without small words or stops between them."""
    for stretch in _STRETCH.split(text):
        run: list[str] = []
        for word in [*_WORD.findall(stretch), "the"]:
            if word.lower() not in STOP_WORDS:
                run.append(word)
            elif run:
                yield run
                run = []


def find_subject(claim: str, page: Iterable[str], told: Iterable[str] = ()) -> list[str]:
    """Return the words by which a text is known to be about a claim or its page.

    Words that the page's tips use are left out where enough others remain: the learner reads the tips.
    """
    own = [re.sub(r"['’]s$", "", word) for word in _WORD.findall(claim) if not is_plain(word)]
    words = [word if word.isupper() else word.lower() for word in own]
    words += list(page)[: max(_FEW - len(words), 1)]
    by_stem = {stem(word): word for word in reversed(words)}
    found = [word for word in dict.fromkeys(words) if by_stem[stem(word)] == word]
    untold = [word for word in found if stem(word) not in {stem(one) for one in told}]
    return (untold if len(untold) >= _ENOUGH else found)[:_MOST_SUBJECT]


def find_page_words(title: str, entries: Iterable[str]) -> list[str]:
    """Return the telling words of a page's title, and those that two or more of its entries share."""
    counts = Counter(word for entry in entries for word in {word.lower() for word in tell(entry)})
    shared = sorted((word for word, count in counts.items() if count > 1), key=lambda w: (-counts[w], w))
    return list(dict.fromkeys([*(word.lower() for word in tell(title)), *shared]))[:_MOST_SUBJECT]


def tell(text: str) -> list[str]:
    """Return the words of a text that say what it is about."""
    return [word for word in _WORD.findall(text) if not is_plain(word)]
