"""Broken, hostile and unsupported input, each with the reason that it must be given."""

import io
import os
import struct
import zipfile
from pathlib import Path

import pytest

from checker.submission import Limits, SubmissionError, read_bytes, read_submission

WORD = '<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:body></w:document>'
LAUGHS = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]>'


def zipped(**parts: str | bytes) -> bytes:
    """Return a zip file; ``__`` in a name stands for ``/`` and ``_`` before the last part for ``.``."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("DOT", "."), content)
    return buffer.getvalue()


def word(xml: str | bytes) -> bytes:
    return zipped(**{"[Content_Types]DOTxml": "<Types/>", "word__documentDOTxml": xml})


def lying(data: bytes) -> bytes:
    """Return a zip file whose directory says that its last part is small."""
    changed = bytearray(data)
    at = changed.rfind(b"PK\x01\x02")
    changed[at + 24 : at + 28] = struct.pack("<I", 1000)
    return bytes(changed)


BOMB = word(WORD.format("a " * 20_000_000))
MANIFEST = "<manifest><file-entry><encryption-data/></file-entry></manifest>"
BROKEN = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b"  \n\t\n ", "no words"),
    "signs.txt": (b"... -- !? 12 34\n", "no words"),
    "random.txt": (bytes(range(256)) * 20, "binary"),
    "random.docx": (bytes(range(256)) * 20, "binary"),
    "replaced.txt": ("\ufffd\ufffd\ufffd abc ".encode() * 50, "cannot be read"),
    "old.doc": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500 + "WordDocument".encode("utf-16-le"),
        "old Word",
    ),
    "locked.docx": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le"),
        "password",
    ),
    "locked.odt": (
        zipped(
            mimetype="application/vnd.oasis.opendocument.text",
            contentDOTxml="x",
            **{"META-INF__manifestDOTxml": MANIFEST},
        ),
        "password",
    ),
    "book.xlsx": (zipped(**{"[Content_Types]DOTxml": "<T/>", "xl__workbookDOTxml": "<x/>"}), "Excel"),
    "slides.pptx": (
        zipped(**{"[Content_Types]DOTxml": "<T/>", "ppt__presentationDOTxml": "<x/>"}),
        "PowerPoint",
    ),
    "book.epub": (zipped(mimetype="application/epub+zip"), "e-book"),
    "essay.pages": (zipped(Index__DocumentDOTiwa="x"), "Pages"),
    "essays.zip": (zipped(aDOTtxt="one", bDOTtxt="two"), "zip file with 2 files"),
    "photo.docx": (b"\xff\xd8\xff\xe0" + b"\0" * 100, "picture"),
    "voice.mp3": (b"ID3\x04" + b"\0" * 100, "sound"),
    "data.csv": (b"name,mark\nA,1\n", "table of data"),
    "data.json": (b'{"name": "words here"}', "data file"),
    "essay.tex": (b"\\documentclass{article} words", "LaTeX"),
    "bomb.docx": (BOMB, "zip bomb"),
    "lying.docx": (lying(BOMB), "zip bomb|cut short"),
    "laughs.docx": (word(LAUGHS + WORD.format("&b;")), "entities"),
    "laughs.fodt": ((LAUGHS + '<office:document xmlns:office="o"/>').encode(), "entities"),
    "cut.docx": (word(WORD.format("words"))[:200], "cut short"),
    "half.docx": (word(WORD.format("words")[:60]), "cut short"),
    "half.rtf": (b"{\\rtf1 {words that stop", "cut short"),
    "half.pdf": (b"%PDF-1.7\n1 0 obj\n<<", "cut short"),
    "deep.html": (b"<div>" * 100_000 + b"words", "nested"),
    "deep.rtf": (b"{\\rtf1" + b"{" * 100_000 + b"words", "nested"),
    "line.txt": (b"word " * 100_000, "longer than"),
    "huge.txt": (b"word " * 5_000_000, "larger than 20 MB"),
}


@pytest.mark.parametrize(("name", "data", "reason"), [(n, d, r) for n, (d, r) in BROKEN.items()], ids=BROKEN)
def test_bad_input_is_refused_with_its_reason(name: str, data: bytes, reason: str) -> None:
    with pytest.raises(SubmissionError, match=reason) as refusal:
        read_bytes(data, source=name)
    assert str(refusal.value).startswith(f"{name}: ")
    assert refusal.value.remedy.endswith(".")


def test_a_reader_that_takes_too_long_is_stopped() -> None:
    data = b"[" * 200_000 + b" words here"
    with pytest.raises(SubmissionError, match="longer than 1 seconds"):
        read_bytes(data, source="slow.md", limits=Limits(max_seconds=1))


def test_a_reader_that_wants_too_much_memory_is_stopped() -> None:
    data = b"<p>word</p>" * 100_000
    with pytest.raises(SubmissionError, match=r"damaged|complicated"):
        read_bytes(data, source="fat.html", limits=Limits(max_memory_bytes=60_000_000))


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder.docx").mkdir()
    (tmp_path / "link.txt").symlink_to("nowhere.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "~$essay.docx").write_bytes(b"\x05Sam")
    reasons = {"folder.docx": "folder", "link.txt": "link", "pipe.txt": "ordinary", "none.txt": "no such file",  # noqa: E501
               "~$essay.docx": "lock file"}  # fmt: skip
    for name, reason in reasons.items():
        with pytest.raises(SubmissionError, match=reason):
            read_submission(tmp_path / name)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mine.txt"
    path.write_text("words here")
    path.chmod(0)
    with pytest.raises(SubmissionError, match="permission"):
        read_submission(path)
