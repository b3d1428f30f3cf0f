"""The second opinion on words: fitted by scikit-learn, used without it, the same both ways."""

from pathlib import Path

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from checker.errors import ModelError
from checker.evidence.words import FILE, Words, join_opinions, list_terms, load_words, save_words
from checker.learning.rows import Rows, weigh_targets
from checker.learning.words import NEVER, STRENGTH, fit_words

_LAW = [
    "The Act puts partners under a duty.",
    "A duty of the Act binds our partners.",
    "The Act asks partners to share.",
]
_PLAIN = ["The garden has two swings.", "We ate apples in the garden.", "Two apples and a swing."]
_UNSEEN = [("The Act is old.", "It puts a duty on partners, the Act."), ("", "Swings."), ("", "Zzz qqq.")]


def _rows() -> Rows:
    pairs = tuple(("We met.", text) for text in (*_LAW, *_PLAIN))
    targets = np.array([[1.0, 0.0]] * len(_LAW) + [[0.0, 0.0]] * len(_PLAIN), np.float32)
    weights = np.ones_like(targets)
    weights[0] = 2.0
    none = np.zeros(len(pairs), np.int64)
    return Rows(pairs, none, targets, weights, none)


def test_gives_what_scikit_learn_gives() -> None:
    rows = _rows()
    counts = TfidfVectorizer(analyzer=list_terms, sublinear_tf=True, min_df=2)
    x = counts.fit_transform(rows.pairs)
    model = LogisticRegression(C=STRENGTH, max_iter=300)
    model.fit(x, rows.targets[:, 0], sample_weight=weigh_targets(rows)[:, 0])
    wanted = model.decision_function(counts.transform(_UNSEEN))
    given = fit_words(rows).detect(_UNSEEN)
    assert given.shape == (3, 2)
    assert np.allclose(given[:, 0], wanted, atol=0.15)  # weights are kept in steps of a byte
    assert given[0, 0] > given[1, 0]


def test_a_detector_without_examples_is_never_sure() -> None:
    assert (fit_words(_rows()).detect(_UNSEEN)[:, 1] == NEVER).all()


def test_of_unknown_words_only_the_shift_speaks() -> None:
    words = fit_words(_rows())
    assert (words.detect([("", "Zzz qqq.")])[0] == words.shift).all()


def test_kept_and_loaded_it_says_the_same(tmp_path: Path) -> None:
    words = fit_words(_rows())
    save_words(words, tmp_path)
    first = (tmp_path / FILE).read_bytes()
    assert (load_words(tmp_path).detect(_UNSEEN) == words.detect(_UNSEEN)).all()
    save_words(fit_words(_rows()), tmp_path)
    assert (tmp_path / FILE).read_bytes() == first


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"PK broken")
    with pytest.raises(ModelError, match=r"words\.npz: cannot be read"):
        load_words(tmp_path)


def test_terms_know_apostrophes_of_both_kinds() -> None:
    assert list_terms(("", "It’s")) == list_terms(("", "It's")) == ["it's"]


def test_words_cannot_raise_what_the_network_rules_out() -> None:
    denied, named = np.array([-5.0], np.float32), np.array([6.0], np.float32)
    assert join_opinions(denied, named) < 0
    assert join_opinions(denied, named) == join_opinions(denied, named + 3)
    assert join_opinions(named, denied) < join_opinions(named, named)


def test_joint_opinion_grows_with_each() -> None:
    low, high = np.array([-1.0], np.float32), np.array([2.0], np.float32)
    assert join_opinions(low, low) < join_opinions(low, high) < join_opinions(high, high)
    assert isinstance(fit_words(_rows()), Words)
