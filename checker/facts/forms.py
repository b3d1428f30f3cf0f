"""Every form under which an entry is looked for: names as given, and the variants that follow by rule."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from checker.facts.words import split_words
from checker.types.fact import Fact

_PLURAL_TYPES = frozenset({"professional", "role", "body", "process"})
_ACT_YEAR = re.compile(r"(.+(?:Act|Order))[ ,(]+((?:19|20)\d\d)\)?")
_HYPHEN = re.compile(r"(?<=\w)-(?=\w)")
_WIDE = re.compile(r"[,.():;?!\[\]]")


@dataclass(frozen=True, slots=True)
class Form:
    """One way of writing an entry's name."""

    fact: str
    """Id of the entry."""
    given: str
    """The form in the file from which it was made; contexts are looked up under it."""
    words: tuple[str, ...]
    """Words to match: folded, or as written where ``exact``."""
    exact: bool = False
    """Whether capitals count."""
    wide: bool = False
    """Whether commas, brackets and full stops may stand inside it."""
    made: bool = False
    """Whether it was made by rule; a form given in a file takes precedence over it."""
    undated: bool = False
    """Whether it is a law's name without its year."""
    misspelt: bool = False
    """Whether the file gives it as a misspelling."""


def build_forms(fact: Fact) -> tuple[Form, ...]:
    """Return all forms of ``fact``, those given first, each once.

    >>> from checker.types.fact import Fact
    >>> fact = Fact(id="a", name="Care Act 2014", type="act", status="in_force", action="ok")
    >>> [" ".join(form.words) for form in build_forms(fact)]
    ['care act 2014', '2014 care act', 'care act of 2014', 'care act']
    """
    names = [*([fact.name] if fact.match_name else []), *fact.variants]
    forms = [_fold_form(fact, name, name) for name in names]
    forms += [replace(_fold_form(fact, name, name), misspelt=True) for name in fact.misspellings]
    forms += [_exact_form(fact, short, short) for short in fact.abbreviations]
    for name in (*names, *fact.misspellings):
        forms += [_fold_form(fact, name, other, made=True) for other in _vary(fact, name)]
    for short in fact.abbreviations:
        forms += [_exact_form(fact, short, other, made=True) for other in _vary_short(short)]
    return tuple(_mark_undated(fact, form) for form in _once(form for form in forms if form.words))


def _mark_undated(fact: Fact, form: Form) -> Form:
    undated = fact.type == "act" and not fact.by_year and not any(word.isdigit() for word in form.words)
    return replace(form, undated=undated)


def build_dated_forms(parent: Fact, edition: Fact) -> tuple[Form, ...]:
    """Return the short forms with a year of one edition: "KCSIE 22", "WT2018".

    >>> from checker.types.fact import Fact
    >>> a = Fact(id="k", name="Keeping", type="act", status="in_force", action="ok", abbreviations=("KS",))
    >>> b = Fact(id="k2022", name="Keeping 2022", type="act", years=(2022,), status="in_force", action="ok")
    >>> [form.words for form in build_dated_forms(a, b)]
    [('KS2022',), ('KS22',), ('KS', '22')]
    """
    year = str(edition.years[0])
    forms = [
        Form(edition.id, edition.name, words, exact=True, made=True)
        for short in parent.abbreviations
        if " " not in short
        for words in ((short + year,), (short + year[2:],), (short, year[2:]))
    ]
    return tuple(_once(forms))


def _once(forms: Iterable[Form]) -> list[Form]:
    """Keep the first of forms of the same words, and let commas and brackets in where one of them does."""
    kept: dict[tuple[tuple[str, ...], bool], Form] = {}
    for form in forms:
        key = form.words, form.exact
        first = kept.setdefault(key, form)
        if form.wide and not first.wide:
            kept[key] = replace(first, wide=True)
    return list(kept.values())


def _fold_form(fact: Fact, given: str, name: str, *, made: bool = False) -> Form:
    words = tuple(word.folded for word in split_words(name))
    if words[:1] == ("the",) and len(words) > 2:
        words = words[1:]
    return Form(fact.id, given, words, wide=_WIDE.search(name) is not None, made=made)


def _exact_form(fact: Fact, given: str, short: str, *, made: bool = False) -> Form:
    words = tuple(word.text for word in split_words(short))
    return Form(fact.id, given, words, exact=True, wide=_WIDE.search(short) is not None, made=made)


def _vary(fact: Fact, name: str) -> Iterator[str]:
    if _HYPHEN.search(name):
        yield _HYPHEN.sub("", name)
    if fact.type in _PLURAL_TYPES:
        yield _plural(name)
    dated = _ACT_YEAR.fullmatch(name)
    if dated:
        act, year = dated.groups()
        yield f"{year} {act}"
        yield f"{act} of {year}"
        yield act


def _vary_short(short: str) -> Iterator[str]:
    if short.isalpha():
        yield f"{short}s"
    if short.isalpha() and short.isupper() and 2 <= len(short) <= 6:
        yield ".".join(short)


def _plural(name: str) -> str:
    if re.search(r"[^aeiou]y$", name):
        return f"{name[:-1]}ies"
    return name if name.endswith("s") else f"{name}s"
