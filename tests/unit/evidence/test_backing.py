"""``backed`` names count only in sentences that a detector of the point gives a chance."""

import pytest
from reading_factory import make_reading

from checker.evidence.find import find_evidence
from checker.types.element import MeaningElement, PhraseElement

TEXT = "Gibbs was our centre forward. I worked through Gibbs after the meeting."


def _elements(backed: bool | str):
    return {
        "names_model": PhraseElement(kind="phrase", phrases=("Gibbs",), match="exact", backed=backed),
        "uses_model": MeaningElement(kind="meaning", like=("I reflect with Gibbs.",), head="model.used"),
    }


def _credited(backed: bool, **more):
    reading = make_reading(TEXT, **more)
    return [e.credited for e in find_evidence(_elements(backed), reading) if e.element == "names_model"]


@pytest.mark.parametrize(("backed", "wanted"), [(True, [False, True]), (False, [True, True])])
def test_a_name_needs_a_sentence_that_could(backed, wanted):
    assert _credited(backed, detected={"model.used": [0.01, 0.9]}) == wanted


def test_without_a_detector_it_changes_nothing():
    known = {text: [1.0, 0.0] for text in (*TEXT.replace(". I", ".|I").split("|"), "I reflect with Gibbs.")}
    assert _credited(True, vectors=known) == [True, True]


@pytest.mark.parametrize(("backed", "wanted"), [(True, [0.4, 0.9]), ("uses_model", [0.1, 0.9])])
def test_a_name_is_as_sure_as_what_backs_it(backed, wanted):
    elements = _elements(backed) | {
        "speaks_of_model": MeaningElement(
            kind="meaning", like=("Gibbs wrote of six stages.",), head="model.any"
        )
    }
    reading = make_reading(TEXT, detected={"model.used": [0.1, 0.9], "model.any": [0.4, 0.8]})
    found = [e for e in find_evidence(elements, reading) if e.element == "names_model"]
    assert [e.strength for e in found] == wanted
    assert all(e.credited for e in found)
