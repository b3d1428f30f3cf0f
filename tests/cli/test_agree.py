"""Whole runs of ``checker agree`` on four tiny essays."""

import hashlib
import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from checker.agreement import load_gold
from checker.cli import main
from checker.cli.agree import check_seen, report_marks
from checker.errors import GoldError, SubmissionError
from checker.types.essay import Essay, Section, SectionKind
from checker.types.result import MadeWith, MarkedEssay, Marks, PointResult
from checker.types.rubric import Rubric

TINY = Path(__file__).parents[1] / "data" / "gold_tiny"
MADE = MadeWith("1.2", "tiny", "3", "00", "by-length", "11", "2026-01-01")


def run(*arguments):
    return CliRunner().invoke(main, ["agree", *[str(each) for each in arguments]])


@dataclass(frozen=True)
class MarkByLaw:
    """A marker that gives level 2 where a text says "Act", 1 for "law", and cannot read one essay."""

    folder: Path
    unreadable: str = ""

    def __call__(self, essay_id: str) -> MarkedEssay:
        if essay_id == self.unreadable:
            raise SubmissionError(f"{essay_id}.txt", "it holds no words", "Export it as text.")
        text = (self.folder / "essays" / f"{essay_id}.txt").read_text(encoding="utf-8")
        level = 2 if "Act" in text else int("law" in text)
        point = PointResult("legal_basis", "", "", level, "", 2, Marks(), 0.7, (), (), "", "")
        essay = Essay(essay_id, essay_id, text, (Section(SectionKind.BODY, 0, len(text)),))
        return MarkedEssay(MADE, "Tiny", essay, (), (point,), (), (), (), (), Marks(), "")


def tiny_rubric() -> Rubric:
    return Rubric(
        id="tiny",
        version="3",
        title="Tiny",
        about="",
        asked_by=(),
        level_names={},
        points=(),
        flags=(),
        advice=(),
        outcomes=(),
        sha256="00",
    )


def test_predictions_as_text():
    result = run(TINY, "--predictions", TINY / "labels.jsonl")
    assert result.exit_code == 0
    assert result.stdout.startswith(
        "Predictions of labels.jsonl, compared with the readers of gold_tiny: 4 essays\n"
    )
    assert "mean kappa    1.00 [1.00 to 1.00]" in result.stdout
    assert result.stderr == ""


def test_readers_as_json():
    result = run(TINY, "--readers", "-f", "json")
    document = json.loads(result.stdout)
    assert (document["schema"], document["essays"]) == ("checker/agreement/1", 4)
    assert document["exact"]["value"] == 0.75


def test_html_goes_to_a_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run(TINY, "--readers", "-f", "html")
    assert result.stdout == ""
    assert "written: agreement-gold_tiny.html" in result.stderr
    assert "The second reader against the first" in Path("agreement-gold_tiny.html").read_text(
        encoding="utf-8"
    )


def test_output_file(tmp_path):
    path = tmp_path / "agreement.txt"
    result = run(TINY, "--readers", "-o", path)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "mean kappa" in path.read_text(encoding="utf-8")


def test_output_that_cannot_be_written(tmp_path):
    result = run(TINY, "--readers", "-o", tmp_path / "no" / "such" / "file")
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr


def test_more_groups_on_request(tmp_path):
    folder = shutil.copytree(TINY, tmp_path / "gold")
    rows = [{"id": f"a{n}", "trap": "quoted questions" if n < 3 else "none"} for n in (1, 2, 3, 4)]
    (folder / "meta.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert "quoted questions" not in run(folder, "--readers").stdout
    assert "quoted questions       2" in run(folder, "--readers", "--by", "trap").stdout


def test_faulty_labels_give_2_and_name_the_line(tmp_path):
    folder = shutil.copytree(TINY, tmp_path / "gold")
    with (folder / "labels.jsonl").open("a", encoding="utf-8") as file:
        file.write("{\n")
    (folder / "essays" / "a1.txt").unlink()
    result = run(folder, "--readers")
    assert result.exit_code == 2
    assert "labels.jsonl:5: broken JSON" in result.stderr
    assert "labels.jsonl:1: its text" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    "arguments", [["no-such-folder"], [TINY, "--readers", "--predictions", TINY / "labels.jsonl"]]
)
def test_usage_errors_give_2(arguments):
    assert run(*arguments).exit_code == 2


def test_notes_go_to_stderr(tmp_path):
    folder = shutil.copytree(TINY, tmp_path / "gold")
    (folder / "essays" / "b9.txt").write_text("No labels.", encoding="utf-8")
    result = run(folder, "--readers", "-f", "json")
    assert "b9.txt: has no labels" in result.stderr
    assert json.loads(result.stdout)["essays"] == 4


def test_marks_are_compared():
    report = report_marks(load_gold(TINY), tiny_rubric(), MarkByLaw(TINY))
    assert report.compared == "Checker 1.2, rubric tiny 3, model by-length"
    assert report.made_with == MADE
    (point,) = report.agreement.points
    # gold 2 0 1 1, ours 2 1 0 1
    assert point.confusion == ((0, 1, 0), (1, 1, 0), (0, 0, 1))
    assert report.agreement.points_not_in_rubric == ("communication_trust",)


def test_an_unreadable_essay_is_listed_with_its_reason():
    report = report_marks(load_gold(TINY), tiny_rubric(), MarkByLaw(TINY, unreadable="a3"))
    assert [(each.id, each.reason) for each in report.agreement.unmarked] == [("a3", "it holds no words")]
    assert report.agreement.essays == 3


@pytest.fixture
def models_trained_on_a2(tmp_path):
    text = (TINY / "essays" / "a2.txt").read_text(encoding="utf-8")
    manifest = {"trained_on": [hashlib.sha256(text.encode()).hexdigest()]}
    (tmp_path / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return tmp_path


def test_seen_essays_are_told(models_trained_on_a2, capsys):
    assert check_seen(load_gold(TINY), models_trained_on_a2, strict=False) == ("a2",)
    assert "WARNING: the model has seen 1 of these 4 essays" in capsys.readouterr().err


def test_strict_refuses_seen_essays(models_trained_on_a2, tmp_path):
    with pytest.raises(GoldError, match="the model has seen 1 of these 4 essays"):
        check_seen(load_gold(TINY), models_trained_on_a2, strict=True)


def test_unseen_essays_are_measured_in_silence(tmp_path, capsys):
    assert check_seen(load_gold(TINY), tmp_path, strict=True) == ()
    assert capsys.readouterr().err == ""


@pytest.mark.slow
def test_the_tool_itself_marks_every_essay():
    result = run(TINY, "--strict", "-f", "json")
    assert result.exit_code == 0, result.stderr
    document = json.loads(result.stdout)
    assert document["made_with"]["rubric"]["id"] == "partnership-working"
    assert (document["essays"], document["unmarked"]) == (4, [])
    assert [point["id"] for point in document["points"]] == ["legal_basis", "communication_trust"]
    assert "team_model" in document["points_not_in_gold"]


def test_the_command_is_light_to_import():
    code = (
        "import sys, checker.cli.agree\n"
        "heavy = {'numpy', 'spacy', 'sklearn', 'jinja2', 'pydantic'} & set(sys.modules)\n"
        "sys.exit(', '.join(heavy) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
