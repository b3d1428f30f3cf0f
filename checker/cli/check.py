"""``checker check``: one essay in, a feedback report out."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.output import use_color, write_output
from checker.cli.render import KINDS, load_original, place_report, render_files

if TYPE_CHECKING:
    from checker.marking import Engine
    from checker.report import Audience
    from checker.types.essay import Essay
    from checker.types.result import MarkedEssay
    from checker.types.rubric import Rubric

_FOR_ASSESSORS = frozenset({"json", "matrix"})

FAIL_ON = ("flag", "outdated", "confidentiality", "not-met", "partly")


@click.command(name="check")
@click.argument("essay", type=click.Path(path_type=str))
@click.option(
    "-r",
    "--rubric",
    default="partnership-working",
    show_default=True,
    metavar="ID|FILE",
    help="Rubric to mark with.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Where to write; by default html, docx and matrix go beside the essay, all else to standard output.",
)
@click.option(
    "-f",
    "--format",
    "kind",
    type=click.Choice(KINDS),
    default="html",
    show_default=True,
)
@click.option(
    "--for",
    "audience",
    type=click.Choice(["learner", "assessor"]),
    help="Whose report it is  [default: learner; assessor for json and matrix]",
)
@click.option(
    "--since",
    metavar="FILE",
    help="Earlier draft, or its JSON report: also show what was gained, lost and is still missing.",
)
@click.option("--open", "open_it", is_flag=True, help="Open the report in the browser.")
@click.option(
    "--fail-on",
    "fail_on",
    type=click.Choice(FAIL_ON),
    multiple=True,
    help="Exit with 1 if the essay has any of these; can be given more than once.",
)
@click.option("-q", "--quiet", is_flag=True, help="No summary on standard error.")
@click.option("--no-color", is_flag=True, help="No colour (NO_COLOR does the same).")
def check_command(  # noqa: PLR0913, PLR0917 - one for each option
    essay: str,
    rubric: str,
    output: Path | None,
    kind: str,
    audience: Audience | None,
    since: str | None,
    open_it: bool,
    fail_on: tuple[str, ...],
    quiet: bool,
    no_color: bool,
) -> None:
    """Mark ESSAY (a file, or - for standard input) and write a feedback report.

    Reads .txt .md .html .docx .odt .rtf and .pdf. The marks are a help for people: an assessor decides.
    """
    from checker.report import render_summary

    engine = LazyEngine()
    marked = mark_file(essay, rubric, engine)
    earlier = load_earlier(since, rubric, engine) if since else None
    audience = audience or ("assessor" if kind in _FOR_ASSESSORS else "learner")
    target = output or place_report(essay, kind)
    color = target is None and use_color(no_color)
    original = load_original(essay, kind)
    files = render_files(marked, kind, audience, target, color=color, original=original, since=earlier)
    for place, data in files:
        write_output(data, place)
    if not quiet and target:
        click.echo(render_summary(marked, audience, earlier), err=True)
        click.echo("Report: " + ", ".join(str(place) for place, _ in files), err=True)
    if open_it and target:
        click.launch(str(target.resolve()))
    if any(_has(marked, reason) for reason in fail_on):
        raise click.exceptions.Exit(1)


class LazyEngine:
    """The engine, loaded when the first essay has been read: a bad file is refused at once."""

    def mark(self, essay: Essay, rubric: Rubric) -> MarkedEssay:
        """Mark an essay."""
        from checker.marking import mark_essay

        return mark_essay(essay, rubric, self._engine)

    @cached_property
    def _engine(self) -> Engine:
        from checker.marking import build_engine

        return build_engine()


def mark_file(essay: str, rubric: str, engine: LazyEngine) -> MarkedEssay:
    """Read and mark one file; what is wrong with rubric or file is raised before the engine is loaded."""
    from checker.rubric import load_rubric
    from checker.submission import read_submission

    mark_scheme = load_rubric(rubric)
    return engine.mark(read_submission(essay), mark_scheme)


def load_earlier(since: str, rubric: str, engine: LazyEngine) -> MarkedEssay:
    """Return the earlier draft's record: read from its JSON report, or marked now."""
    from checker.report import load_json

    path = Path(since)
    if path.suffix == ".json" and path.is_file():
        return load_json(path.read_text(encoding="utf-8"), source=path.name)
    return mark_file(since, rubric, engine)


def _has(marked: MarkedEssay, reason: str) -> bool:
    """Tell whether the essay has what ``--fail-on`` names."""
    return {
        "flag": bool(marked.flags),
        "outdated": bool(marked.outdated),
        "confidentiality": bool(marked.confidentiality),
        "not-met": any(point.level == 0 for point in marked.points),
        "partly": any(point.level < point.top_level for point in marked.points),
    }[reason]
