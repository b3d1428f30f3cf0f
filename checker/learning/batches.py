"""Windows of the training texts, in batches of like length; needs torch and transformers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from transformers import AutoTokenizer

from checker.evidence.windows import MOST_TOKENS, Window, cut_alone, cut_windows
from checker.learning.rows import Rows

_SIZES = (48, 80, MOST_TOKENS, MOST_TOKENS, MOST_TOKENS + 32)
"""Window sizes that training draws from, text by text: a sentence is not always met in the same place."""
_SHUFFLED_TOGETHER = 400
"""Windows of which those of like length share batches."""


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """Windows as tensors; each row of ``pool`` that is used averages one sentence."""

    input_ids: torch.Tensor
    """Tokens, shape (n_windows, n_tokens)."""
    mask: torch.Tensor
    """1 where there is a token, same shape."""
    pool: torch.Tensor
    """Weights that average tokens to sentences, shape (n_windows, n_sentences, n_tokens)."""
    ends: torch.Tensor
    """Place of the mark after each sentence, shape (n_windows, n_sentences)."""
    used: torch.Tensor
    """Which of the sentences there are, shape (n_windows, n_sentences)."""
    rows: np.ndarray
    """Number of the training row of each of them, in order."""

    @property
    def given(self) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
        """What the network takes."""
        return self.input_ids, self.mask, self.pool, self.ends


Placed = tuple[int, Window]
"""Number of the training row of a window's first sentence, and the window."""


class Windows:
    """The tokens of training rows, cut into windows of the size that is asked for."""

    def __init__(self, base: Path, rows: Rows) -> None:
        """Tokenise the sentences of ``rows`` with the base model's tokenizer."""
        sentences = [sentence for _, sentence in rows.pairs]
        tokenizer = AutoTokenizer.from_pretrained(base)
        self.tokens: list[list[int]] = tokenizer(sentences, add_special_tokens=False)["input_ids"]
        self._paragraphs: list[int] = rows.paragraphs.tolist()
        self._starts = [row for row, (before, _) in enumerate(rows.pairs) if not before]

    def cut(self, dice: np.random.RandomState | None = None) -> list[Placed]:
        """Return the windows of all texts: of random sizes, or without ``dice`` as they are in use."""
        windows: list[Placed] = []
        for start, end in zip(self._starts, [*self._starts[1:], len(self.tokens)], strict=True):
            most = MOST_TOKENS if dice is None else int(dice.choice(_SIZES))
            cut = cut_windows(self.tokens[start:end], self._paragraphs[start:end], most)
            windows += [(start + window.first, window) for window in cut]
        return windows

    def alone(self, rows: Sequence[int]) -> Batch:
        """Return sentences each by itself."""
        return build_batch([(row, cut_alone(self.tokens[row])) for row in rows])


def build_batch(windows: Sequence[Placed]) -> Batch:
    """Return ``windows`` as tensors, filled up to the longest."""
    n_tokens = max(len(window.ids) for _, window in windows)
    n_sentences = max(len(window.spans) for _, window in windows)
    ids, mask = (torch.zeros(len(windows), n_tokens, dtype=torch.long) for _ in range(2))
    pool = torch.zeros(len(windows), n_sentences, n_tokens)
    ends = torch.zeros(len(windows), n_sentences, dtype=torch.long)
    used = torch.zeros(len(windows), n_sentences, dtype=torch.bool)
    rows: list[int] = []
    for place, (row, window) in enumerate(windows):
        length, n = len(window.ids), len(window.spans)
        ids[place, :length] = torch.tensor(window.ids)
        mask[place, :length] = 1
        pool[place, :n, :length] = torch.from_numpy(window.pool())
        ends[place, :n] = torch.from_numpy(window.ends())
        used[place, :n] = True
        rows += range(row, row + n)
    return Batch(ids, mask, pool, ends, used, np.array(rows))


def plan_batches(windows: Sequence[Placed], tokens: int, dice: np.random.RandomState) -> list[list[Placed]]:
    """Return batches in random order, each of windows of about the same length, ``tokens`` at most."""
    order = dice.permutation(len(windows))
    batches = [
        batch
        for at in range(0, len(order), _SHUFFLED_TOGETHER)
        for batch in _fill([windows[i] for i in order[at : at + _SHUFFLED_TOGETHER]], tokens)
    ]
    dice.shuffle(batches)  # type: ignore[arg-type]
    return batches


def _fill(windows: Sequence[Placed], tokens: int) -> Iterator[list[Placed]]:
    batch: list[Placed] = []
    for placed in sorted(windows, key=lambda placed: len(placed[1].ids)):
        if batch and len(placed[1].ids) * (len(batch) + 1) > tokens:
            yield batch
            batch = []
        batch.append(placed)
    if batch:
        yield batch
