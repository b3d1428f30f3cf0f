"""``checker agree``: how far the marks agree with those of people who labelled the same essays."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.output import write_output

if TYPE_CHECKING:
    from checker.agreement.gold import Gold
    from checker.agreement.report import Report
    from checker.types.result import MarkedEssay
    from checker.types.rubric import Rubric

Mark = Callable[[str], "MarkedEssay"]
"""Mark the labelled essay of that id; raises ``SubmissionError`` where it cannot be read."""


@click.command(name="agree")
@click.argument("gold_dir", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("-r", "--rubric", default="partnership-working", show_default=True, help="Rubric to mark with.")
@click.option(
    "-f", "--format", "kind", type=click.Choice(["text", "json", "html"]), default="text", show_default=True
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to this file (html: agreement-NAME.html in this folder unless given).",
)
@click.option(
    "--predictions",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Compare this JSON Lines file of levels instead of marking.",
)
@click.option("--readers", is_flag=True, help="Compare the two readers with each other: the ceiling.")
@click.option("--by", "fields", multiple=True, help="Also group by this field of meta.jsonl.")
@click.option(
    "--with",
    "second",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Compare the run of a batch in this folder with an assessor's marks (CSV).",
)
@click.option(
    "--tolerance",
    type=click.FloatRange(min=0),
    default=2,
    show_default=True,
    help="Marks by which two markers may differ; the others are listed for adjudication.",
)
@click.option(
    "--work",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Cross-validate the model in training that `checker train --work` left in this folder.",
)
@click.option(
    "--folds",
    type=click.IntRange(min=2),
    default=5,
    show_default=True,
    help="With --work: folds for thresholds and level models.",
)
@click.option(
    "--repeats",
    type=click.IntRange(min=1),
    default=3,
    show_default=True,
    help="With --work: how often to split anew.",
)
@click.option("--strict", is_flag=True, help="Exit with 2 where the model was trained on any of the essays.")
def agree_command(  # noqa: PLR0913, PLR0917  (one for each option)
    gold_dir: Path,
    rubric: str,
    kind: str,
    output: Path | None,
    predictions: Path | None,
    readers: bool,
    fields: tuple[str, ...],
    second: Path | None,
    tolerance: float,
    work: Path | None,
    folds: int,
    repeats: int,
    strict: bool,
) -> None:
    """Compare marks with the labels of the essays in GOLD_DIR, or a run with an assessor's marks.

    GOLD_DIR holds labels.jsonl, essays/ID.txt and, for agreement by group, meta.jsonl. Every labelled
    essay is marked, unless --predictions or --readers say what to compare instead. With --with it is the
    run folder of a batch. With --work every essay must be one of the training texts; it is marked by
    detectors and level models that never saw it.
    """
    if second is not None:
        _write(_report_second(gold_dir, second, tolerance), kind, output, gold_dir.name)
        return
    from checker.agreement import load_gold

    if (readers, predictions is not None, work is not None).count(True) > 1:
        raise click.UsageError("give only one of --readers, --predictions and --work")
    gold = load_gold(gold_dir)
    for note in gold.notes:
        click.echo(f"note: {note}", err=True)
    if readers:
        report = report_readers(gold, fields)
    elif predictions:
        report = report_predictions(gold, predictions, fields)
    elif work:
        report = _report_work(gold, work, rubric, (folds, repeats), fields)
    else:
        report = _report_tool(gold, gold_dir, rubric, fields, strict)
    _write(report, kind, output, gold.name)


def _write(report: Report, kind: str, output: Path | None, name: str) -> None:
    """Write the report; a page is for a browser, so it goes to a file here (labels may be read-only)."""
    target = output or (Path(f"agreement-{name}.html") if kind == "html" else None)
    write_output(_render(report, kind), target)
    if target:
        click.echo(f"written: {target}", err=True)


def _report_second(run: Path, marks: Path, tolerance: float) -> Report:
    """Set a run against an assessor's marks."""
    from checker.agreement import compare_readings
    from checker.agreement.report import Report
    from checker.batch.run import open_run
    from checker.batch.second import read_second
    from checker.batch.summary import read_summaries
    from checker.rubric import load_rubric

    settings, store = open_run(run)
    try:
        found = read_second(marks, read_summaries(store.rows()), load_rubric(settings.rubric), tolerance)
    finally:
        store.close()
    for line in (*found.double.mapping, *found.double.missing):
        click.echo(f"note: {line}", err=True)
    agreement = compare_readings(found.gold, [found.readings])
    return Report(marks.name, f"The run {run.name}", None, (), agreement, found.double)


def report_readers(gold: Gold, fields: tuple[str, ...] = ()) -> Report:
    """Set the first reader against the second."""
    from checker.agreement import compare_readings
    from checker.agreement.groups import FIELDS
    from checker.agreement.predictions import split_readers
    from checker.agreement.report import Report

    first, second = split_readers(gold)
    agreement = compare_readings(first, [second], fields=(*FIELDS, *fields))
    return Report(gold.name, "The second reader against the first", None, (), agreement)


