"""``checker train``: detectors and level models from labelled texts, in one reproducible command."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from checker.learning.network import Recipe
    from checker.learning.rows import Floats
    from checker.learning.train import Material
    from checker.types.rubric import MarkingPoint

_STEPS = ("out-of-fold", "network", "levels")


@click.command(name="train")
@click.argument("texts", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--base",
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of the base model (all-MiniLM-L6-v2: model.safetensors, tokenizer.json …).",
)
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder to write the model to.",
)
@click.option(
    "--work",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for what is made on the way, so that a step can be done again alone.",
)
@click.option(
    "--step",
    "steps",
    type=click.Choice(_STEPS),
    multiple=True,
    help="Do only this step; can be given more than once.  [default: all]",
)
@click.option(
    "--name", default="partnership-minilm/6", show_default=True, help="Name and version of the model."
)
@click.option(
    "--folds",
    default=2,
    show_default=True,
    help="Folds for the out-of-fold predictions that levels are fitted on.",
)
@click.option("--epochs", default=3, show_default=True)
@click.option("--seed", default=0, show_default=True)
@click.option("--threads", default=2, show_default=True, help="Threads of the processor to train on.")
def train_command(  # noqa: PLR0913, PLR0917 - one for each option
    texts: Path,
    base: Path,
    output: Path,
    work: Path,
    steps: tuple[str, ...],
    name: str,
    folds: int,
    epochs: int,
    seed: int,
    threads: int,
) -> None:
    """Train on the labelled TEXTS (a folder of *.jsonl) and write a model that ``checker`` can use.

    Needs the dependency group ``train`` (torch, transformers, onnx). The levels are fitted on predictions
    for texts that the detectors had not seen.
    """
    from checker.learning.network import Recipe
    from checker.learning.texts import load_texts
    from checker.learning.train import prepare
    from checker.learning.work import load_logits, save_texts

    work.mkdir(parents=True, exist_ok=True)
    recipe = Recipe(epochs=epochs, seed=seed, threads=threads)
    _say("parsing the texts")
    material = prepare(load_texts(texts))
    save_texts(texts, work)
    for step in steps or _STEPS:
        _say(step)
        if step == "out-of-fold":
            _predict_logits(work, material, base, folds, recipe)
        elif step == "network":
            _train_network(output, work, material, base, recipe, name)
        else:
            _fit_levels(output, material, load_logits(work, material).joint, recipe, name)


def _say(line: str) -> None:
    click.echo(line, err=True)


def _predict_logits(work: Path, material: Material, base: Path, folds: int, recipe: Recipe) -> None:
    import time

    from checker.learning.train import predict_out_of_fold
    from checker.learning.work import save_logits

    started = time.process_time()
    logits = predict_out_of_fold(material, base, folds, recipe, _say)
    save_logits(work, material, logits, folds, time.process_time() - started)


def _train_network(  # noqa: PLR0913, PLR0917 - one for each option
    output: Path, work: Path, material: Material, base: Path, recipe: Recipe, name: str
) -> None:
    import torch

    from checker.evidence.words import save_words
    from checker.learning.export import export_network
    from checker.learning.network import fit_network
    from checker.learning.train import teaching_rows, write_manifest
    from checker.learning.words import fit_words

    rows = teaching_rows(material, lambda _: True)
    network = fit_network(rows, base, recipe)
    torch.save(network.state_dict(), work / "network.pt")  # unrounded, to export it again
    export_network(network, base, output)
    save_words(fit_words(rows), output)
    write_manifest(output, material, recipe, name)


def _fit_levels(output: Path, material: Material, logits: Floats, recipe: Recipe, name: str) -> None:
    from checker.facts import load_facts
    from checker.learning.fitted import fit_thresholds, gather_evidence, write_fitted
    from checker.learning.train import write_manifest

    points = _trained_points(material)
    thresholds = fit_thresholds(material, logits)
    found = gather_evidence(material, logits, points, load_facts(), thresholds)
    write_fitted(output / "levels.json", points, material, found, thresholds)
    write_manifest(output, material, recipe, name)


def _trained_points(material: Material) -> list[MarkingPoint]:
    """Return the points of the bank that the texts are labelled for."""
    from checker.rubric import load_bank

    labelled = {name for text in material.texts for name in text.points}
    return [point for point in load_bank().points.values() if point.id in labelled]
