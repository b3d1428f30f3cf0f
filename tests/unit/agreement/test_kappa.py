import numpy as np
import pytest

from checker.agreement.kappa import adjacent_share, exact_share, quadratic_kappa


def table(gold, ours, size=3):
    counts = np.zeros((size, size))
    for pair in zip(gold, ours, strict=True):
        counts[pair] += 1
    return counts


def test_by_hand():
    # gold 0 0 1 2, ours 0 1 1 2: observed 1/4 squared steps; expected from the margins
    # gold (2, 1, 1), ours (1, 2, 1): (2*2*1 + 2*1*4 + 1*1*1 + 1*1*1 + 1*1*4 + 1*2*1) / 16 = 20 / 16
    assert quadratic_kappa(table([0, 0, 1, 2], [0, 1, 1, 2])) == pytest.approx(1 - (1 / 4) / (20 / 16))


@pytest.mark.parametrize("seed", range(5))
def test_like_scikit_learn(seed):
    from sklearn.metrics import cohen_kappa_score

    random = np.random.default_rng(seed)
    gold, ours = random.integers(0, 3, 30), random.integers(0, 3, 30)
    expected = cohen_kappa_score(gold, ours, weights="quadratic")
    assert quadratic_kappa(table(gold, ours)) == pytest.approx(expected)


def test_a_level_that_nobody_gave_changes_nothing():
    gold, ours = [0, 0, 1, 1], [0, 1, 1, 1]
    assert quadratic_kappa(table(gold, ours, 2)) == pytest.approx(quadratic_kappa(table(gold, ours, 5)))


def test_all_the_same_level():
    assert quadratic_kappa(table([1, 1, 1], [1, 1, 1])) == 1
    assert quadratic_kappa(table([1, 1, 1], [0, 0, 0])) == 0
    assert quadratic_kappa(table([1, 1, 1], [1, 1, 0])) == 0


def test_opposite_levels_are_minus_one():
    assert quadratic_kappa(table([0, 2], [2, 0])) == -1


def test_nothing_is_nan():
    assert np.isnan(quadratic_kappa(np.zeros((3, 3))))
    assert np.isnan(exact_share(np.zeros((3, 3))))


def test_stacks():
    stack = np.stack([table([0, 1], [0, 1]), table([0, 1], [1, 1])])
    assert quadratic_kappa(stack).tolist() == [1, 0]
    assert exact_share(stack).tolist() == [1, 0.5]
    assert adjacent_share(np.stack([table([0, 0], [2, 1])])).tolist() == [0.5]
