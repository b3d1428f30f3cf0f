"""Mistakes that one entry alone cannot show: ids given twice, references to nothing, unknown forms."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from checker.facts.editions import build_editions
from checker.facts.lines import find_line
from checker.types.fact import Fact

_ID = re.compile(r"[a-z][A-Za-z0-9_]*")


def find_faults(files: Mapping[Path, tuple[Fact, ...]], texts: Mapping[Path, str]) -> list[str]:
    """Return every inconsistency as ``path:line: id: what is wrong``, in the order of the files."""
    seen: dict[str, Path] = {}
    ids = {e.id for facts in files.values() for fact in facts for e in (fact, *build_editions(fact))}
    problems = []
    for path, facts in files.items():
        for number, fact in enumerate(facts):
            for field, text in [*_given_twice(fact, seen, path), *_find_entry_faults(fact, ids)]:
                problems.append(f"{path}:{find_line(texts[path], (number, field))}: {fact.id}: {text}")
    return problems


def _given_twice(fact: Fact, seen: dict[str, Path], path: Path) -> Iterator[tuple[str, str]]:
    for entry in (fact, *build_editions(fact)):
        if entry.id in seen:
            yield "id", f"the id {entry.id!r} is given twice (also in {seen[entry.id].name})"
        seen[entry.id] = path


def _find_entry_faults(fact: Fact, ids: set[str]) -> Iterator[tuple[str, str]]:
    for entry in (fact, *build_editions(fact)):
        if entry.replaced_by and _is_missing(entry.replaced_by, ids):
            yield (
                "replaced_by",
                f"no entry {entry.replaced_by!r}; give an id, or a name with a capital or a space",
            )
    for field, targets in (("by_year", fact.by_year.values()), ("settled_by", fact.settled_by)):
        for target in sorted(set(targets) - ids):
            yield field, f"no entry {target!r}"
    for target in fact.counterparts.values():
        if _is_missing(target, ids):
            yield "counterparts", f"no entry {target!r}; give an id, or a name with a capital or a space"
    forms = {fact.name, *fact.abbreviations, *fact.variants, *fact.misspellings}
    for form in sorted({form for context in fact.context for form in context.forms} - forms):
        yield "context", f"{form!r} is no name, abbreviation, variant or misspelling of this entry"
    if not (fact.match_name or forms - {fact.name}) and fact.type != "assessment_term":
        yield "match_name", "nothing is left to find it by: give a variant"


def _is_missing(target: str, ids: set[str]) -> bool:
    """Tell whether ``target`` looks like an id but is none; anything else is a name."""
    return _ID.fullmatch(target) is not None and target not in ids
