"""The folder of what training makes on the way: labelled texts, and their logits out of fold."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from checker.errors import ModelError
from checker.learning.rows import Floats
from checker.learning.texts import load_texts
from checker.learning.train import Material, Opinions, prepare

_LOGITS, _RECORD, _TEXTS = "logits.npz", "out_of_fold.json", "texts"


@dataclass(frozen=True, slots=True, eq=False)
class Work:
    """What level models are fitted on, and cross-validated with."""

    name: str
    """Name of the folder."""
    material: Material
    """The labelled texts, parsed."""
    logits: Floats
    """Each sentence's logits, (n_sentences, n_heads), by detectors that never saw its text or family."""
    folds: int
    """How many networks these came from."""


def save_texts(texts: Path, work: Path) -> None:
    """Keep a copy of the labelled texts, so that ``work`` holds all that cross-validation needs."""
    lines = [
        line
        for path in sorted(texts.rglob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    (work / _TEXTS).mkdir(parents=True, exist_ok=True)
    (work / _TEXTS / "texts.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def save_logits(work: Path, material: Material, logits: Opinions, folds: int, seconds: float) -> None:
    """Write the logits, of which sentences and detectors they are, and what they took of the processor."""
    np.savez(work / _LOGITS, network=logits.network, words=logits.words)
    record = {"folds": folds, "seconds": round(seconds), **_describe(material)}
    (work / _RECORD).write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


def load_logits(work: Path, material: Material) -> Opinions:
    """Load the logits; raise ``ModelError`` where there are none, or they are of other sentences."""
    _check(work, _read_record(work), material)
    try:
        with np.load(work / _LOGITS) as kept:
            logits = Opinions(kept["network"], kept["words"])
    except (OSError, ValueError, KeyError) as error:
        raise _missing(work / _LOGITS, error) from error
    if logits.network.shape != material.rows.targets.shape:
        raise _other_texts(work, f"{logits.network.shape} logits for {material.rows.targets.shape} targets")
    return logits


def load_known(work: Path) -> frozenset[str]:
    """Load the hashes of the texts that there are logits for, without parsing any."""
    return frozenset(_read_record(work)["texts"])


def load_work(work: Path) -> Work:
    """Load what ``checker train`` left in the folder ``work``; parses all its texts."""
    record = _read_record(work)
    if not (work / _TEXTS).is_dir():
        raise _missing(work / _TEXTS, FileNotFoundError("no such folder"))
    material = prepare(load_texts(work / _TEXTS))
    return Work(work.resolve().name, material, load_logits(work, material).joint, record["folds"])


def _describe(material: Material) -> dict[str, Any]:
    sentences = np.bincount(material.rows.owner, minlength=len(material.texts))
    texts = {text.sha256: int(n) for text, n in zip(material.texts, sentences, strict=True)}
    return {"heads": list(material.heads), "texts": texts}


def _read_record(work: Path) -> Mapping[str, Any]:
    try:
        record: Mapping[str, Any] = json.loads((work / _RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise _missing(work / _RECORD, error) from error
    return record


def _check(work: Path, record: Mapping[str, Any], material: Material) -> None:
    given = _describe(material)
    if list(record["texts"].items()) != list(given["texts"].items()):
        raise _other_texts(work, "the texts or their sentences differ")
    if record["heads"] != given["heads"]:
        raise _other_texts(work, "the detectors differ")


def _missing(path: Path, error: Exception) -> ModelError:
    return ModelError(f"{path}: cannot be read ({error}). Do `checker train --step out-of-fold` first.")


def _other_texts(work: Path, what: str) -> ModelError:
    return ModelError(
        f"{work / _LOGITS}: was made of other texts ({what}). Do `checker train --step out-of-fold` again."
    )
