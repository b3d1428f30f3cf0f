"""Compare ways of turning sentences into detector logits, with everything after them equal.

    python benchmarks/encoders.py TEXTS --base BASE [--work WORK] [--keep FOLDER] [--only NAME …]

Every way learns from the same folds of the labelled TEXTS (families never split) and judges the other. Then
thresholds and level models are fitted on its logits, cross-validated. The figures go to encoders.json and
encoders.md; a way that is not asked for, or was measured on other texts, keeps its row. WORK is the folder
that ``checker train --step out-of-fold`` left: it holds the logits of the fine-tuned network and of the words
for the same TEXTS. Seconds are of the processor, for both folds.
"""

import argparse
import hashlib
import json
import math
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
from encoders_context import add_context, describe_sentences
from encoders_ways import Way, find_ways
from sklearn.metrics import average_precision_score

from checker.evidence.words import FILE
from checker.facts import load_facts
from checker.learning.cross_validation import Split, restrict
from checker.learning.fitted import (
    PENALTY,
    exact_and_kappa,
    fit_thresholds,
    gather_evidence,
    level_rows,
)
from checker.learning.levels import LevelRows, fit_levels, predict_levels
from checker.learning.rows import ANY, Floats
from checker.learning.texts import load_texts
from checker.learning.train import Material, fold_of, prepare, select_rows, teaching_rows
from checker.learning.work import load_logits
from checker.rubric import load_bank
from checker.types.rubric import MarkingPoint

FOLDS, LEVEL_FOLDS = 2, 3
"""Folds for the logits, and for what is fitted on them."""
HERE = Path(__file__).parent
RECORD, TABLE = HERE / "encoders.json", HERE / "encoders.md"
FINE_TUNED, WORDS, BOTH = "fine-tuned MiniLM", "TF-IDF words", "fine-tuned MiniLM and words, as shipped"
WITH_CONTEXT = " + context"
_NETWORK = ("encoder.onnx", "tokenizer.json")
COLUMNS = {
    "precision": "average precision",
    "kappa": "kappa",
    "exact": "exact",
    "precision_all": "average precision, all texts",
    "seconds": "seconds to train",
    "megabytes": "MB",
}


def predict(material: Material, way: Way) -> tuple[Floats, int]:
    """Return logits out of fold, and the bytes of what one fold's model is made of."""
    found, sizes = np.zeros_like(material.rows.targets), []
    for fold in range(FOLDS):
        seen = teaching_rows(material, lambda text, fold=fold: fold_of(text, FOLDS) != fold)
        unseen, places = select_rows(material, lambda text, fold=fold: fold_of(text, FOLDS) == fold)
        sizes = []
        found[places] = way(seen, unseen, sizes)
    return found, sum(sizes)


def score(material: Material, logits: Floats, first: frozenset[str]) -> dict[str, float]:
    """Return the figures of a way on the essays of ``first``."""
    mine = np.array([text.id in first for text in material.texts])[material.rows.owner]
    exact, kappa = zip(*_score_levels(material, logits, first), strict=True)
    return {
        "precision": _average_precision(material, logits, mine),
        "precision_all": _average_precision(material, logits, np.ones_like(mine)),
        "kappa": float(np.mean(kappa)),
        "exact": float(np.mean(exact)),
    }


def _average_precision(material: Material, logits: Floats, rows: np.ndarray) -> float:
    targets = material.rows.targets
    columns = [i for i, head in enumerate(material.heads) if head.endswith(f".{ANY}")]
    return float(np.mean([average_precision_score(targets[rows, i], logits[rows, i]) for i in columns]))


def _score_levels(material: Material, logits: Floats, first: frozenset[str]) -> Iterator[tuple[float, float]]:
    labelled = {name for text in material.texts for name in text.points}
    points = [point for point in load_bank().points.values() if point.id in labelled]
    places = [i for i, text in enumerate(material.texts) if text.id in first]
    given = {point.id: np.zeros(len(material.texts), np.int64) for point in points}
    for fold in range(LEVEL_FOLDS):
        for point, here, levels in _mark_fold(material, logits, points, fold):
            given[point.id][here] = levels
    for point in points:
        labels = np.array([material.texts[i].points[point.id].level for i in places])
        yield exact_and_kappa(labels, given[point.id][places])


def _mark_fold(
    material: Material, logits: Floats, points: list[MarkingPoint], fold: int
) -> Iterator[tuple[MarkingPoint, list[int], np.ndarray]]:
    """Fit thresholds and levels on the other folds and give the texts of this fold their levels."""
    folds = [Split(LEVEL_FOLDS, 1).fold_of(text) for text in material.texts]
    kept, here = ([i for i, at in enumerate(folds) if (at == fold) is unseen] for unseen in (False, True))
    seen = {material.texts[i].id for i in kept}
    thresholds = fit_thresholds(*restrict(material, logits, lambda text: text.id in seen))
    found = gather_evidence(material, logits, points, load_facts(), thresholds)
    for point in points:
        rows = level_rows(point, material, found)
        learned = LevelRows(tuple(rows.features[i] for i in kept), rows.levels[kept], rows.weights[kept])
        model = fit_levels(learned, point.top_level, PENALTY)
        yield point, here, predict_levels(model, [rows.features[i] for i in here])


