from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from checker.report.pieces import Span, cut_into_pieces

spans = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 40)).map(lambda s: Span(s[0], s[0] + s[1])), max_size=25
)


@given(st.integers(0, 30), st.integers(1, 60), spans)
def test_pieces_cover_the_stretch_and_name_every_highlight(start, length, spans):
    end = start + length
    pieces = cut_into_pieces(start, end, spans)
    assert pieces[0].start == start
    assert pieces[-1].end == end
    assert all(a.end == b.start for a, b in pairwise(pieces))
    for piece in pieces:
        inside = {i for i, s in enumerate(spans) if s.start <= piece.start and s.end >= piece.end}
        assert set(piece.spans) == inside
        lengths = [spans[i].end - spans[i].start for i in piece.spans]
        assert lengths == sorted(lengths)
    begun = [i for piece in pieces for i in piece.begins]
    assert sorted(begun) == [i for i, s in enumerate(spans) if s.start < end and s.end > start]


def test_an_empty_stretch_has_no_pieces():
    assert cut_into_pieces(3, 3, [Span(0, 9)]) == ()
