# ruff: noqa: E501  (tables of cases)
import docx
import pytest

from checker.cli.rubric_new import read_page_file

from . import layouts


def texts(page, part):
    return [item.text for item in page.items(part)]


def read(tmp_path, name, text):
    (tmp_path / name).write_text(text, encoding="utf-8")
    return read_page_file(tmp_path / name)


def test_introductions_and_run_on_points_of_a_text(tmp_path):
    page = read(tmp_path, "p.txt", layouts.SHORT)
    assert page.title == "Working at height"
    assert texts(page, "points") == [
        "explain the hierarchy of control",
        "describe pre-use checks on ladders",
        "Naming the Work at Height Regulations 2005.",
        "Explaining who is responsible.",
        "Giving an own example.",
    ]
    assert texts(page, "mistakes") == [
        "Ladders may never be used. The truth: They may be used for short, light tasks.",
        "A harness prevents every fall. The truth: It only limits the fall.",
    ]
    assert texts(page, "tips") == ["Learn the hierarchy.", "Use numbers, e.g. the three-quarter rule."]


def test_lesser_headings_group_and_foreign_headings_end_a_part(tmp_path):
    page = read(tmp_path, "p.md", layouts.GROUPED)
    assert texts(page, "points") == [
        "Describe type 1 and type 2 diabetes",
        "Explain how food affects blood sugar",
        "Demonstrate how blood sugar is measured",
    ]
    assert texts(page, "mistakes")[1] == (
        "People with diabetes may not eat fruit. Fact: Fruit is part of a balanced diet."
    )
    assert texts(page, "tips") == ["Use the words hypo and hyper correctly."]


def test_web_pages_of_divisions(tmp_path):
    page = read(tmp_path, "p.html", layouts.DIVS)
    assert page.title == "Recruiting staff"
    assert len(texts(page, "points")) == 2
    assert texts(page, "tips") == ["Read the question twice."]
    assert texts(page, "mistakes") == ["Thinking that a job advert may name an age."]


@pytest.mark.parametrize(
    ("name", "text", "points"),
    [
        ("bare.txt", layouts.BARE, [("", "explain the term consent"), ("", "describe how capacity is assessed"),
                                    ("", "evaluate one decision")]),
        ("grid.md", layouts.GRID, [("1.1", "Explain consent"), ("1.2", "Describe capacity")]),
        ("wrapped.txt", layouts.WRAPPED, [("1.1", "Explain consent"), ("1.2", "Describe capacity"),
                                          ("2.1", "Show how to record a decision")]),
        ("grades.txt", layouts.GRADES, [("P1", "Describe two roles"), ("P2", "Identify one law"), ("M1", "Explain one role"),
                                        ("D1", "Evaluate one role")]),
    ],
)  # fmt: skip
def test_plain_lists(tmp_path, name, text, points):
    page = read(tmp_path, name, text)
    assert [(item.number, item.text) for item in page.items("points")] == points
    assert page.title == ""


def add_bold(document, text):
    document.add_paragraph().add_run(text).bold = True


def add_table(document, rows):
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text


def test_bold_headings_and_a_table_in_a_document(tmp_path):
    document = docx.Document()
    add_bold(document, "Stroke awareness")
    add_bold(document, "Examiner Marking Points")
    for text in (
        "Explain the FAST test (face, arms, speech, time).",
        "Describe the two main types of stroke.",
    ):
        document.add_paragraph(text, style="List Number")
    add_bold(document, "Common Misconceptions")
    add_table(
        document,
        [
            ("Misconception", "Correction"),
            ("Only old people have strokes.", "Strokes can happen at any age."),
        ],
    )
    document.save(tmp_path / "p.docx")
    page = read_page_file(tmp_path / "p.docx")
    assert page.title == "Stroke awareness"
    assert len(texts(page, "points")) == 2
    assert texts(page, "mistakes") == [
        "Only old people have strokes. Correction: Strokes can happen at any age."
    ]


def test_a_document_that_is_one_table(tmp_path):
    document = docx.Document()
    add_table(
        document,
        [
            ("Topic Synopsis", "How sleep works in young children and how settings plan for it."),
            ("Examiner Marking Points", "- Explain why naps matter.\n- Describe a safe sleep space (flat, clear, firm)."),
            ("Exam Tips", "- Name the guidance you use.\n- Mention the parents."),
            ("Common Misconceptions", "- Assuming all toddlers stop napping at two."),
        ],
    )  # fmt: skip
    document.save(tmp_path / "p.docx")
    page = read_page_file(tmp_path / "p.docx")
    assert {part: len(items) for part, items in page.parts.items()} == {
        "synopsis": 1,
        "points": 2,
        "tips": 2,
        "mistakes": 1,
    }


def test_unindented_lists_under_a_colon_belong_to_their_point(tmp_path):
    document = docx.Document()
    document.add_heading("Manual handling", 0)
    document.add_heading("Marking criteria", 2)
    for text in ("Explain the TILE assessment:", "task", "individual", "load", "Demonstrate safe lifting."):
        document.add_paragraph(text, style="List Bullet")
    document.add_heading("Further reading", 2)
    document.add_paragraph("A leaflet on lifting", style="List Bullet")
    document.save(tmp_path / "p.docx")
    assert texts(read_page_file(tmp_path / "p.docx"), "points") == [
        "Explain the TILE assessment: task, individual, load",
        "Demonstrate safe lifting.",
    ]
