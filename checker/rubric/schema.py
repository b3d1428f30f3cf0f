"""Pydantic's findings in our own words, each with its line."""

from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from checker.rubric.source import Loc, Problem, Source
from checker.types import element, standard
from checker.types import rubric as language

M = TypeVar("M", bound=BaseModel)

_MODELS: dict[str | int, type[BaseModel]] = {
    "fact": element.FactElement,
    "phrase": element.PhraseElement,
    "pattern": element.PatternElement,
    "meaning": element.MeaningElement,
    "use": language.PointUse,
    "point": language.MarkingPoint,
    "flag": language.Flag,
    "flag_use": language.FlagUse,
    "condition": element.Condition,
    "levels": element.Condition,
    "verbs": element.Condition,
    "raised": element.Condition,
    "at_least": element.AtLeast,
    "examples": language.Example,
    "advice": language.Advice,
    "outcomes": language.Outcome,
    "codes": standard.Standard,
}
"""The model that a step of pydantic's way (field or union tag) leads into."""

_FORMS = {
    "missing": "is missing",
    "string_type": "expected text; put it in quotes",
    "string_too_short": "is empty; expected text",
    "tuple_type": "expected a list, e.g. [one, two]",
    "dict_type": "expected keys and values",
    "model_type": "expected keys and values",
    "model_attributes_type": "expected keys and values",
    "int_parsing": "expected a whole number",
    "int_type": "expected a whole number",
    "int_from_float": "expected a whole number",
    "float_parsing": "expected a number",
    "float_type": "expected a number",
    "finite_number": "expected a finite number",
    "too_short": "expected one entry or more",
    "union_tag_not_found": "give `kind`: fact, phrase, pattern or meaning",
}


_NO_NAME = "not a name; expected small letters, digits and _, a letter first"
_NO_CODE = "not a code; expected capital letters and a number, such as STL62"


def find_schema_problems(source: Source, model: type[M]) -> tuple[M | None, list[Problem]]:
    """Check the data of a file against ``model``; return it, or every fault found."""
    if source.data is None:
        return None, []
    try:
        return model.model_validate(source.data), []
    except ValidationError as error:
        found = [_problem(source, model, one) for one in error.errors() if not _is_echo(source, one)]
        return None, list(dict.fromkeys(found))


def _is_echo(source: Source, error: ErrorDetails) -> bool:
    """Tell a list that is "too short" only because its items are wrong."""
    return error["type"] == "too_short" and bool(_value(source.data, _own_loc(source.data, error["loc"])))


def _problem(source: Source, model: type[BaseModel], error: ErrorDetails) -> Problem:
    loc = _own_loc(source.data, error["loc"])
    if error["type"] == "missing":
        loc = (*loc, error["loc"][-1])
    return source.problem(loc, _say(error, model))


def _say(error: ErrorDetails, root: type[BaseModel]) -> str:
    if error["type"] == "extra_forbidden":
        return _say_unknown(str(error["loc"][-1]), _model_at(error["loc"], root))
    return _say_value(error, error.get("ctx", {}))


def _say_value(error: ErrorDetails, context: dict[str, Any]) -> str:
    match error["type"]:
        case "literal_error":
            return f"unknown value {error['input']!r}; expected {context['expected']}"
        case "union_tag_invalid":
            return f"unknown kind {context['tag']!r}; expected {context['expected_tags']}"
        case "string_pattern_mismatch":
            of_code = "[A-Z]+" in str(context.get("pattern"))
            return f"{error['input']!r} is {_NO_CODE if of_code else _NO_NAME}"
        case "value_error":
            return str(context["error"])
        case "greater_than_equal" | "less_than_equal":
            return error["msg"].replace("Input should be", "expected a number")
        case other:
            return _FORMS.get(other, error["msg"])


def _say_unknown(key: str, model: type[BaseModel]) -> str:
    allowed = [field.alias or name for name, field in model.model_fields.items()]
    near = get_close_matches(key, allowed, n=1)
    meant = f"did you mean `{near[0]}`? " if near else ""
    return f"unknown key; {meant}known here: {', '.join(allowed)}"


def _model_at(loc: Loc, root: type[BaseModel]) -> type[BaseModel]:
    return next((_MODELS[step] for step in reversed(loc[:-1]) if step in _MODELS), root)


def _own_loc(data: Any, loc: Loc) -> Loc:
    """Drop the steps that pydantic adds (union tags, ``[key]``): they lead nowhere in the data."""
    if not loc:
        return ()
    step, rest = loc[0], loc[1:]
    if not _has(data, step):
        return _own_loc(data, rest)
    taken = (step, *_own_loc(data[step], rest))
    skipped = _own_loc(data, rest) if step in _MODELS else ()
    return max(taken, skipped, key=len)


def _has(data: Any, step: str | int) -> bool:
    if isinstance(data, dict):
        return step in data
    return isinstance(data, list) and isinstance(step, int) and step < len(data)


def _value(data: Any, loc: Loc) -> Any:
    for step in loc:
        data = data[step]
    return data
