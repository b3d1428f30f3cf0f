import numpy as np
import pytest

from checker.agreement.compare import compare, compare_readings
from checker.agreement.reading import PointReading, Reading

from .conftest import make_gold
from .marked import make_marked, make_point, mark_tiny


def read(levels: dict[str, list[int]], **options) -> dict[str, Reading]:
    count = len(next(iter(levels.values())))
    return {
        f"e{i}": Reading(
            f"e{i}", "", {name: PointReading(given[i], **options) for name, given in levels.items()}
        )
        for i in range(count)
    }


def test_the_tiny_essays_by_hand(tiny):
    agreement = compare(tiny, mark_tiny(tiny))
    law, trust = agreement.points
    assert law.confusion == ((0, 0, 1), (0, 2, 0), (0, 0, 1))
    assert trust.confusion == ((2, 0, 0), (0, 1, 0), (0, 1, 0))
    assert (law.exact.value, law.adjacent.value) == (0.75, 0.75)
    assert (trust.exact.value, trust.adjacent.value) == (0.75, 1)
    # law: gold 2 0 1 1, ours 2 2 1 1. Observed 4/4; expected (1*2*1 + 1*2*4 + 2*2*1 + 1*2*1) / 16 = 1
    assert law.kappa.value == pytest.approx(0)
    # trust: gold 2 0 1 0, ours 1 0 1 0. Observed 1/4; expected (2*2*1 + 1*2*1 + 1*2*4 + 1*2*1) / 16 = 1
    assert trust.kappa.value == pytest.approx(0.75)
    assert agreement.kappa.value == pytest.approx(0.375)
    assert agreement.exact.value == pytest.approx(6 / 8)
    assert agreement.adjacent.value == pytest.approx(7 / 8)
    assert (agreement.essays, agreement.repeats) == (4, 1)
    assert agreement.kappa.low <= agreement.kappa.value <= agreement.kappa.high


def test_pooled_kappa_like_scikit_learn(tiny):
    from sklearn.metrics import cohen_kappa_score

    expected = cohen_kappa_score([2, 0, 1, 1, 2, 0, 1, 0], [2, 2, 1, 1, 1, 0, 1, 0], weights="quadratic")
    assert compare(tiny, mark_tiny(tiny)).pooled.value == pytest.approx(expected)


def test_an_unreadable_essay_is_never_level_0(tiny):
    marked = mark_tiny(tiny)
    del marked["a3"], marked["a4"]
    agreement = compare(tiny, marked, unreadable={"a3": "password-protected"})
    assert [(each.id, each.reason) for each in agreement.unmarked] == [
        ("a3", "password-protected"),
        ("a4", "there are no marks for it"),
    ]
    assert agreement.essays == 2
    assert sum(map(sum, agreement.points[0].confusion)) == 2


def test_points_on_one_side_only_are_listed_and_in_no_figure(tiny):
    marked = {
        essay.id: make_marked(
            essay, make_point(essay.text, "legal_basis", 0), make_point(essay.text, "new_point", 2)
        )
        for essay in tiny.essays
    }
    agreement = compare(tiny, marked)
    assert agreement.points_not_in_gold == ("new_point",)
    assert agreement.points_not_in_rubric == ("communication_trust",)
    assert [point.id for point in agreement.points] == ["legal_basis"]
    assert agreement.exact.n == 4


def test_nothing_marked_gives_no_figures(tiny):
    agreement = compare(tiny, {})
    assert agreement.kappa.value is None
    assert agreement.points == ()
    assert len(agreement.unmarked) == 4
    assert agreement.groupings == ()


def test_bootstrap_interval_against_a_loop_over_resamples():
    from sklearn.metrics import cohen_kappa_score

    from checker.agreement.intervals import draw_weights

    random = np.random.default_rng(1)
    gold, ours = random.integers(0, 3, 20), random.integers(0, 3, 20)
    agreement = compare_readings(make_gold({"p": gold.tolist()}), [read({"p": ours.tolist()})])
    # Essays are sorted by nothing but their order here: make_gold keeps it.
    samples = []
    for weights in draw_weights(20)[:]:
        rows = np.repeat(np.arange(20), weights.astype(int))
        samples.append(_kappa(gold[rows], ours[rows]))
    assert agreement.kappa.low == pytest.approx(np.percentile(samples, 2.5))
    assert agreement.kappa.high == pytest.approx(np.percentile(samples, 97.5))
    assert _kappa(gold, ours) == pytest.approx(cohen_kappa_score(gold, ours, weights="quadratic"))


def _kappa(gold, ours):
    steps = (gold[:, None] - ours[None, :]) ** 2
    return 1 - ((gold - ours) ** 2).mean() / steps.mean()