def report_predictions(gold: Gold, path: Path, fields: tuple[str, ...] = ()) -> Report:
    """Set the levels of a file against the labels."""
    from checker.agreement import compare_readings
    from checker.agreement.groups import FIELDS
    from checker.agreement.predictions import load_predictions
    from checker.agreement.report import Report

    repeats = load_predictions(path, gold)
    agreement = compare_readings(gold, repeats, fields=(*FIELDS, *fields))
    return Report(gold.name, f"Predictions of {path.name}", None, (), agreement)


def report_marks(
    gold: Gold,
    rubric: Rubric,
    mark: Mark,
    *,
    seen: tuple[str, ...] = (),
    fields: tuple[str, ...] = (),
) -> Report:
    """Mark every labelled essay and set the marks against the labels; an unreadable one is listed."""
    from checker.agreement import compare
    from checker.agreement.groups import FIELDS
    from checker.agreement.report import Report
    from checker.errors import SubmissionError

    marked: dict[str, MarkedEssay] = {}
    unreadable: dict[str, str] = {}
    for essay_id in _with_progress([essay.id for essay in gold.essays]):
        try:
            marked[essay_id] = mark(essay_id)
        except SubmissionError as error:
            unreadable[essay_id] = error.reason
    agreement = compare(
        gold,
        marked,
        unreadable=unreadable,
        rubric_flags=[flag.id for flag in rubric.flags],
        fields=(*FIELDS, *fields),
    )
    made_with = next((each.made_with for each in marked.values()), None)
    name = f"Rubric {rubric.id} {rubric.version}"
    if made_with:
        name = f"Checker {made_with.checker}, rubric {rubric.id} {rubric.version}, model {made_with.model_id}"
    return Report(gold.name, name, made_with, seen, agreement)


def check_seen(gold: Gold, models: Path, strict: bool) -> tuple[str, ...]:
    """Find the essays that a model below ``models`` was trained on, and say so; ``strict`` raises instead."""
    from checker.agreement.seen import find_seen, load_trained_on
    from checker.errors import GoldError

    seen = find_seen(gold, load_trained_on(models))
    if seen:
        message = f"model has seen {len(seen)} of these {len(gold.essays)} essays: it was trained on them"
        if strict:
            raise GoldError(f"{gold.name}: the {message}. Measure with essays that it has not seen.")
        click.echo(f"WARNING: the {message}.", err=True)
    return seen


def _report_tool(gold: Gold, gold_dir: Path, name: str, fields: tuple[str, ...], strict: bool) -> Report:
    """Mark with the real engine, after a look at what its model was trained on."""
    from checker.resources import data_folder

    seen = check_seen(gold, data_folder("models"), strict)
    rubric, mark = _build_mark(name, gold_dir / "essays")
    return report_marks(gold, rubric, mark, seen=seen, fields=fields)


def _report_work(
    gold: Gold, folder: Path, name: str, splits: tuple[int, int], fields: tuple[str, ...]
) -> Report:
    """Mark with a model in training, each essay without what was learned from it."""
    from checker.cli.agree_work import Splits, check_known, report_cross_validated
    from checker.learning.work import load_known, load_work
    from checker.marking import build_engine
    from checker.rubric import load_rubric

    def say(line: str) -> None:
        click.echo(line, err=True)

    check_known(gold, load_known(folder), folder.name)
    rubric, engine = load_rubric(name), build_engine()
    say("parsing the texts")
    work = load_work(folder)
    return report_cross_validated(gold, work, rubric, engine, Splits(*splits), fields=fields, say=say)


def _build_mark(name: str, essays: Path) -> tuple[Rubric, Mark]:
    from checker.marking import build_engine, mark_essay
    from checker.rubric import load_rubric
    from checker.submission import read_submission

    rubric = load_rubric(name)
    engine = build_engine()
    return rubric, lambda essay_id: mark_essay(read_submission(essays / f"{essay_id}.txt"), rubric, engine)


def _with_progress(essay_ids: list[str]) -> Iterator[str]:
    """Yield the ids, telling a person at a terminal how far it is."""
    told = sys.stderr.isatty()
    for number, essay_id in enumerate(essay_ids, start=1):
        if told:
            click.echo(f"\rmarking {number} of {len(essay_ids)} ", err=True, nl=False)
        yield essay_id
    if told and essay_ids:
        click.echo("\r\x1b[K", err=True, nl=False)


def _render(report: Report, kind: str) -> str:
    if kind == "json":
        from checker.agreement.report import render_json

        return render_json(report)
    if kind == "html":
        from checker.agreement.render_html import render_html

        return render_html(report)
    from checker.agreement.render_text import render_text

    return render_text(report)
