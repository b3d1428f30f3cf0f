"""Elements that do nothing, say a thing twice, or look for what no longer holds."""

from collections.abc import Iterator

from checker.facts import load_facts
from checker.rubric.place import Place
from checker.rubric.point_check import conditions_of, names_in
from checker.rubric.source import Problem
from checker.rubric.terms import stems

_GONE = frozenset({"abolished", "renamed", "repealed", "superseded", "withdrawn"})


def find_dead_elements(point: Place) -> Iterator[Problem]:
    """Yield elements on which no level depends, not even through ``near``."""
    elements = point.at("elements").entries()
    alive = {place.data for condition in conditions_of(point) for place in names_in(condition)}
    waiting = list(alive)
    while waiting:
        near = [place.data for place in elements.get(waiting.pop(), point.at("-")).at("near").items()]
        waiting += [name for name in near if name not in alive]
        alive.update(near)
    for name, element in elements.items():
        if name not in alive:
            yield element.problem("no level asks for this element, and none that is asked for is near it")


def find_repeats(point: Place) -> Iterator[Problem]:
    """Yield what an element's lists hold twice, and sentences that are both ``like`` and ``unlike``."""
    for element in point.at("elements").entries().values():
        for key in ("facts", "types", "phrases", "like", "unlike"):
            yield from _repeated(element.at(key).items())
        like = {stems(place.text()) for place in element.at("like").items()}
        for place in element.at("unlike").items():
            if stems(place.text()) in like:
                yield place.problem("stands under `like` and under `unlike`; it can only be one")


def _repeated(places: list[Place]) -> Iterator[Problem]:
    seen: dict[str, Place] = {}
    for place in places:
        text = " ".join(place.text().lower().split())
        if text and seen.setdefault(text, place) is not place:
            yield place.problem(f"is there already (line {place.source.line(seen[text].loc)})")


def find_stale_facts(point: Place) -> Iterator[Problem]:
    """Yield fact elements that can only be met with laws, guidance or bodies that have been replaced."""
    for element in point.at("elements").entries().values():
        facts = [(place, load_facts().get(place.text())) for place in element.at("facts").items()]
        if not facts or element.at("types").data or any(fact is None for _, fact in facts):
            continue
        if all(fact is not None and fact.status in _GONE for _, fact in facts):
            named = ", ".join(_replaced(place.text()) for place, _ in facts)
            yield element.problem(f"looks only for what is out of date: {named}; add what holds today")


def _replaced(fact_id: str) -> str:
    fact = load_facts().get(fact_id)
    by = fact.replaced_by if fact else None
    return f"{fact_id} (replaced by {by})" if by else fact_id
