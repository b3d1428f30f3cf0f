"""``checker rubric export`` and ``import``: rubrics of other programs."""

from pathlib import Path

import click

from checker.cli.output import write_output


@click.command(name="export")
@click.argument("name", metavar="ID|PATH")
@click.option(
    "--to", "kind", required=True, type=click.Choice(["canvas", "case", "microsoft", "xlsx", "html"])
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to this file; needed for xlsx.",
)
def export_command(name: str, kind: str, output: Path | None) -> None:
    """Write a rubric for another program, and say on standard error what the format cannot hold."""
    from checker.rubric import load_rubric
    from checker.rubric.exchange.formats import export_rubric

    if kind == "xlsx" and output is None:
        raise click.UsageError("A workbook needs a file: give -o FILE.xlsx.")
    data, losses = export_rubric(load_rubric(name), kind)
    write_output(data, output)
    for loss in losses:
        click.echo(f"{kind} cannot hold {loss}", err=True)


@click.command(name="import")
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--from", "kind", required=True, type=click.Choice(["canvas", "case", "microsoft"]))
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file.")
def import_command(path: Path, kind: str, output: Path | None) -> None:
    """Turn a rubric of another program into a draft that marks; nothing is written if it is bad."""
    from checker.rubric import load_bank
    from checker.rubric.draft.naming import make_id
    from checker.rubric.exchange.build import render_import
    from checker.rubric.exchange.decode import decode
    from checker.rubric.exchange.formats import FORMATS

    read = FORMATS[kind].read
    if read is None:
        raise click.UsageError(f"{kind} cannot be imported.")
    plain = read(decode(path.read_bytes(), path.name), path.name)
    rubric_id = make_id(output.stem, most=8).replace("_", "-") if output else ""
    text = render_import(plain, path.name, load_bank(), rubric_id)
    write_output(text, output)
    for left in plain.left:
        click.echo(f"not taken over, a rubric here cannot hold it: {left}", err=True)
    click.echo("What is looked for is a proposal: see `checker rubric lint`.", err=True)
