"""Sources: what is recognised, what is refused, and that nobody guesses."""

import json
import os
import stat
import zipfile

import pytest

from checker.batch.errors import SourceError
from checker.batch.items import UnreadableError
from checker.batch.sources import read_source
from tests.unit.batch.conftest import ESSAY, run_inline, write_folder, write_zip


def reasons(source) -> dict[str, str]:
    found = {}
    for submission in source.submissions():
        try:
            submission.read()
        except UnreadableError as error:
            found[submission.name] = error.refusal.reason
    return found


def names(source) -> list[str]:
    return [submission.name for submission in source.submissions()]


def test_folder_is_nested_sorted_and_without_system_files(tmp_path):
    files = [
        "b/2.txt",
        "a/10.txt",
        "a/sub/1.docx",
        ".DS_Store",
        "a/~$1.docx",
        "a/old.feedback.html",
        "Thumbs.db",
    ]
    source = read_source(write_folder(tmp_path / "s", dict.fromkeys(files, ESSAY)))
    assert source.kind == "folder"
    assert names(source) == ["a/10.txt", "a/sub/1.docx", "b/2.txt"]
    assert set(source.ignored) == {".DS_Store", "a/~$1.docx", "a/old.feedback.html", "Thumbs.db"}
    assert not source.anonymous


def test_run_folder_inside_the_source_is_no_submission(tmp_path):
    folder = write_folder(tmp_path / "s", {"1.txt": ESSAY, "run/reports/1.html": ESSAY})
    assert names(read_source(folder, exclude=folder / "run")) == ["1.txt"]


def test_links_out_of_the_folder_and_odd_files_are_named_and_never_read(tmp_path):
    secret = write_folder(tmp_path / "out", {"secret.txt": "secret"})
    folder = write_folder(tmp_path / "s", {"1.txt": ESSAY})
    (folder / "out.txt").symlink_to(secret / "secret.txt")
    (folder / "dir").symlink_to(secret)
    (folder / "inside.txt").symlink_to(folder / "1.txt")
    os.mkfifo(folder / "pipe.txt")
    assert reasons(read_source(folder)) == {
        "dir": "this is a link to a folder",
        "out.txt": "this is a link that leads out of the folder",
        "pipe.txt": "this is not an ordinary file",
    }


def make_hostile_zip(path):
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("good.txt", ESSAY)
        archive.writestr("../escape.txt", ESSAY)
        archive.writestr("/etc/absolute.txt", ESSAY)
        archive.writestr("C:\\windows.txt", ESSAY)
        archive.writestr("a/../../up.txt", ESSAY)
        archive.writestr(link, "/etc/passwd")
        archive.writestr("bomb.txt", b"\0" * 15_000_000)
        archive.writestr("twice.txt", "one")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("twice.txt", "two")
        archive.writestr("inner.zip", b"PK\x05\x06" + bytes(18))
        archive.writestr("__MACOSX/._good.txt", "x")
    return path


def test_hostile_zip_members_are_each_named(tmp_path):
    source = read_source(make_hostile_zip(tmp_path / "h.zip"))
    assert {name: reason[:34] for name, reason in reasons(source).items()} == {
        "../escape.txt": "its name leads out of the zip",
        "/etc/absolute.txt": "its name leads out of the zip",
        "C:/windows.txt": "its name leads out of the zip",
        "a/../../up.txt": "its name leads out of the zip",
        "bomb.txt": "it unpacks to far more than a docu",
        "inner.zip": "this is an archive inside the zip,",
        "link.txt": "this is a link, not a file",
        "twice.txt": "the zip holds 2 members of this na",
        "twice.txt (copy 2)": "the zip holds 2 members of this na",
    }
    assert "good.txt" in names(source)
    assert source.ignored == ("__MACOSX/._good.txt",)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["h.zip"]


