import pytest

from checker.agreement.compare import compare
from checker.agreement.quotations import find_spans, overlaps

from .marked import make_marked, make_point, mark_tiny


def test_find_spans_takes_every_place_and_any_white_space():
    assert find_spans("we met, we\nmet", "we met") == ((0, 6), (8, 14))
    assert find_spans("a (b) c", "(b)") == ((2, 5),)
    assert find_spans("anything", "  ") == ()


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((0, 10), (0, 10), True),
        ((0, 100), (40, 44), True),
        ((0, 10), (5, 15), True),
        ((0, 10), (6, 16), False),
        ((0, 10), (10, 20), False),
        ((3, 3), (0, 10), False),
    ],
)
def test_overlap_is_half_of_the_shorter(one, other, expected):
    assert overlaps(one, other) is expected
    assert overlaps(other, one) is expected


def test_first_quotations_of_the_tiny_essays(tiny):
    # credited by us: a1 law (overlaps), a1 trust (does not), a2 law (readers: 0), a3 both, a4 law (overlap)
    found = compare(tiny, mark_tiny(tiny)).quotations
    assert (found.both.value, found.both.n) == (pytest.approx(4 / 5), 5)
    assert (found.ours.value, found.ours.n) == (pytest.approx(4 / 6), 6)
    assert dict(found.points)["communication_trust"].value == pytest.approx(1 / 2)
    assert found.without == 0
    (miss,) = found.misses
    assert (miss.essay, miss.point, miss.ours) == ("a1", "communication_trust", "when it keeps records")
    assert miss.readers[0] == "a set time shows her that I can be relied on"


def test_a_credited_point_without_quotation_counts_as_a_miss(tiny):
    a1, a2, *_ = tiny.essays
    marked = {
        "a1": make_marked(a1, make_point(a1.text, "legal_basis", 1)),
        "a2": make_marked(a2, make_point(a2.text, "legal_basis", 1, "any law")),
    }
    found = compare(tiny, marked).quotations
    assert (found.without, found.both.value) == (1, 0)
    assert found.misses[0].ours == ""
