"""Run every check over a rubric or an entry of the bank."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from checker.rubric.family import Family, read_family
from checker.rubric.load import find_rubric_file
from checker.rubric.place import Place
from checker.rubric.quality.elements import find_dead_elements, find_repeats, find_stale_facts
from checker.rubric.quality.examples import find_missing_examples, find_two_faced_examples
from checker.rubric.quality.levels import find_equal_marks, find_level_faults
from checker.rubric.quality.whole import find_duplicate_points, find_unreached_outcomes
from checker.rubric.quality.words import find_hints_that_tell, find_repeated_words, find_titles_that_tell
from checker.rubric.source import Problem, Source, read_source
from checker.rubric.standards import load_standards
from checker.rubric.standards_check import (
    find_standard_problems,
    find_standard_weaknesses,
    find_unknown_standards,
    is_standard_set,
)


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    TODO = "todo"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that lint has to say."""

    severity: Severity
    """An error keeps the rubric from loading; a warning is a weakness; a todo is open."""
    check: str
    """Name of the check."""
    problem: Problem
    """Where, and what."""

    def __str__(self) -> str:
        """Write it as ``path:line: severity: where: text [check]``."""
        path, rest = f"{self.problem.path}:{self.problem.line}: ", str(self.problem)
        return f"{path}{self.severity}: {rest.removeprefix(path)} [{self.check}]"


def _check_standards(point: Place) -> Iterator[Problem]:
    return find_unknown_standards(point, load_standards())


PointCheck = Callable[[Place], Iterator[Problem]]
POINT_CHECKS: dict[str, PointCheck] = {
    "levels": find_level_faults,
    "marks": find_equal_marks,
    "examples": find_missing_examples,
    "two-faced-example": find_two_faced_examples,
    "dead-element": find_dead_elements,
    "repeat": find_repeats,
    "stale-fact": find_stale_facts,
    "repeated-words": find_repeated_words,
    "standards": _check_standards,
}
"""Checks that look at one marking point."""

FLAG_CHECKS: dict[str, PointCheck] = {
    "levels": find_level_faults,
    "examples": find_missing_examples,
    "two-faced-example": find_two_faced_examples,
    "dead-element": find_dead_elements,
    "repeat": find_repeats,
}
"""Checks that look at one flag."""

FAMILY_CHECKS: dict[str, Callable[[Family], Iterator[Problem]]] = {
    "duplicate-point": find_duplicate_points,
    "tells-the-answer": find_hints_that_tell,
    "title-tells": find_titles_that_tell,
    "outcome": find_unreached_outcomes,
}
"""Checks that look at all points together."""


def lint_rubric(name_or_path: str | Path, *, folder: Path | None = None) -> tuple[Finding, ...]:
    """Return every finding about a rubric (by id or path), an entry of a bank or a set of standards.

    Errors come first.
    """
    source = read_source(find_rubric_file(name_or_path, folder=folder))
    if is_standard_set(source):
        return tuple(_lint_standards(source))
    family = read_family(name_or_path, folder=folder)
    found = [Finding(Severity.ERROR, "schema", problem) for problem in family.problems]
    found += [Finding(Severity.WARNING, name, problem) for name, problem in _warn(family)]
    found += [Finding(Severity.TODO, "todo", problem) for problem in _find_open_questions(family)]
    return tuple(dict.fromkeys(found))


def _lint_standards(source: Source) -> Iterator[Finding]:
    yield from (Finding(Severity.ERROR, "schema", problem) for problem in find_standard_problems(source))
    for problem in find_standard_weaknesses(source):
        yield Finding(Severity.WARNING, "standards", problem)


def _warn(family: Family) -> Iterator[tuple[str, Problem]]:
    named: list[tuple[str, Problem]] = []
    for places, checks in ((family.points, POINT_CHECKS), (family.flags, FLAG_CHECKS)):
        named += [
            (name, found) for place in places for name, check in checks.items() for found in check(place)
        ]
    named += [(name, found) for name, check in FAMILY_CHECKS.items() for found in check(family)]
    yield from sorted(named, key=lambda pair: pair[1])


def _find_open_questions(family: Family) -> Iterator[Problem]:
    rubric = [family.rubric] if family.rubric else []
    uses = [use for place in rubric for use in place.at("points").items() if use.at("use").data]
    uses += [use for place in rubric for use in place.at("flags").items() if use.at("use").data]
    tips = [tip for place in rubric for tip in place.at("advice").items()]
    for place in (*rubric, *family.points, *uses, *family.flags, *tips):
        for todo in place.at("todo").items():
            yield todo.problem(f"still to decide: {todo.text()}")
