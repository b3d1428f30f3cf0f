"""From labelled texts to a model: folds, the network, its export and its manifest."""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from checker.errors import GoldError
from checker.evidence.words import FILE as WORDS_FILE
from checker.evidence.words import join_opinions
from checker.learning.rows import Floats, Rows, build_rows, exemplar_rows, head_names, join_rows
from checker.learning.texts import LabelledText
from checker.pipeline import Parsed, build_nlp, parse_essay
from checker.rubric import load_bank
from checker.submission import read_bytes

Say = Callable[[str], None]
_FILES = ("encoder.onnx", "tokenizer.json", WORDS_FILE, "levels.json")
_OFTEN = 2
"""How often an exemplar or a short text about a mistaken view is seen for each time that others are."""


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """Labelled texts, parsed, with their training rows."""

    texts: tuple[LabelledText, ...]
    parsed: tuple[Parsed, ...]
    heads: tuple[str, ...]
    rows: Rows
    exemplars: Rows
    """The rubric bank's own exemplars; every network learns from them."""


def prepare(texts: Sequence[LabelledText]) -> Material:
    """Parse the texts as they are parsed when marked, and label their sentences."""
    nlp = build_nlp()
    parsed = []
    for text in texts:
        essay = read_bytes(text.text.encode(), source=f"{text.id}.txt")
        if essay.text != text.text:
            raise GoldError(
                f"{text.id}: the text changes when it is read; write it in NFC with plain line ends"
            )
        parsed.append(parse_essay(nlp, essay))
    heads, bank = head_names(texts), load_bank()
    return Material(
        texts=tuple(texts),
        parsed=tuple(parsed),
        heads=heads,
        rows=build_rows(texts, [p.sentences for p in parsed], heads),
        exemplars=exemplar_rows((*bank.points.values(), *bank.flags.values()), heads),
    )


def teaching_rows(material: Material, keep: Callable[[LabelledText], bool]) -> Rows:
    """Return what a network learns from: the texts that ``keep`` takes; mistaken views, exemplars often."""
    texts, _ = select_rows(material, keep)
    views, _ = select_rows(material, lambda text: keep(text) and _is_about_a_view(text))
    return join_rows(texts, *[views] * (_OFTEN - 1), *[material.exemplars] * _OFTEN)


def _is_about_a_view(text: LabelledText) -> bool:
    """Tell a short text that holds or rejects a view worth a flag; such are few."""
    return text.kind != "essay" and bool(text.flags or text.flag_near_miss)


def fold_of(text: LabelledText, folds: int) -> int:
    """Return the fold of a text, by its family, the same on every machine."""
    return int(hashlib.sha256(text.family.encode()).hexdigest(), 16) % folds


def select_rows(material: Material, keep: Callable[[LabelledText], bool]) -> tuple[Rows, np.ndarray]:
    """Return the rows of the texts that ``keep`` takes, and their places among all rows."""
    wanted = np.array([keep(text) for text in material.texts])
    places = np.flatnonzero(wanted[material.rows.owner])
    rows = material.rows
    pairs = tuple(rows.pairs[i] for i in places)
    return Rows(
        pairs, rows.paragraphs[places], rows.targets[places], rows.weights[places], rows.owner[places]
    ), places


@dataclass(frozen=True, slots=True, eq=False)
class Opinions:
    """Logits of two kinds of detectors for the same sentences, each of shape (n_sentences, n_heads)."""

    network: Floats
    words: Floats

    @property
    def joint(self) -> Floats:
        """Their joint logits, as in ``checker.evidence.encoder``."""
        return join_opinions(self.network, self.words)


def predict_out_of_fold(material: Material, base: Path, folds: int, recipe: object, say: Say) -> Opinions:
    """Return each sentence's logits by detectors that never saw its text or family."""
    from checker.learning.network import Recipe, fit_network, predict_logits
    from checker.learning.words import fit_words

    assert isinstance(recipe, Recipe)  # noqa: S101 - typed loosely so that torch is imported late
    found = Opinions(np.zeros_like(material.rows.targets), np.zeros_like(material.rows.targets))
    for fold in range(folds):
        say(f"fold {fold + 1} of {folds}")
        seen = teaching_rows(material, lambda text, fold=fold: fold_of(text, folds) != fold)  # type: ignore[misc]
        unseen, places = select_rows(material, lambda text, fold=fold: fold_of(text, folds) == fold)  # type: ignore[misc]
        found.words[places] = fit_words(seen).detect(unseen.pairs)
        found.network[places] = predict_logits(fit_network(seen, base, recipe), unseen, base)
    return found


def write_manifest(folder: Path, material: Material, recipe: object, name: str) -> None:
    """Write ``manifest.json``: what the model is, of what it was made, and the hashes of its files."""
    files = [file for file in _FILES if (folder / file).exists()]
    manifest = {
        "id": name,
        "heads": list(material.heads),
        "files": {file: hashlib.sha256((folder / file).read_bytes()).hexdigest() for file in files},
        "licence": "MIT; base model all-MiniLM-L6-v2 (Apache-2.0)",
        "recipe": asdict(recipe),  # type: ignore[call-overload]
        "trained_on": sorted({text.sha256 for text in material.texts}),
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
