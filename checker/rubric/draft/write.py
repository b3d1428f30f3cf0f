"""A draft as the text of a rubric file."""

from typing import Any

import yaml

from checker.errors import RubricError
from checker.rubric.bank import Bank
from checker.rubric.draft.build import draft_rubric
from checker.rubric.draft.neutral import make_neutral
from checker.rubric.draft.page import Page
from checker.rubric.load import find_rubric_problems
from checker.rubric.source import parse_source

_HEAD = """\
# A draft: it marks as it stands. Every `todo` says what a person still has to decide;
# `checker rubric lint` names each with its line.
"""


def render_draft(page: Page, source: str, bank: Bank, rubric_id: str = "") -> str:
    """Render a page as the YAML of a draft rubric; raise ``RubricError`` where it has no marking points."""
    return check_draft(make_neutral(draft_rubric(page, source, bank, rubric_id), bank), source, bank)


def check_draft(data: dict[str, Any], source: str, bank: Bank) -> str:
    """Render a draft's data; raise ``RubricError`` unless it loads."""
    text = _HEAD + render_yaml(data)
    _, problems = find_rubric_problems(parse_source(source, text), bank)
    if problems:
        raise RubricError([f"{problem} (a draft of this page cannot be made)" for problem in problems])
    return text


def render_yaml(data: dict[str, Any]) -> str:
    """Render data as YAML in the order that it has."""
    return yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110)


class _Dumper(yaml.SafeDumper):
    """Writes a text that occurs twice in full, since the language has no aliases."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002
        return True
