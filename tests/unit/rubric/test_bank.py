import pytest

from checker.errors import RubricError
from checker.rubric import load_bank


def test_bank_holds_points_and_flags_by_id(folder):
    bank = load_bank(folder)
    assert list(bank.points) == ["key_person"]
    assert bank.points["key_person"].top_level == 2
    assert list(bank.flags) == ["m_never_share"]


def test_an_empty_folder_is_an_empty_bank(tmp_path):
    assert not load_bank(tmp_path).points


POINT_FAULTS = [
    ("id: key_person", "id: key_persn", "1: id: must be the same as the file's name, 'key_person'"),
    ("verb: explain", "verb: explian", "5: verb: unknown value 'explian'; expected 'describe', "),
    ("statement:", "statment:", "3: statment: unknown key; did you mean `statement`? known here: id, "),
    ("verb: explain\n", "", "1: verb: is missing"),
    (
        "near: [names_role]",
        "near: [names_rol]",
        "8: elements.says_bond.near[0]: unknown element 'names_rol'; did",
    ),
    (
        "near: [names_role]",
        "near: [says_bond]",
        "8: elements.says_bond.near[0]: an element cannot be near itself",
    ),
    (
        "near: [names_role]",
        "backed: names_rol",
        "8: elements.says_bond.backed: unknown element 'names_rol'; did you mean 'names_role'?",
    ),
    (
        "near: [names_role]",
        "backed: names_role",
        "8: elements.says_bond.backed: only an element with a trained detector (`head`) can back another",
    ),
    (
        "all: [names_role, says_bond]",
        "all: [names_role, says]",
        "10: levels.2.all[1]: unknown element 'says'",
    ),
    ("any: [names_role, says_bond]", "any: names_role", "11: levels.1.any: expected a list, e.g. [one, two]"),
    ("2: {all:", "3: {all:", "9: levels: levels must be 1, 2, … without gaps"),
    ("1: {any:", "2: {any:", "11: levels.2: written twice (first on line 10); keep one"),
    (
        "1: {any: [names_role, says_bond]}",
        "1: {any: [says_bond], all: [names_role]}",
        "11: levels.1: give exactly one",
    ),
    (", 0: Not found.", "", "12: feedback: no feedback for level 0; give one for each of 0, 1, 2"),
    (", 0: Say who is responsible.", "", "13: hint: no hint for level 0; give one for each of 0, 1"),
    ("hint: {1:", "hint: {2: Done., 1:", "13: hint.2: the top level has no hint; hint is for levels 0, 1"),
    ("2: Role and purpose.", "3: x, 2: y", "12: feedback.3: the point has no such level"),
    (
        "{level: 2, text:",
        "{level: 4, text:",
        "16: examples[0].level: level 4 does not exist; expected 0 to 2",
    ),
    ("[[key person]]", "[[key person", "16: examples[0].text: `[[` and `]]` must stand in pairs"),
    ("phrases: [key person]", "phrases: key person", "7: elements.names_role.phrases: expected a list"),
    ("phrases: [key person]", "phrases: []", "7: elements.names_role.phrases: expected one entry or more"),
    (
        "kind: phrase",
        "kind: frase",
        "7: elements.names_role: unknown kind 'frase'; expected 'fact', 'phrase'",
    ),
    ("kind: phrase, ", "", "7: elements.names_role: give `kind`: fact, phrase, pattern or meaning"),
    (
        "kind: phrase, ",
        "kind: phrase, phrasess: [a], ",
        "7: elements.names_role.phrasess: unknown key; did you mean `phrases`?",
    ),
    ("title: Who looks after the child", "title: 7", "2: title: expected text; put it in quotes"),
    ("standards: [C6]", "standards: [C6", "15: not valid YAML: did not find expected ',' or ']'"),
    ("standards: [C6]", "standards: &x [C6]\ntodo: *x", "14: todo: aliases (`*name`) are not part"),
    (
        "standards: [C6]",
        "verbs: {explain: {2: {all: [names_role]}}}",
        "14: verbs.explain: `levels` are already written",
    ),
    (
        "standards: [C6]",
        "verbs: {apply: {3: {all: [park]}}}",
        "14: verbs.apply.3.all[0]: unknown element 'park'",
    ),
    (
        "standards: [C6]",
        "verbs: {apply: {3: {all: [names_role]}}}",
        "14: verbs.apply.3: the point has no such level",
    ),
    ("standards: [C6]", "marks: {1: two, 2: 3}", "14: marks.1: expected a number"),
    ("standards: [C6]", "marks: {1: -2, 2: 3}", "14: marks.1: expected a number greater than or equal to 0"),
    (
        "standards: [C6]",
        "marks: {1: 4, 2: 3}",
        "14: marks.2: level 2 gives fewer marks than the level below it",
    ),
]


