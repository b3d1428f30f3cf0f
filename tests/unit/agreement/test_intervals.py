import numpy as np
import pytest

from checker.agreement.intervals import divide, draw_weights, estimate_from, estimate_share, mean_known


def test_weights_are_the_same_each_time_and_sum_to_the_essays():
    once, again = draw_weights(7), draw_weights(7)
    assert once.shape == (2000, 7)
    assert np.array_equal(once, again)
    assert (once.sum(axis=1) == 7).all()
    assert once.mean() == pytest.approx(1)
    assert draw_weights(0).shape == (2000, 0)


def test_the_interval_is_the_middle_of_the_samples():
    estimate = estimate_from(0.5, np.linspace(0, 1, 1001), 9)
    assert (estimate.value, estimate.low, estimate.high) == pytest.approx((0.5, 0.025, 0.975))
    assert (estimate.n, estimate.method) == (9, "bootstrap")


def test_nan_samples_are_left_out_and_nothing_is_none():
    assert estimate_from(0.5, np.array([np.nan, 0.4, 0.4]), 2).low == pytest.approx(0.4)
    assert estimate_from(float("nan"), np.array([1.0]), 3).value is None
    assert estimate_from(1.0, np.array([1.0]), 0).value is None
    assert estimate_from(0.7, np.array([]), 3).low is None


def test_wilson_against_the_formula_for_ten_of_ten():
    # with every trial a hit, the lower end is n / (n + z²)
    share = estimate_share(10, 10)
    assert share.low == pytest.approx(10 / (10 + 1.959963984540054**2))
    assert share.high == pytest.approx(1)
    assert estimate_share(0, 0).value is None


def test_repeats_of_an_essay_do_not_narrow_the_interval():
    once, thrice = estimate_share(8, 10), estimate_share(24, 30, repeats=3)
    assert (thrice.value, thrice.low, thrice.high) == pytest.approx((once.value, once.low, once.high))
    assert thrice.n == 30


def test_divide_and_mean():
    quotient = divide(np.array([1.0, 1.0]), np.array([2.0, 0.0]))
    assert quotient[0] == 0.5
    assert np.isnan(quotient[1])
    assert mean_known(np.array([[1.0, np.nan], [np.nan, np.nan]]))[0] == 1
    assert np.isnan(mean_known(np.array([[np.nan]]))[0])
