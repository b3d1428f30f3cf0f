"""Pairs of submissions that share unusual text: MinHash finds candidates, the texts themselves decide."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from checker.batch.cohort.member import Member
from checker.batch.prints import PERMUTATIONS, SCHEME, Print, own_words

_THRESHOLD = 0.5
"""Share of common word runs from which two paragraphs are compared word by word."""
_LEAST_RUN = 8
"""Words in a row, alike, that count as shared."""
_LEAST_SHARED = 20
"""Words shared in two paragraphs from which the pair is shown."""
_MOST = 50

TextOf = Callable[[Member], str]


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph of each, cut into stretches that are shared and stretches that are not."""

    left: tuple[tuple[str, bool], ...]
    """Text and whether it is shared."""
    right: tuple[tuple[str, bool], ...]
    shared: int
    """Words in common."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two submissions and what they share."""

    left: Member
    right: Member
    passages: tuple[Passage, ...]

    @property
    def shared(self) -> int:
        """Words in common."""
        return sum(passage.shared for passage in self.passages)


@dataclass(frozen=True, slots=True)
class Pairs:
    """What was found."""

    pairs: tuple[Pair, ...]
    """The most words in common first."""
    usual: int
    """Paragraphs left out because so many have them that they must have been handed out."""
    left_out: int
    """Further pairs that are not shown."""


def find_pairs(members: Sequence[Member], text_of: TextOf) -> Pairs:
    """Find pairs of submissions with nearly the same paragraphs.

    Questions, quotations, headings and references have no fingerprints, so they never make a pair. Text
    that more than a twentieth of the cohort (and more than three) share is usual, not unusual.
    """
    most_alike = max(3, len(members) // 20)
    alike, usual = _find_alike(members, most_alike)
    texts: dict[int, str] = {}
    found = []
    for (one, other), places in sorted(alike.items()):
        left, right = members[one], members[other]
        for number, member in ((one, left), (other, right)):
            if number not in texts:
                texts[number] = text_of(member)
        passages = [_compare(texts[one], texts[other], a, b) for a, b in places]
        kept = tuple(passage for passage in passages if passage.shared >= _LEAST_SHARED)
        if kept:
            found.append(Pair(left, right, kept))
    found.sort(key=lambda pair: (-pair.shared, pair.left.listed.number, pair.right.listed.number))
    return Pairs(tuple(found[:_MOST]), usual, max(0, len(found) - _MOST))


Alike = dict[tuple[int, int], list[tuple[Print, Print]]]


def _find_alike(members: Sequence[Member], most_alike: int) -> tuple[Alike, int]:
    """Return pairs of members with their alike paragraphs, and how many paragraphs are usual ones."""
    hashes = {(i, j): p for i, member in enumerate(members) for j, p in enumerate(member.prints)}
    alike: Alike = {}
    neighbours = _find_neighbours(hashes)
    usual = {at for at, others in neighbours.items() if len({i for i, _ in others} - {at[0]}) >= most_alike}
    for at, others in neighbours.items():
        for other in sorted(others):
            if at < other and at[0] != other[0] and at not in usual and other not in usual:
                alike.setdefault((at[0], other[0]), []).append((hashes[at], hashes[other]))
    return alike, len(usual)


def _find_neighbours(hashes: dict[tuple[int, int], Print]) -> dict[tuple[int, int], set[tuple[int, int]]]:
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=_THRESHOLD, num_perm=PERMUTATIONS)
    made = {at: MinHash(seed=1, scheme=SCHEME, hashvalues=list(each.values)) for at, each in hashes.items()}
    for at, each in made.items():
        index.insert(at, each)
    return {at: set(index.query(each)) for at, each in made.items()}


_TOKEN = re.compile(r"\w+(?:['’]\w+)*")


def _compare(left: str, right: str, a: Print, b: Print) -> Passage:
    """Set two paragraphs side by side, words in a row that both have marked as shared."""
    one, other = left[a.start : a.end].strip(), right[b.start : b.end].strip()
    tokens = [list(_TOKEN.finditer(text)) for text in (one, other)]
    words = [[token.group().casefold() for token in each] for each in tokens]
    matcher = SequenceMatcher(None, words[0], words[1], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size >= _LEAST_RUN]
    spans_one = [(tokens[0][x.a].start(), tokens[0][x.a + x.size - 1].end()) for x in blocks]
    spans_other = [(tokens[1][x.b].start(), tokens[1][x.b + x.size - 1].end()) for x in blocks]
    shared = sum(len(own_words(one[start:end])) for start, end in spans_one)
    return Passage(tuple(_cut(one, spans_one)), tuple(_cut(other, spans_other)), shared)


def _cut(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    at = 0
    for start, end in spans:
        if start > at:
            yield text[at:start], False
        yield text[start:end], True
        at = end
    if at < len(text):
        yield text[at:], False
