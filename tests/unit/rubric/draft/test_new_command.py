# ruff: noqa: E501  (tables of cases)
"""``checker rubric new`` on pages of every kind; each draft marks an essay as it stands."""

import json

import docx
import pytest
from click.testing import CliRunner

from checker.cli import main
from checker.rubric import load_rubric

from . import pages

ESSAY = """\
Every day adults support early talk by commenting on play and expanding sentences, because children learn from what they hear.
When a child is not understood at three we refer the child to a speech and language therapist.
"""


def run(*words):
    return CliRunner().invoke(main, [*map(str, words)])


def write_text(path):
    path.write_text(pages.TALK, encoding="utf-8")


def write_windows(path):
    path.write_bytes(pages.TALK.replace("\n", "\r\n").encode("cp1252"))


def write_html(path):
    rows = pages.TALK.replace("&", "&amp;").splitlines()
    items = [f"<li>{row[2:]}</li>" if row.startswith("- ") else f"<h2>{row}</h2>" for row in rows[1:]]
    path.write_text(f"<html><body><p>{rows[0]}</p>{''.join(items)}</body></html>", encoding="utf-8")


def write_docx(path):
    document = docx.Document()
    for row in pages.TALK.splitlines():
        bullet = row.startswith("- ")
        style = "List Bullet" if bullet else "Heading 1" if len(row) < 60 else None
        document.add_paragraph(row[2:] if bullet else row, style=style)
    document.save(path)


@pytest.mark.parametrize(
    ("name", "write"),
    [("p.txt", write_text), ("p2.txt", write_windows), ("p.md", write_text), ("p.html", write_html), ("p.docx", write_docx)],
)  # fmt: skip
def test_pages_of_every_kind_give_the_same_points(tmp_path, name, write):
    write(tmp_path / name)
    result = run("rubric", "new", "--from", tmp_path / name, "-o", tmp_path / "talk.yaml")
    assert result.exit_code == 0, result.stderr
    rubric = load_rubric(tmp_path / "talk.yaml")
    assert rubric.id == "talk"
    assert [point.point.verb for point in rubric.points] == ["explain", "evaluate", "describe"]
    assert len(rubric.flags) == 3
    assert len(rubric.advice) == 2


def test_a_draft_marks_an_essay_as_it_stands(tmp_path):
    write_text(tmp_path / "p.txt")
    (tmp_path / "essay.txt").write_text(ESSAY, encoding="utf-8")
    run("rubric", "new", "--from", tmp_path / "p.txt", "-o", tmp_path / "talk.yaml")
    result = run("check", tmp_path / "essay.txt", "-r", tmp_path / "talk.yaml", "-f", "json", "-q")
    assert result.exit_code == 0, result.stderr
    levels = [point["level"] for point in json.loads(result.stdout)["points"]]
    assert levels[0] == 2
    assert levels[1] == 0
    assert levels[2] >= 1


def test_without_o_the_draft_goes_to_stdout_and_counts_to_stderr(tmp_path):
    (tmp_path / "list.csv").write_text("Criterion\nExplain attachment\n", encoding="utf-8")
    result = run("rubric", "new", "--from", tmp_path / "list.csv")
    assert result.stdout.startswith("# A draft")
    assert "open questions" in result.stderr


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("x.csv", b"a,b,c\n", "no column of criteria"),
        ("x.csv", b"Criterion\nExplain \x81\n", "x.csv:2: column 9: not text"),
        ("x.txt", b"", "x.txt"),
        ("missing.txt", None, "missing.txt"),
        ("x.txt", b"Topic Synopsis\nA page about how children play and grow in the garden.\n", "no marking points found"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_and_nothing_written(tmp_path, name, data, said):
    if data is not None:
        (tmp_path / name).write_bytes(data)
    result = run("rubric", "new", "--from", tmp_path / name, "-o", tmp_path / "out.yaml")
    assert result.exit_code == 2
    assert said in result.stderr
    assert not (tmp_path / "out.yaml").exists()
