"""``checker batch``: a folder, a zip or an LMS download, marked whole into a run folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from checker.batch.engines.engine import Engine
    from checker.batch.items import Source
    from checker.batch.marker import MarkerSpec
    from checker.batch.outputs import Counts
    from checker.batch.settings import Settings

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(name="batch")
@click.argument("source", required=False, type=click.Path(path_type=Path))
@click.option(
    "-r", "--rubric", default="partnership-working", show_default=True, metavar="ID|FILE",
    help="Rubric to mark with.",
)  # fmt: skip
@click.option(
    "-o", "--output", "run", type=click.Path(path_type=Path), metavar="RUN",
    help="Folder of the run  [default: the source's name and .run]",
)  # fmt: skip
@click.option(
    "--resume", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="RUN",
    help="Go on with a run that was interrupted, as it was asked for.",
)  # fmt: skip
@click.option("--retry", is_flag=True, help="Try again what ran out of time or memory, or met a defect.")
@click.option("--dry-run", is_flag=True, help="Show what was recognised and why, and stop.")
@click.option(
    "--layout", type=click.Choice(["plain", "moodle", "canvas"]),
    help="How the files are named  [default: recognised]",
)  # fmt: skip
@click.option("--text-column", metavar="NAME", help="Column of a CSV or JSONL that holds the text.")
@click.option(
    "--anonymous/--names", default=None,
    help="Hide or show learners' names  [default: hidden where the source hides them]",
)  # fmt: skip
@click.option("--moodle-worksheet", type=_FILE, help="Moodle's grading worksheet (CSV), to be filled in.")
@click.option("--canvas-gradebook", type=_FILE, help="Canvas's gradebook export (CSV), to be filled in.")
@click.option("--assignment", metavar="TITLE", help="Column of the Canvas gradebook, such as “Essay (123)”.")
@click.option("--assessors", type=_FILE, help="CSV of candidate and assessor, for the moderation sample.")
@click.option("--sample", type=click.IntRange(min=0), default=0, help="Size of the moderation sample.")
@click.option("--seed", type=int, default=1, show_default=True, help="Seed of the moderation sample.")
@click.option("--workers", type=click.IntRange(min=1), help="Worker processes  [default: one a core]")
@click.option(
    "--time-limit", type=click.FloatRange(min=1), default=120, show_default=True, metavar="SECONDS",
    help="For one submission.",
)  # fmt: skip
@click.option(
    "--memory-limit", type=click.IntRange(min=200), default=2000, show_default=True, metavar="MB",
    help="For one worker.",
)  # fmt: skip
@click.option("--store", metavar="URL", help="Database of the results  [default: SQLite in the run folder]")
@click.option("--engine", type=click.Choice(["local", "dask"]), default="local", show_default=True)
@click.option(
    "--scheduler", metavar="ADDRESS", help="Scheduler of a Dask cluster  [default: one started here]"
)
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary on standard error.")
def batch_command(  # noqa: PLR0913, PLR0917  (one for each option)
    source: Path | None,
    run: Path | None,
    resume: Path | None,
    dry_run: bool,
    retry: bool,
    quiet: bool,
    **options: Any,
) -> None:
    """Mark every submission in SOURCE and write a run folder with reports and tables.

    SOURCE is a folder, a zip, a Moodle or Canvas download of all submissions, or a CSV or JSONL with a text
    column. What cannot be read is listed with its reason and never counts as not met. The exit code is 1
    where a submission could not be marked.
    """
    from checker.batch.progress import build_watcher
    from checker.batch.run import run_batch

    if options["scheduler"] and options["engine"] != "dask":
        raise click.UsageError("--scheduler is for --engine dask; give both, or neither.")
    settings, folder = _choose_run(source, run, resume, options)
    if dry_run:
        _show_source(settings, folder)
        return
    watcher = build_watcher(quiet=quiet)
    with watcher:
        counts = run_batch(
            settings,
            folder,
            lambda spec, n: _build_engine(spec, n, settings, options),
            watcher=watcher,
            retry=retry,
        )
    if not quiet:
        click.echo(_say(counts, folder), err=True)
    sys.exit(0 if counts.whole else 1)


def _choose_run(
    source: Path | None, run: Path | None, resume: Path | None, options: dict[str, Any]
) -> tuple[Settings, Path]:
    """Return the settings and the folder: of the run to be resumed, or of a new one."""
    from checker.batch.errors import RunError
    from checker.batch.settings import load_settings

    if resume is not None:
        if source or run:
            raise click.UsageError("--resume takes everything from the run; give no SOURCE and no -o.")
        settings = load_settings(resume)
        if settings is None:
            raise RunError(f"{resume}: there is no run in this folder (no run.json).")
        return settings, resume
    if source is None:
        raise click.UsageError("Give a SOURCE, or a run with --resume.")
    folder = run or source.with_name(f"{source.stem if source.is_file() else source.resolve().name}.run")
    return _make_settings(source, options), folder


def _make_settings(source: Path, options: dict[str, Any]) -> Settings:
    from checker.batch.settings import Settings

    rubric = options["rubric"]
    files = ("moodle_worksheet", "canvas_gradebook", "assessors")
    kept = ("layout", "text_column", "anonymous", "assignment", "sample", "seed", "store")
    return Settings(
        source=str(source.resolve()),
        rubric=str(Path(rubric).resolve()) if Path(rubric).is_file() else rubric,
        seconds=options["time_limit"],
        memory_mb=options["memory_limit"],
        **{name: str(options[name].resolve()) if options[name] else None for name in files},
        **{name: options[name] for name in kept},
    )


def _show_source(settings: Settings, folder: Path) -> None:
    """Print what was recognised, and the submissions that could be read from it."""
    from checker.batch.listing import list_submissions
    from checker.batch.run import open_source

    source = open_source(settings, folder)
    hidden = source.anonymous if settings.anonymous is None else settings.anonymous
    click.echo(_describe(source, hidden))
    for listed in list_submissions(source, lambda digest, _: digest, anonymous=hidden):
        click.echo(f"  {listed.label}" + (f"  SKIPPED: {listed.reason}" if listed.reason else ""))
    for name in source.ignored:
        click.echo(f"  {name}  passed over: not a submission")


def _describe(source: Source, hidden: bool) -> str:
    names = "hidden" if hidden else "shown"
    return "\n".join(
        [f"recognised: {source.kind}", *(f"because: {why}" for why in source.why), f"names: {names}"]
    )


def _build_engine(spec: MarkerSpec, waiting: int, settings: Settings, options: dict[str, Any]) -> Engine:
    from checker.batch.engines import Limits, LocalEngine

    limits = Limits(settings.seconds, settings.memory_mb)
    if options["engine"] == "dask":
        from checker.batch.engines.cluster import DaskEngine

        return DaskEngine(spec, scheduler=options["scheduler"], workers=options["workers"], limits=limits)
    workers = min(options["workers"] or count_cores(), waiting)
    return LocalEngine(spec, workers=workers, limits=limits, chunk=max(1, min(8, waiting // (workers * 16))))


def _say(counts: Counts, folder: Path) -> str:
    lines = [f"{counts.marked} of {counts.submissions} submissions marked"]
    lines += [f"{number} skipped: {kind}" for kind, number in counts.skipped]
    lines += [f"note: {note}" for note in counts.notes]
    lines += [f"left out: {refused}" for refused in counts.refused]
    return "\n".join([*lines, f"Run: {folder / 'index.html'}"])


def count_cores() -> int:
    """Return the cores that this process may use; all of them where the system does not say."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1
