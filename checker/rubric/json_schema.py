"""JSON Schemas of the rubric language, for editors that complete and check as one types."""

import json
from pathlib import Path

from pydantic import BaseModel

from checker.types.rubric import Flag, MarkingPoint, RubricFile
from checker.types.standard import StandardSet

SCHEMAS: dict[str, type[BaseModel]] = {
    "rubric": RubricFile,
    "point": MarkingPoint,
    "flag": Flag,
    "standards": StandardSet,
}
"""Name of a schema to the model that it is made from."""


def render_json_schema(name: str) -> str:
    """Render the JSON Schema (draft 2020-12) of a ``rubric``, ``point``, ``flag`` or ``standards`` file."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **SCHEMAS[name].model_json_schema()}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def write_json_schemas(folder: Path) -> None:
    """Write all schemas into a folder as ``NAME.schema.json``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in SCHEMAS:
        (folder / f"{name}.schema.json").write_text(render_json_schema(name), encoding="utf-8")
