"""Levels as logic: which can hold, and which are hidden by a higher one.

Each element is found or not; each ``at_least`` that counts facts or sentences has a count of its own. All
combinations are tried, so the answers are exact for points of ordinary size.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

from checker.rubric.place import Place
from checker.rubric.point_check import names_in

_MOST_CASES = 1 << 16
_MANY = 1_000

CountKey = tuple[str, tuple[str, ...]]
"""What an ``at_least`` counts, and over which elements."""


@dataclass(frozen=True, slots=True)
class Case:
    """One thing that may be found in an essay."""

    found: Mapping[str, bool]
    """Element to whether there is evidence for it."""
    counts: Mapping[CountKey, int]
    """Facts or sentences counted."""


def holds(condition: Any, case: Case) -> bool:
    """Tell whether a condition (as data) holds in a case; a malformed one does not."""
    if isinstance(condition, str):
        return case.found.get(condition, False)
    match condition:
        case {"all": [*parts]}:
            return all(holds(part, case) for part in parts)
        case {"any": [*parts]}:
            return any(holds(part, case) for part in parts)
        case {"not": part}:
            return not holds(part, case)
        case {"at_least": {"n": int(n), "of": [*names]} as at_least}:
            return _count(at_least, names, case) >= n
        case _:
            return False


def _count(at_least: Mapping[str, Any], names: list[str], case: Case) -> int:
    counting = at_least.get("counting", "elements")
    if counting == "elements":
        return sum(case.found.get(name, False) for name in set(names))
    return case.counts.get((counting, tuple(names)), 0)


def find_cases(point: Place) -> list[Case]:
    """Return every case that the point's levels can tell apart; empty if there are too many to try."""
    levels = list(point.at("levels").levels().values())
    names = sorted({place.text() for level in levels for place in names_in(level)})
    counters: dict[CountKey, set[int]] = {}
    for level in levels:
        for key, n in _counters(level.data):
            counters.setdefault(key, set()).add(n)
    values = [sorted({0, 1, *(n for n in ns if n <= _most(key, point))}) for key, ns in counters.items()]
    size = 2 ** len(names)
    for value in values:
        size *= len(value)
    return list(_cases(names, list(counters), values)) if size <= _MOST_CASES else []


def _cases(names: list[str], keys: list[CountKey], values: list[list[int]]) -> Iterator[Case]:
    for truth in product((False, True), repeat=len(names)):
        found = dict(zip(names, truth, strict=True))
        for numbers in product(*values):
            counts = dict(zip(keys, numbers, strict=True))
            if all((n > 0) == any(found[name] for name in of) for (_, of), n in counts.items()):
                yield Case(found, counts)


def _counters(condition: Any) -> Iterator[tuple[CountKey, int]]:
    match condition:
        case {"at_least": {"n": int(n), "of": [*names], "counting": "facts" | "sentences" as counting}}:
            yield (counting, tuple(str(name) for name in names)), n
        case {"all": [*parts]} | {"any": [*parts]}:
            for part in parts:
                yield from _counters(part)
        case {"not": part}:
            yield from _counters(part)


def _most(key: CountKey, point: Place) -> int:
    """Return the most that can be counted: different things are limited where elements list them all."""
    counting, names = key
    elements = [point.at("elements", name) for name in names]
    if counting == "sentences" or any(not _lists_all(element) for element in elements):
        return _MANY
    return len({one.text() for e in elements for key in ("facts", "phrases") for one in e.at(key).items()})


def _lists_all(element: Place) -> bool:
    if element.at("kind").data == "phrase":
        return bool(element.at("match").data == "exact")
    return element.at("kind").data == "fact" and not element.at("types").data
