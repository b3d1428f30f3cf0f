"""``checker check``: one essay in, a feedback report out."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.output import use_color, write_output

if TYPE_CHECKING:
    from checker.report import Audience
    from checker.types.result import MarkedEssay

_TO_STDOUT = frozenset({"json", "text", "md"})

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
    help="Where to write; by default html and docx go beside the essay, all else to standard output.",
)
@click.option(
    "-f",
    "--format",
    "kind",
    type=click.Choice(["html", "docx", "json", "text", "md"]),
    default="html",
    show_default=True,
)
@click.option(
    "--for",
    "audience",
    type=click.Choice(["learner", "assessor"]),
    help="Whose report it is  [default: learner; assessor for json]",
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
    open_it: bool,
    fail_on: tuple[str, ...],
    quiet: bool,
    no_color: bool,
) -> None:
    """Mark ESSAY (a file, or - for standard input) and write a feedback report.

    Reads .txt .md .html .docx .odt .rtf and .pdf. The marks are a help for people: an assessor decides.
    """
    from checker.report import render_summary

    marked = mark_file(essay, rubric)
    audience = audience or ("assessor" if kind == "json" else "learner")
    target = output or _place(essay, kind)
    color = target is None and use_color(no_color)
    report = render_report(marked, kind, audience, color=color, original=_load_original(essay, kind))
    write_output(report, target)
    if not quiet and target:
        click.echo(render_summary(marked, audience), err=True)
        click.echo(f"Report: {target}", err=True)
    if open_it and target:
        click.launch(str(target.resolve()))
    if any(_has(marked, reason) for reason in fail_on):
        raise click.exceptions.Exit(1)


def mark_file(essay: str, rubric: str) -> MarkedEssay:
    """Read and mark one file; what is wrong with file or rubric is raised before the model is loaded."""
    from checker.rubric import load_rubric
    from checker.submission import read_submission

    mark_scheme = load_rubric(rubric)
    submission = read_submission(essay)
    from checker.marking import build_engine, mark_essay

    return mark_essay(submission, mark_scheme, build_engine())


def render_report(
    marked: MarkedEssay, kind: str, audience: Audience, *, color: bool = False, original: bytes | None = None
) -> bytes:
    """Return the report of the kind asked for; ``original`` is the learner's own .docx, for ``docx``."""
    from checker.report import render_docx, render_html, render_json, render_md, render_text

    if kind == "docx":
        return render_docx(marked, audience, original)
    if kind == "text":
        return render_text(marked, audience, color=color).encode()
    return {"html": render_html, "json": render_json, "md": render_md}[kind](marked, audience).encode()


def _place(essay: str, kind: str) -> Path | None:
    """Return the file beside the essay that the report goes to; ``None`` for standard output."""
    if kind in _TO_STDOUT:
        return None
    if essay == "-":
        return Path(f"feedback.{kind}")
    path = Path(essay)
    return path.with_name(f"{path.stem}.feedback.{kind}")


def _load_original(essay: str, kind: str) -> bytes | None:
    """Return the learner's own Word document, whose comments a ``docx`` report adds to."""
    wanted = kind == "docx" and essay != "-" and zipfile.is_zipfile(essay)
    return Path(essay).read_bytes() if wanted else None


def _has(marked: MarkedEssay, reason: str) -> bool:
    """Tell whether the essay has what ``--fail-on`` names."""
    return {
        "flag": bool(marked.flags),
        "outdated": bool(marked.outdated),
        "confidentiality": bool(marked.confidentiality),
        "not-met": any(point.level == 0 for point in marked.points),
        "partly": any(point.level < point.top_level for point in marked.points),
    }[reason]
