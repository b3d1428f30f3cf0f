"""Elements and conditions of the rubric language in plain English."""

from collections.abc import Mapping

from checker.facts import load_facts
from checker.types.element import (
    AtLeast,
    Condition,
    Element,
    FactElement,
    MeaningElement,
    PatternElement,
    PhraseElement,
)
from checker.types.rubric import Outcome

_COUNTED = {"elements": "of", "facts": "different things among", "sentences": "sentences or passages among"}
_NEEDS = {
    "own_experience": "the writer's own experience",
    "cause": "a reason",
    "requirement": "what is required",
    "outcome": "what came of it",
    "past_event": "something that happened",
}
_WITHIN = {
    "sentence": "in the same sentence as",
    "neighbours": "in or beside a sentence with",
    "paragraph": "in a paragraph with",
}
_KINDS = {
    "fact": "Names of",
    "phrase": "Words or phrases",
    "pattern": "Patterns of words",
    "meaning": "Sentences that mean the same as",
}


def say_condition(condition: Condition | str, elements: Mapping[str, Element]) -> str:
    """Say what must be found.

    >>> say_condition(Condition(any=("names_act", "says_duty")), {})
    'names act or says duty'
    """
    if isinstance(condition, str):
        return say_name(condition, elements)
    if condition.all is not None:
        return join([_inner(part, elements) for part in condition.all], "and")
    if condition.any is not None:
        return join([_inner(part, elements) for part in condition.any], "or")
    if condition.at_least is not None:
        return _say_at_least(condition.at_least, elements)
    return f"not: {_inner(condition.not_, elements)}" if condition.not_ is not None else ""


def _inner(part: Condition | str, elements: Mapping[str, Element]) -> str:
    text = say_condition(part, elements)
    is_plain = isinstance(part, str) or part.at_least is not None
    return text if is_plain else f"({text})"


def _say_at_least(at_least: AtLeast, elements: Mapping[str, Element]) -> str:
    names = join([say_name(name, elements) for name in at_least.of], "or")
    return f"at least {at_least.n} {_COUNTED[at_least.counting]}: {names}"


def say_name(name: str, elements: Mapping[str, Element]) -> str:
    """Return what an element says of itself, or its name in words."""
    element = elements.get(name)
    return (element.says if element else "") or name.replace("_", " ")


def say_kind(element: Element) -> str:
    """Say what sort of thing an element looks for."""
    return _KINDS[element.kind]


def say_looks_for(element: Element) -> tuple[str, ...]:
    """List what an element looks for."""
    match element:
        case FactElement():
            named = [load_facts().get(fact) for fact in element.facts]
            kinds = [f"any {kind.replace('_', ' ')} of the fact base" for kind in element.types]
            return (*(fact.name for fact in named if fact), *kinds)
        case PhraseElement():
            return element.phrases
        case MeaningElement():
            return element.like
        case PatternElement():
            return tuple(" ".join(_say_token(token) for token in pattern) for pattern in element.patterns)


def _say_token(token: Mapping[str, object]) -> str:
    values = [value for key, value in token.items() if key in ("LOWER", "LEMMA", "ORTH", "TEXT")]
    if not values:
        return "…"
    value = values[0]
    if isinstance(value, dict):
        value = "/".join(str(one) for one in value.get("IN", ("…",)))
    return str(value)


def say_context(element: Element, elements: Mapping[str, Element]) -> tuple[str, ...]:
    """Say what must, and must not, stand around an element."""
    said = []
    if element.near:
        near = join([say_name(name, elements) for name in element.near], "or")
        said.append(f"{_WITHIN[element.within]}: {near}")
    if element.needs:
        said.append("with " + join([_NEEDS[need] for need in element.needs], "and"))
    if element.excludes:
        said.append("without " + join([_NEEDS[need] for need in element.excludes], "or"))
    return tuple(said)


def say_outcome(outcome: Outcome, titles: Mapping[str, str]) -> str:
    """Say when an outcome is given."""
    parts = []
    if outcome.min_marks is not None:
        parts.append(f"{say_count(outcome.min_marks, 'mark')} or more")
    if outcome.every_point_at_least is not None:
        parts.append(f"every point at level {outcome.every_point_at_least} or above")
    parts += [
        f"“{titles.get(name, name)}” at level {n} or above" for name, n in outcome.points_at_least.items()
    ]
    return join(parts, "and") if parts else "otherwise"


def say_count(number: float, thing: str) -> str:
    """Count in words that agree.

    >>> say_count(1, "mark"), say_count(2.5, "mark")
    ('1 mark', '2.5 marks')
    """
    return f"{number:g} {thing}" if number == 1 else f"{number:g} {thing}s"


def join(parts: list[str], word: str) -> str:
    """Join as English does.

    >>> join(["a", "b", "c"], "or")
    'a, b or c'
    """
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {word} {parts[-1]}"
