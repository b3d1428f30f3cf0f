"""Back to the platform: byte-exact outside the filled cells, nothing that would be dropped unseen."""

import csv
import io
import zipfile

import pytest

from checker.batch.errors import WorksheetError
from checker.batch.lms.cells import read_table
from checker.batch.lms.feedback_zip import find_folder
from checker.batch.lms.gradebook import fill_gradebook
from checker.batch.lms.graded import gather_grades
from checker.batch.lms.worksheet import fill_worksheet
from checker.batch.rows import Listed, Row
from checker.batch.summary import PointSummary, Summary
from tests.unit.batch.conftest import DATA, ESSAY, run_inline, write_zip


def make_summary(awarded=5.0, outcome="some points not begun") -> Summary:
    point = {"id": "legal_basis", "statement": "S", "level_name": "met", "top_level": 2, "available": 2}
    point |= {"confidence": 0.9, "look_again": (), "quotes": (), "standards": ()}
    points = (
        PointSummary(title="Law & <guidance>", level=2, awarded=2, hint="", **point),
        PointSummary(title="Your part", level=1, awarded=1, hint="Say what <you> did.", **point),
    )
    return Summary(
        words=100, body_words=90, awarded=awarded, available=24, outcome=outcome, near_boundary=False,
        points=points, flags=(), outdated=(), confidentiality=(), prints=(),
    )  # fmt: skip


def make_pair(candidate, summary, kind="marked", reason="", number=1):
    listed = Listed(number, f"n{number}", f"Participant {candidate}", "e.txt", candidate, "", False, "e")
    return Row(listed, kind if summary is None else "marked", reason, "", ""), summary


def make_grades(*candidates, **given):
    return gather_grades(make_pair(candidate, make_summary(**given)) for candidate in candidates)


