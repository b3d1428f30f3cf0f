"""Topic pages on other subjects become drafts that hold all of the page, and mark an essay as they stand."""
# ruff: noqa: E501  (an essay)

from pathlib import Path

import docx
import pytest
import yaml

from checker.cli.rubric_new import read_page_file
from checker.marking import build_engine, mark_essay
from checker.rubric import load_bank, load_rubric
from checker.rubric.draft.mistake import read_mistake
from checker.rubric.draft.write import render_draft
from checker.rubric.quality import lint_rubric
from checker.rubric.scheme import lay_out_scheme, render_scheme
from checker.submission import read_bytes

FOLDER = Path(__file__).parents[1] / "data" / "topic_pages"
PAGES = yaml.safe_load((FOLDER / "expected.yaml").read_text(encoding="utf-8"))
BANK = load_bank()
HOLIDAY = """\
Last summer my family drove to the coast and stayed near the harbour, because my uncle lends us his house every year. In the morning
we bought bread at the market, and one day we took part in a boat trip to an island. However, my brother felt sick, so we gave him
something warm and sat with him. Overall, I believe that a simple place does more good than a long flight.
"""


@pytest.fixture(scope="module")
def engine():
    return build_engine()


def make_draft(page, folder):
    path = folder / "draft.yaml"
    path.write_text(render_draft(read_page_file(page), page.name, BANK), encoding="utf-8")
    return path


def mark(text, rubric, engine):
    one_line = "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))
    return mark_essay(read_bytes(one_line.encode(), source="essay.txt"), rubric, engine)


def test_every_page_is_tried():
    assert sorted(PAGES) == sorted(path.name for path in FOLDER.iterdir() if path.suffix != ".yaml")


@pytest.mark.parametrize("name", PAGES)
def test_a_draft_holds_all_of_its_page(name, tmp_path):
    page, expected = read_page_file(FOLDER / name), PAGES[name]
    draft = yaml.safe_load(make_draft(FOLDER / name, tmp_path).read_text(encoding="utf-8"))
    assert page.title == expected["title"]
    statements = [point["statement"] for point in draft["points"]]
    assert len(statements) == len(expected["points"])
    assert [s[: len(e)] for s, e in zip(statements, expected["points"], strict=True)] == expected["points"]
    assert [point["verb"] for point in draft["points"]] == expected["verbs"]
    assert len(draft["advice"]) == expected["tips"]
    assert len(draft["flags"]) == len(expected["right"])
    assert [point.get("use") for point in draft["points"]] == [None] * len(statements)


@pytest.mark.parametrize("name", PAGES)
def test_numbers_and_marks_are_kept(name, tmp_path):
    draft = yaml.safe_load(make_draft(FOLDER / name, tmp_path).read_text(encoding="utf-8"))
    marks = [point["marks"][2] for point in draft["points"] if "marks" in point]
    assert marks == PAGES[name].get("marks", [])
    for number, point in zip(PAGES[name].get("numbers", []), draft["points"], strict=False):
        assert point["asked_by"] == [f"{name}, marking point {number}"]


@pytest.mark.parametrize("name", PAGES)
def test_misconceptions_have_their_counterpart_or_a_question(name, tmp_path):
    draft = yaml.safe_load(make_draft(FOLDER / name, tmp_path).read_text(encoding="utf-8"))
    for flag, right in zip(draft["flags"], PAGES[name]["right"], strict=True):
        asked = any("What is right instead?" in one for one in flag["todo"])
        assert asked == (right is None)
        assert flag["counterpart"].startswith(right or "The page calls this a mistake")


@pytest.mark.parametrize("name", PAGES)
def test_lint_names_every_open_question_and_show_reads_well(name, tmp_path):
    path = make_draft(FOLDER / name, tmp_path)
    own = [finding for finding in lint_rubric(path) if finding.problem.path == str(path)]
    assert {finding.check for finding in own} <= {"todo", "examples"}
    written = yaml.safe_load(path.read_text(encoding="utf-8"))
    entries = [written, *written["points"], *written["flags"], *written["advice"]]
    questions = [question for entry in entries for question in entry.get("todo", [])]
    named = " ".join(finding.problem.text for finding in own if finding.check == "todo")
    assert questions
    assert [question for question in questions if question not in named] == []
    shown = render_scheme(lay_out_scheme(load_rubric(path)), "text")
    assert all(" ".join(beginning.split()) in " ".join(shown.split()) for beginning in PAGES[name]["points"])


@pytest.mark.parametrize("name", PAGES)
def test_a_draft_credits_an_essay_on_its_subject_and_no_other(name, tmp_path, engine):
    rubric = load_rubric(make_draft(FOLDER / name, tmp_path))
    good = [point.level for point in mark(PAGES[name]["good"], rubric, engine).points]
    assert sum(level > 0 for level in good) >= PAGES[name]["touched"]
    assert sum(level == 2 for level in good) >= PAGES[name]["touched"] - 1
    assert mark(PAGES[name]["good"], rubric, engine).flags == ()
    assert [point.level for point in mark(HOLIDAY, rubric, engine).points] == [0] * len(good)


@pytest.mark.parametrize("name", PAGES)
def test_an_essay_on_another_subject_gets_next_to_nothing(name, tmp_path, engine):
    rubric = load_rubric(make_draft(FOLDER / name, tmp_path))
    names = list(PAGES)
    other = names[(names.index(name) + 5) % len(names)]
    assert sum(point.level for point in mark(PAGES[other]["good"], rubric, engine).points) <= 1


def test_a_flag_is_raised_by_the_misconception_itself(tmp_path, engine):
    names = ["safeguarding.txt", "play.html", "dementia.md", "plumbing.txt", "first_aid.txt"]
    for name in names:
        rubric = load_rubric(make_draft(FOLDER / name, tmp_path))
        for item, flag in zip(read_page_file(FOLDER / name).items("mistakes"), rubric.flags, strict=True):
            raised = mark(read_mistake(item.text).held, rubric, engine).flags
            assert flag.id in {one.id for one in raised}, item.text


def as_docx(text, path):
    document = docx.Document()
    for line in text.splitlines():
        bullet = line.startswith("- ")
        heading = 0 < len(line) < 60 and not bullet
        document.add_paragraph(line[2:] if bullet else line, style="List Bullet" if bullet else None)
        if heading:
            document.paragraphs[-1].runs[0].bold = True
    document.save(path)


@pytest.mark.parametrize("dress", ["utf-16", "bom", "windows", "docx"])
def test_the_same_page_in_another_dress_is_the_same_page(dress, tmp_path):
    plain = FOLDER / "safeguarding.txt"
    text = plain.read_text(encoding="utf-8")
    path = tmp_path / ("page.docx" if dress == "docx" else "page.txt")
    if dress == "docx":
        as_docx(text.replace("**", ""), path)
    else:
        data = {
            "utf-16": text.encode("utf-16"),
            "bom": b"\xef\xbb\xbf" + text.encode(),
            "windows": text.replace("\n", "\r\n").encode("cp1252"),
        }
        path.write_bytes(data[dress])
    assert read_page_file(path).parts == read_page_file(plain).parts
