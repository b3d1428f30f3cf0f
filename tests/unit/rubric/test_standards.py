# ruff: noqa: E501  (a planted fault and what is said of it stand on one line)
import shutil
from datetime import date

import pytest

from checker.errors import RubricError
from checker.facts import load_facts
from checker.resources import data_folder
from checker.rubric import load_bank
from checker.rubric.family import read_family
from checker.rubric.load import list_rubrics
from checker.rubric.quality import Severity, lint_rubric
from checker.rubric.standards import find_codes, find_unknown_codes, load_standards

SETS = load_standards()


def cited(text):
    return [(one.code, one.text) for one in find_codes(text, SETS)]


def test_the_three_sets_are_shipped_with_what_replaced_them():
    sets = {one.id: one for one in SETS}
    assert list(sets) == ["core-2007", "qts-2007", "stl-2007"]
    assert (len(sets["qts-2007"].codes), len(sets["core-2007"].codes), len(sets["stl-2007"].codes)) == (
        7,
        8,
        13,
    )
    assert sets["qts-2007"].replaced_by == "Teachers' Standards"
    assert sets["core-2007"].replaced_on == date(2012, 9, 1)
    assert sets["stl-2007"].replaced_on == 2016


@pytest.mark.parametrize("one", SETS, ids=lambda one: one.id)
def test_a_set_agrees_with_the_fact_base(one):
    fact = load_facts().get(one.fact)
    assert fact is not None
    assert (fact.status, set(fact.nations)) == (one.status, set(one.nations))
    written = {code + (f"({standard.part})" if standard.part else "") for code, standard in one.codes.items()}
    assert set(fact.codes) == written


@pytest.mark.parametrize("one", SETS, ids=lambda one: one.id)
def test_codes_and_points_name_each_other(one):
    points = load_bank().points
    for code, standard in one.codes.items():
        naming = {name for name, point in points.items() if code in point.standards}
        assert set(standard.points) == naming, code


def test_every_code_that_a_shipped_point_names_is_in_a_set():
    places = [p for rubric in list_rubrics() for p in read_family(rubric.path).points]
    codes = {code.text() for place in places for code in place.at("standards").items()}
    codes |= {code for point in load_bank().points.values() for code in point.standards}
    assert codes
    assert find_unknown_codes(sorted(codes), SETS) == ()


def test_unknown_codes_are_named_and_parts_are_left_out():
    assert find_unknown_codes(["Q21(b)", "C4a", "STL62", "Q99", "X1"], SETS) == ("Q99", "X1")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("This shows STL62 and STL 5.", [("STL62", "STL62"), ("STL5", "STL 5")]),
        ("I met the QTS standard Q21(b) here.", [("Q21", "Q21(b)")]),
        ("Standard C4 (a) is about talking.", [("C4", "C4 (a)")]),
        ("I listened to her mother (Q5, Q32).", [("Q5", "Q5"), ("Q32", "Q32")]),
        ("Professional standards Q4, Q5 and C6 apply.", [("Q4", "Q4"), ("Q5", "Q5"), ("C6", "C6")]),
        ("A trainee teacher has to meet Q6.", [("Q6", "Q6")]),
    ],
)
def test_cited_codes_are_found_as_written(text, wanted):
    assert cited(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Q4. Explain how you work with others.",
        "In Q4 the nursery had more children.",
        "We watched a film on C4 about it.",
        "The standard room is Q40 today.",
        "Standards of vitamin C in food",
        "(see Q4 of the budget)",
        "STL622 is no unit, nor is STL99.",
        "",
    ],
)
def test_what_only_looks_like_a_code_is_left_alone(text):
    assert cited(text) == []


def test_offsets_are_those_of_the_text():
    text = "Señora É. 👩‍🏫 wrote of STL20, then of STL21."
    found = find_codes(text, SETS)
    assert [text[one.start : one.end] for one in found] == ["STL20", "STL21"]
    assert [one.set_id for one in found] == ["stl-2007", "stl-2007"]


def test_a_list_of_codes_stands_or_falls_together():
    text = "The professional standards come first." + " x" * 60 + " Q4 and Q5 here; then Q6."
    assert cited(text) == []
    assert cited(text + " QTS") == [("Q4", "Q4"), ("Q5", "Q5"), ("Q6", "Q6")]


