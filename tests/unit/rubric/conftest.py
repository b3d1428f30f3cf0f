"""A small bank and a rubric on it, written to a folder for each test."""

from collections.abc import Callable
from pathlib import Path

import pytest

POINT = """\
id: key_person
title: Who looks after the child
statement: Explains what the key person does for a child.
asked_by: ["unit 7, point 1"]
verb: explain
elements:
  names_role: {kind: phrase, phrases: [key person]}
  says_bond: {kind: meaning, near: [names_role], like: ["The key person builds a bond with the child."]}
levels:
  2: {all: [names_role, says_bond]}
  1: {any: [names_role, says_bond]}
feedback: {2: Role and purpose., 1: Only the role., 0: Not found.}
hint: {1: Say what it is for., 0: Say who is responsible.}
standards: [C6]
examples:
  - {level: 2, text: "Our [[key person]] builds a bond with each child."}
  - {level: 1, text: "We have a key person."}
  - {level: 0, text: "We like painting."}
"""

FLAG = """\
id: m_never_share
title: Never sharing
asked_by: ["unit 7, mistake 1"]
elements:
  says_never: {kind: meaning, like: ["Information must never be shared."]}
raised: {any: [says_never]}
why: An assessor may read this as a rule without exceptions.
counterpart: Share where a child is at risk.
examples:
  - {level: 1, text: "You must never share anything."}
  - {level: 0, text: "You share when you must."}
"""

RUBRIC = """\
id: small
version: "1"
title: Small rubric
about: For tests.
asked_by: ["unit 7"]
points:
  - use: key_person
    marks: {1: 2, 2: 5}
  - id: own_point
    title: Own point
    statement: Names a park.
    asked_by: ["unit 7, point 2"]
    verb: describe
    elements:
      park: {kind: phrase, phrases: [park]}
    levels:
      1: {any: [park]}
    feedback: {1: Named., 0: Not found.}
    hint: {0: Say where you go.}
flags: [m_never_share]
advice:
  - {id: bond, text: Say what it is for., followed_by: [key_person], asked_by: tip 1}
outcomes:
  - {name: pass, min_marks: 3, points_at_least: {key_person: 1}}
  - {name: refer}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a rubrics folder with one point, one flag and one rubric."""
    for name, text in (("points/key_person", POINT), ("flags/m_never_share", FLAG), ("small", RUBRIC)):
        path = tmp_path / f"{name}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def change(folder: Path) -> Callable[[str, str, str], Path]:
    """Return a function that replaces text in a file of the folder; the text must be there once."""

    def apply(name: str, old: str, new: str) -> Path:
        path = folder / f"{name}.yaml"
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} is not there once"
        path.write_text(text.replace(old, new), encoding="utf-8")
        return path

    return apply
