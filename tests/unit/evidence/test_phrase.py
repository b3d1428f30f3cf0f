"""Phrases by stem, in lower case, exactly."""

import pytest
from reading_factory import make_reading

from checker.evidence.phrase import find_phrase
from checker.types.element import PhraseElement


def texts(text: str, match: str, *phrases: str) -> list[str]:
    element = PhraseElement(kind="phrase", phrases=phrases, match=match)
    return [e.text for e in find_phrase("p", element, make_reading(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We hold review meetings.", ["review meetings"]),
        ("We REVIEWED MEETING notes.", ["REVIEWED MEETING"]),
        ("A review of the meeting.", []),
        ("Joint review meeting, review meetings", ["review meeting", "review meetings"]),
    ],
)
def test_inflections_match_by_stem(text: str, expected: list[str]) -> None:
    assert texts(text, "lemma", "review meeting") == expected


def test_the_longest_phrase_wins() -> None:
    assert texts(
        "clear roles and responsibilities", "lemma", "clear role", "clear roles and responsibilities"
    ) == ["clear roles and responsibilities"]


def test_exact_minds_capitals() -> None:
    assert texts("TAC and tac", "exact", "TAC") == ["TAC"]
    assert texts("TAC and tac", "lower", "TAC") == ["TAC", "tac"]


def test_curly_apostrophes_are_the_same() -> None:
    assert texts("the child’s voice", "lemma", "child's voice") == ["child’s voice"]


def test_offsets_point_at_the_text() -> None:
    text = "First. Then joint planning happens."
    element = PhraseElement(kind="phrase", phrases=("joint planning",))
    (found,) = find_phrase("p", element, make_reading(text))
    assert text[found.start : found.end] == found.text == "joint planning"
