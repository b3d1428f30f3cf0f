"""Whole runs of ``checker agree --work``: a model in training, cross-validated; no torch."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from work_factory import BOSS, LAW, PLAIN, TRUST, make_work, record

from checker.cli import main

RECORDS = [
    record("t1", PLAIN, LAW, law=2),
    record("t2", TRUST, PLAIN, trust=2),
    record("t3", LAW, TRUST, law=2, trust=2),
    record("t4", PLAIN, "We ring nobody."),
    record("t5", PLAIN, "We ring nobody at all.", BOSS, boss=True),
    record("t6", "Our room has a sink.", LAW, law=2),
    record("t7", TRUST, "Our room has a sink.", trust=2),
    record("t8", "Our room has a sink.", PLAIN),
]


def agree(*arguments):
    return CliRunner().invoke(main, ["agree", *[str(each) for each in arguments]])


def write_gold(folder: Path, records: list[dict]) -> Path:
    (folder / "essays").mkdir(parents=True)
    rows = []
    for each in records:
        (folder / "essays" / f"{each['id']}.txt").write_text(each["text"] + "\n", encoding="utf-8")
        rows.append({key: each[key] for key in ("id", "points", "flags")})
    (folder / "labels.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def work(tmp_path_factory):
    return make_work(tmp_path_factory.mktemp("made"), RECORDS)


@pytest.mark.slow
def test_a_model_in_training_is_cross_validated(work, tmp_path):
    gold = write_gold(tmp_path / "gold", RECORDS[:6])
    result = agree(gold, "--work", work, "--folds", 2, "--repeats", 2, "-f", "json")
    assert result.exit_code == 0, result.stderr
    document = json.loads(result.stdout)
    assert document["cross_validated"] == {
        "model": "work",
        "repeats": 2,
        "folds": 2,
        "networks": 2,
        "texts": 8,
    }
    assert (document["essays"], document["repeats"], document["seen"]) == (6, 2, [])
    assert document["compared"].endswith("the model in training of work")
    spreads = {each["name"]: each for each in document["over_repeats"]}
    assert list(spreads) == ["mean kappa", "exact", "flags F1", "legal_basis", "communication_trust"]
    law = document["points"][0]
    assert law["kappa"]["n"] == 12
    assert law["kappa"]["value"] > 0.5
    assert spreads["legal_basis"]["mean"] == pytest.approx(sum(spreads["legal_basis"]["each"]) / 2)
    assert agree(gold, "--work", work, "--folds", 2, "--repeats", 2, "-f", "json").stdout == result.stdout


def test_an_essay_that_is_not_among_the_texts_is_an_error(work, tmp_path):
    gold = write_gold(tmp_path / "gold", [*RECORDS[:2], record("new", PLAIN)])
    result = agree(gold, "--work", work)
    assert result.exit_code == 2
    assert "1 of 3 essays are not among the training texts of work: new." in result.stderr
    assert "checker train --step out-of-fold" in result.stderr


def test_a_folder_without_logits_says_what_to_do(work, tmp_path):
    copy = shutil.copytree(work, tmp_path / "work")
    (copy / "logits.npz").unlink()
    result = agree(write_gold(tmp_path / "gold", RECORDS[:1]), "--work", copy)
    assert result.exit_code == 2
    assert "logits.npz: cannot be read" in result.stderr


def test_only_one_thing_is_compared(work, tmp_path):
    result = agree(write_gold(tmp_path / "gold", RECORDS[:1]), "--work", work, "--readers")
    assert result.exit_code == 2
    assert "only one of --readers, --predictions and --work" in result.stderr
