"""Windows of a text: every sentence is read once, among its neighbours."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.evidence.windows import LONGEST, cut_alone, cut_windows

TEXTS = st.lists(st.tuples(st.lists(st.integers(1000, 2000), max_size=260), st.booleans()), max_size=30).map(
    lambda pairs: ([ids for ids, _ in pairs], np.cumsum([new for _, new in pairs]).tolist())
)


@given(TEXTS)
def test_every_sentence_is_in_one_window_with_all_its_tokens(text):
    sentences, paragraphs = text
    windows = list(cut_windows(sentences, paragraphs))
    read = [window.ids[start:end] for window in windows for start, end in window.spans]
    assert read == [tuple(ids[:LONGEST]) for ids in sentences]
    places = [window.first + n for window in windows for n in range(len(window.spans))]
    assert places == list(range(len(sentences)))


@given(TEXTS)
def test_a_window_is_no_longer_than_the_encoder_reads(text):
    for window in cut_windows(*text):
        assert len(window.ids) <= LONGEST + 35
        assert {window.ids[end] for end in window.ends()} == {102}


def test_a_window_ends_with_a_paragraph_once_it_is_half_full():
    sentences = [[7] * 20] * 6
    together = [[len(w.spans) for w in cut_windows(sentences, p)] for p in ([0] * 6, [0, 0, 0, 0, 1, 1])]
    assert together == [[6], [4, 2]]
    assert [len(w.spans) for w in cut_windows(sentences, [0, 1, 2, 3, 4, 5])] == [4, 2]


def test_what_stands_before_is_read_and_not_judged():
    first, second = cut_windows([[1] * 100, [2] * 10, [3] * 60], [0, 0, 0])
    assert first.ids[:2] == (101, 1)
    assert second.ids[:34] == (101, *[1] * 22, *[2] * 10, 102)
    assert second.spans == ((34, 94),)


def test_the_mean_of_a_sentence_leaves_out_its_neighbours():
    (window,) = cut_windows([[1] * 4, [2] * 2], [0, 0])
    assert window.pool() @ np.array(window.ids) == pytest.approx([1, 2])
    alone = cut_alone([5, 6])
    assert alone.pool() @ np.array(alone.ids) == pytest.approx([(101 + 5 + 6 + 102) / 4])
    assert alone.ends().tolist() == [3]


def test_a_text_without_sentences_has_no_windows():
    assert list(cut_windows([], [])) == []
