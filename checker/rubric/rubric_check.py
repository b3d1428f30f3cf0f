"""What the schema cannot say about a whole rubric: points, flags, advice and outcomes must fit together."""

from collections.abc import Iterator, Mapping

from checker.rubric.place import Place
from checker.rubric.point_check import KnownFacts, check_flag, check_marks, check_point, unknown
from checker.rubric.source import Problem

Tops = Mapping[str, int]
"""Top level of each point by id."""


def check_rubric(
    rubric: Place, points: Tops, flags: Mapping[str, object], facts: KnownFacts
) -> Iterator[Problem]:
    """Yield every fault that the schema does not see; ``points`` and ``flags`` are the bank's."""
    used = dict(_top_levels(rubric, points))
    yield from _check_points(rubric, points, facts)
    yield from _check_flags(rubric, flags, facts)
    yield from _check_repeats(rubric)
    yield from _check_advice(rubric, {**points, **used})
    yield from _check_level_names(rubric, max(used.values(), default=0))
    yield from _check_outcomes(rubric, used)


def name_of(point: Place) -> str:
    """Return the id of a point of a rubric, used or written out."""
    return point.at("use").text() or point.at("id").text()


def used_flag(flag: Place) -> Place | None:
    """Return the place of the bank's id where a flag is taken from the bank."""
    used = flag if flag.text() else flag.at("use")
    return used if used.text() else None


def _top_levels(rubric: Place, bank: Tops) -> Iterator[tuple[str, int]]:
    for point in rubric.at("points").items():
        name = name_of(point)
        if name:
            top = bank.get(name, 0) if point.at("use").data else max(point.at("levels").levels(), default=0)
            yield name, top


def _check_points(rubric: Place, bank: Tops, facts: KnownFacts) -> Iterator[Problem]:
    for point in rubric.at("points").items():
        used = point.at("use")
        if not used.data:
            yield from check_point(point, facts)
        elif used.text() and used.data not in bank:
            yield used.problem(unknown("point of the bank", used.text(), bank))
        else:
            yield from check_marks(point.at("marks"), bank.get(used.text(), 0))


def _check_flags(rubric: Place, bank: Mapping[str, object], facts: KnownFacts) -> Iterator[Problem]:
    for flag in rubric.at("flags").items():
        used = used_flag(flag)
        if not used:
            yield from check_flag(flag, facts)
        elif used.text() not in bank:
            yield used.problem(unknown("flag of the bank", used.text(), bank))


def _check_repeats(rubric: Place) -> Iterator[Problem]:
    yield from _repeated(
        [p.at("use") if p.at("use").data else p.at("id") for p in rubric.at("points").items()]
    )
    yield from _repeated([used_flag(flag) or flag.at("id") for flag in rubric.at("flags").items()])
    yield from _repeated([a.at("id") for a in rubric.at("advice").items()])
    yield from _repeated([o.at("name") for o in rubric.at("outcomes").items()])


def _repeated(places: list[Place]) -> Iterator[Problem]:
    first: dict[str, Place] = {}
    for place in places:
        earlier = first.setdefault(place.text(), place)
        if place.text() and earlier is not place:
            line = place.source.line(earlier.loc)
            yield place.problem(f"{place.text()!r} is there already (line {line}); each may stand once")


def _check_advice(rubric: Place, points: Tops) -> Iterator[Problem]:
    for tip in rubric.at("advice").items():
        for name in tip.at("followed_by").items():
            if name.text() and name.data not in points:
                yield name.problem(unknown("point", name.text(), points))


def _check_level_names(rubric: Place, top: int) -> Iterator[Problem]:
    names = rubric.at("level_names")
    known = names.levels() if names.data is not None else {0: names, 1: names, 2: names}
    missing = [str(level) for level in range(top + 1) if level not in known]
    if missing:
        levels = ", ".join(missing)
        yield names.problem(f"no name for level {levels}; give a word for each level from 0 to {top}")


def _check_outcomes(rubric: Place, tops: Tops) -> Iterator[Problem]:
    outcomes = rubric.at("outcomes").items()
    available = _available(rubric, tops)
    for at, outcome in enumerate(outcomes):
        yield from _check_outcome(outcome, tops, available)
        earlier = next((one for one in outcomes[:at] if _implies(outcome, one, tops)), None)
        if earlier:
            line = outcome.source.line(earlier.loc)
            yield outcome.problem(f"can never be given: the outcome on line {line} always comes first")
    if outcomes and any(outcomes[-1].at(key).data for key in _CONDITIONS):
        yield outcomes[-1].problem("the last outcome must have no condition, so that every essay gets one")


_CONDITIONS = ("min_marks", "every_point_at_least", "points_at_least")


def _check_outcome(outcome: Place, tops: Tops, available: float) -> Iterator[Problem]:
    least = outcome.at("min_marks")
    if _number(least) > available:
        yield least.problem(f"can never be given: the rubric has {available:g} marks in all")
    every = outcome.at("every_point_at_least")
    if tops and _number(every) > min(tops.values()):
        yield every.problem(f"can never be given: a point's top level is {min(tops.values())}")
    for name, level in outcome.at("points_at_least").entries().items():
        if name not in tops:
            yield level.problem(unknown("point of this rubric", str(name), tops))
        elif _number(level) > tops[str(name)]:
            yield level.problem(f"can never be given: the point's top level is {tops[str(name)]}")


def _available(rubric: Place, tops: Tops) -> float:
    total = 0.0
    for point in rubric.at("points").items():
        marks = [_number(place) for place in point.at("marks").levels().values()]
        total += max(marks) if marks else tops.get(name_of(point), 0)
    return total


def _implies(later: Place, earlier: Place, tops: Tops) -> bool:
    """Tell whether every essay that meets ``later`` meets ``earlier`` too."""
    least = _number(later.at("every_point_at_least"))
    wanted = {name: _number(level) for name, level in earlier.at("points_at_least").entries().items()}
    given = later.at("points_at_least").entries()
    named = all(
        max(least, _number(given[name]) if name in given else 0) >= level for name, level in wanted.items()
    )
    every = _number(earlier.at("every_point_at_least"))
    reached = every <= least or (bool(tops) and all(n in given and _number(given[n]) >= every for n in tops))
    return named and reached and _number(earlier.at("min_marks")) <= _number(later.at("min_marks"))


def _number(place: Place) -> float:
    return float(place.data) if isinstance(place.data, int | float) else 0.0
