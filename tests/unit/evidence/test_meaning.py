"""Sentences by exemplars, or by a trained detector."""

import pytest
from reading_factory import make_reading

from checker.evidence.meaning import find_meaning
from checker.types.element import MeaningElement

ELEMENT = MeaningElement(kind="meaning", like=("yes",), unlike=("no",), threshold=0.5, head="p.any")
TEXT = "First. Second."


@pytest.mark.parametrize(
    ("first", "expected"),
    [((1.0, 0.0), ["First."]), ((0.6, 0.8), []), ((0.4, 0.0), [])],
    ids=["like", "more unlike than like", "too far from both"],
)
def test_by_exemplars(first: tuple[float, float], expected: list[str]) -> None:
    vectors = {"First.": first, "Second.": (0.0, 0.0), "yes": (1.0, 0.0), "no": (0.0, 1.0)}
    assert [e.text for e in find_meaning("m", ELEMENT, make_reading(TEXT, vectors=vectors))] == expected


def test_a_detector_takes_the_exemplars_place() -> None:
    found = list(find_meaning("m", ELEMENT, make_reading(TEXT, detected={"p.any": (0.2, 0.9)})))
    assert [(e.text, e.weak, e.strength) for e in found] == [("First.", True, 0.2), ("Second.", False, 0.9)]


def test_what_a_detector_hardly_sees_is_nothing() -> None:
    assert not list(find_meaning("m", ELEMENT, make_reading(TEXT, detected={"p.any": (0.01, 0.0)})))
