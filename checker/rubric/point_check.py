"""What the schema cannot say about one marking point or flag: names, facts and levels must fit together."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import pairwise

from checker.rubric.place import Place
from checker.rubric.source import Problem


@dataclass(frozen=True, slots=True)
class KnownFacts:
    """What a fact element may name."""

    ids: Container[str]
    """Ids of the fact base."""
    types: Container[str]
    """Types of its entries."""
    check: bool = True
    """False where there is no fact base to check against."""


def check_point(point: Place, facts: KnownFacts) -> Iterator[Problem]:
    """Yield every fault of a marking point that the schema does not see."""
    yield from _check_elements(point.at("elements"), facts)
    names = point.at("elements").entries()
    for condition in point.at("levels").levels().values():
        yield from check_condition(condition, names)
    yield from check_levels(point)
    yield from _check_verbs(point, names)
    top = max(point.at("levels").levels(), default=0)
    yield from check_marks(point.at("marks"), top)
    yield from _check_examples(point.at("examples"), top)


def check_flag(flag: Place, facts: KnownFacts) -> Iterator[Problem]:
    """Yield every fault of a flag that the schema does not see."""
    yield from _check_elements(flag.at("elements"), facts)
    yield from check_condition(flag.at("raised"), flag.at("elements").entries())
    yield from _check_examples(flag.at("examples"), 1)


def check_condition(condition: Place, names: Container[str | int]) -> Iterator[Problem]:
    """Yield the names in a condition that are no element of the point."""
    for place in names_in(condition):
        if place.data not in names:
            yield place.problem(unknown("element", place.text(), names))


def conditions_of(point: Place) -> Iterator[Place]:
    """Yield every condition of a marking point, those for other verbs included, or of a flag."""
    yield point.at("raised")
    yield from point.at("levels").levels().values()
    for levels in point.at("verbs").entries().values():
        yield from levels.levels().values()


def names_in(condition: Place) -> Iterator[Place]:
    """Yield the places of all element names in a condition, however deep."""
    if isinstance(condition.data, str):
        yield condition
    if not isinstance(condition.data, dict):
        return
    parts = [*condition.at("all").items(), *condition.at("any").items(), condition.at("not")]
    for part in parts:
        yield from names_in(part)
    yield from (one for one in condition.at("at_least", "of").items() if one.text())


def _check_elements(elements: Place, facts: KnownFacts) -> Iterator[Problem]:
    names = elements.entries()
    for name, element in names.items():
        for near in element.at("near").items():
            if near.data == name:
                yield near.problem("an element cannot be near itself; name another element")
            elif near.text() and near.data not in names:
                yield near.problem(unknown("element", near.text(), names))
        yield from _check_backing(element.at("backed"), names)
        if facts.check:
            yield from _check_facts(element, facts)


def _check_backing(backed: Place, names: Mapping[str | int, Place]) -> Iterator[Problem]:
    if not backed.text():
        return
    if backed.data not in names:
        yield backed.problem(unknown("element", backed.text(), names))
    elif not names[backed.text()].at("head").text():
        yield backed.problem("only an element with a trained detector (`head`) can back another")


def _check_facts(element: Place, facts: KnownFacts) -> Iterator[Problem]:
    for fact in element.at("facts").items():
        if fact.text() and fact.data not in facts.ids:
            yield fact.problem(unknown("fact id", fact.text(), facts.ids))
    for kind in element.at("types").items():
        if kind.text() and kind.data not in facts.types:
            yield kind.problem(unknown("fact type", kind.text(), facts.types))


def check_levels(point: Place) -> Iterator[Problem]:
    """Yield what is wrong with level numbers, and levels without their feedback or hint."""
    levels = point.at("levels").levels()
    if not levels:
        return
    if sorted(levels) != list(range(1, len(levels) + 1)):
        yield point.at("levels").problem("levels must be 1, 2, … without gaps (level 0 needs no condition)")
        return
    top = max(levels)
    yield from _check_words(point, "feedback", range(top + 1))
    yield from _check_words(point, "hint", range(top))


def _check_words(point: Place, key: str, wanted: range) -> Iterator[Problem]:
    place = point.at(key)
    if not isinstance(place.data, dict):
        return
    for level in wanted:
        if level not in place.data:
            yield place.problem(f"no {key} for level {level}; give one for each of {_list(wanted)}")
    for level, words in place.levels().items():
        if level not in wanted:
            at_top = key == "hint" and level == wanted.stop
            why = "the top level has no hint" if at_top else "the point has no such level"
            yield words.problem(f"{why}; {key} is for levels {_list(wanted)}")


def check_marks(marks: Place, top: int) -> Iterator[Problem]:
    """Yield marks for levels that do not exist, missing ones, and marks that go down as levels go up."""
    given = marks.levels()
    if not given or not top:
        return
    for level, place in given.items():
        if not 1 <= level <= top:
            yield place.problem(f"marks for a level that does not exist; the point has levels 1 to {top}")
    missing = [str(level) for level in range(1, top + 1) if level not in given]
    if missing:
        yield marks.problem(
            f"no marks for level {', '.join(missing)}; give them for every level from 1 to {top}"
        )
    numbers = [pair for pair in sorted(given.items()) if isinstance(pair[1].data, int | float)]
    for (_, lower), (level, higher) in pairwise(numbers):
        if higher.data < lower.data:
            yield higher.problem(f"level {level} gives fewer marks than the level below it")


def _check_verbs(point: Place, names: Container[str | int]) -> Iterator[Problem]:
    levels = point.at("levels").levels()
    for verb, place in point.at("verbs").entries().items():
        if verb == point.at("verb").data:
            yield place.problem(f"`levels` are already written for {verb}; name another verb")
        for level, condition in place.levels().items():
            yield from check_condition(condition, names)
            if level not in levels:
                yield condition.problem("the point has no such level")


def _check_examples(examples: Place, top: int) -> Iterator[Problem]:
    for example in examples.items():
        level, text = example.at("level"), example.at("text")
        if isinstance(level.data, int) and level.data > top:
            yield level.problem(f"level {level.data} does not exist; expected 0 to {top}")
        if not _is_balanced(text.text()):
            yield text.problem("`[[` and `]]` must stand in pairs around the evidence, not inside each other")


def _is_balanced(text: str) -> bool:
    pieces = text.split("[[")
    return "]]" not in pieces[0] and all(piece.count("]]") == 1 for piece in pieces[1:])


def unknown(what: str, name: str, known: Container[str | int]) -> str:
    """Say that a name is not known, with the nearest that is."""
    names = [str(one) for one in known] if hasattr(known, "__iter__") else []
    near = get_close_matches(name, names, n=1)
    if near:
        return f"unknown {what} {name!r}; did you mean {near[0]!r}?"
    listed = f"; known here: {', '.join(names)}" if 0 < len(names) <= 20 else ""
    return f"unknown {what} {name!r}{listed}"


def _list(levels: range) -> str:
    return ", ".join(str(level) for level in levels)
