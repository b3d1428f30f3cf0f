import json
import shutil

import pytest

from checker.agreement.load import as_read, load_gold
from checker.errors import GoldError

from .conftest import TINY


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(TINY, tmp_path / "gold")


def rewrite(folder, change):
    path = folder / "labels.jsonl"
    rows = [json.loads(line) for line in path.read_text().splitlines()]
    change(rows)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))


def faults(folder):
    with pytest.raises(GoldError) as error:
        load_gold(folder)
    return str(error.value).splitlines()


def test_everything_is_loaded(tiny):
    assert [essay.id for essay in tiny.essays] == ["a1", "a2", "a3", "a4"]
    assert tiny.name == "gold_tiny"
    assert tiny.point_ids == ("legal_basis", "communication_trust")
    assert tiny.flag_ids == ("m_lead_authority", "confidentiality")
    first, second, third, _ = tiny.essays
    assert first.labels.points["communication_trust"].readers == (2, 1)
    assert first.labels.outdated[0].id == "DPA1998"
    assert second.labels.points["legal_basis"].near_miss[0].reason == "negated"
    assert third.labels.flag_near_miss[0].flag == "m_lead_authority"
    assert third.meta == {"role": "childminder", "nation": "England", "style": "bullets"}
    assert tiny.notes == ()


def test_all_faults_come_at_once_each_with_its_line(folder):
    def spoil(rows):
        rows[0]["points"]["legal_basis"]["level"] = 3
        rows[0]["points"]["communication_trust"]["evidence"] = ["Every friday I ring"]
        rows[1]["points"]["legal_basis"]["level"] = "2"
        rows[2]["flags"]["m_lead_authority"] = "she obeys"
        rows[2]["outdated"][0]["quote"] = "Their CCG"
        rows.append({**rows[3]})

    rewrite(folder, spoil)
    with (folder / "labels.jsonl").open("a") as file:
        file.write('{"id": "a9", \n')
    (folder / "essays" / "a4.txt").unlink()
    found = "\n".join(faults(folder))
    for expected in (
        "labels.jsonl:1: points.legal_basis: level 3 is out of range; levels go from 0 to 2",
        "labels.jsonl:1: points.communication_trust.evidence.0: 'Every friday I ring' is not in the essay",
        "labels.jsonl:2: points.legal_basis.level: Input should be a valid integer",
        "labels.jsonl:3: flags.m_lead_authority: 'she obeys' is not in the essay",
        "labels.jsonl:3: outdated.0: 'Their CCG' is not in the essay",
        "labels.jsonl:4: its text",
        "labels.jsonl:5: id 'a4' stands already on line 4",
        "labels.jsonl:6: broken JSON",
    ):
        assert expected in found
    assert len(found.splitlines()) == 8


@pytest.mark.parametrize("level", [True, 1.0, None, -1])
def test_a_level_is_a_whole_number_from_0(folder, level):
    rewrite(folder, lambda rows: rows[0]["points"]["legal_basis"].update(level=level))
    assert "labels.jsonl:1: points.legal_basis.level" in faults(folder)[0]


def test_a_reader_level_is_checked_too(folder):
    rewrite(folder, lambda rows: rows[0]["points"]["legal_basis"].update(readers=[2, 7]))
    assert "level 7 is out of range" in faults(folder)[0]


def test_an_empty_quotation_is_a_fault(folder):
    rewrite(folder, lambda rows: rows[0]["points"]["legal_basis"].update(evidence=[""]))
    assert "points.legal_basis.evidence.0" in faults(folder)[0]


def test_an_id_cannot_leave_the_folder(folder):
    rewrite(folder, lambda rows: rows[0].update(id="../a1"))
    assert "labels.jsonl:1: id:" in faults(folder)[0]


def test_unknown_keys_and_texts_without_labels_are_noted(folder):
    def add(rows):
        rows[0]["mood"] = "glad"
        rows[1]["points"]["legal_basis"]["evidnece"] = []

    rewrite(folder, add)
    (folder / "essays" / "b1.txt").write_text("Nobody read me.")
    notes = load_gold(folder).notes
    assert len(notes) == 3
    assert notes[0].endswith("labels.jsonl:1: key 'mood' is not known and was ignored")
    assert notes[1].endswith("labels.jsonl:2: key 'evidnece' is not known and was ignored")
    assert notes[2].endswith("b1.txt: has no labels")


def test_without_meta_it_loads(folder):
    (folder / "meta.jsonl").unlink()
    assert load_gold(folder).essays[0].meta == {}


def test_broken_meta_is_a_fault(folder):
    (folder / "meta.jsonl").write_text('{"id": "a1"}\n[]\n{"id": "a1"}\n')
    assert [fault.split(":", 1)[1] for fault in faults(folder)] == [
        "2: give an object with `id`",
        "3: id 'a1' stands twice",
    ]


def test_a_folder_without_labels_says_what_is_expected(tmp_path):
    assert "holds labels.jsonl and essays/" in faults(tmp_path)[0]


def test_labels_without_essays_are_a_fault(folder):
    (folder / "labels.jsonl").write_text("\n")
    assert "holds no labelled essay" in faults(folder)[0]


def test_a_text_that_is_not_utf8_or_empty_is_a_fault(folder):
    (folder / "essays" / "a1.txt").write_bytes(b"caf\xe9")
    (folder / "essays" / "a2.txt").write_text(" \n")
    first, second = faults(folder)
    assert "cannot be read as UTF-8" in first
    assert "is empty" in second


def test_line_ends_and_accents_do_not_break_quotations(folder):
    text = "The cafe\u0301 was full.\r\nWe met there."
    (folder / "essays" / "a2.txt").write_bytes(text.encode())

    def quote(rows):
        rows[1]["points"] = {"legal_basis": {"level": 1, "evidence": ["café was full.\r\nWe met"]}}
        rows[1]["flags"] = {}

    rewrite(folder, quote)
    essay = load_gold(folder).essays[1]
    assert essay.text == "The café was full.\nWe met there."
    assert essay.labels.points["legal_basis"].evidence[0] in essay.text


def test_order_of_the_file_does_not_matter(folder, tiny):
    rewrite(folder, lambda rows: rows.reverse())
    assert load_gold(folder).essays == tiny.essays


def test_as_read_keeps_plain_text():
    assert as_read("one\ntwo") == "one\ntwo"
    assert as_read("one\rtwo\r\nthree") == "one\ntwo\nthree"
