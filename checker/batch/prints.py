"""Fingerprints of paragraphs (MinHash over runs of words), by which shared text is found."""

import re
from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from checker.types.essay import CREDITED_KINDS, Essay

PERMUTATIONS = 64
SCHEME = "affine32"
"""How datasketch 2 permutes; kept values are of no use without it."""
SHINGLE = 5
"""Words in a run: copied text shares many, chance shares few."""
_LEAST_WORDS = 25
"""A paragraph shorter than this says too little."""
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_QUOTED = re.compile(r"“[^“”]{15,}?”|\"[^\"\n]{15,}?\"")


class Print(BaseModel):
    """The fingerprint of one paragraph of the learner's own text."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    start: int
    """First character in ``essay.text``."""
    end: int
    """One past the last character."""
    words: int
    """Words outside quotation marks."""
    values: tuple[int, ...]
    """MinHash values, 32 bits each."""


def find_prints(essay: Essay) -> tuple[Print, ...]:
    """Return a fingerprint for each paragraph that is long enough.

    Title page, question, block quotations, headings, references and boilerplate have none, and words in
    quotation marks are left out: what many may rightly share is no sign of anything.
    """
    return tuple(_prints(essay))


def own_words(text: str) -> list[str]:
    """Return the words outside quotation marks, in lower case.

    >>> own_words('As the guide says, "nothing matters more than this", we share.')
    ['as', 'the', 'guide', 'says', 'we', 'share']
    """
    return [match.group().casefold() for match in _WORD.finditer(_QUOTED.sub(" ", text))]


def _prints(essay: Essay) -> Iterator[Print]:
    from datasketch import MinHash

    for section in essay.sections:
        if section.kind not in CREDITED_KINDS:
            continue
        words = own_words(essay.text[section.start : section.end])
        if len(words) < _LEAST_WORDS:
            continue
        runs = {" ".join(words[at : at + SHINGLE]).encode() for at in range(len(words) - SHINGLE + 1)}
        hashed = MinHash(PERMUTATIONS, seed=1, scheme=SCHEME)
        hashed.update_batch(sorted(runs))
        values = tuple(int(value) for value in hashed.digest())
        yield Print(start=section.start, end=section.end, words=len(words), values=values)
