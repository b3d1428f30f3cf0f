"""``checker rubric``: read, check, test and write mark schemes."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.output import write_output
from checker.cli.rubric_exchange import export_command, import_command
from checker.cli.rubric_new import new_command

if TYPE_CHECKING:
    from checker.rubric.proof import Proof
    from checker.rubric.quality import Finding

_format = click.option(
    "-f", "--format", "kind", type=click.Choice(["text", "md", "html"]), default="text", show_default=True
)
_output = click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file."
)
_as_json = click.option(
    "-f", "--format", "kind", type=click.Choice(["text", "json"]), default="text", show_default=True
)


@click.group(name="rubric")
def rubric_group() -> None:
    """Read, check, test and write mark schemes."""


@rubric_group.command(name="list")
@_as_json
def list_command(kind: str) -> None:
    """List the shipped rubrics."""
    from checker.rubric import list_rubrics

    rubrics = list_rubrics()
    if kind == "json":
        keys = ("id", "version", "title", "about", "points")
        write_output(_as_text([{key: getattr(one, key) for key in keys} for one in rubrics]), None)
        return
    width = max((len(one.id) for one in rubrics), default=0)
    write_output(
        "".join(f"{one.id:<{width}}  {one.points:>2} points  {one.title}\n" for one in rubrics), None
    )


@rubric_group.command(name="show")
@click.argument("name", metavar="ID|PATH")
@_format
@_output
@click.option("--form", "as_form", is_flag=True, help="Show its question form instead, where it has one.")
def show_command(name: str, kind: str, output: Path | None, *, as_form: bool) -> None:
    """Show a rubric as a mark scheme, or the form that goes with it; the HTML is made for printing."""
    from checker.rubric import load_rubric
    from checker.rubric.form import load_form
    from checker.rubric.load import find_rubric_file
    from checker.rubric.scheme import lay_out_scheme, render_form, render_scheme

    rubric = load_rubric(name)
    if as_form:
        write_output(render_form(load_form(rubric, find_rubric_file(name)), kind), output)
    else:
        write_output(render_scheme(lay_out_scheme(rubric), kind), output)


@rubric_group.command(name="explain")
@click.argument("name", metavar="ID|PATH")
@click.argument("point")
@_format
@_output
def explain_command(name: str, point: str, kind: str, output: Path | None) -> None:
    """Explain one marking POINT of a rubric: all that is looked for, and what each level needs."""
    from checker.rubric import load_rubric
    from checker.rubric.scheme import lay_out_point, render_point

    rubric = load_rubric(name)
    found = {one.point.id: one for one in rubric.points}
    if point not in found:
        raise click.UsageError(f"{rubric.id} has no point {point!r}; it has {', '.join(found)}.")
    write_output(render_point(lay_out_point(found[point], rubric), kind), output)


@rubric_group.command(name="lint")
@click.argument("names", nargs=-1, required=True, metavar="ID|PATH...")
@_as_json
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "todo", "never"]),
    default="warning",
    show_default=True,
    help="Least finding for which the exit code is 1 (errors: 2).",
)
def lint_command(names: tuple[str, ...], kind: str, fail_on: str) -> None:
    """Find faults and weaknesses of rubrics, of files of a points bank, or of sets of standards."""
    from checker.rubric.quality import lint_rubric

    findings = [finding for name in names for finding in lint_rubric(name)]
    if kind == "json":
        write_output(_as_text([_finding_as_data(one) for one in findings]), None)
    else:
        write_output("".join(f"{finding}\n" for finding in findings), None)
    click.echo(_summary(findings), err=True)
    sys.exit(_exit_code(findings, fail_on))


def _as_text(data: object) -> str:
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _finding_as_data(finding: "Finding") -> dict[str, object]:
    problem = finding.problem
    place = {"path": problem.path, "line": problem.line, "where": problem.where}
    return {"severity": finding.severity.value, "check": finding.check, "text": problem.text, **place}


def _summary(findings: "list[Finding]") -> str:
    kinds = [finding.severity.value for finding in findings]
    return ", ".join(f"{kinds.count(kind)} {kind}(s)" for kind in ("error", "warning", "todo"))


def _exit_code(findings: "Iterable[Finding]", fail_on: str) -> int:
    kinds = {finding.severity.value for finding in findings}
    if fail_on == "never" or not kinds:
        return 0
    if "error" in kinds:
        return 2
    order = ["warning", "todo"]
    return int(fail_on in order and bool(kinds & set(order[: order.index(fail_on) + 1])))


@rubric_group.command(name="test")
@click.argument("names", nargs=-1, required=True, metavar="ID|PATH...")
@_as_json
def test_command(names: tuple[str, ...], kind: str) -> None:
    """Mark every example of rubrics; each must get its level, and the words in [[…]] must be evidence."""
    from checker.errors import RubricError
    from checker.rubric.family import read_family

    families = [read_family(name) for name in names]
    problems = [str(problem) for family in families for problem in family.problems]
    if problems:
        raise RubricError(problems)
    from checker.marking import build_engine, mark_essay
    from checker.rubric.proof import prove_examples

    engine = build_engine()
    found = [p for one in families for p in prove_examples(one, lambda e, r: mark_essay(e, r, engine))]
    proofs = list(dict.fromkeys(found))
    write_output(_proofs_as_json(proofs) if kind == "json" else render_proofs(proofs), None)
    sys.exit(0 if proofs and all(proof.holds for proof in proofs) else 1)


def _proofs_as_json(proofs: "list[Proof]") -> str:
    keys = ("id", "is_flag", "path", "line", "wanted", "got", "holds")
    data = [{**{key: getattr(p, key) for key in keys}, "unfound": list(p.unfound)} for p in proofs]
    return _as_text(data)


def render_proofs(proofs: "list[Proof]") -> str:
    """Render what went wrong, a confusion table for points and one for flags, and the count."""
    from checker.rubric.proof import render_confusion

    lines = [line for proof in proofs if not proof.holds for line in _say_failure(proof)]
    points, flags = [p for p in proofs if not p.is_flag], [p for p in proofs if p.is_flag]
    lines += [render_confusion(some, title) for some, title in ((points, "points"), (flags, "flags")) if some]
    held = sum(proof.holds for proof in proofs)
    return "\n".join([*lines, f"{held} of {len(proofs)} examples hold"]) + "\n"


def _say_failure(proof: "Proof") -> list[str]:
    at = f"{proof.path}:{proof.line}: {proof.id}"
    said = []
    if proof.wanted != proof.got:
        said.append(f"{at}: wanted level {proof.wanted}, got {proof.got}: {proof.text[:90]!r}")
    return said + [
        f"{at}: not found as evidence, character for character: {words!r}" for words in proof.unfound
    ]


@rubric_group.command(name="schema")
@click.argument("name", type=click.Choice(["rubric", "point", "flag", "standards"]), default="rubric")
@_output
def schema_command(name: str, output: Path | None) -> None:
    """Print the JSON Schema of a rubric file, a point or flag of the bank, or a set of standards."""
    from checker.rubric.json_schema import render_json_schema

    write_output(render_json_schema(name), output)


for _command in (new_command, export_command, import_command):
    rubric_group.add_command(_command)
