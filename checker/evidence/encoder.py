"""Sentence vectors and detectors from the shipped encoder, on onnxruntime: no torch, no download."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from checker.errors import ModelError
from checker.evidence.windows import Window, cut_alone, cut_windows
from checker.evidence.words import FILE, join_opinions, load_words

_LEAST = 1e-6
"""Least probability, and least distance from certainty, that a logit is made of."""


class Encoder:
    """Turns sentences into unit vectors and detector probabilities, always the same for the same text.

    Windows of a text go through one at a time: an int8 model scales its numbers by all that is in a batch,
    so a text's numbers would otherwise depend on what else is read. One thread: the same order of sums.
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

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Return unit vectors, shape (n_texts, n_dimensions), each text read by itself."""
        return np.vstack([self._run("vectors", cut_alone(ids)) for ids in self._ids(texts)])

    def detect(self, sentences: Sequence[str], paragraphs: Sequence[int]) -> npt.NDArray[np.float32]:
        """Return probabilities in [0, 1], shape (n_sentences, n_heads), for the sentences of one text.

        ``paragraphs`` holds the number of each sentence's paragraph.
        """
        network = np.vstack([self._run("heads", w) for w in cut_windows(self._ids(sentences), paragraphs)])
        if self._words is None:
            return network
        return _chances(join_opinions(_logits(network), self._words.detect(list(pairwise(["", *sentences])))))

    def _ids(self, texts: Sequence[str]) -> list[list[int]]:
        return [text.ids for text in self._tokenizer.encode_batch(list(texts), add_special_tokens=False)]

    def _run(self, output: str, window: Window) -> npt.NDArray[np.float32]:
        """Run a window through the model; shape (n_sentences, n)."""
        given = {
            "input_ids": np.array([window.ids], np.int64),
            "pool": window.pool(),
            "ends": window.ends(),
        }
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
