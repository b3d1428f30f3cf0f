"""Tables: what they hold, and that text stays text."""

import csv
import io
import tracemalloc

from openpyxl import load_workbook

from checker.batch.outputs.sheets import write_workbook
from checker.batch.outputs.workbook import write_marks_workbook, write_matrix_workbook
from checker.batch.run import open_run
from checker.batch.summary import read_summaries
from checker.rubric import load_rubric
from tests.unit.batch.conftest import ESSAY, run_inline, write_folder

FORMULAS = ["=1+1.txt", "+44.txt", "-5.txt", "@SUM(A1).txt", "\tx.txt", "\rx.txt", "＝1＋1.txt", "good.txt"]


def test_formulas_in_names_and_essays_stay_text(tmp_path):
    files = {name: f'=HYPERLINK("x") legal. {ESSAY} {name}' for name in FORMULAS}
    run_inline(write_folder(tmp_path / "s", files), tmp_path / "run")
    rows = list(csv.reader(io.StringIO((tmp_path / "run/marks.csv").read_bytes().decode(), newline="")))
    assert {row[0] for row in rows[1:]} == {"good.txt", *(f"'{name}" for name in FORMULAS[:-1])}
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝")) for row in rows for cell in row)
    for name in ("marks.xlsx", "matrix.xlsx"):
        sheet = load_workbook(tmp_path / "run" / name).active
        found = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
        assert {cell.data_type for cell in found} == {"s"}
        odd = [cell for cell in found if cell.value[:1] in "=+-@＝"]
        assert {cell.value[0] for cell in odd} == set("=+-@＝")
        assert all(cell.quotePrefix for cell in odd)


def read_sheets(path):
    book = load_workbook(path, read_only=True)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}


def test_a_full_sheet_is_followed_by_another_with_the_same_heading(tmp_path):
    rows = [[(number, ""), (f"row {number}", "met")] for number in range(1, 8)]
    columns = [("Number", 8), ("Text", 20)]
    for most, lengths in ((4, [4, 4, 2]), (8, [8]), (1000, [8])):
        write_workbook(tmp_path / "a.xlsx", "Matrix", columns, rows, most)
        sheets = read_sheets(tmp_path / "a.xlsx")
        assert list(sheets) == ["Matrix", "Matrix 2", "Matrix 3"][: len(lengths)]
        assert [len(each) for each in sheets.values()] == lengths
        assert {each[0] for each in sheets.values()} == {("Number", "Text")}
        assert [row[0] for each in sheets.values() for row in each[1:]] == list(range(1, 8))
    write_workbook(tmp_path / "none.xlsx", "Matrix", columns, [], 4)
    assert read_sheets(tmp_path / "none.xlsx") == {"Matrix": [("Number", "Text")]}
    assert {path.name for path in tmp_path.iterdir()} == {"a.xlsx", "none.xlsx"}


def test_both_workbooks_of_a_run_are_split(tmp_path):
    store = open_run(run_small(tmp_path))[1]
    rubric = load_rubric("partnership-working")
    write_marks_workbook(tmp_path / "marks.xlsx", read_summaries(store.rows()), rubric, 3)
    write_matrix_workbook(tmp_path / "matrix.xlsx", read_summaries(store.rows()), 11)
    store.close()
    marks, matrix = read_sheets(tmp_path / "marks.xlsx"), read_sheets(tmp_path / "matrix.xlsx")
    assert [len(each) for each in marks.values()] == [3, 2]
    assert [len(each) for each in matrix.values()] == [11, 11, 11, 7]  # three essays of twelve criteria
    assert list(matrix)[-1] == "Evidence matrix 4"


def run_small(tmp_path):
    run_inline(write_folder(tmp_path / "s", {f"{n}.txt": f"{ESSAY} {n}" for n in range(3)}), tmp_path / "run")
    return tmp_path / "run"


def test_memory_stays_flat_while_a_workbook_grows(tmp_path):
    """Rows go to the disk as they come: ten times as many need no more memory."""
    most = {}
    for rows in (300, 3000):
        tracemalloc.start()
        cells = ([(number, ""), ("words " * 50, "")] for number in range(rows))
        write_workbook(tmp_path / "a.xlsx", "Matrix", [("Number", 8), ("Text", 20)], cells)
        most[rows] = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert most[3000] < most[300] + 500_000


def test_tables_have_every_submission_and_every_point(tmp_path):
    files = {"a.txt": f"legal legal {ESSAY}", "b.jpg": b"\xff\xd8\xff\xe0" + bytes(40)}
    run_inline(write_folder(tmp_path / "s", files), tmp_path / "run")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "run/marks.csv").read_text(), newline="")))
    assert [(row["submission"], row["status"], row["legal_basis"]) for row in rows] == [
        ("a.txt", "marked", "2"),
        ("b.jpg", "unreadable", ""),
    ]
    assert rows[1]["reason"].startswith("this is a picture")
    matrix = load_workbook(tmp_path / "run/matrix.xlsx").active
    found = {row[2]: row[4] for row in matrix.iter_rows(min_row=2, values_only=True) if row[2]}
    assert len(found) == 12
    assert set(found.values()) == {"met", "partly", "not found"}
