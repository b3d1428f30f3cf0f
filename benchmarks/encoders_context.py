"""What the context of a sentence adds to the logits of its detectors."""

import numpy as np
from sklearn.linear_model import LogisticRegression

from checker.evidence.context import Context, build_index, judge
from checker.learning.cross_validation import Split
from checker.learning.rows import ANY, Floats
from checker.learning.train import Material
from checker.types.cue import Assertion
from checker.types.essay import SectionKind

_PROPERTIES = (
    "in_credited_section",
    "own_experience",
    "past_event",
    "cause",
    "requirement",
    "outcome",
    "history",
    "denies",
    "listed",
    "own_team",
)


def describe_sentences(material: Material) -> Floats:
    """Return what is known of each sentence's context, shape (n_sentences, n_properties), 0 or 1."""
    rows = []
    for parsed in material.parsed:
        index = build_index(parsed)
        rows += [_describe(judge(s.start, s.end, index)) for s in parsed.sentences]
    return np.array(rows, np.float32)


def _describe(context: Context) -> list[float]:
    return [
        *(float(context.assertion is each) for each in Assertion),
        *(float(context.section is each) for each in SectionKind),
        *(float(getattr(context, name)) for name in _PROPERTIES),
        float(not context.in_credited_section and context.section is SectionKind.BODY),
    ]


def add_context(material: Material, logits: Floats, context: Floats, split: Split) -> Floats:
    """Return new logits from each head's logit, its point's, the context, and their products, out of fold."""
    folds = np.array([split.fold_of(text) for text in material.texts])[material.rows.owner]
    found = logits.copy()
    for column, head in enumerate(material.heads):
        x = _features(logits, context, column, _whole(material, head, column))
        for fold in range(split.folds):
            seen, unseen = folds != fold, folds == fold
            targets = material.rows.targets[seen, column]
            if targets.min() == targets.max():
                continue
            model = LogisticRegression(C=0.3, max_iter=500)
            model.fit(x[seen], targets, sample_weight=material.rows.weights[seen, column])
            found[unseen, column] = model.decision_function(x[unseen])
    return found


def _whole(material: Material, head: str, column: int) -> int:
    whole = f"{head.partition('.')[0]}.{ANY}"
    return material.heads.index(whole) if whole in material.heads else column


def _features(logits: Floats, context: Floats, column: int, whole: int) -> Floats:
    own = logits[:, [column]] / 3
    return np.hstack([own, logits[:, [whole]] / 3, context, own * context])
