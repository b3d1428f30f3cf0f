"""``checker rubric new``: a draft rubric from a topic page, a list of criteria or a CSV."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.output import write_output

if TYPE_CHECKING:
    from checker.rubric.draft.page import Page


@click.command(name="new")
@click.option(
    "--from",
    "page",
    required=True,
    type=click.Path(path_type=Path),
    help="Topic page or list of criteria: text, Markdown, HTML, docx, odt, rtf, PDF or CSV.",
)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file.")
def new_command(page: Path, output: Path | None) -> None:
    """Draft a rubric that marks as it stands; what is still to decide is under `todo`, and lint names it."""
    from checker.rubric import load_bank
    from checker.rubric.draft.naming import make_id
    from checker.rubric.draft.write import render_draft

    rubric_id = make_id(output.stem, most=8).replace("_", "-") if output else ""
    text = render_draft(read_page_file(page), page.name, load_bank(), rubric_id)
    write_output(text, output)
    click.echo(f"{text.count('todo:')} entries have open questions: see `checker rubric lint`.", err=True)


def read_page_file(path: Path) -> "Page":
    """Read a page from a file of any kind; raise ``SubmissionError`` or ``RubricError`` if there is none."""
    from checker.rubric.draft.page import read_page
    from checker.rubric.draft.table import read_table
    from checker.rubric.exchange.decode import decode
    from checker.submission import read_submission

    if path.suffix.lower() in {".csv", ".tsv"} and path.is_file():
        return read_table(decode(path.read_bytes(), path.name), path.name)
    essay = read_submission(path)
    return read_page(essay.text[section.start : section.end] for section in essay.sections)
