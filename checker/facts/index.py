"""All forms of a fact base, indexed by their first word; made once for each fact base."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from checker.facts.forms import Form, build_dated_forms, build_forms
from checker.facts.spelling import Spelling, build_spelling
from checker.types.fact import Context, Fact, FactBase


@dataclass(frozen=True, slots=True, eq=False)
class FormIndex:
    """Where to look a word up."""

    folded: Mapping[str, tuple[Form, ...]]
    """First folded word to the forms that begin with it, longest first."""
    exact: Mapping[str, tuple[Form, ...]]
    """First word as written to the short forms that begin with it, longest first."""
    contexts: Mapping[tuple[str, str], tuple[Context, ...]]
    """Entry and form, as given in the file, to what has to hold around it."""
    years: Mapping[str, Mapping[int, str]]
    """Entry to the entries that it means once a year stands beside it."""
    laws: Mapping[str, frozenset[int]]
    """Law to the years that belong to it."""
    spelling: Spelling
    """Words of the names of two words or more."""


@lru_cache(maxsize=4)
def build_index(facts: FactBase) -> FormIndex:
    """Return the index of ``facts``; cached by the content of the fact base."""
    forms = _settle([form for fact in facts for form in _all_forms(fact, facts)])
    return FormIndex(
        folded=_group([form for form in forms if not form.exact]),
        exact=_group([form for form in forms if form.exact]),
        contexts={
            (fact.id, form): tuple(c for c in fact.context if not c.forms or form in c.forms)
            for fact in facts
            if fact.context
            for form in (fact.name, *fact.abbreviations, *fact.variants, *fact.misspellings)
        },
        years=_index_years(facts),
        laws={fact.id: frozenset(fact.years) for fact in facts.of_type("act")},
        spelling=build_spelling(w for f in forms if _is_spelt_right(f) for w in f.words),
    )


def _is_spelt_right(form: Form) -> bool:
    return len(form.words) > 1 and not (form.exact or form.misspelt or form.made)


def _all_forms(fact: Fact, facts: FactBase) -> tuple[Form, ...]:
    parent = facts.get(fact.edition_of) if fact.edition_of else None
    return build_forms(fact) + (build_dated_forms(parent, fact) if parent else ())


def _settle(forms: list[Form]) -> list[Form]:
    """Drop forms made by rule that a file gives to some entry."""
    given = {(form.words, form.exact) for form in forms if not form.made}
    return [form for form in forms if not form.made or (form.words, form.exact) not in given]


def _group(forms: list[Form]) -> dict[str, tuple[Form, ...]]:
    groups: dict[str, list[Form]] = {}
    for form in forms:
        groups.setdefault(form.words[0], []).append(form)
    return {first: tuple(sorted(group, key=lambda f: -len(f.words))) for first, group in groups.items()}


def _index_years(facts: FactBase) -> dict[str, dict[int, str]]:
    years = {fact.id: dict(fact.by_year) for fact in facts if fact.by_year}
    for fact in facts:
        if fact.edition_of:
            years.setdefault(fact.edition_of, {})[fact.years[0]] = fact.id
    return years
