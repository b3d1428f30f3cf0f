"""A model for each text that never learned from it: out-of-fold detectors, and levels of the other folds."""

import hashlib
import json
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from scipy.special import expit

from checker.errors import ModelError
from checker.evidence import Model
from checker.evidence.reading import Vectors
from checker.facts import FactBase
from checker.learning.fitted import fit_thresholds, gather_evidence, write_fitted
from checker.learning.rows import Floats
from checker.learning.texts import LabelledText
from checker.learning.train import Material, select_rows
from checker.learning.work import Work
from checker.types.rubric import MarkingPoint


@dataclass(frozen=True, slots=True, eq=False)
class OutOfFold:
    """Stands in for the encoder of one text: probabilities by a network that never saw it."""

    sentences: tuple[str, ...]
    """The sentences of the text."""
    chances: Vectors
    """The detectors' probabilities for them, shape (n_sentences, n_heads)."""
    vectors: Callable[[Sequence[str]], Vectors]
    """Encodes texts for elements that no detector stands in for."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors, shape (n_texts, n_dimensions)."""
        return self.vectors(texts)

    def detect(self, sentences: Sequence[str], _paragraphs: Sequence[int]) -> Vectors:
        """Return probabilities in [0, 1], shape (n_sentences, n_heads); refuse any other text."""
        if tuple(sentences) != self.sentences:
            raise ModelError("another text than the one that these detectors were asked about out of fold")
        return self.chances


@dataclass(frozen=True, slots=True)
class Split:
    """One way to part the labelled texts, the same on every machine."""

    folds: int
    """Number of parts."""
    repeat: int
    """Number of the repeat: another one parts them otherwise."""

    def fold_of(self, text: LabelledText) -> int:
        """Return the fold of a text; a family is in one fold."""
        key = f"{self.repeat} {text.family}"
        return int(hashlib.sha256(key.encode()).hexdigest(), 16) % self.folds


def restrict(
    material: Material, logits: Floats, keep: Callable[[LabelledText], bool]
) -> tuple[Material, Floats]:
    """Return the texts that ``keep`` takes, with their rows and logits."""
    kept = [index for index, text in enumerate(material.texts) if keep(text)]
    rows, places = select_rows(material, keep)
    return (
        replace(
            material,
            texts=tuple(material.texts[index] for index in kept),
            parsed=tuple(material.parsed[index] for index in kept),
            rows=replace(rows, owner=np.searchsorted(kept, rows.owner)),
        ),
        logits[places],
    )


def fit_unseen(
    work: Work,
    points: Sequence[MarkingPoint],
    facts: FactBase,
    unseen: Callable[[LabelledText], bool],
    base: Model,
) -> Model:
    """Return ``base`` with thresholds and level models fitted on all texts but the ``unseen``."""
    material, logits = restrict(work.material, work.logits, lambda text: not unseen(text))
    thresholds = fit_thresholds(material, logits)
    found = gather_evidence(material, logits, points, facts, thresholds)
    with tempfile.TemporaryDirectory() as folder:  # by way of the very file that a model is shipped with
        write_fitted(Path(folder) / "levels.json", points, material, found, thresholds)
        fitted: dict[str, Any] = json.loads((Path(folder) / "levels.json").read_text(encoding="utf-8"))
    return replace(
        base,
        id=f"in training ({work.name})",
        sha256=hashlib.sha256(work.logits.tobytes()).hexdigest(),
        heads=material.heads,
        thresholds=fitted["thresholds"],
        levels=fitted["levels"],
    )


def detect_out_of_fold(work: Work, index: int, model: Model) -> Model:
    """Return ``model`` for the text ``index`` alone: its detectors give what was predicted out of fold."""
    places = np.flatnonzero(work.material.rows.owner == index)
    sentences = tuple(work.material.rows.pairs[place][1] for place in places)
    detectors = OutOfFold(sentences, expit(work.logits[places]), model.encode_once)
    return replace(model, load=lambda: detectors)
