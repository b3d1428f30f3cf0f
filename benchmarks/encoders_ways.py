"""Ways of turning sentences into detector logits, each fitted on some rows and asked about others."""

import importlib.util
import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

import numpy as np
from scipy.special import logit
from sklearn.linear_model import LogisticRegression

from checker.learning.rows import Rows, weigh_targets
from checker.learning.words import NEVER, STRENGTH

Sizes = list[int]
Way = Callable[[Rows, Rows, Sizes], np.ndarray]
"""Rows to learn from, rows to judge, a list that takes the bytes of what was fitted; logits of the latter."""
_EPOCHS, _BATCH = 5, 128


def fit_heads(x: Any, seen: Rows, unseen_x: Any, sizes: Sizes) -> np.ndarray:
    """Fit one logistic regression a head and return the logits of ``unseen_x``."""
    weights = weigh_targets(seen)
    found = np.full((unseen_x.shape[0], seen.targets.shape[1]), NEVER, np.float32)
    for column in range(found.shape[1]):
        known = np.flatnonzero(weights[:, column])
        target = seen.targets[known, column]
        if target.min() == target.max():
            continue
        model = LogisticRegression(C=STRENGTH, max_iter=300)
        model.fit(x[known], target, sample_weight=weights[known, column])
        found[:, column] = model.decision_function(unseen_x)
        sizes.append(4 * (model.coef_.size + 1))
    return found


@dataclass(frozen=True)
class Vectors:
    """Fixed vectors of a sentence and of the one before."""

    encode: Callable[[list[str]], np.ndarray]
    size: int

    def __call__(self, seen: Rows, unseen: Rows, sizes: Sizes) -> np.ndarray:
        """Fit the heads on the vectors."""
        sizes.append(self.size)
        return fit_heads(self._both(seen), seen, self._both(unseen), sizes)

    def _both(self, rows: Rows) -> np.ndarray:
        known = self._known(tuple(dict.fromkeys(text for pair in rows.pairs for text in pair)))
        return np.stack([np.concatenate([known[a], known[b]]) for a, b in rows.pairs])

    def _known(self, texts: tuple[str, ...]) -> dict[str, np.ndarray]:
        return dict(zip(texts, self.encode(list(texts)), strict=True))


def static_vectors() -> Vectors:
    """Return the mean of wordllama's static word vectors; its package holds them."""
    from safetensors.numpy import load_file
    from tokenizers import Tokenizer

    spec = importlib.util.find_spec("wordllama")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("static: install the package wordllama first")
    folder = Path(spec.submodule_search_locations[0])
    weights, words = (
        folder / "weights/l2_supercat_256.safetensors",
        folder / "tokenizers/l2_supercat_tokenizer_config.json",
    )
    table = next(iter(load_file(weights).values())).astype(np.float32)
    tokenizer = Tokenizer.from_file(str(words))
    tokenizer.no_padding()

    def encode(texts: list[str]) -> np.ndarray:
        found = tokenizer.encode_batch(texts, add_special_tokens=False)
        rows = [table[each.ids].mean(0) if each.ids else np.zeros(table.shape[1]) for each in found]
        return _unit(np.array(rows, np.float32))

    return Vectors(encode, weights.stat().st_size + words.stat().st_size)


def frozen_vectors(base: Path) -> Vectors:
    """Return the base model's own sentence vectors."""
    import torch
    from tokenizers import Tokenizer

    from checker.evidence.windows import cut_alone
    from checker.learning.batches import build_batch
    from checker.learning.network import Network

    torch.set_num_threads(1)
    network, tokenizer = Network(base, 1).eval(), Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    known: dict[str, np.ndarray] = {}

    @torch.no_grad()
    def encode(texts: list[str]) -> np.ndarray:
        new = [text for text in texts if text not in known]
        if not new:
            return np.stack([known[text] for text in texts])
        tokens = [each.ids for each in tokenizer.encode_batch(new, add_special_tokens=False)]
        order = sorted(range(len(new)), key=lambda i: len(tokens[i]))
        for at in range(0, len(order), 32):
            index = order[at : at + 32]
            vectors = network(*build_batch([(0, cut_alone(tokens[i])) for i in index]).given)[0][:, 0].numpy()
            known.update(zip((new[i] for i in index), vectors, strict=True))
        return np.stack([known[text] for text in texts])

    files = (base / "model.safetensors", base / "tokenizer.json")
    return Vectors(encode, sum(file.stat().st_size for file in files))


def by_spacy(heads: tuple[str, ...], seen: Rows, unseen: Rows, sizes: Sizes) -> np.ndarray:
    """spaCy's own text categoriser (bag of words and a small convolutional network) on the sentence alone."""
    import spacy
    from spacy.training import Example
    from spacy.util import fix_random_seed, minibatch

    fix_random_seed(0)
    nlp = spacy.blank("en")
    categoriser = nlp.add_pipe("textcat_multilabel")
    for head in heads:
        categoriser.add_label(head)
    examples = [
        Example.from_dict(nlp.make_doc(text), {"cats": _known_cats(heads, seen, row)})
        for row, (_, text) in enumerate(seen.pairs)
    ]
    optimizer = nlp.initialize(lambda: examples)
    dice = random.Random(0)
    for _ in range(_EPOCHS):
        dice.shuffle(examples)
        for batch in minibatch(examples, _BATCH):
            nlp.update(batch, sgd=optimizer, drop=0.2)
    sizes.append(len(nlp.to_bytes()))
    scores = [[doc.cats[head] for head in heads] for doc in nlp.pipe(text for _, text in unseen.pairs)]
    return logit(np.clip(np.array(scores), 1e-4, 1 - 1e-4)).astype(np.float32)


def _known_cats(heads: tuple[str, ...], rows: Rows, row: int) -> dict[str, float]:
    """Return the labels of a row; spaCy takes those that are left out for unknown."""
    return {
        head: float(rows.targets[row, column])
        for column, head in enumerate(heads)
        if rows.weights[row, column] > 0
    }


def _unit(vectors: np.ndarray) -> np.ndarray:
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


def find_ways(base: Path | None, heads: tuple[str, ...]) -> dict[str, Callable[[], Way]]:
    """Return each way by its name, to be set up when it is its turn."""
    frozen = {"frozen MiniLM": cache(partial(frozen_vectors, base))} if base else {}
    return {
        "static vectors": static_vectors,
        **frozen,
        "spaCy textcat": lambda: partial(by_spacy, heads),
    }
