import json

import pytest

from checker.agreement.compare import compare_readings
from checker.agreement.predictions import load_predictions, split_readers
from checker.errors import GoldError

from .conftest import TINY, make_gold


@pytest.fixture
def write(tmp_path):
    def write(*rows):
        path = tmp_path / "predictions.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in rows))
        return path

    return write


def test_levels_alone(tiny, write):
    path = write({"id": "a1", "levels": {"legal_basis": 2}}, {"id": "a2", "levels": {"legal_basis": 1}})
    (readings,) = load_predictions(path, tiny)
    agreement = compare_readings(tiny, [readings])
    assert agreement.points[0].confusion == ((0, 1, 0), (0, 0, 0), (0, 0, 1))
    assert agreement.findings == ()
    assert agreement.points_not_in_rubric == ("communication_trust",)


def test_labels_compared_with_themselves_agree_wholly(tiny):
    (readings,) = load_predictions(TINY / "labels.jsonl", tiny)
    agreement = compare_readings(tiny, [readings])
    assert agreement.kappa.value == 1
    assert {each.kind: each.all.f1.value for each in agreement.findings} == {
        "flags": 1,
        "outdated": 1,
        "confidentiality": 1,
    }
    assert agreement.quotations.both.value == 1


def test_confidence_and_look_again_are_kept(tiny, write):
    point = {"level": 1, "confidence": 0.4, "look_again": True, "evidence": ["on the shelf"]}
    (readings,) = load_predictions(write({"id": "a3", "points": {"legal_basis": point}}), tiny)
    reading = readings["a3"].points["legal_basis"]
    assert reading.confidence == 0.4
    assert reading.look_again == ("the model asks for it",)
    assert tiny.essays[2].text[reading.quotes[0].start : reading.quotes[0].end] == "on the shelf"


def test_a_quotation_that_is_nowhere_overlaps_nothing(tiny, write):
    point = {"level": 1, "evidence": ["never written"]}
    (readings,) = load_predictions(write({"id": "a3", "points": {"legal_basis": point}}), tiny)
    assert compare_readings(tiny, [readings]).quotations.both.value == 0


def test_repeats_are_kept_apart(tiny, write):
    path = write(*({"id": "a1", "repeat": n, "levels": {"legal_basis": n}} for n in (1, 0)))
    first, second = load_predictions(path, tiny)
    assert (first["a1"].points["legal_basis"].level, second["a1"].points["legal_basis"].level) == (0, 1)


def test_all_faults_at_once(tiny, write):
    path = write(
        {"id": "a1", "levels": {"legal_basis": 1}},
        {"id": "a1", "levels": {"legal_basis": 1}},
        {"id": "zz", "levels": {"legal_basis": 1}},
        {"id": "a2"},
        {"id": "a3", "levels": {"legal_basis": "1"}},
    )
    with pytest.raises(GoldError) as error:
        load_predictions(path, tiny)
    found = str(error.value)
    assert "predictions.jsonl:2: essay 'a1' stands twice in repeat 0" in found
    assert "predictions.jsonl:3: essay 'zz' is not among the labelled" in found
    assert "predictions.jsonl:4: give `levels`" in found
    assert "predictions.jsonl:5: levels.legal_basis: Input should be a valid integer" in found


def test_an_empty_file_is_a_fault(tiny, write):
    with pytest.raises(GoldError, match="holds no predictions"):
        load_predictions(write(), tiny)


def test_readers_are_set_against_each_other(tiny):
    first, second = split_readers(tiny)
    agreement = compare_readings(first, [second])
    assert agreement.points[0].confusion == ((1, 0, 0), (1, 1, 0), (0, 0, 1))
    assert agreement.points[1].confusion == ((2, 0, 0), (0, 1, 0), (0, 1, 0))
    assert agreement.quotations is None


def test_without_two_readers_there_is_no_ceiling():
    with pytest.raises(GoldError, match="levels of two readers"):
        split_readers(make_gold({"p": [0, 1]}))
