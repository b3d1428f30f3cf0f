import json

import pytest

from checker.resources import data_folder
from checker.rubric.json_schema import SCHEMAS, render_json_schema, write_json_schemas


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_shipped_schema_is_up_to_date(name):
    shipped = (data_folder("rubrics") / "schema" / f"{name}.schema.json").read_text(encoding="utf-8")
    assert shipped == render_json_schema(name), "write it again with `checker rubric schema NAME -o FILE`"


def test_schemas_say_what_fields_are(tmp_path):
    write_json_schemas(tmp_path)
    rubric = json.loads((tmp_path / "rubric.schema.json").read_text())
    assert rubric["additionalProperties"] is False
    assert rubric["properties"]["about"]["description"].startswith("What the rubric is for")
    condition = rubric["$defs"]["Condition"]["properties"]
    assert set(condition) == {"all", "any", "at_least", "not"}
