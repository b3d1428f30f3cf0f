"""``checker check`` as a user runs it."""

import json
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from checker.cli.main import main
from checker.resources import data_folder

EXAMPLE = data_folder("examples") / "essay-partly.txt"
TEXT = EXAMPLE.read_text(encoding="utf-8").strip()


def run(*arguments: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, ["check", *map(str, arguments)], input=stdin)


@pytest.fixture(scope="module")
def marked() -> dict:
    result = run(EXAMPLE, "-f", "json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_json_follows_the_contract(marked: dict) -> None:
    assert marked["schema"] == "checker/marked-essay/1"
    assert marked["made_with"]["rubric"]["id"] == "partnership-working"
    assert len(marked["points"]) == 12
    text = marked["essay"]["text"]
    assert text == TEXT
    ends = [(s["start"], s["end"]) for s in marked["essay"]["sections"]]
    assert ends[0][0] == 0
    assert ends[-1][1] == len(text)
    assert all(a[1] == b[0] for a, b in zip(ends, ends[1:], strict=False))


def test_every_offset_points_at_its_words(marked: dict) -> None:
    text = marked["essay"]["text"]
    pieces = [e for p in marked["points"] for e in p["evidence"]]
    pieces += marked["facts"] + marked["flags"] + marked["outdated"] + marked["confidentiality"]
    assert len(pieces) > 20
    assert all(text[p["start"] : p["end"]] == p["text"] for p in pieces)


def test_every_level_above_0_has_a_quotation(marked: dict) -> None:
    for point in marked["points"]:
        assert point["level"] == 0 or any(e["credited"] for e in point["evidence"]), point["id"]


def test_marks_add_up(marked: dict) -> None:
    for key in ("awarded", "available"):
        assert marked["marks"][key] == sum(p["marks"][key] for p in marked["points"])


def test_the_laws_and_agencies_are_found(marked: dict) -> None:
    named = {mention["fact"] for mention in marked["facts"]}
    assert {"ca2004", "dpa1998", "tac", "role_healthvisitor", "role_salt"} <= named


def test_the_old_law_is_named_as_outdated(marked: dict) -> None:
    assert "dpa1998" in {reference["fact"] for reference in marked["outdated"]}


def test_the_same_essay_gives_the_same_bytes() -> None:
    first, second = (run(EXAMPLE, "-f", "json").stdout_bytes for _ in range(2))
    assert first == second


def test_html_goes_beside_the_essay(tmp_path: Path) -> None:
    essay = tmp_path / "draft.txt"
    essay.write_text(TEXT, encoding="utf-8")
    result = run(essay)
    assert result.exit_code == 0
    report = tmp_path / "draft.feedback.html"
    assert "<html" in report.read_text(encoding="utf-8")
    assert str(report) in result.stderr
    assert not result.stdout
    assert sorted(p.name for p in tmp_path.iterdir()) == ["draft.feedback.html", "draft.txt"]


def test_standard_input() -> None:
    result = run("-", "-f", "json", "-r", "external-partnerships", stdin=TEXT)
    assert json.loads(result.stdout)["essay"]["source"] == "-"


@pytest.mark.parametrize(
    ("reason", "code"), [("outdated", 1), ("partly", 1), ("not-met", 1), ("confidentiality", 0)]
)
def test_fail_on(reason: str, code: int, tmp_path: Path) -> None:
    assert run(EXAMPLE, "-o", tmp_path / "r.html", "--fail-on", reason).exit_code == code


@pytest.mark.parametrize("name", ["missing.txt", "."])
def test_what_cannot_be_read_is_an_error_with_a_remedy(name: str, tmp_path: Path) -> None:
    result = run(tmp_path / name)
    assert result.exit_code == 2
    assert result.stderr.startswith("error: ")
    assert "Traceback" not in result.stderr


def test_an_unknown_rubric_is_named() -> None:
    result = run(EXAMPLE, "-r", "no-such-rubric")
    assert result.exit_code == 2
    assert "no-such-rubric" in result.stderr


def test_a_place_that_cannot_be_written_to(tmp_path: Path) -> None:
    result = run(EXAMPLE, "-o", tmp_path / "no" / "report.html")
    assert result.exit_code == 2
    assert "-o" in result.stderr


def test_a_report_can_be_read_by_those_who_may(tmp_path: Path) -> None:
    run(EXAMPLE, "-o", tmp_path / "r.html")
    assert stat.S_IMODE((tmp_path / "r.html").stat().st_mode) & 0o400
