"""Conditions hold on credited evidence only."""

import pytest

from checker.scoring import count, holds
from checker.types.element import AtLeast, Condition
from checker.types.result import Evidence


def found(element: str, start: int = 0, *, credited: bool = True, fact: str | None = None) -> Evidence:
    return Evidence(element, start, start + 3, "abc", "phrase", 1.0, credited=credited, fact=fact)


A, B, DENIED = found("a"), found("b", 10), found("c", 20, credited=False)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("a", True),
        ("c", False),
        (Condition(all=("a", "b")), True),
        (Condition(all=("a", "c")), False),
        (Condition(any=("c", "b")), True),
        (Condition(any=("c",)), False),
        (Condition(**{"not": "c"}), True),
        (Condition(**{"not": Condition(any=("a", "c"))}), False),
        (Condition(at_least=AtLeast(n=2, of=("a", "b", "c"))), True),
        (Condition(at_least=AtLeast(n=3, of=("a", "b", "c"))), False),
    ],
)
def test_holds(condition: Condition | str, expected: bool) -> None:
    assert holds(condition, [A, B, DENIED]) is expected


def test_facts_are_counted_once_however_often_they_are_named() -> None:
    evidence = [found("a", 0, fact="ca2004"), found("a", 9, fact="ca2004"), found("a", 19, fact="wtsc")]
    assert count(AtLeast(n=2, of=("a",), counting="facts"), evidence) == 2


def test_sentences_are_counted_once_for_several_elements() -> None:
    evidence = [found("a", 0), found("b", 0), found("b", 9)]
    assert count(AtLeast(n=2, of=("a", "b"), counting="sentences"), evidence) == 2
