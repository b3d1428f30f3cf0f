"""``checker agree --work``: a model in training, cross-validated on the texts that it learns from."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.agreement.gold import Gold, GoldEssay
    from checker.agreement.reading import Reading
    from checker.agreement.report import Report
    from checker.learning.cross_validation import Split
    from checker.learning.work import Work
    from checker.marking import Engine
    from checker.types.rubric import MarkingPoint, Rubric

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Splits:
    """How often to split the labelled texts, and into how many folds."""

    folds: int
    repeats: int


def report_cross_validated(  # noqa: PLR0913 - all that a report is made of
    gold: Gold,
    work: Work,
    rubric: Rubric,
    engine: Engine,
    splits: Splits,
    *,
    fields: tuple[str, ...],
    say: Say,
) -> Report:
    """Mark the essays of ``gold`` as a model that never learned from them would, once a repeat."""
    from checker.agreement import compare_readings
    from checker.agreement.groups import FIELDS
    from checker.agreement.report import CrossValidated, Report
    from checker.learning.cross_validation import Split

    places = _find_places(gold, work)
    repeats = []
    for repeat in range(1, splits.repeats + 1):
        say(f"repeat {repeat} of {splits.repeats}")
        repeats.append(dict(_mark_repeat(work, places, rubric, engine, Split(splits.folds, repeat))))
    agreement = compare_readings(
        gold, repeats, rubric_flags=[flag.id for flag in rubric.flags], fields=(*FIELDS, *fields)
    )
    texts = len(work.material.texts)
    return Report(
        gold.name,
        f"Rubric {rubric.id} {rubric.version}, the model in training of {work.name}",
        None,
        (),
        agreement,
        cross_validated=CrossValidated(work.name, splits.repeats, splits.folds, work.folds, texts),
    )


def check_known(gold: Gold, known: Collection[str], work: str) -> None:
    """Raise ``GoldError`` where an essay is not among the ``known`` training texts, given by their hashes."""
    from checker.errors import GoldError

    strange = [essay.id for essay in gold.essays if _sha256(essay) not in known]
    if strange:
        raise GoldError(
            f"{gold.name}: {len(strange)} of {len(gold.essays)} essays are not among the training texts of "
            f"{work}: {_shortened(strange)}. Measure these with `checker agree` without --work, or add them "
            "to the labelled texts and do `checker train --step out-of-fold` again."
        )


def _find_places(gold: Gold, work: Work) -> dict[str, int]:
    """Return the place of each essay among the training texts."""
    known = {text.sha256: place for place, text in enumerate(work.material.texts)}
    check_known(gold, known, work.name)
    return {essay.id: known[_sha256(essay)] for essay in gold.essays}


def _sha256(essay: GoldEssay) -> str:
    from checker.agreement.seen import text_sha256

    return text_sha256(essay.text.strip())


def _mark_repeat(
    work: Work, places: Mapping[str, int], rubric: Rubric, engine: Engine, split: Split
) -> Iterator[tuple[str, Reading]]:
    from checker.agreement.reading import reading_of
    from checker.learning.cross_validation import detect_out_of_fold, fit_unseen
    from checker.marking import mark_parsed

    points, texts = _learned_points(rubric, work), work.material.texts
    for fold in range(split.folds):
        here = {name: at for name, at in places.items() if split.fold_of(texts[at]) == fold}
        if not here:
            continue
        model = fit_unseen(
            work,
            points,
            engine.facts,
            lambda text, fold=fold: split.fold_of(text) == fold,  # type: ignore[misc]
            engine.model,
        )
        for name, at in here.items():
            unseen = replace(engine, model=detect_out_of_fold(work, at, model))
            yield name, reading_of(name, mark_parsed(work.material.parsed[at], rubric, unseen), engine.facts)


def _learned_points(rubric: Rubric, work: Work) -> list[MarkingPoint]:
    """Return the points of the rubric, those of its advice included, that the texts are labelled for."""
    labelled = {name for text in work.material.texts for name in text.points}
    points = [*(marked.point for marked in rubric.points), *rubric.advice_points]
    return [point for point in points if point.id in labelled]


def _shortened(names: list[str], most: int = 5) -> str:
    return ", ".join(names[:most]) + (" …" if len(names) > most else "")
