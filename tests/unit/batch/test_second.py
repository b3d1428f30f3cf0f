"""Double marking: an assessor's table in any shape against a run."""

import pytest

from checker.batch.errors import WorksheetError
from checker.batch.run import open_run
from checker.batch.second import read_second
from checker.batch.summary import read_summaries
from checker.cli import main
from checker.rubric import load_rubric
from tests.unit.batch.conftest import ESSAY, run_inline, write_cohort, write_folder

PICTURE = "this is a picture, which is not a kind that can be read"


@pytest.fixture
def run(tmp_path):
    run_inline(write_cohort(tmp_path / "s", 4), tmp_path / "run")
    return tmp_path / "run"


def read(run, text, tolerance=2.0):
    path = run.parent / "marks.csv"
    path.write_text(text, encoding="utf-8")
    _, store = open_run(run)
    try:
        return read_second(path, read_summaries(store.rows()), load_rubric("partnership-working"), tolerance)
    finally:
        store.close()


def test_levels_by_title_and_name_and_totals(run):
    title = load_rubric("partnership-working").points[0].point.title
    found = read(
        run,
        f"Learner's file;{title};Team model;Total;Comment\n"
        "essay 0;not yet;0;0;fine\nessay 1.txt;Met;1;9,5;?\nunknown;0;0;0;\n",
    )
    assert {essay.id: essay.labels.points["legal_basis"].level for essay in found.gold.essays} == {
        "group-0--essay-0.txt": 0,
        "group-1--essay-1.txt": 2,
    }
    assert [pair.submission for pair in found.double.adjudication] == ["group 1/essay 1.txt"]
    assert found.double.adjudication[0].theirs == 9.5
    assert "column 'Comment': not used" in found.double.mapping
    assert any("'unknown' is no submission of the run" in line for line in found.double.missing)
    assert any("essay 3.txt: only the run has marked it" in line for line in found.double.missing)
    assert found.double.within.value == 0.5


def test_faults_are_all_named(run):
    with pytest.raises(WorksheetError) as caught:
        read(run, "file,legal_basis,marks\nessay 0,7,x\nessay 1,good,3\n")
    assert str(caught.value).count("\n") == 2
    with pytest.raises(WorksheetError, match="no column names a submission"):
        read(run, "who,legal_basis\nnobody,1\n")
    with pytest.raises(WorksheetError, match="no column is a marking point"):
        read(run, "file,colour\nessay 0,red\n")


def test_marks_off_the_scale_and_rows_twice_are_faults(run):
    with pytest.raises(WorksheetError) as caught:
        read(run, "file,marks\nessay 0,25\nessay 1,-1\nessay 2,nan\nessay 3,4\nessay 3.txt,5\n")
    assert str(caught.value).split("\n") == [
        "marks.csv:2: 25 is off the scale: the marks go from 0 to 24",
        "marks.csv:3: -1 is off the scale: the marks go from 0 to 24",
        "marks.csv:4: 'nan' is no number of marks",
        "marks.csv:6: 'essay 3.txt' has a row of its own already; keep one of them",
    ]


def test_a_spreadsheet_is_asked_for_as_csv(run):
    (run.parent / "marks.xlsx").write_bytes(b"PK\x03\x04 and so on")
    with pytest.raises(WorksheetError, match="Save it as CSV UTF-8"):
        read_second(run.parent / "marks.xlsx", [], load_rubric("partnership-working"), 2)


def test_rows_without_a_marked_submission_say_why(tmp_path):
    files = {f"{name}/essay.txt": f"{ESSAY} {name}" for name in ("a", "b")}
    source = write_folder(tmp_path / "s", {**files, "photo.jpg": b"\xff\xd8\xff\xe0" + bytes(40)})
    run_inline(source, tmp_path / "run")
    found = read(tmp_path / "run", "file,marks\na/essay.txt,3\nessay.txt,3\nphoto.jpg,2\nZoë,1\n,1\n")
    assert [line.removeprefix("marks.csv:") for line in found.double.missing] == [
        "3: 'essay.txt' could be a/essay.txt or b/essay.txt; give the whole name",
        f"4: 'photo.jpg' could not be marked by the run: {PICTURE}",
        "5: 'Zoë' is no submission of the run",
        "6: the cell that names the submission is empty",
        "b/essay.txt: only the run has marked it",
    ]


@pytest.mark.parametrize("kind", ["text", "json", "html"])
def test_the_command_writes_all_kinds(run, kind, tmp_path):
    from click.testing import CliRunner

    marks = tmp_path / "theirs.csv"
    marks.write_text("submission,legal_basis,marks\ngroup 0/essay 0.txt,1,9\ngroup 1/essay 1.txt,1,3\n")
    out = tmp_path / "out"
    done = CliRunner().invoke(main, ["agree", str(run), "--with", str(marks), "-f", kind, "-o", str(out)])
    assert done.exit_code == 0, done.output
    assert "column 'submission': submission (2 of 2 rows found)" in done.stderr
    assert "group 0/essay 0.txt" in out.read_text()
