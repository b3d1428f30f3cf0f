"""JSON in and out for the formats that use it."""

import json
from collections.abc import Iterator
from typing import Any

from checker.errors import RubricError
from checker.rubric.exchange.check import Faults


def read_json(text: str, source: str) -> dict[str, Any]:
    """Read a JSON object; raise ``RubricError`` that names row and column where it is none."""
    try:
        data = json.loads(text, object_pairs_hook=_Object)
    except (ValueError, RecursionError) as error:
        line, column = getattr(error, "lineno", 1), getattr(error, "colno", 1)
        raise RubricError(
            [f"{source}:{line}: column {column}: not JSON: {getattr(error, 'msg', error)}"]
        ) from error
    if not isinstance(data, dict):
        raise RubricError([f"{source}:1: expected a JSON object {{…}}"])
    twice = [f"{source}:{way}: is there twice; keep one" for way in _find_twice(data, "")]
    odd = [f"{source}:{way}: half a character; write the whole" for way in _find_halves(data, "")]
    if twice or odd:
        raise RubricError([*twice, *odd])
    return data


class _Object(dict[str, Any]):
    """A JSON object that knows which of its keys were written twice."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        keys = [key for key, _ in pairs]
        self.twice = tuple(key for key in self if keys.count(key) > 1)


def _steps(data: Any, way: str) -> Iterator[tuple[str, Any]]:
    if isinstance(data, dict):
        yield from ((f"{way}.{key}".removeprefix("."), value) for key, value in data.items())
    elif isinstance(data, list):
        yield from ((f"{way}[{at}]", value) for at, value in enumerate(data))


def _find_twice(data: Any, way: str) -> Iterator[str]:
    if isinstance(data, _Object):
        yield from (f"{way}.{key}".removeprefix(".") for key in data.twice)
    for step, value in _steps(data, way):
        yield from _find_twice(value, step)


def _find_halves(data: Any, way: str) -> Iterator[str]:
    if isinstance(data, str) and any("\ud800" <= letter <= "\udfff" for letter in data):
        yield way
    for step, value in _steps(data, way):
        yield from _find_halves(value, step)


def read_list(data: dict[str, Any], key: str, where: str, faults: Faults) -> list[tuple[str, dict[str, Any]]]:
    """Return the objects of a list, each with the way to it; what is none is a fault and is left out."""
    value, way = data.get(key), f"{where}{key}"
    if not isinstance(value, list):
        faults.add(way, "is missing; expected a list" if value is None else "expected a list")
        return []
    for at, item in enumerate(value):
        if not isinstance(item, dict):
            faults.add(f"{way}[{at}]", "expected an object {…}")
    return [(f"{way}[{at}]", item) for at, item in enumerate(value) if isinstance(item, dict)]


def render_json(data: Any) -> str:
    """Render JSON for people and programs."""
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"
