"""Every shipped rubric loads, has nothing that lint would say, and proves all of its examples."""

from pathlib import Path

import pytest

from checker.marking import build_engine, mark_essay
from checker.resources import data_folder
from checker.rubric import list_rubrics, load_rubric
from checker.rubric.family import read_family
from checker.rubric.proof import prove_examples
from checker.rubric.quality import lint_rubric

RUBRICS = [one.id for one in list_rubrics()]
ENTRIES = sorted(
    [*data_folder("rubrics").glob("points/*.yaml"), *data_folder("rubrics").glob("flags/*.yaml")]
)


@pytest.fixture(scope="module")
def engine():
    return build_engine()


def name(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize("rubric", RUBRICS)
def test_a_rubric_is_clean(rubric):
    load_rubric(rubric)
    assert [str(finding) for finding in lint_rubric(rubric)] == []


@pytest.mark.parametrize("path", ENTRIES, ids=name)
def test_an_entry_of_the_bank_is_clean(path):
    assert [str(finding) for finding in lint_rubric(path)] == []


@pytest.mark.parametrize("path", ENTRIES, ids=name)
def test_every_example_of_the_bank_holds(path, engine):
    proofs = list(prove_examples(read_family(path), lambda essay, rubric: mark_essay(essay, rubric, engine)))
    assert proofs
    wrong = [
        f"{p.path}:{p.line}: wanted {p.wanted}, got {p.got}; unfound {p.unfound}"
        for p in proofs
        if not p.holds
    ]
    assert wrong == []


@pytest.mark.parametrize("rubric", RUBRICS)
def test_every_example_written_in_a_rubric_holds(rubric, engine):
    family = read_family(rubric)
    path = family.rubric.source.path
    proofs = prove_examples(family, lambda essay, rubric: mark_essay(essay, rubric, engine))
    assert [f"{p.path}:{p.line}" for p in proofs if p.path == path and not p.holds] == []
