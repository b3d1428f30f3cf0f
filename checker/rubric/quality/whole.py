"""What only shows when all points of a rubric are seen together."""

from collections.abc import Iterator

from checker.rubric.family import Family
from checker.rubric.place import Place
from checker.rubric.source import Problem
from checker.rubric.terms import content_words


def find_duplicate_points(family: Family) -> Iterator[Problem]:
    """Yield points that make the same statement, or look for the same things, as an earlier one."""
    for at, point in enumerate(family.points):
        for earlier in family.points[:at]:
            where = f"`{earlier.at('id').text()}` ({earlier.source.path}:{earlier.source.line(earlier.loc)})"
            if point.at("elements").data == earlier.at("elements").data:
                yield point.at("elements").problem(
                    f"looks for the same as {where}; keep one of the two points"
                )
            elif _alike(point.at("statement"), earlier.at("statement")):
                yield point.at("statement").problem(f"says the same as {where}; keep one of the two points")


def _alike(one: Place, other: Place) -> bool:
    words, others = set(content_words(one.text())), set(content_words(other.text()))
    return bool(words) and len(words & others) >= 0.9 * len(words | others)


def find_unreached_outcomes(family: Family) -> Iterator[Problem]:
    """Yield outcomes whose range of marks no essay can have."""
    if family.rubric is None:
        return
    sums = _possible_sums(family.rubric, {p.at("id").text(): p for p in family.points})
    above = float("inf")
    for outcome in family.rubric.at("outcomes").items():
        least = outcome.at("min_marks").data if isinstance(outcome.at("min_marks").data, int | float) else 0
        if outcome.at("every_point_at_least").data or outcome.at("points_at_least").data:
            continue
        if least < above and not any(least <= total < above for total in sums):
            yield outcome.problem(
                f"can never be given: no marks lie between {least:g} and the outcome before"
            )
        above = min(above, least)


def _possible_sums(rubric: Place, points: dict[str, Place]) -> set[float]:
    sums = {0.0}
    for entry in rubric.at("points").items():
        point = points.get(entry.at("use").text() or entry.at("id").text())
        levels = point.at("levels").levels() if point else {}
        given = entry.at("marks").levels()
        marks = [place.data for place in given.values() if isinstance(place.data, int | float)] or list(
            levels
        )
        sums = {round(total + mark, 6) for total in sums for mark in (0, *marks)}
        if len(sums) > 10_000:
            break
    return sums
