import subprocess
import sys

import pytest

from checker.errors import RubricError, UnknownRubricError
from checker.rubric import list_rubrics, load_bank, load_rubric


def test_a_rubric_takes_points_from_the_bank_and_its_own(folder):
    rubric = load_rubric("small", folder=folder)
    assert [point.point.id for point in rubric.points] == ["key_person", "own_point"]
    assert [point.marks for point in rubric.points] == [{1: 2, 2: 5}, {1: 1}]
    assert [flag.id for flag in rubric.flags] == ["m_never_share"]
    assert rubric.outcomes[-1].name == "refer"


def test_a_path_is_read_with_any_bank(folder, tmp_path):
    path = tmp_path / "elsewhere.yaml"
    path.write_text((folder / "small.yaml").read_text(), encoding="utf-8")
    assert load_rubric(path, load_bank(folder)).id == "small"
    assert load_rubric(str(path), load_bank(folder)).id == "small"


def test_use_may_override_words(folder, change):
    change("small", "marks: {1: 2, 2: 5}", 'title: Own words\n    statement: S.\n    asked_by: ["x"]')
    point = load_rubric("small", folder=folder).points[0]
    assert (point.point.title, point.point.statement, point.point.asked_by) == ("Own words", "S.", ("x",))
    assert point.marks == {1: 1, 2: 2}


def test_advice_brings_its_unmarked_points(folder, change):
    assert not load_rubric("small", folder=folder).advice_points
    change("small", "  - use: key_person\n    marks: {1: 2, 2: 5}\n", "")
    change("small", ", points_at_least: {key_person: 1}", "")
    change("small", "min_marks: 3", "min_marks: 1")
    assert [p.id for p in load_rubric("small", folder=folder).advice_points] == ["key_person"]


def test_sha256_changes_with_the_words_and_only_with_them(folder, change):
    first = load_rubric("small", folder=folder).sha256
    change("small", "title: Small rubric", 'title: "Small rubric"  # quoted')
    assert load_rubric("small", folder=folder).sha256 == first
    change("points/key_person", "Only the role.", "Just the role.")
    assert load_rubric("small", folder=folder).sha256 != first


M = "marks: {1: 2, 2: 5}"
P = "points_at_least: {key_person: 1}"
REFER = "  - {name: refer}\n"
FAULTS = [
    (
        "use: key_person",
        "use: key_persn",
        "7: points[0].use: unknown point of the bank 'key_persn'; did you mean 'key_person'?",
    ),
    (M, "marks: {1: 2, 3: 5}", "8: points[0].marks.3: marks for a level that does not exist"),
    (M, "marks: {2: 5}", "8: points[0].marks: no marks for level 1; give them for every level"),
    (M, "marks: {1: 2, 2: 1.0e+999}", "8: points[0].marks.2: expected a finite number"),
    (
        "id: own_point",
        "id: key_person",
        "9: points[1].id: 'key_person' is there already (line 7); each may stand once",
    ),
    (
        "flags: [m_never_share]",
        "flags: [m_nevershare]",
        "20: flags[0]: unknown flag of the bank 'm_nevershare'; did you",
    ),
    (
        "flags: [m_never_share]",
        "flags: [m_never_share, m_never_share]",
        "20: flags[1]: 'm_never_share' is there already",
    ),
    ("followed_by: [key_person]", "followed_by: [key]", "22: advice[0].followed_by[0]: unknown point 'key'"),
    (
        "{name: pass, min_marks: 3",
        "{name: refer, min_marks: 3",
        "25: outcomes[1].name: 'refer' is there already (line 24)",
    ),
    (
        "min_marks: 3",
        "min_marks: 7",
        "24: outcomes[0].min_marks: can never be given: the rubric has 6 marks in all",
    ),
    (P, "points_at_least: {key_person: 3}", "24: outcomes[0].points_at_least.key_person: can never"),
    (P, "points_at_least: {park: 1}", "24: outcomes[0].points_at_least.park: unknown point of"),
    (P, "every_point_at_least: 2", "24: outcomes[0].every_point_at_least: can never be given"),
    (
        REFER,
        "  - {name: refer}\n  - {name: fail, min_marks: 4}\n  - {name: x}\n",
        "26: outcomes[2]: can never be given",
    ),
    (REFER, "  - {name: refer, min_marks: 1}\n", "25: outcomes[1]: the last outcome must have no condition"),
    ('version: "1"', "version: 1", "2: version: expected text; put it in quotes"),
    ("about: For tests.", "about:", "4: about: expected text"),
    (
        'asked_by: ["unit 7"]',
        'asked_by: ["unit 7"]\nlevel_names: {0: no}',
        "6: level_names: no name for level 1, 2; give a word",
    ),
    (
        "park: {kind: phrase, phrases: [park]}",
        "park: {kind: fact}",
        "15: points[1].elements.park: give `facts` (ids) or `types`",
    ),
]


@pytest.mark.parametrize(("old", "new", "problem"), FAULTS)
def test_a_fault_of_a_rubric_is_told_with_its_line(folder, change, old, new, problem):
    path = change("small", old, new)
    with pytest.raises(RubricError) as caught:
        load_rubric("small", folder=folder)
    assert any(one.startswith(f"{path}:{problem}") for one in caught.value.problems), caught.value.problems


def test_faults_of_the_bank_are_told_with_those_of_the_rubric(folder, change):
    change("small", "about: For tests.", "about: 3")
    change("points/key_person", "verb: explain", "verb: explian")
    with pytest.raises(RubricError) as caught:
        load_rubric("small", folder=folder)
    assert next(one.split(":")[1] for one in caught.value.problems) == "4"
    assert "key_person.yaml:5" in str(caught.value)


def test_an_outcome_after_a_stricter_one_can_be_given(folder, change):
    change("small", "  - {name: refer}\n", "  - {name: near, min_marks: 2}\n  - {name: refer}\n")
    assert len(load_rubric("small", folder=folder).outcomes) == 3


def test_unknown_names_say_what_there_is(folder):
    with pytest.raises(UnknownRubricError, match=r"smal: no rubric of that name\. Did you mean 'small'"):
        load_rubric("smal", folder=folder)
    with pytest.raises(UnknownRubricError, match=r"no such rubric file"):
        load_rubric("nowhere/x.yaml")


def test_list_gives_every_rubric_even_a_broken_one(folder):
    (folder / "broken.yaml").write_text("a: [", encoding="utf-8")
    assert [(one.id, one.title, one.points) for one in list_rubrics(folder)] == [
        ("broken", "", 0),
        ("small", "Small rubric", 2),
    ]


def test_loading_brings_in_no_nlp():
    code = (
        "import sys; from checker.rubric import load_bank, list_rubrics; load_bank(); list_rubrics();"
        "sys.exit(any(m in sys.modules for m in ('spacy', 'sklearn', 'numpy', 'onnxruntime')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
