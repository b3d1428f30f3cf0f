import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.report import markdown, pieces, plain, wording
from checker.report.wording import (
    count_of,
    in_words,
    join_words,
    letter_of,
    share_out,
    show_number,
    show_share,
)


@pytest.mark.parametrize("module", [wording, plain, pieces, markdown])
def test_examples_in_docstrings(module):
    result = doctest.testmod(module)
    assert result.attempted > 0
    assert result.failed == 0


@given(st.integers(0, 10_000), st.integers(1, 10_000))
def test_none_and_all_only_where_exact(part, whole):
    part = min(part, whole)
    shown = show_share(part, whole)
    assert (shown == "0%") == (part == 0)
    assert (shown == "100%") == (part == whole)
    assert abs(float(shown[:-1]) - 100 * part / whole) <= 1


def test_share_of_nothing_is_nothing():
    assert show_share(0, 0) == "0%"
    assert show_share(float("1e-9")) == "1%"


@given(st.lists(st.floats(0, 20), min_size=1, max_size=20))
def test_printed_parts_add_up_to_the_printed_total(parts):
    printed = share_out(tuple(parts), sum(parts))
    assert round(sum(printed), 2) == pytest.approx(round(sum(parts), 2), abs=0.0101)
    assert round(sum(round(p * 100) for p in printed)) == round(sum(parts) * 100)
    assert all(abs(p - q) < 0.0101 for p, q in zip(printed, parts, strict=True))


def test_parts_that_do_not_make_the_total_are_left_alone():
    assert share_out((1.0, 2.0), 5.0) == (1.0, 2.0)


def test_words():
    assert [show_number(v) for v in (0, 10, 0.5, 2.25, 1 / 3)] == ["0", "10", "0.5", "2.25", "0.33"]
    assert count_of(0, "point") == "0 points"
    assert count_of(1234, "word") == "1,234 words"
    assert (in_words(0), in_words(10), in_words(11)) == ("no", "ten", "11")
    assert (join_words([]), join_words(["a"]), join_words(["a", "b"])) == ("", "a", "a and b")


def test_letters_are_all_different():
    letters = [letter_of(i) for i in range(1000)]
    assert len(set(letters)) == 1000
    assert (letters[51], letters[701], letters[702]) == ("AZ", "ZZ", "AAA")
