"""``checker rubric new``: a draft rubric from a topic page, a list of criteria or a CSV."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.output import write_output

if TYPE_CHECKING:
    from checker.rubric.draft.page import Page, Piece
    from checker.submission.blocks import Block


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
    from checker.submission import read_layout

    if path.suffix.lower() in {".csv", ".tsv"} and path.is_file():
        return read_table(decode(path.read_bytes(), path.name), path.name)
    return read_page(_read_pieces(read_layout(path)))


def _read_pieces(blocks: "Iterable[Block]") -> "Iterator[Piece]":
    """Yield the pieces of a page; the cells of one table row come as one piece."""
    from checker.rubric.draft.page import Piece

    before: tuple[str, ...] = ()
    for block in blocks:
        row = block.row or _split_row(block)
        if not row:
            bold = 7 if block.strong and len(block.text.split()) <= 12 else 0
            marked = block.hint in ("heading", "title")
            listed = block.hint == "list_item"
            yield Piece(block.text, (block.level or 1) if marked else bold, block.level, listed)
        elif row != before:
            yield Piece(" ".join(row), cells=row)
        before = row


def _split_row(block: "Block") -> tuple[str, ...]:
    """Return the cells of a table row that is typed with bars or tabs; none for anything else."""
    if block.hint != "table_row":
        return ()
    text = block.text.strip()
    cells = text.strip("|").split("|") if "|" in text else text.split("\t")
    cells = [cell.strip() for cell in cells]
    return tuple(cells) if any(re.search(r"\w", cell) for cell in cells) else ()