def cells(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_worksheet_changes_only_the_filled_cells():
    before = (DATA / "moodle_en.csv").read_bytes()
    filled = fill_worksheet(DATA / "moodle_en.csv", make_grades("101", "102", "103", "104", "106", "777"))
    assert filled.filled == 2
    assert filled.data.startswith(b"\xef\xbb\xbf")
    assert filled.data.count(b"\r\n") == before.count(b"\r\n")
    old, new = cells(before), cells(filled.data)
    changed = {(r, c) for r, row in enumerate(old) for c, cell in enumerate(row) if new[r][c] != cell}
    assert changed == {(1, 4), (1, 9), (2, 4), (2, 9)}
    assert new[1][4] == "5"
    lines_before, lines = before.split(b"\r\n"), filled.data.split(b"\r\n")
    assert [a for a, b in zip(lines_before, lines, strict=True) if a == b] == [
        line for number, line in enumerate(lines_before) if number not in (1, 2)
    ]
    assert lines[2].startswith(lines_before[2].split(b",,24.00")[0])


def test_worksheet_names_everybody_who_is_left_out():
    filled = fill_worksheet(DATA / "moodle_en.csv", make_grades("101", "102", "103", "104", "106", "777"))
    said = "\n".join(filled.refused)
    for candidate, words in {
        "103": "the grade is locked",
        "104": "5 marks are more than the maximum of 1.00",
        "105": "no submission of theirs",
        "106": "there is another grade already (3.00)",
        "777": "there is no such candidate in the worksheet",
    }.items():
        assert f"{candidate}: {words}" in said
    same = fill_worksheet(DATA / "moodle_en.csv", make_grades("106", awarded=3.0))
    assert "106: this grade is there already, so Moodle would skip the row" in "\n".join(same.refused)


def test_worksheet_with_nothing_to_fill_comes_back_to_the_byte():
    for path in DATA.glob("moodle_*.csv"):
        assert fill_worksheet(path, make_grades()).data == path.read_bytes()


def test_comments_are_escaped_html_that_gives_nothing_away():
    filled = cells(fill_worksheet(DATA / "moodle_en.csv", make_grades("101")).data)
    comments = filled[1][9]
    assert "<p>Met: Law &amp; &lt;guidance&gt;.</p>" in comments
    assert "<li>Your part: Say what &lt;you&gt; did.</li>" in comments


@pytest.mark.parametrize("name", ["moodle_de.csv", "moodle_unknown_language.csv"])
def test_other_languages_by_alias_and_by_place(name):
    path = DATA / name
    filled = fill_worksheet(path, make_grades("101", "102", awarded=5.5))
    assert filled.filled == 2
    assert filled.data.split(b"\n")[0] == path.read_bytes().split(b"\n")[0]
    row = cells(filled.data)[1]
    assert bool(filled.notes) == (name == "moodle_unknown_language.csv")
    assert ("5,5" if name == "moodle_de.csv" else "5.5") in row
    assert row[-1].startswith("<p>")


HEADERS = {
    "en": "Identifier,Full name,Status,Grade,Maximum grade,Grade can be changed,Last modified (submission),"
    "Last modified (grade),Feedback comments;Yes;No",
    "fr": "Identifiant,Nom complet,Statut,Note,Note maximale,La note peut être modifiée,"
    "Dernière modification (travail remis),Dernière modification (note),Feedback par commentaires;Oui;Non",
    "es": "Identificador,Nombre completo,Estado,Calificación,Calificación máxima,"
    "La calificación puede ser cambiada,Última modificación (entrega),Última modificación (calificación),"
    "Comentarios de retroalimentación;Sí;No",
    "it": "Identificativo,Cognome Nome,Stato,Valutazione,Valutazione massima,"
    "La valutazione può essere cambiata,Ultima modifica (consegna),Ultima modifica (valutazione),"
    "Commenti;Sì;No",
    "nl": "Identificatie,Volledige naam,Status,Cijfer,Maximaal cijfer,Het cijfer kan gewijzigd worden,"
    "Laatst gewijzigd (insturen),Laatst gewijzigd (beoordeling),Feedback;Ja;Nee",
    "pt": "Identificador,Nome completo,Estado,Nota,Nota máxima,A nota pode ser alterada.,"
    "Última atualização (submissão),Última atualização (avaliação),Comentários de feedback;Sim;Não",
    "sv": "Identifierare,Fullständigt namn,Status,Betyg,Maximalt betyg,Betyg kan ändras,"
    "Senast modifierat (inlämning),Senast modifierat (betyg),Återkopplingskommentarer;Ja;Nej",
}


def write_worksheet(path, header, *rows):
    lines = [",".join(row) for row in (header, *rows)]
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    return path


@pytest.mark.parametrize("language", HEADERS)
def test_every_known_language_fills_the_open_row_and_lists_the_locked_one(tmp_path, language):
    header, yes, no = HEADERS[language].split(";")
    rows = [[f"P {n}", "x", "x", "", "24.00", word, "-", "-", "x"] for n, word in ((101, yes), (102, no))]
    filled = fill_worksheet(
        write_worksheet(tmp_path / "w.csv", header.split(","), *rows), make_grades("101", "102")
    )
    assert [(row[3], row[8][:3]) for row in cells(filled.data)[1:]] == [("5", "<p>"), ("", "x")]
    assert filled.refused == ("w.csv: 102: the grade is locked",)
    assert filled.notes == ()


STRANGE = ["Zid", "Zname", "Zgrade", "Zmax", "Zopen", "Zsubmitted", "Zgraded", "Zwords"]


def strange(number, word, **changed):
    row = {"id": f"Z{number}", "name": "x", "grade": "", "max": "24.00", "open": word, "sub": "x", "at": "-"}
    return list({**row, "words": "", **changed}.values())


def test_an_unknown_language_is_read_by_its_structure_and_says_so(tmp_path):
    rows = [strange(101, "evet"), strange(102, "hayır")]
    filled = fill_worksheet(write_worksheet(tmp_path / "w.csv", STRANGE, *rows), make_grades("101", "102"))
    assert [(row[2], row[7][:3]) for row in cells(filled.data)[1:]] == [("5", "<p>"), ("", "")]
    assert filled.refused == ("w.csv: 102: the grade is locked",)
    assert "grade: “Zgrade”, maximum: “Zmax”, changeable: “Zopen”, feedback: “Zwords”" in filled.notes[0]


def test_an_unknown_language_that_hides_its_locked_rows_is_refused(tmp_path):
    rows = [strange(101, "zyes"), strange(102, "zno")]
    path = write_worksheet(tmp_path / "w.csv", STRANGE, *rows)
    with pytest.raises(WorksheetError, match=r"a language that checker does not know.*Set Moodle to English"):
        fill_worksheet(path, make_grades("101", "102"))


def test_a_word_that_is_neither_yes_nor_no_is_never_taken_for_yes(tmp_path):
    header = HEADERS["en"].split(";")[0].split(",")
    rows = [["P 101", "x", "x", "", "24.00", "perhaps", "-", "-", ""]]
    filled = fill_worksheet(write_worksheet(tmp_path / "w.csv", header, *rows), make_grades("101"))
    assert filled.filled == 0
    assert "101: it may be locked: “Grade can be changed” says “perhaps”" in filled.refused[0]


def test_dates_are_never_taken_for_comments(tmp_path):
    """The last column is the date of the grade where there are no comments: it must come back unchanged."""
    for words in ("-", "Monday, 2 November 2026, 9:15 AM"):
        rows = [strange(101, "evet", words=words)]
        filled = fill_worksheet(write_worksheet(tmp_path / "w.csv", STRANGE, *rows), make_grades("101"))
        assert cells(filled.data)[1][7] == next(csv.reader([",".join(rows[0])]))[7]
        assert "no column of feedback comments was found, so none are written" in filled.notes[-1]


def test_scale_takes_an_item_of_the_scale_or_nothing():
    filled = fill_worksheet(DATA / "moodle_scale.csv", make_grades("101", "102"))
    assert cells(filled.data)[1][2] == "some points not begun"
    assert "102: the outcome “some points not begun” is no item of the scale" in "\n".join(filled.refused)


def test_a_file_that_is_no_worksheet_is_refused(tmp_path):
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    with pytest.raises(WorksheetError, match="does not look like Moodle"):
        fill_worksheet(tmp_path / "x.csv", make_grades())
    with pytest.raises(WorksheetError, match="does not look like a Canvas"):
        fill_gradebook(tmp_path / "x.csv", None, make_grades())


def test_two_marked_files_of_one_candidate_are_for_a_person():
    pairs = [make_pair("101", make_summary(), number=1), make_pair("101", make_summary(), number=2)]
    grades = gather_grades([*pairs, make_pair("102", None, "unreadable", "this is a picture")])
    assert grades.graded == {}
    assert "2 files were marked" in grades.refused["101"]
    assert "this is a picture" in grades.refused["102"]


def test_gradebook_has_only_the_one_column_and_only_filled_rows():
    path = DATA / "canvas_gradebook.csv"
    filled = fill_gradebook(path, "Essay", make_grades("101", "102", "103", "888"))
    assert cells(filled.data) == [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Essay (501)"],
        ["    Points Possible", "", "", "", "", "24"],
        ["Lee, Ann", "101", "S101", "alee", "Group 1", "5"],
        ["Moss, Bo", "102", "", "bmoss", "Group 1", "5"],
    ]
    said = "\n".join(filled.refused)
    assert "103: the gradebook says EX" in said
    assert "888: there is no such ID" in said
    assert "104: no submission of theirs" in said
    over = fill_gradebook(path, "Essay (501)", make_grades("101", awarded=25.0))
    assert "101: 25 marks are more than the 24 possible" in "\n".join(over.refused)
    with pytest.raises(WorksheetError, match=r"say which column.*“Essay \(501\)”, “Quiz \(502\)”"):
        fill_gradebook(path, None, make_grades())


def test_folders_are_what_the_importer_reads():
    for name, folder in {
        "Ann Lee_12_assignsubmission_file_/e.docx": "Ann Lee_12_assignsubmission_file",
        "Ann Lee_12_assignsubmission_file_e.docx": "Ann Lee_12_assignsubmission_file",
        "Ann Lee_12_assignsubmission_onlinetext/onlinetext.html": "Ann Lee_12_assignsubmission_onlinetext",
        "alee_Ann Lee_12_assignsubmission_file/e.docx": "alee Ann Lee_12_assignsubmission_file",
    }.items():
        assert find_folder(name) == folder
        assert folder.split("_")[1] == "12"
    assert find_folder("plain/e.docx") is None


@pytest.mark.parametrize("name", ["moodle_en.csv", "moodle_de.csv", "canvas_gradebook.csv"])
def test_raw_cells_are_the_cells_that_csv_reads(name):
    table = read_table(DATA / name)
    assert [[cell.value for cell in row] for row in table.rows] == cells((DATA / name).read_bytes())


def test_round_trip_of_a_blind_download(tmp_path):
    files = {
        f"Participant_{n}_assignsubmission_file/Ann Lee essay.txt": f"{ESSAY} {'legal ' * n}" for n in (1, 2)
    }
    files["Participant_3_assignsubmission_file/photo.jpg"] = b"\xff\xd8\xff\xe0" + bytes(40)
    source = write_zip(tmp_path / "m.zip", files)
    text = (DATA / "moodle_en.csv").read_bytes()
    for old, new in ((b"101", b"1"), (b"102", b"2"), (b"105", b"3")):
        text = text.replace(b"Participant " + old, b"Participant " + new)
    (tmp_path / "grading.csv").write_bytes(text)
    counts = run_inline(source, tmp_path / "run", moodle_worksheet=str(tmp_path / "grading.csv"))
    run = tmp_path / "run"
    assert counts.marked == 2
    assert {"upload/grading.csv", "upload/feedback-files.zip"} <= set(counts.files)
    assert cells((run / "upload/grading.csv").read_bytes())[1][4] == "2"  # “legal” and “agencies”
    assert any("grading.csv: 3: Participant 3: this is a picture" in each for each in counts.refused)
    with zipfile.ZipFile(run / "upload/feedback-files.zip") as archive:
        assert archive.namelist() == [f"Participant_{n}_assignsubmission_file/feedback.html" for n in (1, 2)]
        page = archive.read("Participant_1_assignsubmission_file/feedback.html").decode()
    assert "Participant 1" in page
    for path in run.rglob("*"):
        assert "Ann" not in path.name
        if path.suffix in (".html", ".csv", ".json") and path.name != "grading.csv":
            assert "Ann Lee" not in path.read_text(), path