FAULTS = [
    ("id: qts-2007", "id: qts", "2: id: must be the same as the file's name, 'qts-2007'"),
    ("status: superseded", "status: gone", "6: status: unknown value 'gone'; expected "),
    ("replaced_by:", "replaced:", "7: replaced: unknown key"),
    ("  Q5:", "  C5:", "every code must begin with Q; C5 does not"),
]


@pytest.mark.parametrize(("old", "new", "expected"), FAULTS)
def test_a_wrong_file_is_refused_with_its_line(tmp_path, old, new, expected):
    text = (data_folder("rubrics") / "standards" / "qts-2007.yaml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "qts-2007.yaml").write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(RubricError) as raised:
        load_standards(tmp_path)
    assert expected in str(raised.value)


@pytest.fixture
def shelf(tmp_path):
    """A copy of the shipped sets and of their bank."""
    shutil.copytree(data_folder("rubrics"), tmp_path / "rubrics")
    return tmp_path / "rubrics" / "standards"


def test_shipped_sets_are_clean():
    for one in SETS:
        assert lint_rubric(data_folder("rubrics") / "standards" / f"{one.id}.yaml") == ()


LINTED = [
    ("points: [sustaining, team_model]", "points: [sustaning, team_model]", "19: error: codes.Q32.points[0]: unknown "
     "point of the bank 'sustaning'; did you mean 'sustaining'?"),
    ("points: [sustaining, team_model]", "points: [sustaining, sustaining, team_model]", "19: error: codes.Q32.points[1]: "
     "'sustaining' is there already"),
    ("  Q33:", "  Q32:", "20: error: codes.Q32: written twice (first on line 19)"),
    ("  Q33:", "  q33:", "20: error: codes.q33: 'q33' is not a code; expected capital letters and a number"),
    ("fact: std_qts", "fact: std_qtz", "4: error: fact: unknown fact id 'std_qtz'; did you mean 'std_qts'?"),
    ("status: superseded", "status: gone", "6: error: status: unknown value 'gone'; expected "),
    ("id: qts-2007", "id: qts", "2: error: id: must be the same as the file's name"),
    ("title: Standards", "titel: Standards", "3: error: titel: unknown key; did you mean `title`?"),
    ("asked_by: ", "todo: ", "10: error: todo: unknown key"),
    ("prefix: Q\n", "prefix: STL\n", "every code must begin with STL; Q4, Q5"),
    ("status: superseded", "status: in_force", "6: warning: status: the fact base says that std_qts is superseded"),
    ("points: [sustaining, team_model]", "points: [team_model]", "19: warning: codes.Q32: the point 'sustaining' names "
     "Q32, but is not listed here"),
    ("points: [sustaining, team_model]", "points: [recording, sustaining, team_model]", "19: warning: codes.Q32.points[0]: "
     "the point 'recording' does not name Q32"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "said"), LINTED)
def test_lint_names_what_is_wrong_in_a_set_with_its_line(shelf, old, new, said):
    path = shelf / "qts-2007.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    findings = [str(finding) for finding in lint_rubric(path)]
    assert any(said in one and one.startswith(f"{path}:") for one in findings), findings


def test_a_code_of_two_sets_is_an_error_for_lint_and_for_loading(shelf):
    text = (shelf / "qts-2007.yaml").read_text(encoding="utf-8")
    other = shelf / "qts-2009.yaml"
    other.write_text(text.replace("id: qts-2007", "id: qts-2009"), encoding="utf-8")
    found = [f for f in lint_rubric(other) if f.severity is Severity.ERROR]
    assert len(found) == 7
    assert "qts-2009.yaml:14: error: codes.Q4: Q4 is in another set already (" in str(found[0])
    with pytest.raises(RubricError, match="Q4 is in another set already"):
        load_standards(shelf)


def test_a_point_that_names_a_code_which_its_set_has_not_is_warned_of(folder, change):
    path = change("points/key_person", "standards: [C6]", "standards: [C66, C6(a), AC 1.1]")
    found = [str(one) for one in lint_rubric(path)]
    assert len(found) == 1
    assert "warning: standards[0]: unknown code of core-2007 'C66'" in found[0]
