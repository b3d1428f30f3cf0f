"""``checker batch`` as people call it."""

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from checker.cli import main
from checker.resources import data_folder

ESSAY = "We meet other agencies each month and share what the family has agreed to share. " * 3


def call(*arguments):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def source(tmp_path):
    folder = tmp_path / "essays"
    folder.mkdir()
    (folder / "one.txt").write_text(ESSAY)
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(40))
    (folder / ".DS_Store").write_bytes(b"x")
    return folder


def test_dry_run_says_what_it_is_and_why_and_writes_nothing(source, tmp_path):
    done = call("batch", source, "--dry-run")
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "recognised: folder",
        "because: 2 files",
        "because: no file has a name that a learning platform gives",
        "names: shown",
        "  one.txt",
        "  photo.jpg",
        "  .DS_Store  passed over: not a submission",
    ]
    assert [path.name for path in tmp_path.iterdir()] == ["essays"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere"], "no such file or folder"),
        (["{source}/one.txt"], "checker check"),
        (["{source}", "-r", "nonsense"], "nonsense"),
        (["--resume", "{source}"], "this folder is not empty and not a run"),
        (["{source}", "-o", "{source}"], "this folder is not empty and not a run"),
        (["{source}", "--resume", "{source}"], "give no SOURCE"),
        ([], "Give a SOURCE"),
    ],
)
def test_usage_and_input_errors_exit_with_2(source, arguments, words):
    done = call("batch", *(argument.format(source=source) for argument in arguments))
    assert done.exit_code == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_a_run_gives_the_bytes_of_check_and_resumes_to_the_same(tmp_path):
    folder = tmp_path / "essays"
    folder.mkdir()
    for name in ("essay-strong.txt", "essay-early.txt"):
        (folder / name).write_bytes((data_folder("examples") / name).read_bytes())
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(40))
    done = call("batch", folder, "-o", tmp_path / "run", "--workers", "1")
    assert done.exit_code == 1, done.output
    assert done.stdout == ""
    assert "2 of 3 submissions marked" in done.stderr
    for name in ("essay-strong.txt", "essay-early.txt"):
        for audience, place in (("assessor", "reports"), ("learner", "feedback")):
            page = tmp_path / f"{audience}.html"
            assert call("check", folder / name, "--for", audience, "-o", page, "-q").exit_code == 0
            assert (tmp_path / "run" / place / f"{name}.html").read_bytes() == page.read_bytes()
    before = (tmp_path / "run/run.sqlite").read_bytes()
    assert call("batch", "--resume", tmp_path / "run", "-q").exit_code == 1
    assert (tmp_path / "run/run.sqlite").read_bytes() == before
    assert json.loads((tmp_path / "run/run.json").read_text())["state"] == "finished"


def test_help_and_check_load_no_database():
    code = (
        "import sys; from click.testing import CliRunner; from checker.cli import main\n"
        "for words in (['--help'], ['check', '--help'], ['batch', '--help']):\n"
        "    assert CliRunner().invoke(main, words).exit_code == 0\n"
        "print(sorted({'sqlalchemy', 'alembic', 'openpyxl', 'datasketch', 'distributed'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
