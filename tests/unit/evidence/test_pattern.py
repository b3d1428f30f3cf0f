"""Token patterns in spaCy's notation."""

import pytest
from reading_factory import make_reading

from checker.errors import RubricError
from checker.evidence.pattern import find_pattern
from checker.types.element import PatternElement

STAGES = ({"LOWER": {"IN": ["forming", "storming"]}},)


def test_every_match_is_evidence() -> None:
    element = PatternElement(kind="pattern", patterns=(STAGES,))
    assert [e.text for e in find_pattern("p", element, make_reading("Forming, then storming."))] == [
        "Forming",
        "storming",
    ]


def test_overlapping_matches_give_the_longest() -> None:
    element = PatternElement(kind="pattern", patterns=(STAGES, ({"LOWER": "forming"}, {"IS_PUNCT": True})))
    assert [e.text for e in find_pattern("p", element, make_reading("Forming, then."))] == ["Forming,"]


def test_a_malformed_pattern_is_a_rubric_error() -> None:
    element = PatternElement(kind="pattern", patterns=(({"LOUDER": "x"},),))
    with pytest.raises(RubricError, match="not in spaCy's Matcher notation"):
        list(find_pattern("p", element, make_reading("x")))