@pytest.mark.parametrize(("old", "new", "problem"), POINT_FAULTS)
def test_a_fault_of_a_point_is_told_with_its_line(folder, change, old, new, problem):
    path = change("points/key_person", old, new)
    with pytest.raises(RubricError) as caught:
        load_bank(folder)
    assert any(one.startswith(f"{path}:{problem}") for one in caught.value.problems), caught.value.problems


FLAG_FAULTS = [
    ("any: [says_never]", "any: [says_nevr]", "6: raised.any[0]: unknown element 'says_nevr'; did you mean"),
    ("raised: {any: [says_never]}\n", "", "1: raised: is missing"),
    (
        "{level: 1, text:",
        "{level: 2, text:",
        "10: examples[0].level: level 2 does not exist; expected 0 to 1",
    ),
]


@pytest.mark.parametrize(("old", "new", "problem"), FLAG_FAULTS)
def test_a_fault_of_a_flag_is_told_with_its_line(folder, change, old, new, problem):
    path = change("flags/m_never_share", old, new)
    with pytest.raises(RubricError) as caught:
        load_bank(folder)
    assert any(one.startswith(f"{path}:{problem}") for one in caught.value.problems), caught.value.problems


def test_all_faults_of_all_files_come_at_once_and_in_order(folder, change):
    change("points/key_person", "verb: explain", "verb: explian")
    change("points/key_person", "all: [names_role,", "all: [nobody,")
    change("flags/m_never_share", "title: Never sharing", "titel: Never sharing")
    with pytest.raises(RubricError) as caught:
        load_bank(folder)
    lines = [one.split("rubrics")[-1].split(":")[1] for one in caught.value.problems]
    assert [one.rsplit("/", 1)[1].split(": ")[0] for one in caught.value.problems] == [
        "m_never_share.yaml:1",
        "m_never_share.yaml:2",
        "key_person.yaml:5",
        "key_person.yaml:10",
    ], lines


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "1: the file is empty"),
        (b"id: caf\xe9", "1: not UTF-8 text; save it as UTF-8"),
        (b"a: b\n\tc: d", "2: not valid YAML: "),
        (b"a: \x00", "1: not valid YAML: "),
        (b"- a list", "1: expected keys and values"),
        (b"[" * 200_000, "1: not valid YAML: nested too deeply"),
        (b"- " * 200_000, "1: not valid YAML: nested too deeply"),
        (b"[" * 100 + b"]" * 100, "1: [0][0][0]: nested too deeply"),
        (b"? [a, b]\n: c", "1: a key must be a word or a whole number"),
    ],
)
def test_a_file_that_is_no_point_is_told_kindly(tmp_path, content, problem):
    (tmp_path / "points").mkdir()
    path = tmp_path / "points" / "x.yaml"
    path.write_bytes(content)
    with pytest.raises(RubricError) as caught:
        load_bank(tmp_path)
    assert any(one.startswith(f"{path}:{problem}") for one in caught.value.problems), caught.value.problems
