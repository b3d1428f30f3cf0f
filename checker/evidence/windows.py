"""Stretches of a text that the network reads at once: some sentences, and a little of what stands before.

Each sentence is read among its neighbours, and each token once or little more (Cohan et al. 2019,
"Pretrained language models for sequential sentence classification"). Pure: the same sentences, the same
windows, when a model is trained and when it is used.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

MOST_TOKENS = 128
"""Tokens of a window beside those before it; a longer sentence has one to itself."""
LONGEST = 200
"""Most tokens of one sentence; what is longer is cut."""
_BEFORE = 32
"""Most tokens of what stands before a window."""
_START, _END = 101, 102
"""``[CLS]`` and ``[SEP]`` in BERT's vocabulary."""

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Window:
    """``[CLS] before [SEP] sentence [SEP] sentence [SEP] …``, or without what stands before."""

    first: int
    """Number of its first sentence in the text."""
    ids: tuple[int, ...]
    """Its tokens."""
    spans: tuple[tuple[int, int], ...]
    """First token of each sentence, and one past the last: the place of the ``[SEP]`` after it."""

    def pool(self) -> Floats:
        """Return the weights that average each sentence's tokens, shape (n_sentences, n_tokens)."""
        weights = np.zeros((len(self.spans), len(self.ids)), np.float32)
        for row, (start, end) in enumerate(self.spans):
            weights[row, start:end] = 1 / max(1, end - start)
        return weights

    def ends(self) -> npt.NDArray[np.int64]:
        """Return the place of the mark after each sentence, shape (n_sentences,)."""
        return np.array([min(end, len(self.ids) - 1) for _, end in self.spans], np.int64)


def cut_windows(
    sentences: Sequence[Sequence[int]], paragraphs: Sequence[int], most: int = MOST_TOKENS
) -> Iterator[Window]:
    """Yield the windows of a text, given the tokens of each sentence and the number of its paragraph.

    A window ends with a paragraph where it is half full by then, or before a sentence that it cannot hold.
    """
    first, size = 0, 0
    for number, tokens in enumerate(sentences):
        length = min(len(tokens), LONGEST) + 1
        new_paragraph = number > first and paragraphs[number] != paragraphs[number - 1]
        if number > first and (size + length > most or (new_paragraph and size >= most // 2)):
            yield _build(sentences, first, number)
            first, size = number, 0
        size += length
    if first < len(sentences):
        yield _build(sentences, first, len(sentences))


def _build(sentences: Sequence[Sequence[int]], first: int, end: int) -> Window:
    before: list[int] = []
    for tokens in reversed(sentences[:first]):
        before = [*tokens, *before]
        if len(before) >= _BEFORE:
            break
    ids = [_START, *before[-_BEFORE:], _END] if before else [_START]
    spans = []
    for tokens in sentences[first:end]:
        kept = tokens[:LONGEST]
        spans.append((len(ids), len(ids) + len(kept)))
        ids += [*kept, _END]
    return Window(first, tuple(ids), tuple(spans))


def cut_alone(tokens: Sequence[int]) -> Window:
    """Return a sentence by itself, averaged with its marks, as the base model was trained to be."""
    ids = (_START, *tokens[:LONGEST], _END)
    return Window(0, ids, ((0, len(ids)),))
