"""Sentences with targets: what the detectors learn from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from checker.learning.texts import LabelledText, Spans
from checker.types.cue import Sentence
from checker.types.rubric import Flag, MarkingPoint

_OVERLAP = 0.4
"""Least share of the shorter of sentence and quotation that they must have in common."""
_NEAR_MISS_WEIGHT = 3.0
"""How much more a near miss counts than any other sentence."""
ANY = "any"
"""The sentence is evidence for the point, whichever part of it."""

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """Training rows, one a sentence."""

    pairs: tuple[tuple[str, str], ...]
    """(sentence before, sentence); nothing stands before the first sentence of a text."""
    paragraphs: npt.NDArray[np.int64]
    """Number of the paragraph in its text, shape (n_sentences,)."""
    targets: Floats
    """0 or 1, shape (n_sentences, n_heads)."""
    weights: Floats
    """How much each target counts, shape (n_sentences, n_heads); 0 where it is not known."""
    owner: npt.NDArray[np.int64]
    """Index of the text that the sentence is from, shape (n_sentences,)."""


def head_names(texts: Sequence[LabelledText]) -> tuple[str, ...]:
    """Return the detectors that ``texts`` can teach: each point and each of its parts, and each flag."""
    points = {f"{name}.{ANY}" for text in texts for name in text.points}
    parts = {
        f"{name}.{part}"
        for text in texts
        for name, label in text.points.items()
        for part in frozenset[str]().union(*label.shows)
    }
    flags = {name for text in texts for name in text.flags if name.startswith("m_")}
    return (*sorted(points), *sorted(parts), *sorted(flags))


def build_rows(
    texts: Sequence[LabelledText], sentences: Sequence[Sequence[Sentence]], heads: Sequence[str]
) -> Rows:
    """Return the rows of all ``texts``, each with its sentences as the pipeline cuts them."""
    pairs: list[tuple[str, str]] = []
    paragraphs, targets, weights, owner = [], [], [], []
    for index, (text, cut) in enumerate(zip(texts, sentences, strict=True)):
        before = ""
        for sentence in cut:
            pairs.append((before, sentence.text))
            paragraphs.append(sentence.paragraph)
            cells = [_label(head, text, sentence) for head in heads]
            targets.append([target for target, _ in cells])
            weights.append([weight for _, weight in cells])
            owner.append(index)
            before = sentence.text
    return Rows(
        tuple(pairs),
        np.array(paragraphs),
        np.array(targets, np.float32),
        np.array(weights, np.float32),
        np.array(owner),
    )


def exemplar_rows(owners: Iterable[MarkingPoint | Flag], heads: Sequence[str]) -> Rows:
    """Return the exemplars of all elements that name a detector: ``like`` is 1, ``unlike`` is 0.

    Of the other detectors nothing is known: they weigh nothing. What shows a part of a point is evidence.
    """
    elements = [
        e for owner in owners for e in owner.elements.values() if e.kind == "meaning" and e.head in heads
    ]
    taught = [(e.head, e) for e in elements if e.head is not None and e.head in heads]
    said = [(head, text, 1.0) for head, e in taught for text in e.like]
    said += [(head, text, 0.0) for head, e in taught for text in e.unlike]
    targets, weights = (np.zeros((len(said), len(heads)), np.float32) for _ in range(2))
    for row, (head, _, target) in enumerate(said):
        known = {head, f"{head.split('.')[0]}.{ANY}"} if target else {head}
        columns = [heads.index(name) for name in known if name in heads]
        targets[row, columns] = target
        weights[row, columns] = 1.5 if target else _NEAR_MISS_WEIGHT
    pairs = tuple(("", text) for _, text, _ in said)
    return Rows(pairs, np.zeros(len(said), np.int64), targets, weights, np.full(len(said), -1))


def rarity(rows: Rows) -> Floats:
    """Return how much more each detector's examples count, the rarer they are; shape (n_heads,)."""
    share = np.clip(rows.targets.mean(axis=0), 0.01, 1)
    more: Floats = np.clip((1 / share) ** 0.5, 1, 6).astype(np.float32)
    return more


def weigh_targets(rows: Rows) -> Floats:
    """Return how much each target counts in all, shape (n_sentences, n_heads)."""
    weighed: Floats = rows.weights * np.where(rows.targets > 0, rarity(rows), np.float32(1))
    return weighed


def join_rows(*parts: Rows) -> Rows:
    """Return all rows, one part after the other."""
    return Rows(
        tuple(pair for part in parts for pair in part.pairs),
        np.concatenate([part.paragraphs for part in parts]),
        np.concatenate([part.targets for part in parts]),
        np.concatenate([part.weights for part in parts]),
        np.concatenate([part.owner for part in parts]),
    )


def _label(head: str, text: LabelledText, sentence: Sentence) -> tuple[float, float]:
    """Return target and weight of one sentence for one head."""
    if "." not in head:
        held = _touches(sentence, text.flags.get(head, ()))
        rejected = _touches(sentence, text.flag_near_miss.get(head, ()))
        return float(held), _NEAR_MISS_WEIGHT if rejected else 1.0
    name, part = head.split(".")
    label = text.points.get(name)
    if label is None:
        return 0.0, 1.0
    made = _touches(sentence, label.stretches(part) if part != ANY else label.evidence)
    missed = _touches(sentence, label.near_miss) and not _touches(sentence, label.evidence)
    return float(made), _NEAR_MISS_WEIGHT if missed else 1.0


def _touches(sentence: Sentence, spans: Spans) -> bool:
    return any(_overlap(sentence, start, end) for start, end in spans)


def _overlap(sentence: Sentence, start: int, end: int) -> bool:
    common = min(sentence.end, end) - max(sentence.start, start)
    return common > 0 and common >= _OVERLAP * min(sentence.end - sentence.start, end - start)
