"""Models that never learned from the text which they mark; no torch."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.special import expit
from work_factory import BOSS, LAW, PLAIN, TRUST, make_work, record, write_texts

from checker.errors import ModelError
from checker.evidence import load_model
from checker.evidence.words import join_opinions
from checker.facts import load_facts
from checker.learning.cross_validation import Split, detect_out_of_fold, fit_unseen, restrict
from checker.learning.texts import load_texts
from checker.learning.train import prepare
from checker.learning.work import load_logits, load_work
from checker.rubric import load_bank

RECORDS = [
    record("t1", PLAIN, LAW, law=2),
    record("t2", TRUST, PLAIN, trust=2, family="pair"),
    record("t3", PLAIN, "We ring nobody.", family="pair"),
    record("t4", LAW, TRUST, law=2, trust=2),
    record("t5", PLAIN, BOSS, boss=True),
]


@pytest.fixture(scope="module")
def work(tmp_path_factory):
    return load_work(make_work(tmp_path_factory.mktemp("made"), RECORDS))


def fit(work, *unseen):
    points = [load_bank().points["legal_basis"], load_bank().points["communication_trust"]]
    return fit_unseen(work, points, load_facts(), lambda text: text.id in unseen, load_model())


def test_a_family_is_in_one_fold_and_repeats_split_otherwise(work):
    texts = work.material.texts
    splits = [Split(3, repeat) for repeat in range(1, 9)]
    assert all(split.fold_of(texts[1]) == split.fold_of(texts[2]) for split in splits)
    assert len({tuple(map(split.fold_of, texts)) for split in splits}) > 1
    assert {fold for split in splits for fold in map(split.fold_of, texts)} == {0, 1, 2}


def test_what_is_kept_has_its_own_rows(work):
    kept, logits = restrict(work.material, work.logits, lambda text: text.id in {"t2", "t5"})
    assert [text.id for text in kept.texts] == ["t2", "t5"]
    assert kept.rows.owner.tolist() == [0, 0, 1, 1]
    assert [sentence for _, sentence in kept.rows.pairs] == [TRUST, PLAIN, PLAIN, BOSS]
    made = kept.rows.targets * 12 - 6
    assert logits == pytest.approx(join_opinions(made, made))


def test_labels_of_an_unseen_text_change_nothing(work):
    before = fit(work, "t4")
    texts = tuple(replace(text, points={}) if text.id == "t4" else text for text in work.material.texts)
    rows = work.material.rows
    blank = np.where((rows.owner == 3)[:, None], 0, rows.targets)
    changed = replace(work, material=replace(work.material, texts=texts, rows=replace(rows, targets=blank)))
    after = fit(changed, "t4")
    assert (after.levels, after.thresholds) == (before.levels, before.thresholds)
    assert fit(changed).levels != fit(work).levels


def test_the_detectors_of_a_text_say_what_was_predicted_out_of_fold(work):
    model = detect_out_of_fold(work, 0, fit(work, "t1"))
    found = model.detect([PLAIN, LAW], [0, 0])
    made = np.array([-6.0, 6.0], np.float32)
    assert found["legal_basis.any"] == pytest.approx(expit(join_opinions(made, made)), abs=1e-3)
    assert model.id == "in training (work)"
    with pytest.raises(ModelError, match="another text"):
        model.detect([TRUST], [0])


def test_logits_of_other_texts_are_refused(tmp_path):
    work = make_work(tmp_path, RECORDS[:2])
    other = prepare(load_texts(write_texts(tmp_path / "other", RECORDS[:1])))
    with pytest.raises(ModelError, match=r"made of other texts.*out-of-fold"):
        load_logits(work, other)
    labelled_otherwise = [record("t1", PLAIN, LAW, trust=0), RECORDS[1]]
    fewer_heads = prepare(load_texts(write_texts(tmp_path / "heads", labelled_otherwise)))
    with pytest.raises(ModelError, match="the detectors differ"):
        load_logits(work, fewer_heads)


@pytest.mark.parametrize("missing", ["logits.npz", "out_of_fold.json"])
def test_what_is_missing_is_named(tmp_path, missing):
    work = make_work(tmp_path, RECORDS[:1])
    (work / missing).unlink()
    with pytest.raises(ModelError, match=rf"{missing}: cannot be read.*--step out-of-fold"):
        load_work(work)