def compare(material: Material, asked: argparse.Namespace) -> Iterator[tuple[str, dict[str, float]]]:
    """Yield the figures of each way that is asked for."""
    first = frozenset(text.id for text in load_texts(asked.texts / "first") if text.kind == "essay")
    context = describe_sentences(material)
    for name, logits, cost in _all_logits(material, asked):
        print(f"{name}: {cost}", flush=True)
        if asked.only is None or name in asked.only:
            yield name, score(material, logits, first) | cost
        if WITH_CONTEXT in name or (asked.only and name + WITH_CONTEXT not in asked.only):
            continue
        if name in {"frozen MiniLM", FINE_TUNED}:
            started = time.process_time()
            more = add_context(material, logits, context, Split(LEVEL_FOLDS, 2))
            cost["seconds"] += time.process_time() - started
            yield name + WITH_CONTEXT, score(material, more, first) | cost


def _all_logits(
    material: Material, asked: argparse.Namespace
) -> Iterator[tuple[str, Floats, dict[str, float]]]:
    for name, set_up in find_ways(asked.base, material.heads).items():
        if asked.only is None or any(each.startswith(name) for each in asked.only):
            yield name, *_predict_once(material, name, set_up, asked.keep)
    if asked.work:
        seconds = json.loads((asked.work / "out_of_fold.json").read_text(encoding="utf-8"))["seconds"]
        kept = load_logits(asked.work, material)
        yield FINE_TUNED, kept.network, {"seconds": seconds, "megabytes": _shipped(*_NETWORK)}
        yield WORDS, kept.words, {"seconds": float("nan"), "megabytes": _shipped(FILE)}
        yield BOTH, kept.joint, {"seconds": seconds, "megabytes": _shipped(*_NETWORK, FILE)}


def _shipped(*names: str) -> float:
    return sum((HERE.parent / "models" / "encoder" / name).stat().st_size for name in names) / 1e6


def _predict_once(
    material: Material, name: str, set_up: Callable[[], Way], keep: Path | None
) -> tuple[Floats, dict[str, float]]:
    """Predict, or take what an earlier run kept of the same texts and labels."""
    if keep is None:
        return _predict(material, set_up)
    given = [text.sha256 for text in material.texts], material.rows.targets.tolist()
    path = keep / f"{name}-{hashlib.sha256(repr(given).encode()).hexdigest()[:16]}.npz"
    if not path.exists():
        keep.mkdir(parents=True, exist_ok=True)
        logits, cost = _predict(material, set_up)
        np.savez(path, logits=logits, **cost)
    with np.load(path) as kept:
        return kept["logits"], {key: float(kept[key]) for key in kept if key != "logits"}


def _predict(material: Material, set_up: Callable[[], Way]) -> tuple[Floats, dict[str, float]]:
    started = time.process_time()
    logits, size = predict(material, set_up())
    return logits, {"seconds": time.process_time() - started, "megabytes": size / 1e6}


def write(rows: dict[str, dict[str, float]]) -> None:
    """Write the record and the table."""
    RECORD.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    head = ["way", *COLUMNS.values(), "texts"]
    lines = ["| " + " | ".join(head) + " |", "|---" + "|---:" * (len(head) - 1) + "|"]
    for name, row in rows.items():
        cells = [_cell(row[key]) for key in COLUMNS]
        lines.append(f"| {name.split('#')[0]} | {' | '.join(cells)} | {row['texts']} ({row['sha256'][:8]}) |")
    text = TABLE.read_text(encoding="utf-8")
    start, end = "<!-- table -->\n", "<!-- end of table -->\n"
    before, after = text.split(start)[0], text.split(end)[1]
    TABLE.write_text(f"{before}{start}" + "\n".join(lines) + f"\n{end}{after}", encoding="utf-8")


def _cell(value: float) -> str:
    if math.isnan(value):
        return "–"
    return f"{value:.0f}" if value >= 10 else f"{value:.2f}"


def main() -> None:
    """Measure what is asked for and keep the other rows."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("texts", type=Path)
    parser.add_argument("--base", type=Path)
    parser.add_argument("--work", type=Path)
    parser.add_argument("--keep", type=Path, help="folder for logits, to score them again without training")
    parser.add_argument("--only", nargs="+", metavar="NAME")
    asked = parser.parse_args()
    material = prepare(load_texts(asked.texts))
    sha256 = hashlib.sha256("".join(text.sha256 for text in material.texts).encode()).hexdigest()
    rows = json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.exists() else {}
    for name, figures in compare(material, asked):
        rounded = {key: round(value, 4) for key, value in figures.items()}
        rows[f"{name}#{sha256[:8]}"] = rounded | {"texts": len(material.texts), "sha256": sha256}
        print(name, rounded, flush=True)
        write(rows)


if __name__ == "__main__":
    main()
