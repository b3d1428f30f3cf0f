# ruff: noqa: E501
import shutil
import subprocess
import zipfile
from io import BytesIO

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from report_factory import K, evidence, make_crowded, make_essay, make_hostile, make_marked, make_point

from checker.report import render_docx, write_docx
from checker.report.word_map import find_runs, flatten
from checker.submission import read_submission

BARE = {"facts": (), "flags": (), "outdated": (), "confidentiality": (), "advice": ()}


@pytest.fixture
def own_file(tmp_path):
    """A learner's file with formatting, a link, a table, a tracked insertion and a tracked deletion."""
    document = docx.Document()
    document.add_heading("My essay", level=1)
    paragraph = document.add_paragraph("We work with the ")
    paragraph.add_run("health visitor").bold = True
    paragraph.add_run(" and the ")
    link = parse_xml(
        f'<w:hyperlink {nsdecls("w")} w:anchor="a"><w:r><w:rPr><w:i/></w:rPr><w:t>school nurse</w:t></w:r></w:hyperlink>'
    )
    paragraph._p.append(link)
    paragraph.add_run(" each week.").italic = True
    kept = f'<w:ins {nsdecls("w")} w:id="90" w:author="a"><w:r><w:t xml:space="preserve"> They listen well.</w:t></w:r></w:ins>'
    gone = f'<w:del {nsdecls("w")} w:id="91" w:author="a"><w:r><w:delText> Nobody listens.</w:delText></w:r></w:del>'
    paragraph._p.append(parse_xml(kept))
    paragraph._p.append(parse_xml(gone))
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "Police"
    table.cell(0, 1).text = "share what they know of risks"
    document.add_paragraph("The end: we review the plan every month and write down what was agreed.")
    path = tmp_path / "own.docx"
    document.save(path)
    return path


def mark(essay, *quotes):
    found = tuple(evidence(essay, f"e{i}", words) for i, words in enumerate(quotes))
    return make_marked(essay=essay, points=(make_point(1, "People", 1, found),), **BARE)


def letters_of(document):
    """Every visible character with its formatting."""
    return [
        (letter, found.run.bold, found.run.italic)
        for found in find_runs(document)
        for letter in found.text
        if not letter.isspace()
    ]


def commented(document):
    """The text under each comment and the comment."""
    texts = {}
    active = []
    for element in document.element.body.iter():
        if element.tag == qn("w:commentRangeStart"):
            active.append(element.get(qn("w:id")))
            texts[active[-1]] = ""
        elif element.tag == qn("w:commentRangeEnd"):
            active.remove(element.get(qn("w:id")))
        elif element.tag == qn("w:t"):
            for number in active:
                texts[number] += element.text
    said = {str(c.comment_id): c.text for c in document.comments}
    assert set(said) == set(texts)
    return [(texts[number], said[number]) for number in said]


QUOTES = (
    "the health visitor and the school nurse each",
    "nurse each week",
    "They listen well",
    "share what they know",
    "review the plan",
)


def test_own_file_is_untouched_but_for_comments(own_file):
    essay = read_submission(str(own_file))
    before = docx.Document(own_file)
    after = docx.Document(BytesIO(render_docx(mark(essay, *QUOTES), "assessor", own_file.read_bytes())))
    assert letters_of(after) == letters_of(before)
    found = [text for text, _ in commented(after)]
    assert found[0] == "My essay"
    assert sorted(found[1:]) == sorted(QUOTES)
    assert len(after.tables) == 1
    for tag in ("w:hyperlink", "w:ins", "w:del"):
        assert len(list(after.element.iter(qn(tag)))) == 1


def test_learner_comments_give_nothing_away(own_file):
    essay = read_submission(str(own_file))
    made = render_docx(mark(essay, *QUOTES), "learner", own_file.read_bytes())
    comments = commented(docx.Document(BytesIO(made)))
    assert "Next: People" in comments[0][1]
    assert comments[1][1] == "A. People: partly met\nNext: Add one more example of your own to part 1."
    parts = zipfile.ZipFile(BytesIO(made))
    assert not any(b"secret" in parts.read(name).lower() for name in parts.namelist())


def test_same_bytes(own_file):
    marked = mark(read_submission(str(own_file)), *QUOTES)
    assert render_docx(marked, "learner", own_file.read_bytes()) == render_docx(
        marked, "learner", own_file.read_bytes()
    )


@pytest.mark.parametrize("audience", ["learner", "assessor"])
@pytest.mark.parametrize("make", [make_marked, make_crowded, make_hostile])
def test_other_inputs_get_a_new_document(make, audience):
    marked = make()
    document = docx.Document(BytesIO(render_docx(marked, audience)))
    assert flatten("".join(r.text for r in find_runs(document))).text == flatten(marked.essay.text).text
    for text, _ in commented(document)[1:]:
        assert flatten(text).text in flatten(marked.essay.text).text


def test_tables_and_lists_of_a_new_document():
    document = docx.Document(BytesIO(render_docx(make_marked(), "learner")))
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows][1][0] == "Police"
    items = [p.text for p in document.paragraphs if p.style.name == "List Bullet"]
    assert items == ["respect for every profession", "one shared goal", "clear roles"]
    texts = [text for text, _ in commented(document)]
    assert "keep notes of telephone calls" in texts
    assert "Tom Ashgrove" in texts


def test_what_is_not_word_gets_a_new_document():
    essay = make_essay(((K.BODY, 0, "We met."),))
    document = docx.Document(BytesIO(render_docx(mark(essay, "met"), "learner", b"not a zip")))
    assert [text for text, _ in commented(document)] == ["We ", "met"]


def test_text_that_is_not_in_the_file_is_counted_in_the_summary(own_file):
    essay = make_essay(((K.BODY, 0, "We work with the health visitor. This stands in a note."),))
    made = render_docx(mark(essay, "health visitor", "stands in a note"), "learner", own_file.read_bytes())
    comments = commented(docx.Document(BytesIO(made)))
    assert "1 more in footnotes or text boxes" in comments[0][1]
    assert [text for text, _ in comments[1:]] == ["health visitor"]


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_reads_the_comments(own_file, tmp_path):
    target = tmp_path / "commented.docx"
    write_docx(mark(read_submission(str(own_file)), *QUOTES), "assessor", target, own_file.read_bytes())
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        "soffice",
        "--headless",
        profile,
        "--convert-to",
        "odt",
        "--outdir",
        str(tmp_path),
        str(target),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    content = zipfile.ZipFile(tmp_path / "commented.odt").read("content.xml").decode()
    assert content.count("<office:annotation ") == len(QUOTES) + 1
    assert content.count("<office:annotation-end") == len(QUOTES) + 1
    assert "A. People: partly met" in content
