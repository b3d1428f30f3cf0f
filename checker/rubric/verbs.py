"""Command verbs: what a level needs when a rubric asks for another verb than the point was written for.

The verb is judged from what stands near the point's own evidence (a reason, two sides and a judgement, an
own occasion), never from the verb's name. The rules are data: ``rubrics/verbs/VERB.yaml``.
"""

from collections.abc import Mapping
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

    A point's own ``verbs`` entry comes first; otherwise the verb's rule is added to the top level.
    """
    if verb == point.verb:
        return point
    if verb in point.verbs:
        return point.model_copy(update={"verb": verb, "levels": {**point.levels, **point.verbs[verb]}})
    rule = load_verb_rule(verb)
    elements = {**point.elements, **_near(rule.elements, tuple(point.elements))}
    levels = {**point.levels, point.top_level: _both(point.levels[point.top_level], rule.top)}
    hint = {level: f"{words} {rule.says}" if rule.top else words for level, words in point.hint.items()}
    return point.model_copy(update={"verb": verb, "elements": elements, "levels": levels, "hint": hint})


def _near(elements: Mapping[str, Element], names: tuple[str, ...]) -> dict[str, Element]:
    return {name: element.model_copy(update={"near": names}) for name, element in elements.items()}


def _both(condition: Condition, other: Condition | None) -> Condition:
    return condition if other is None else Condition(all=(condition, other))
