"""``checker facts``: look the fact base up."""

import json
from collections.abc import Iterable, Iterator

import click

from checker.facts import Fact, FactBase, find_facts, load_facts, suggest_names

_SCHEMA = "checker/facts/1"
_STATUS_WORDS = {
    "replaced": "replaced",
    "gentle": "say gently",
    "too_early": "too early",
}


@click.command("facts")
@click.argument("name", required=False)
@click.option("--outdated", is_flag=True, help="List what is not current, and what replaced it.")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print.",
)
@click.pass_context
def facts_command(ctx: click.Context, name: str | None, outdated: bool, form: str) -> None:
    """Print the entry of a law, guidance, body, role or model.

    NAME is its id or any of its names: "Children Act 2004", LSCB, wtsc. Without one, all entries are listed.
    """
    facts = load_facts()
    found = find_facts(name, facts) if name else tuple(facts)
    if not found:
        click.echo(_describe_unknown(str(name), facts), err=True)
        ctx.exit(2)
    if outdated:
        found = tuple(fact for fact in found if fact.severity(facts.as_of))
    if form == "json":
        click.echo(_render_json(found, facts))
    elif name and not outdated:
        click.echo("\n\n".join(_render_entry(fact, facts) for fact in found))
    else:
        click.echo(_render_list(found, facts))


def _describe_unknown(name: str, facts: FactBase) -> str:
    near = suggest_names(name, facts)
    hint = f"Did you mean: {'; '.join(near)}?" if near else "`checker facts` lists all entries."
    return f"Error: the fact base has no entry {name!r}. {hint}"


def _render_json(found: Iterable[Fact], facts: FactBase) -> str:
    entries = [{**fact.model_dump(mode="json"), "severity": fact.severity(facts.as_of)} for fact in found]
    document = {"schema": _SCHEMA, "as_of": facts.as_of.isoformat(), "entries": entries}
    return json.dumps(document, ensure_ascii=False, indent=2)


def _render_list(found: Iterable[Fact], facts: FactBase) -> str:
    lines = [_render_line(fact, facts) for fact in found]
    return "\n".join([*lines, "", f"{len(lines)} entries, as of {facts.as_of.isoformat()}"])


def _render_line(fact: Fact, facts: FactBase) -> str:
    severity = fact.severity(facts.as_of)
    if severity is None:
        return f"{fact.id}: {fact.name}"
    if severity == "too_early":
        return f"{fact.id}: {fact.name} [too early: {_words(fact.status)}]"
    newer = _name(fact.replaced_by, facts) or "no direct replacement"
    when = f" ({fact.replaced_year})" if fact.replaced_year else ""
    return f"{fact.id}: {fact.name} [{_STATUS_WORDS[severity]}] -> {newer}{when}"


def _render_entry(fact: Fact, facts: FactBase) -> str:
    return "\n".join(f"{label:<20}{text}" for label, text in _list_fields(fact, facts) if text)


def _list_fields(fact: Fact, facts: FactBase) -> Iterator[tuple[str, str]]:
    """Yield what is printed of an entry, in order; empty fields are left out by the caller."""
    severity = fact.severity(facts.as_of)
    when = f" ({fact.replaced_on})" if fact.replaced_on else ""
    yield "id", fact.id
    yield "name", fact.name
    yield "type", _words(fact.type)
    yield "applies in", ", ".join(fact.nations)
    yield "status", _words(fact.status)
    yield "note", fact.note
    yield "in an essay", _STATUS_WORDS[severity] if severity else "current"
    yield "replaced by", f"{_name(fact.replaced_by, facts)}{when}" if fact.replaced_by else when.strip(" ()")
    yield "still current in", ", ".join(fact.still_used_in)
    yield "elsewhere", "; ".join(f"{n}: {_name(t, facts)}" for n, t in fact.counterparts.items())
    yield "abbreviations", ", ".join(fact.abbreviations)
    yield "also called", "; ".join(fact.variants)
    yield "misspelt as", "; ".join(fact.misspellings)
    yield "editions", ", ".join(str(edition.year) for edition in fact.editions)
    yield "in partnership work", fact.role
    yield "common errors", "; ".join(fact.common_errors)
    yield "codes", "; ".join(f"{code} {about}" for code, about in fact.codes.items())
    yield "nearest current", fact.nearest_current
    yield "certainty", fact.certainty
    yield "sources", " ".join(fact.sources)
    yield "sources to check", " ".join(fact.sources_to_check)
    yield "checked on", f"{fact.checked_on} ({_words(fact.check or '')})" if fact.checked_on else ""


def _name(target: str | None, facts: FactBase) -> str:
    newer = facts.get(target or "")
    return newer.name if newer else target or ""


def _words(code: str) -> str:
    return code.replace("_", " ")