def test_a_lie_about_the_size_is_found_while_reading(tmp_path):
    path = write_zip(tmp_path / "lie.zip", {"big.txt": b"a" * 21_000_000})
    data = path.read_bytes().replace((21_000_000).to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    path.write_bytes(data)
    assert set(reasons(read_source(path))) == {"big.txt"}


def test_names_in_utf8_without_the_flag_are_read(tmp_path):
    path = write_zip(tmp_path / "n.zip", {"placeholder_name.txt": ESSAY})
    raw = "Zoë_Ümläüt_.txt".encode()
    data = path.read_bytes().replace(b"placeholder_name.txt", raw.ljust(20, b"x"))
    path.write_bytes(data)
    assert names(read_source(path)) == [raw.ljust(20, b"x").decode()]


def make_odd_zip(path):
    """Write members that no honest program writes, by changing what the directory says of them."""
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("good.txt", "nameless", "locked.txt", "method.txt", "empty.txt", "résumé.txt"):
            archive.writestr(name, "" if name == "empty.txt" else f"{ESSAY} {name}")
        archive.getinfo("nameless").filename = ""
        archive.getinfo("locked.txt").flag_bits |= 1
        archive.getinfo("method.txt").compress_type = 97
    return path


def test_members_that_are_locked_nameless_or_oddly_packed_are_named(tmp_path):
    source = read_source(make_odd_zip(tmp_path / "odd.zip"))
    assert reasons(source) == {
        "(no name)": "it has no name",
        "locked.txt": "it is protected with a password",
        "method.txt": "it is packed in a way that cannot be read",
    }
    assert {"good.txt", "empty.txt", "résumé.txt"} <= set(names(source))


def test_names_in_other_encodings_become_marks_and_stay_apart(tmp_path):
    path = write_zip(tmp_path / "n.zip", {"AAAA.txt": ESSAY, "BBBB.txt": ESSAY})
    data = path.read_bytes().replace(b"AAAA", b"\xff\xfe\xe9\x81").replace(b"BBBB", b"\x1b[2J")
    path.write_bytes(data)
    found = names(read_source(path))
    assert len(set(found)) == 2
    assert all(name.encode() for name in found)
    assert reasons(read_source(path)) == {}


def test_members_that_lie_one_upon_another_are_a_bomb(tmp_path):
    """Many entries of the directory for the same packed bytes: each is small, all of them are not."""
    path = write_zip(tmp_path / "b.zip", {"a.txt": "x" * 5000})
    data = path.read_bytes()
    directory, end = data.find(b"PK\x01\x02"), data.find(b"PK\x05\x06")
    entry, tail = data[directory:end], bytearray(data[end:])
    tail[8:12] = (100).to_bytes(2, "little") * 2
    tail[12:16] = (100 * len(entry)).to_bytes(4, "little")
    path.write_bytes(data[:directory] + entry * 100 + tail)
    with pytest.raises(SourceError, match="they lie one upon another"):
        read_source(path)


def test_hostile_zips_write_nothing_outside_the_run_and_every_member_is_accounted_for(tmp_path):
    place = tmp_path / "deep" / "er"
    place.mkdir(parents=True)
    before = set(tmp_path.rglob("*"))
    source = make_hostile_zip(place / "h.zip")
    counts = run_inline(source, place / "run")
    assert counts.marked == 1
    written = set(tmp_path.rglob("*")) - before - {source, place / "run"}
    assert all(path.is_relative_to(place / "run") for path in written)
    told = json.loads((place / "run/run.json").read_text())
    assert {each["submission"] for each in told["skipped"]} >= {"../escape.txt", "link.txt", "bomb.txt"}
    assert all(each["reason"] for each in told["skipped"])
    assert told["counts"]["submissions"] == 1 + len(told["skipped"])
    assert told["source"]["ignored"] == ["__MACOSX/._good.txt"]


def test_a_zip_whose_directory_is_broken_is_refused(tmp_path):
    path = write_zip(tmp_path / "x.zip", {"a.txt": ESSAY, "b.txt": ESSAY})
    path.write_bytes(path.read_bytes().replace(b"PK\x01\x02", b"PK\x01\x03"))
    with pytest.raises(SourceError, match="damaged"):
        read_source(path)


def test_damaged_zip_and_single_file_are_refused(tmp_path):
    (tmp_path / "cut.zip").write_bytes(b"PK\x03\x04 and no more")
    (tmp_path / "one.txt").write_text(ESSAY)
    for name, words in (("cut.zip", "damaged"), ("one.txt", "checker check"), ("none.zip", "no such file")):
        with pytest.raises(SourceError, match=words):
            read_source(tmp_path / name)


MOODLE = {
    "folders": "Ann Lee_101_assignsubmission_file/essay.docx",
    "folders of Moodle 4.0 and before": "Ann Lee_101_assignsubmission_file_/essay.docx",
    "folders in folders": "Ann Lee_101_assignsubmission_file/draft/essay.docx",
    "flat": "Ann Lee_101_assignsubmission_file_essay.docx",
    "online text": "Ann Lee_101_assignsubmission_onlinetext/onlinetext.html",
    "flat online text": "Ann Lee_101_assignsubmission_onlinetext_onlinetext.html",
    "with the user name": "alee_Ann Lee_101_assignsubmission_file/essay.docx",
    "in an outer folder": "Course-Essay-7/Ann Lee_101_assignsubmission_file/essay.docx",
    "team": "Group A_101_assignsubmission_file/essay.docx",
}


@pytest.mark.parametrize("name", MOODLE.values(), ids=MOODLE.keys())
def test_moodle_layouts(tmp_path, name):
    other = name.replace("101", "102").replace("Ann Lee", "Bo Moss")
    source = read_source(write_zip(tmp_path / "m.zip", {name: ESSAY, other: ESSAY}))
    found = list(source.submissions())
    assert source.kind == "moodle"
    assert not source.anonymous
    assert [s.candidate for s in found] == ["101", "102"]
    assert found[0].person.endswith(("Ann Lee", "Group A"))
    assert found[0].file_name in ("essay.docx", "onlinetext.html")


@pytest.mark.parametrize("participant", ["Participant", "Teilnehmer/in".replace("/", ""), "Participante"])
def test_moodle_blind_marking_is_anonymous(tmp_path, participant):
    files = {f"{participant}_{n}_assignsubmission_file/e.txt": ESSAY for n in (7, 8)}
    source = read_source(write_zip(tmp_path / "m.zip", files))
    assert source.anonymous
    assert [s.person for s in source.submissions()] == ["", ""]


def test_canvas_names(tmp_path):
    files = ["leeann_11_901_My essay_2.docx", "mossbo_LATE_12_902_essay.docx", "leeann_11_text.html"]
    source = read_source(write_zip(tmp_path / "c.zip", dict.fromkeys(files, ESSAY)))
    assert source.kind == "canvas"
    assert [(s.candidate, s.late, s.file_name) for s in source.submissions()] == [
        ("11", False, "My essay_2.docx"),
        ("11", False, "text.html"),
        ("12", True, "essay.docx"),
    ]
    hidden = ["anon_aB3dE_901_essay.docx", "LATE_anon_zZ9yY_902_essay.docx"]
    source = read_source(write_zip(tmp_path / "a.zip", dict.fromkeys(hidden, ESSAY)))
    assert source.anonymous
    assert [(s.candidate, s.late) for s in source.submissions()] == [("zZ9yY", True), ("aB3dE", False)]


def test_two_plausible_layouts_are_not_guessed_between(tmp_path):
    files = dict.fromkeys(["Ann Lee_101_assignsubmission_file/e.txt", "notes.txt"], ESSAY)
    path = write_zip(tmp_path / "x.zip", files)
    with pytest.raises(SourceError, match=r"could be two things.*--layout moodle or --layout plain"):
        read_source(path)
    assert read_source(path, layout="plain").kind == "zip"
    assert read_source(path, layout="moodle").kind == "moodle"


LONG = " ".join(["word"] * 60)


def test_csv_text_column_by_name_and_by_length(tmp_path):
    (tmp_path / "a.csv").write_text(f'id,name,essay\n7,Ann,"{LONG}"\n8,Bo,short\n', encoding="utf-8-sig")
    source = read_source(tmp_path / "a.csv")
    assert [(s.name, s.person, s.file_name) for s in source.submissions()] == [
        ("7", "Ann", "7.txt"),
        ("8", "Bo", "8.txt"),
    ]
    (tmp_path / "b.csv").write_text(f"what;words\nx;{LONG}\ny;{LONG}\n")
    assert "only one with long texts" in str(read_source(tmp_path / "b.csv").why)


def test_csv_with_two_text_columns_is_not_guessed(tmp_path):
    (tmp_path / "a.csv").write_text("id,essay,answer\n1,a b,c d\n")
    with pytest.raises(SourceError, match=r"'essay', 'answer' could all be the text.*--text-column"):
        read_source(tmp_path / "a.csv")
    assert read_source(tmp_path / "a.csv", text_column="answer").text == "answer"
    with pytest.raises(SourceError, match="there is no column 'nope'"):
        read_source(tmp_path / "a.csv", text_column="nope")


def test_csv_ids_must_tell_rows_apart(tmp_path):
    (tmp_path / "a.csv").write_text("id,text\n1,a\n1,b\n")
    with pytest.raises(SourceError, match="must tell the rows apart"):
        read_source(tmp_path / "a.csv")


def test_jsonl_and_empty_cells(tmp_path):
    rows = [{"text": ESSAY}, {"text": ""}]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    source = read_source(tmp_path / "a.jsonl")
    assert names(source) == ["row 1", "row 2"]
    assert reasons(source) == {"row 2": "the text cell is empty"}
    (tmp_path / "b.jsonl").write_text('{"text": "x"}\nnot json\n')
    with pytest.raises(SourceError, match=r"b\.jsonl:2"):
        read_source(tmp_path / "b.jsonl")
