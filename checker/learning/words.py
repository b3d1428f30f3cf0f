"""Fit the detectors on words: TF-IDF and a logistic regression each, by scikit-learn."""

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from checker.evidence.words import Words, list_terms
from checker.learning.rows import Floats, Rows, weigh_targets

STRENGTH = 10.0
"""Inverse penalty (C) of the logistic regressions."""
NEVER = -8.0
"""Logit of a detector that had nothing to learn from."""
_LEAST = 2
"""Rows that a term must stand in."""
_STEPS = 127


def fit_words(rows: Rows) -> Words:
    """Return detectors that have learned from ``rows``; the same rows give the same detectors."""
    counts = TfidfVectorizer(analyzer=list_terms, sublinear_tf=True, min_df=_LEAST)
    x = counts.fit_transform(rows.pairs)
    known = weigh_targets(rows)
    weights = np.zeros((x.shape[1], rows.targets.shape[1]))
    shift = np.full(rows.targets.shape[1], NEVER, np.float32)
    for head in range(weights.shape[1]):
        seen = np.flatnonzero(known[:, head])
        target = rows.targets[seen, head]
        if target.size and target.min() < target.max():
            model = LogisticRegression(C=STRENGTH, max_iter=300)
            model.fit(x[seen], target, sample_weight=known[seen, head])
            weights[:, head], shift[head] = model.coef_[0], model.intercept_[0]
    return _round(counts, weights, shift)


def _round(counts: TfidfVectorizer, weights: np.ndarray, shift: Floats) -> Words:
    """Keep the weights in steps of one byte, and only terms that are left with one."""
    step = np.maximum(np.abs(weights).max(axis=0), 1e-6) / _STEPS
    steps = np.rint(weights / step).astype(np.int8)
    kept = np.flatnonzero(steps.any(axis=1))
    terms = counts.get_feature_names_out()[kept]
    columns = {str(term): row for row, term in enumerate(terms)}
    return Words(columns, counts.idf_[kept].astype(np.float32), steps[kept], step.astype(np.float32), shift)
