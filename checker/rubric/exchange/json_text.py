"""JSON in and out for the formats that use it."""

import json
from typing import Any

from checker.errors import RubricError
from checker.rubric.exchange.check import Faults


def read_json(text: str, source: str) -> dict[str, Any]:
    """Read a JSON object; raise ``RubricError`` that names row and column where it is none."""
    try:
        data = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        line, column = getattr(error, "lineno", 1), getattr(error, "colno", 1)
        raise RubricError(
            [f"{source}:{line}: column {column}: not JSON: {getattr(error, 'msg', error)}"]
        ) from error
    if not isinstance(data, dict):
        raise RubricError([f"{source}:1: expected a JSON object {{…}}"])
    return data


def read_list(data: dict[str, Any], key: str, where: str, faults: Faults) -> list[dict[str, Any]]:
    """Return a list of objects; what is none is a fault and is left out."""
    value = data.get(key)
    if not isinstance(value, list):
        faults.add(where, f"“{key}” is missing; expected a list")
        return []
    for at, item in enumerate(value):
        if not isinstance(item, dict):
            faults.add(f"{where}{key}[{at}]", "expected an object {…}")
    return [item for item in value if isinstance(item, dict)]


def render_json(data: Any) -> str:
    """Render JSON for people and programs."""
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"