def test_repeats_are_pooled_and_each_repeat_has_its_kappa():
    gold = make_gold({"p": [0, 1, 2, 0]})
    good, bad = read({"p": [0, 1, 2, 0]}), read({"p": [0, 1, 2, 2]})
    agreement = compare_readings(gold, [good, bad])
    assert agreement.repeats == 2
    assert agreement.exact.value == pytest.approx(7 / 8)
    whole = agreement.over_repeats[0]
    assert whole.name == "mean kappa"
    assert whole.each[0] == 1
    assert whole.each[1] < 1
    assert whole.mean == pytest.approx((1 + whole.each[1]) / 2)
    assert whole.deviation == pytest.approx((1 - whole.each[1]) / 2**0.5)
    assert agreement.points[0].exact.n == 8
    assert compare_readings(gold, [good]).over_repeats == ()


def test_an_essay_that_one_repeat_lacks_is_not_compared():
    gold = make_gold({"p": [0, 1]})
    full, half = read({"p": [0, 1]}), {"e0": read({"p": [0]})["e0"]}
    assert [each.id for each in compare_readings(gold, [full, half]).unmarked] == ["e1"]


def test_same_input_same_figures(tiny):
    assert compare(tiny, mark_tiny(tiny)) == compare(tiny, dict(reversed(mark_tiny(tiny).items())))


def test_a_group_far_below_the_whole_is_named():
    levels = [0, 1, 2, 0, 1, 2, 0, 1, 2]
    ours = [0, 1, 2, 0, 1, 2, 2, 1, 0]
    gold = make_gold({"p": levels}, style=["plain"] * 6 + ["dyslexic"] * 3)
    agreement = compare_readings(gold, [read({"p": ours})], fields=["style", "nation"])
    assert [grouping.by for grouping in agreement.groupings] == ["style", "length"]
    (by, group), *_ = [each for each in agreement.behind if each[0] == "style"]
    assert (by, group.name, group.essays) == ("style", "dyslexic", 3)
    assert group.behind == pytest.approx(agreement.kappa.value - group.kappa.value)
    assert group.kappa.value == -1


def test_length_is_split_in_thirds():
    gold = make_gold({"p": [0] * 9})
    (grouping,) = compare_readings(gold, [read({"p": [0] * 9})], fields=[]).groupings
    assert {group.name: group.essays for group in grouping.groups} == {
        "short (up to 3 words)": 3,
        "middle (up to 6 words)": 3,
        "long (over 6 words)": 3,
    }


def test_a_group_of_one_essay_has_no_interval():
    gold = make_gold({"p": [0, 1, 2]}, style=["a", "b", "b"])
    grouping = compare_readings(gold, [read({"p": [0, 1, 2]})], fields=["style"]).groupings[0]
    single = next(group for group in grouping.groups if group.name == "a")
    assert (single.kappa.value, single.kappa.low) == (1, None)


def test_confidence_and_look_again(tiny):
    calibration = compare(tiny, mark_tiny(tiny)).calibration
    assert [(each.low, each.exact.n, each.exact.value) for each in calibration.bins] == [
        (0.5, 1, 0.0),
        (0.8, 1, 0.0),
        (0.9, 6, 1.0),
    ]
    assert calibration.error == pytest.approx((0.55 + 0.8 + 6 * 0.1) / 8)
    assert (calibration.look_again.value, calibration.look_again.n) == (0, 1)
    assert (calibration.sure.value, calibration.sure.n) == (pytest.approx(6 / 7), 7)


def test_without_confidence_there_is_no_calibration():
    agreement = compare_readings(make_gold({"p": [0, 1]}), [read({"p": [0, 1]})])
    assert agreement.calibration is None
    assert agreement.quotations is None
    assert agreement.findings == ()


def test_confidence_of_one_falls_into_the_last_bin():
    agreement = compare_readings(make_gold({"p": [0, 1]}), [read({"p": [0, 0]}, confidence=1.0)])
    assert [(each.high, each.exact.value) for each in agreement.calibration.bins] == [(1.0, 0.5)]


def test_worst_disagreements_come_first_with_both_sides_words(tiny):
    worst, other = compare(tiny, mark_tiny(tiny)).disagreements
    assert (worst.essay, worst.point, worst.gold_level, worst.our_level) == ("a2", "legal_basis", 0, 2)
    assert worst.gold_why == "The only mention of law denies it."
    assert worst.near_misses == (("We do not follow any law about other agencies.", "negated"),)
    assert worst.our_quotes[0].text == "We do not follow any law"
    assert (other.essay, other.look_again) == ("a1", ("unsure",))
    assert other.gold_quotes[0] == "a set time shows her that I can be relied on"


def test_a_disagreement_of_several_repeats_stands_once():
    gold = make_gold({"p": [0, 1]})
    wrong = read({"p": [2, 1]}, confidence=0.5)
    worse = read({"p": [2, 1]}, confidence=0.7)
    (each,) = compare_readings(gold, [wrong, worse]).disagreements
    assert each.confidence == 0.7
