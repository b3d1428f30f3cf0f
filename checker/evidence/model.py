"""The trained model of a folder: a sentence encoder, its detectors, and its manifest."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from checker.errors import ModelError
from checker.evidence.encoder import Encoder
from checker.evidence.reading import Vectors
from checker.resources import data_folder

_MANIFEST, _FITTED = "manifest.json", "levels.json"


class Encodes(Protocol):
    """What a model needs of an encoder."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors, shape (n_texts, n_dimensions)."""

    def detect(self, sentences: Sequence[str], paragraphs: Sequence[int]) -> Vectors:
        """Return probabilities in [0, 1], shape (n_sentences, n_heads), for the sentences of one text."""


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """What was trained, ready to use; the encoder itself is loaded when first asked for."""

    id: str
    """Name and version, as in the manifest."""
    sha256: str
    """Of the manifest, which holds the hashes of all other files."""
    heads: tuple[str, ...]
    """Names of the trained detectors; empty where the encoder has none."""
    thresholds: Mapping[str, float]
    """Probability from which a detector's sentence counts, by head."""
    levels: Mapping[str, Mapping[str, Any]]
    """Level models by marking point, as ``checker.scoring.load_level_model`` takes them."""
    load: Callable[[], Encodes]
    """Loads the encoder, once."""
    _known: dict[str, Vectors] = field(default_factory=dict)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors, shape (n_texts, n_dimensions); a text is encoded once a process."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if new:
            self._known.update(zip(new, self.load().encode(new), strict=True))
        return np.stack([self._known[text] for text in texts]) if texts else np.zeros((0, 1), np.float32)

    def encode_once(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors and keep none: the sentences of a submission would fill the memory."""
        return self.load().encode(texts) if texts else np.zeros((0, 1), np.float32)

    def detect(
        self, sentences: Sequence[str], paragraphs: Sequence[int]
    ) -> Mapping[str, npt.NDArray[np.float32]]:
        """Return for each detector its probability, shape (n_sentences,), for the sentences of one text.

        ``paragraphs`` holds the number of each sentence's paragraph; sentences are read together.
        """
        if not self.heads or not sentences:
            return {}
        found = self.load().detect(sentences, paragraphs)
        return {name: found[:, column] for column, name in enumerate(self.heads)}


@cache
def load_model(folder: Path | None = None) -> Model:
    """Load the model of ``folder`` (by default the shipped one); raise ``ModelError`` if it is not whole."""
    folder = folder or data_folder("models") / "encoder"
    try:
        raw = (folder / _MANIFEST).read_bytes()
        manifest = json.loads(raw)
        fitted = _read_fitted(folder, manifest["files"])
    except (OSError, ValueError) as error:
        raise ModelError(f"{folder / _MANIFEST}: cannot be read ({error}). Install checker again.") from error
    return Model(
        id=manifest["id"],
        sha256=hashlib.sha256(raw).hexdigest(),
        heads=tuple(manifest["heads"]),
        thresholds=fitted.get("thresholds", {}),
        levels=fitted.get("levels", {}),
        load=cache(lambda: _load_encoder(folder, manifest["files"])),
    )


def _read_fitted(folder: Path, files: Mapping[str, str]) -> Mapping[str, Any]:
    """Return what was fitted on top of the detectors; a model may have been made without."""
    if _FITTED not in files:
        return {}
    raw = (folder / _FITTED).read_bytes()
    _check(folder / _FITTED, raw, files[_FITTED])
    fitted: Mapping[str, Any] = json.loads(raw)
    return fitted


def _load_encoder(folder: Path, files: Mapping[str, str]) -> Encoder:
    for name, expected in files.items():
        _check(folder / name, (folder / name).read_bytes(), expected)
    return Encoder(folder)


def _check(path: Path, raw: bytes, expected: str) -> None:
    if hashlib.sha256(raw).hexdigest() != expected:
        raise ModelError(f"{path}: not the file that was shipped (its hash differs). Install checker again.")
