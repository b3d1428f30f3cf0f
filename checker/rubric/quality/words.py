"""What learners read must not tell them the answer."""

from collections.abc import Iterator

from checker.rubric.family import Family
from checker.rubric.place import Place
from checker.rubric.source import Problem
from checker.rubric.terms import Term, find_copied_claims, find_given_away, find_terms


def find_hints_that_tell(family: Family) -> Iterator[Problem]:
    """Yield hints, advice and words on flags that name what any point of the rubric looks for."""
    wanted = [(point, find_terms(point)) for point in family.points]
    for hint in _learners_words(family):
        for point, terms in wanted:
            yield from _tells(hint, point, terms)


def find_titles_that_tell(family: Family) -> Iterator[Problem]:
    """Yield titles that name what their own point looks for."""
    for point in family.points:
        yield from _tells(point.at("title"), point, find_terms(point))
    for use in family.rubric.at("points").items() if family.rubric else ():
        used = next((one for one in family.points if one.at("id").data == use.at("use").data), None)
        if use.at("title").data and used:
            yield from _tells(use.at("title"), used, find_terms(used))


def _learners_words(family: Family) -> Iterator[Place]:
    for point in family.points:
        yield from point.at("hint").levels().values()
    for flag in family.flags:
        yield flag.at("why")
    for tip in family.rubric.at("advice").items() if family.rubric else ():
        yield tip.at("text")


def _tells(place: Place, point: Place, terms: list[Term]) -> Iterator[Problem]:
    name = point.at("id").text()
    told = find_given_away(place.text(), terms)
    found = min(told, key=lambda term: (term.text not in place.text(), -len(term.text)), default=None)
    if found:
        yield place.problem(f"gives away {found.text!r}, which `{name}` looks for ({found.element})")
        return
    claim = next(find_copied_claims(place.text(), point), None)
    if claim:
        yield place.problem(f"gives away words of an exemplar of `{name}`: {claim!r}")


def find_repeated_words(point: Place) -> Iterator[Problem]:
    """Yield feedback or hints that say the same for two levels."""
    for key in ("feedback", "hint"):
        seen: dict[str, int] = {}
        for level, place in point.at(key).levels().items():
            first = seen.setdefault(place.text().strip().lower(), level)
            if first != level:
                yield place.problem(f"says the same as for level {first}; say what this level needs")
