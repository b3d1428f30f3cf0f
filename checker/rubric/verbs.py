"""Command verbs: what a level needs when a rubric asks for another verb than the point was written for.

The verb is judged from what stands near the point's own evidence (a reason, two sides and a judgement, an
own occasion), never from the verb's name. The rules are data: ``rubrics/verbs/VERB.yaml``.
"""

from collections.abc import Iterator, Mapping
from functools import cache

from checker.errors import RubricError
from checker.resources import data_folder
from checker.rubric.schema import find_schema_problems
from checker.rubric.source import read_source
from checker.types.element import Condition, Element
from checker.types.rubric import MarkingPoint, Verb, VerbRule


@cache
def load_verb_rule(verb: Verb) -> VerbRule:
    """Read the rule of a command verb; raise ``RubricError`` if its file is wrong."""
    source = read_source(data_folder("rubrics") / "verbs" / f"{verb}.yaml")
    rule, problems = find_schema_problems(source, VerbRule)
    if rule is None:
        raise RubricError([str(problem) for problem in (*source.problems, *problems)])
    return rule


def ask_for(point: MarkingPoint, verb: Verb) -> MarkingPoint:
    """Return the point with its levels as ``verb`` wants them.

    A point's own ``verbs`` entry comes first. Otherwise the verb's rule is added to the top level; where the
    point was written for a verb that asks for more, or for something else, its own extra is not needed: what
    the level below the top needs, and a description, take its place.
    """
    if verb == point.verb:
        return point
    if verb in point.verbs:
        return point.model_copy(update={"verb": verb, "levels": {**point.levels, **point.verbs[verb]}})
    rule = load_verb_rule(verb)
    is_relaxed = point.verb in rule.instead_of and point.top_level > 1
    if not is_relaxed and rule.top is None:
        return point.model_copy(update={"verb": verb})
    base, detail = _described(point) if is_relaxed else (point.levels[point.top_level], {})
    top = Condition(all=(base, rule.top)) if rule.top else base
    return point.model_copy(
        update={
            "verb": verb,
            "elements": {**point.elements, **_near({**detail, **rule.elements}, _asked(point))},
            "levels": {**point.levels, point.top_level: top},
            "hint": _hints(point, rule, is_relaxed=is_relaxed),
            "feedback": _feedback(point, rule, is_relaxed=is_relaxed),
        }
    )


def _described(point: MarkingPoint) -> tuple[Condition, Mapping[str, Element]]:
    """Return a condition, the own top or the level below with enough said, and the elements of "enough"."""
    rule, top = load_verb_rule("describe"), point.top_level
    if rule.detailed is None:
        return point.levels[top - 1], {}
    below = Condition(all=(point.levels[top - 1], rule.detailed))
    return Condition(any=(point.levels[top], below)), rule.detail


def _hints(point: MarkingPoint, rule: VerbRule, *, is_relaxed: bool) -> dict[int, str]:
    """Add what the verb asks; just below a relaxed top it is all that is missing."""
    hints = {level: f"{words} {rule.says}" for level, words in point.hint.items()}
    return {**hints, point.top_level - 1: rule.says} if is_relaxed else hints


def _feedback(point: MarkingPoint, rule: VerbRule, *, is_relaxed: bool) -> dict[int, str]:
    top, own = point.top_level, point.feedback
    met = rule.met if is_relaxed else f"{own[top]} {rule.met}"
    return {**own, top - 1: f"{own[top - 1]} Asked to {rule.verb}: {rule.says}", top: met}


def _near(elements: Mapping[str, Element], names: tuple[str, ...]) -> dict[str, Element]:
    return {name: element.model_copy(update={"near": names}) for name, element in elements.items()}


def _asked(point: MarkingPoint) -> tuple[str, ...]:
    """Return the elements that the point's levels ask for, in the point's order; all if they ask for none."""
    asked = {name for condition in point.levels.values() for name in _names_in(condition)}
    return tuple(name for name in point.elements if name in asked) or tuple(point.elements)


def _names_in(condition: Condition | str) -> Iterator[str]:
    """Yield the elements that a condition wants; what it rules out is left out."""
    if isinstance(condition, str):
        yield condition
        return
    for part in (*(condition.all or ()), *(condition.any or ())):
        yield from _names_in(part)
    yield from condition.at_least.of if condition.at_least else ()
