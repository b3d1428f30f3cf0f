"""Make the sample submissions in this folder from ``essay.md`` and the builders below.

Needs pandoc, LibreOffice, pdflatex, qpdf, WeasyPrint, reportlab, Pillow and python-docx:
    python tests/data/submissions/make.py
The files are kept in the repository, so that the tests need none of these.
"""

import random
import subprocess
import textwrap
from pathlib import Path

import docx
from docx.oxml import parse_xml

HERE = Path(__file__).parent
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SENTENCES = (
    "The health visitor saw that the baby was not gaining weight as she should.",
    "Our multi-agency meeting took place in the family centre on a wet Tuesday.",
    "Everybody brought information about attendance, behaviour and communication.",
    "The social worker explained the responsibilities of each professional there.",
    "Safeguarding arrangements were discussed and the assessment was updated.",
    "A school nurse described the immunisation appointments that had been missed.",
    "We agreed that the teaching assistant would telephone the parents on Fridays.",
    "Trust grows when people keep the small promises that they have made.",
    "Confidentiality was respected because consent had been recorded beforehand.",
)


def run(*command: str) -> None:
    subprocess.run(command, cwd=HERE, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def convert(source: str, kind: str, name: str) -> None:
    run("soffice", "--headless", "--convert-to", kind, "--outdir", "made", source)
    (HERE / "made" / f"{Path(source).stem}.{kind}").rename(HERE / name)


def paragraphs() -> list[str]:
    chance = random.Random(4)  # noqa: S311
    return [f"Week {n}. " + " ".join(chance.sample(SENTENCES, 5)) for n in range(1, 9)]


def make_from_markdown() -> None:
    for kind in ("docx", "odt", "rtf", "html"):
        run("pandoc", "-s", "essay.md", "-o", f"pandoc.{kind}")
    run("pandoc", "-s", "essay.md", "--pdf-engine=pdflatex", "-o", "latex.pdf")
    for kind in ("odt", "rtf", "docx", "pdf", "html"):
        convert("pandoc.docx", kind, f"libreoffice.{kind}")
    run("qpdf", "--encrypt", "reader", "owner", "256", "--", "libreoffice.pdf", "locked.pdf")


def make_reviewed() -> None:
    """Make a document with everything that must not be read, and text in places that are easily missed."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "RUNNINGHEAD"
    document.sections[0].footer.paragraphs[0].text = "RUNNINGFOOT"
    document.add_heading("How agencies work together", 1)
    changed = document.add_paragraph("Before the change ")
    who = 'w:author="a" w:date="2026-01-01T00:00:00Z"'
    changed._p.append(
        parse_xml(f'<w:del {W} w:id="1" {who}><w:r><w:delText>WASDELETED</w:delText></w:r></w:del>')
    )
    changed._p.append(parse_xml(f'<w:ins {W} w:id="2" {who}><w:r><w:t>insertedword</w:t></w:r></w:ins>'))
    run_commented = changed.add_run(" and after it we carried on.")
    document.add_comment(run_commented, text="ONLYCOMMENT", author="T", initials="T")
    hidden = document.add_paragraph("Hidden here: ")
    hidden.add_run("WASHIDDEN").font.hidden = True
    hidden.add_run(" and shown again to the school nurse.")
    links = document.add_paragraph("See ")
    for wrapper in (
        f'<w:hyperlink {W} w:anchor="x"><w:r><w:t>linkword</w:t></w:r></w:hyperlink>',
        f'<w:smartTag {W} w:uri="u" w:element="e"><w:r><w:t xml:space="preserve"> smartword</w:t></w:r></w:smartTag>',  # noqa: E501
        f'<w:sdt {W}><w:sdtPr/><w:sdtContent><w:r><w:t xml:space="preserve"> controlword</w:t></w:r></w:sdtContent></w:sdt>',  # noqa: E501
        f'<w:fldSimple {W} w:instr=" AUTHOR "><w:r><w:t xml:space="preserve"> fieldword.</w:t></w:r></w:fldSimple>',  # noqa: E501
    ):
        links._p.append(parse_xml(wrapper))
    document.add_paragraph("A bullet about trust", style="List Bullet")
    document.add_paragraph("A second bullet about roles", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for row, words in zip(
        table.rows, (("Agency", "What it does"), ("Health visitor", "Weighs the baby.")), strict=True
    ):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    table.cell(1, 1).add_table(1, 1).cell(0, 0).text = "nestedword advice"
    document.add_paragraph("The review said that partnership matters to every child.", style="Quote")
    document.save(HERE / "reviewed.docx")
    convert("reviewed.docx", "odt", "reviewed.odt")
    convert("reviewed.docx", "rtf", "reviewed.rtf")


def make_columns() -> None:
    from reportlab.pdfgen import canvas

    body = "".join(f"<p>{p}</p>" for p in paragraphs())
    style = (
        '@page{size:A4;margin:2.5cm;@top-left{content:"RUNNINGHEAD"}@bottom-center{content:"Page " counter(page)}}'  # noqa: E501
        "body{columns:2;column-gap:8mm;font-size:14pt;text-align:justify;hyphens:auto}"
    )
    html = f'<html lang="en-GB"><style>{style}</style><body><h1>Working together</h1>{body}</body></html>'
    (HERE / "made").mkdir(exist_ok=True)
    (HERE / "made" / "columns.html").write_text(html, "utf-8")
    run("weasyprint", "made/columns.html", "columns.pdf")
    page = canvas.Canvas(str(HERE / "interleaved.pdf"), pagesize=(595, 842))
    page.setFont("Times-Bold", 16)
    page.drawString(70, 780, "Working together in two columns")
    page.setFont("Times-Roman", 10)
    left, right = (textwrap.wrap(" ".join(paragraphs()[n : n + 3]), 46) for n in (0, 3))
    for number, (one, two) in enumerate(zip(left, right, strict=False)):
        page.drawString(70, 740 - number * 13, one)
        page.drawString(310, 740 - number * 13, two)
    page.drawString(290, 40, "Page 1 of 1")
    page.save()


def make_unreadable() -> None:
    from PIL import Image, ImageDraw
    from reportlab.pdfgen import canvas

    picture = Image.new("1", (600, 800), "white")
    ImageDraw.Draw(picture).text((80, 80), "Scanned words", fill="black")
    picture.save(HERE / "scanned.pdf")
    letters = "abcdefghijklmnopqrstuvwxyz"
    swapped = str.maketrans(letters, "qwertyuiopasdfghjklzxcvbnm")
    page = canvas.Canvas(str(HERE / "swapped.pdf"), pagesize=(595, 842))
    for number, line in enumerate(textwrap.wrap(" ".join(paragraphs()), 80)):
        page.drawString(60, 760 - number * 14, line.lower().translate(swapped))
    page.save()


if __name__ == "__main__":
    make_from_markdown()
    make_reviewed()
    make_columns()
    make_unreadable()
    for left_over in (HERE / "made").iterdir():
        left_over.unlink()
    (HERE / "made").rmdir()
