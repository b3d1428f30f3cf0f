"""Tables: what they hold, and that text stays text."""

import csv
import io

from openpyxl import load_workbook

from tests.unit.batch.conftest import ESSAY, run_inline, write_folder

FORMULAS = ["=1+1.txt", "+44.txt", "-5.txt", "@SUM(A1).txt", "good.txt"]


def test_formulas_in_names_and_essays_stay_text(tmp_path):
    files = {name: f'=HYPERLINK("x") legal. {ESSAY} {name}' for name in FORMULAS}
    run_inline(write_folder(tmp_path / "s", files), tmp_path / "run")
    rows = list(csv.reader(io.StringIO((tmp_path / "run/marks.csv").read_text(), newline="")))
    assert {row[0] for row in rows[1:]} == {"good.txt", *(f"'{name}" for name in FORMULAS[:4])}
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
    for name in ("marks.xlsx", "matrix.xlsx"):
        sheet = load_workbook(tmp_path / "run" / name).active
        found = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
        assert {cell.data_type for cell in found} == {"s"}
        odd = [cell for cell in found if cell.value[:1] in "=+-@"]
        assert odd
        assert all(cell.quotePrefix for cell in odd)


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
