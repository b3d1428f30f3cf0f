"""Runs: nothing is lost, nothing is marked twice, and the end is the same whatever happened on the way."""

import json
import shutil

import pytest
from batch_engine import BUILDER, Engines, Stopped
from batch_marker import make_record

from checker.batch.errors import RunError
from checker.batch.pages import load_record
from checker.batch.run import run_batch
from checker.batch.settings import Settings, load_settings
from checker.batch.store import open_store
from checker.report import render_html, render_json
from checker.rubric import load_rubric
from checker.submission import read_submission
from tests.unit.batch.conftest import ESSAY, hash_files, run_inline, write_cohort, write_folder


@pytest.fixture
def source(tmp_path):
    folder = write_cohort(tmp_path / "source", 7)
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(50))
    (folder / "fails.txt").write_text("FAILS here")
    return folder


def test_a_run_explains_itself(tmp_path, source):
    counts = run_inline(source, tmp_path / "run")
    assert (counts.submissions, counts.marked) == (9, 7)
    assert dict(counts.skipped) == {"failed": 1, "unreadable": 1}
    document = json.loads((tmp_path / "run/run.json").read_text())
    assert document["state"] == "finished"
    assert {each["submission"] for each in document["skipped"]} == {"photo.jpg", "fails.txt"}
    assert "secret words" not in (tmp_path / "run/run.json").read_text()
    assert len(list((tmp_path / "run/reports").iterdir())) == 7


def test_reports_are_what_check_writes(tmp_path, source):
    run_inline(source, tmp_path / "run")
    rubric = load_rubric("partnership-working")
    store = open_store(None, "run", tmp_path / "run")
    rows = [row for row in store.rows() if row.marked]
    assert len(rows) == 7
    for row in rows:
        record = make_record(read_submission(source / row.listed.name), rubric)
        assert render_json(load_record(store, row.listed)) == render_json(record)
        for folder, audience in (("reports", "assessor"), ("feedback", "learner")):
            page = (tmp_path / "run" / folder / f"{row.listed.report}.html").read_text()
            assert page == render_html(record, audience)
    store.close()


@pytest.mark.parametrize("stop_after", range(8))
def test_broken_off_and_resumed_is_the_same_to_the_byte(tmp_path, source, stop_after):
    run_inline(source, tmp_path / "whole")
    broken = Engines(stop_after)
    with pytest.raises(Stopped):
        run_inline(source, tmp_path / "run", broken)
    (tmp_path / "run/.index.html.part").write_text("half a page")
    again = Engines()
    run_batch(load_settings(tmp_path / "run"), tmp_path / "run", again, builder=BUILDER)
    assert hash_files(tmp_path / "run") == hash_files(tmp_path / "whole")
    assert len(again.marked) + stop_after >= 8


def test_a_page_that_was_lost_or_cut_short_is_written_again(tmp_path, source):
    run_inline(source, tmp_path / "run")
    before = hash_files(tmp_path / "run")
    pages = sorted((tmp_path / "run/reports").iterdir())
    pages[0].unlink()
    pages[1].write_bytes(b"")
    engines = Engines()
    run_inline(source, tmp_path / "run", engines)
    assert engines.marked == []
    assert hash_files(tmp_path / "run") == before


def test_only_what_changed_is_marked_again(tmp_path, source):
    run_inline(source, tmp_path / "run")
    (source / "group 0/essay 2.txt").write_text(f"Changed. {ESSAY}")
    (source / "group 0/essay 4.txt").unlink()
    (source / "group 0/essay 6.txt").rename(source / "group 1/essay six.txt")
    write_folder(source, {"new.txt": f"New. {ESSAY}"})
    engines = Engines()
    run_inline(source, tmp_path / "run", engines)
    assert sorted(engines.marked) == ["essay 2.txt", "new.txt"]
    run_inline(source, tmp_path / "fresh")
    assert hash_files(tmp_path / "run") == hash_files(tmp_path / "fresh")


def test_equal_files_are_marked_once_and_each_has_its_page(tmp_path):
    source = write_folder(tmp_path / "s", {"a.txt": ESSAY, "b.txt": ESSAY, "c/a.txt": ESSAY})
    engines = Engines()
    counts = run_inline(source, tmp_path / "run", engines)
    assert len(engines.marked) == 1
    assert counts.marked == 3
    for stem in ("a.txt", "b.txt", "c--a.txt"):
        assert f"{stem[-5:]}" in (tmp_path / f"run/reports/{stem}.html").read_text()


def test_retry_gives_failures_another_chance(tmp_path, source):
    run_inline(source, tmp_path / "run")
    engines = Engines()
    run_inline(source, tmp_path / "run", engines)
    assert engines.marked == []
    run_inline(source, tmp_path / "run", engines, retry=True)
    assert engines.marked == ["fails.txt"]


def test_names_that_only_case_or_odd_signs_tell_apart_keep_their_own_pages(tmp_path):
    names = ["A.txt", "a.txt", "a:.txt", "a?.txt", "ü.txt"]
    source = write_folder(tmp_path / "s", {name: f"{ESSAY} {i}" for i, name in enumerate(names)})
    run_inline(source, tmp_path / "run")
    pages = [path.name for path in (tmp_path / "run/reports").iterdir()]
    assert len({page.casefold() for page in pages}) == 5


def test_other_folders_and_other_runs_are_not_touched(tmp_path, source):
    write_folder(tmp_path / "mine", {"thesis.txt": "important"})
    with pytest.raises(RunError, match="not empty and not a run"):
        run_inline(source, tmp_path / "mine")
    run_inline(source, tmp_path / "run")
    other = write_cohort(tmp_path / "other", 1)
    with pytest.raises(RunError, match="this is the run of"):
        run_inline(other, tmp_path / "run")
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["thesis.txt"]


def test_a_file_that_vanishes_while_the_run_goes_on_is_left_waiting(tmp_path, source):
    def build(spec, waiting):
        (source / "group 1/essay 5.txt").write_text("other words now")
        return Engines()(spec, waiting)

    settings = Settings(source=str(source), rubric="partnership-working")
    counts = run_batch(settings, tmp_path / "run", build, builder=BUILDER)
    assert dict(counts.skipped)["waiting"] == 1
    assert run_inline(source, tmp_path / "run").marked == 7


def test_moved_run_folder_is_still_the_run(tmp_path, source):
    run_inline(source, tmp_path / "run")
    shutil.move(tmp_path / "run", tmp_path / "elsewhere")
    engines = Engines()
    run_inline(source, tmp_path / "elsewhere", engines)
    assert engines.marked == []
