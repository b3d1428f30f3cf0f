import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from checker.report.plain import cut_middle, show_line, show_plain

BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@given(st.text(st.characters()))
def test_nothing_acts_any_more(text):
    shown = show_plain(text)
    assert not BIDI & set(shown)
    assert all(unicodedata.category(char) != "Cc" for char in shown if char not in "\n\t")
    shown.encode("utf-8")


@given(st.text(st.characters(categories=["L", "N", "P", "Zs"])))
def test_ordinary_text_stays_as_it_is(text):
    assert show_plain(text) == text


def test_marks_and_pictures():
    assert show_plain("a\x00\x1b[31m\x7f\ud800\ufffe") == "a␀␛[31m␡��"
    assert show_plain("\u202eabc\u2069") == "[RLO]abc[PDI]"
    assert show_line(" a\n b\t\u2028c ") == "a b c"


@given(st.text(), st.integers(20, 200))
def test_cutting_leaves_short_text_alone_and_bounds_long_text(text, most):
    cut = cut_middle(text, most)
    assert cut == text if len(text) <= most else len(cut) <= most + 6


def test_words_without_spaces_are_cut_too():
    assert cut_middle("x" * 1000, 100) == "x" * 75 + " […] " + "x" * 25
