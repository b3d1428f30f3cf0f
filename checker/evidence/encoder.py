"""Sentence vectors and detectors from the shipped encoder, on onnxruntime: no torch, no download."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from checker.errors import ModelError
from checker.evidence.words import FILE, join_opinions, load_words

_MAX_TOKENS = 96
_MAX_BEFORE = 32
"""Most tokens of a sentence, and of the one before it; what is longer is cut."""

_LEAST = 1e-6
"""Least probability, and least distance from certainty, that a logit is made of."""


class Encoder:
    """Turns sentences into unit vectors and detector probabilities, always the same for the same text.

    Texts go through one at a time: an int8 model scales its numbers by all that is in a batch, so a
    sentence's numbers would otherwise depend on its neighbours. One thread: the same sums in the same order.
    """

    def __init__(self, folder: Path) -> None:
        """Load the files of ``folder``; ``words.npz`` may be missing. Raise ``ModelError`` if that fails."""
        try:
            self._session, self._tokenizer = _load(folder)
            self._words = load_words(folder) if (folder / FILE).exists() else None
        except Exception as error:
            raise ModelError(
                f"{folder}: the encoder cannot be loaded ({error}). Install checker again."
            ) from error
        self._start, self._end = (self._tokenizer.token_to_id(token) for token in ("[CLS]", "[SEP]"))

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Return unit vectors, shape (n_texts, n_dimensions)."""
        return np.vstack([self._run("vectors", [], ids[:_MAX_TOKENS]) for ids in self._ids(texts)])

    def detect(self, pairs: Sequence[tuple[str, str]]) -> npt.NDArray[np.float32]:
        """Return probabilities in [0, 1], shape (n_pairs, n_heads), for (sentence before, sentence)."""
        befores = self._ids([before for before, _ in pairs])
        sentences = self._ids([sentence for _, sentence in pairs])
        rows = [
            self._run("heads", [*before[-_MAX_BEFORE:], self._end], ids[:_MAX_TOKENS])
            for before, ids in zip(befores, sentences, strict=True)
        ]
        network = np.vstack(rows)
        if self._words is None:
            return network
        return _chances(join_opinions(_logits(network), self._words.detect(pairs)))

    def _ids(self, texts: Sequence[str]) -> list[list[int]]:
        return [text.ids for text in self._tokenizer.encode_batch(list(texts), add_special_tokens=False)]

    def _run(self, output: str, before: list[int], ids: list[int]) -> npt.NDArray[np.float32]:
        """Run ``[CLS] before sentence [SEP]`` through the model; shape (1, n)."""
        input_ids = np.array([[self._start, *before, *ids, self._end]], np.int64)
        kinds = np.zeros_like(input_ids)
        if before:
            kinds[0, 1 + len(before) :] = 1
        given = {"input_ids": input_ids, "attention_mask": np.ones_like(input_ids), "token_type_ids": kinds}
        return np.asarray(self._session.run([output], given)[0], np.float32)


def _logits(chances: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    kept = np.clip(chances, _LEAST, 1 - _LEAST)
    logits: npt.NDArray[np.float32] = np.log(kept / (1 - kept))
    return logits


def _chances(logits: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    chances: npt.NDArray[np.float32] = (1 / (1 + np.exp(-logits))).astype(np.float32)
    return chances


def _load(folder: Path) -> tuple[Any, Any]:
    import onnxruntime
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"]
    )
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return session, tokenizer
