"""Sentence vectors from the shipped encoder: onnxruntime and tokenizers, no torch, no download."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from checker.errors import ModelError
from checker.evidence.reading import Vectors

_MAX_TOKENS = 128


class Encoder:
    """Turns texts into unit vectors; the same text always gives the same vector."""

    def __init__(self, folder: Path) -> None:
        """Load ``encoder.onnx`` and ``tokenizer.json`` from ``folder``; raise ``ModelError`` if that fails."""
        try:
            self._session, self._tokenizer = _load(folder)
        except Exception as error:
            raise ModelError(f"{folder}: the sentence encoder cannot be loaded: {error}. Install checker again.") from error

    def encode(self, texts: list[str]) -> Vectors:
        """Return unit vectors, shape (n_texts, n_dimensions).

        Texts go through one at a time: an int8 model scales its numbers by all that is in a batch, so a
        sentence's vector would otherwise depend on its neighbours.
        """
        encoded = self._tokenizer.encode_batch(texts)
        return np.vstack([self._encode_one(text.ids) for text in encoded]) if texts else np.zeros((0, 1), np.float32)

    def _encode_one(self, ids: list[int]) -> Vectors:
        input_ids = np.array([ids], np.int64)
        given = {"input_ids": input_ids, "attention_mask": np.ones_like(input_ids)}
        return np.asarray(self._session.run(None, given)[0], np.float32)


def _load(folder: Path) -> tuple[Any, Any]:
    import onnxruntime
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    # One thread: the same sums in the same order, and batch workers do not fight for cores.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(_MAX_TOKENS)
    return session, tokenizer


@lru_cache(maxsize=2)
def load_encoder(folder: Path) -> Encoder:
    """Load the encoder of ``folder`` once a process."""
    return Encoder(folder)
