import json

import pytest
from click.testing import CliRunner

from checker.cli import main
from checker.rubric import list_rubrics


def run(*words):
    return CliRunner().invoke(main, ["rubric", *map(str, words)])


def test_list_names_every_shipped_rubric():
    printed = run("list").stdout
    assert [line.split()[0] for line in printed.splitlines()] == [one.id for one in list_rubrics()]
    assert [one["id"] for one in json.loads(run("list", "-f", "json").stdout)] == [
        one.id for one in list_rubrics()
    ]


@pytest.mark.parametrize("kind", ["text", "md", "html"])
def test_show_and_explain_write_to_stdout_or_a_file(tmp_path, kind):
    name = list_rubrics()[0].id
    shown = run("show", name, "-f", kind)
    assert shown.exit_code == 0
    run("show", name, "-f", kind, "-o", tmp_path / "x")
    assert (tmp_path / "x").read_text(encoding="utf-8") == shown.stdout
    point = json.loads(run("lint", name, "-f", "json").stdout)
    assert isinstance(point, list)


CHECKLIST = "effective-partnership-checklist"


def test_the_form_of_a_rubric_is_shown_and_named_where_the_rubric_is(tmp_path):
    for kind in ("text", "md"):
        form = run("show", CHECKLIST, "--form", "-f", kind)
        assert form.exit_code == 0
        assert form.stdout.startswith("# A joint vision")
        assert "| 7. Twelve months from now" in form.stdout
        assert f"checker rubric show {CHECKLIST} --form" in run("show", CHECKLIST, "-f", kind).stdout
    run("show", CHECKLIST, "--form", "-f", "html", "-o", tmp_path / "form.html")
    page = (tmp_path / "form.html").read_text(encoding="utf-8")
    assert page.count("<tr>") == 8
    assert "<h1>A joint vision: form for one meeting</h1>" in page
    assert f"{CHECKLIST} --form -f html" in run("show", CHECKLIST, "-f", "html").stdout


def test_a_rubric_without_a_form_says_so():
    result = run("show", "partnership-working", "--form")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "partnership-working: this rubric has no form" in result.stderr
    assert "--form" not in run("show", "partnership-working").stdout


def test_a_form_of_ones_own_stands_beside_the_rubric_and_a_missing_one_is_named(folder):
    path = folder / "small.yaml"
    text = path.read_text(encoding="utf-8").replace("points:\n", "form: meeting\npoints:\n", 1)
    text = text.replace("flags: [m_never_share]", "flags: []").replace("key_person", "legal_basis")
    path.write_text(text, encoding="utf-8")
    assert "form: there is no form" in run("show", path, "--form").stderr
    (folder / "forms").mkdir()
    (folder / "forms" / "meeting.md").write_text(
        "# Before we meet\n\n<b>1</b> What do we hope for?\n", "utf-8"
    )
    assert run("show", path, "--form").stdout.startswith("# Before we meet")
    assert "&lt;b&gt;1" in run("show", path, "--form", "-f", "html").stdout


def test_explain_names_the_points_there_are(folder):
    result = run("explain", "partnership-working", "nobody")
    assert result.exit_code == 2
    assert "legal_basis" in result.stderr
    assert "Words or phrases" in run("explain", "partnership-working", "key_features").stdout


def test_an_unknown_rubric_is_an_error_of_use():
    for command in (["show", "nowhere"], ["lint", "nowhere"], ["test", "nowhere"]):
        result = run(*command)
        assert result.exit_code == 2
        assert "Shipped rubrics: " in result.stderr


def test_lint_exit_codes(folder, change):
    point = folder / "points" / "key_person.yaml"
    assert run("lint", point).exit_code == 0
    change("points/key_person", "Only the role.", "Not found.")
    assert run("lint", point).exit_code == 1
    assert run("lint", point, "--fail-on", "error").exit_code == 0
    assert run("lint", point, "--fail-on", "never").exit_code == 0
    change("points/key_person", "verb: explain", "verb: x")
    assert run("lint", point).exit_code == 2
    found = json.loads(run("lint", point, "-f", "json").stdout)
    assert [(one["severity"], one["line"]) for one in found] == [("error", 5), ("warning", 12)]


def test_lint_fails_on_open_questions_only_if_asked(folder, change):
    change("points/key_person", "standards: [C6]", "todo: [Which standard?]")
    point = folder / "points" / "key_person.yaml"
    assert run("lint", point).exit_code == 0
    assert run("lint", point, "--fail-on", "todo").exit_code == 1
    assert "14: todo: todo[0]: still to decide: Which standard?" in run("lint", point).stdout


def test_test_reports_faults_before_loading_anything(folder, change):
    change("points/key_person", "verb: explain", "verb: x")
    result = run("test", folder / "points" / "key_person.yaml")
    assert result.exit_code == 2
    assert "key_person.yaml:5: verb" in result.stderr


def test_test_fails_for_a_planted_wrong_example(tmp_path):
    path = tmp_path / "park.yaml"
    text = POINT_ON_PARKS
    path.write_text(text, encoding="utf-8")
    result = run("test", path)
    assert result.exit_code == 0, result.stdout
    path.write_text(text.replace("level: 0, text: We stay", "level: 1, text: We stay"), encoding="utf-8")
    result = run("test", path)
    assert result.exit_code == 1
    assert f"{path}:13: park: wanted level 1, got 0" in result.stdout
    path.write_text(text.replace("[[park]]", "[[the park]]").replace("to the [[", "to [["), encoding="utf-8")
    failed = json.loads(run("test", path, "-f", "json").stdout)
    assert [one["unfound"] for one in failed] == [["the park"], []]


POINT_ON_PARKS = """\
id: park
title: Where we go
statement: Names a green place.
asked_by: [brief]
verb: describe
elements:
  names_park: {kind: phrase, phrases: [park]}
levels: {1: {any: [names_park]}}
feedback: {1: Named., 0: Not named.}
hint: {0: Say where you go.}
examples:
  - {level: 1, text: "We walk to the [[park]] on Fridays."}
  - {level: 0, text: We stay in the hall.}
"""


def test_schema_is_printed():
    assert json.loads(run("schema").stdout)["title"] == "RubricFile"
    assert json.loads(run("schema", "flag").stdout)["title"] == "Flag"
