import csv
import time
from io import BytesIO, StringIO

import openpyxl
import pytest
from report_factory import make_hostile, make_marked, make_point, make_weak

from checker.report import render_matrix_csv, render_matrix_xlsx, write_matrix
from checker.report.matrix import COLUMNS


def read_csv(marked):
    text = render_matrix_csv(marked)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(StringIO(text[1:])))


def read_sheet(marked):
    book = openpyxl.load_workbook(BytesIO(render_matrix_xlsx(marked)))
    return book, [[cell.value for cell in row] for row in book["Evidence matrix"].iter_rows()]


def test_one_row_a_criterion_with_its_evidence():
    rows = read_csv(make_marked())
    assert [row["Found"] for row in rows].count("met") == 2
    assert rows[4]["Found"] == "not found"
    assert rows[4]["Ruled out"] == "2"
    assert rows[0]["Where"].splitlines()[0].startswith("page 1, paragraph 1, line ")
    assert "“Under the Children Act 2004" in rows[0]["In the learner’s words"]
    assert rows[3]["Look again"] == "low confidence; near the boundary of the next level"
    for title in ("Assessor’s decision", "Valid", "Authentic", "Current", "Sufficient", "Sampled by IQA"):
        assert {row[title] for row in rows} == {""}


@pytest.mark.parametrize("make", [make_marked, make_weak, make_hostile])
def test_spreadsheet_says_the_same_as_the_table(make):
    _, sheet = read_sheet(make())
    table = list(csv.reader(StringIO(render_matrix_csv(make())[1:])))
    assert [[cell or "" for cell in row] for row in sheet] == table


def test_cells_cannot_be_formulas():
    points = tuple(
        make_point(i, "P", 0, statement=f"{sign}1+1", standards=(f"{sign}cmd",))
        for i, sign in enumerate("=+-@")
    )
    for row in read_csv(make_marked(points=points)):
        assert row["What it asks"].startswith("'")
        assert row["Standards"].startswith("'")
    book, _ = read_sheet(make_marked(points=points))
    assert all(cell.data_type != "f" for row in book["Evidence matrix"].iter_rows() for cell in row)


def test_sheet_offers_choices_and_prints_across_a4():
    book, _ = read_sheet(make_marked())
    sheet = book["Evidence matrix"]
    assert len(sheet.data_validations.dataValidation) == sum(1 for column in COLUMNS if column.choices)
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.freeze_panes == "B2"
    assert book["About"]["B3"].value == "7 of 16"


def test_both_files_are_written_and_are_the_same_twice(tmp_path):
    paths = write_matrix(make_marked(), tmp_path / "essay.html")
    assert [path.name for path in paths] == ["essay.xlsx", "essay.csv"]
    time.sleep(1.1)  # the format keeps whole seconds
    assert paths[0].read_bytes() == render_matrix_xlsx(make_marked())
    assert paths[1].read_bytes().startswith(b"\xef\xbb\xbfCriterion,")


def test_rows_are_tall_enough_and_quotations_numbered():
    sheet = openpyxl.load_workbook(BytesIO(render_matrix_xlsx(make_marked())))["Evidence matrix"]
    words = next(i for i, column in enumerate(COLUMNS, 1) if column.title.startswith("In the learner"))
    several = [row for row in range(2, sheet.max_row + 1) if "\n" in (sheet.cell(row, words).value or "")]
    assert several
    for row in several:
        lines = sheet.cell(row, words).value.split("\n")
        assert [line.split(".")[0] for line in lines] == [str(i) for i in range(1, len(lines) + 1)]
        assert sheet.row_dimensions[row].height >= 13 * len(lines)
