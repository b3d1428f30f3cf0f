"""Levels that can never be given, that an empty essay gets, or that overlap."""

from collections.abc import Iterator
from itertools import pairwise

from checker.rubric.logic import Case, find_cases, holds
from checker.rubric.place import Place
from checker.rubric.source import Problem


def find_level_faults(point: Place) -> Iterator[Problem]:
    """Yield what is wrong with the logic of a point's levels, or of a flag's condition."""
    if point.at("raised").data is not None:
        levels = {1: point.at("raised")}
        cases = find_cases(_as_point(point))
    else:
        levels, cases = point.at("levels").levels(), find_cases(point)
    if not cases:
        return
    truth = {level: _held(place, cases) for level, place in levels.items()}
    for level, place in levels.items():
        yield from _check_level(level, place, truth)


def _as_point(flag: Place) -> Place:
    data = {**flag.data, "levels": {1: flag.at("raised").data}}
    return Place(flag.source, flag.loc, data)


def _held(place: Place, cases: list[Case]) -> frozenset[int]:
    return frozenset(at for at, case in enumerate(cases) if holds(place.data, case))


def _check_level(level: int, place: Place, truth: dict[int, frozenset[int]]) -> Iterator[Problem]:
    held = truth[level]
    name = f"level {level}" if len(truth) > 1 or place.loc[-1] != "raised" else "the condition"
    if not held:
        yield place.problem(
            f"{name} can never be given: its condition contradicts itself or asks for too many"
        )
        return
    if 0 in held:  # the first case is the one in which nothing is found
        yield place.problem(f"{name} is given where nothing is found; ask for something")
    equal = [other for other in truth if other > level and truth[other] == held]
    higher = frozenset[int]().union(*(truth[other] for other in truth if other > level))
    if equal:
        yield place.problem(f"level {level} asks for the same as level {equal[0]} and is never given")
    elif held <= higher:
        yield place.problem(f"level {level} is never given: wherever it holds, a higher level holds too")


def find_equal_marks(point: Place) -> Iterator[Problem]:
    """Yield levels that give no more marks than the level below."""
    marks = point.at("marks").levels()
    for (below, lower), (level, higher) in pairwise(sorted(marks.items())):
        if lower.data == higher.data:
            yield higher.problem(f"level {level} gives the same marks as level {below}")
