"""The network: a small BERT with detectors on top; needs torch and transformers."""

import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.nn.functional import binary_cross_entropy_with_logits, normalize
from transformers import AttentionInterface, AttentionMaskInterface, AutoModel, AutoTokenizer
from transformers.masking_utils import sdpa_mask

from checker.learning.rows import Floats, Rows, rarity

MAX_TOKENS, MAX_BEFORE = 96, 32
"""Most tokens of a sentence and of the one before it, as in ``checker.evidence.encoder``."""
_CLS, _SEP = 101, 102
_HIDDEN = -1e4
"""What is added in place of minus infinity; half-width numbers can hold it."""
_WATCHED = 2
"""Sentences of each batch whose distance from the base model is watched."""


def _attend(
    _module: torch.nn.Module,
    query: torch.Tensor,
    key: torch.Tensor,
    value: torch.Tensor,
    mask: torch.Tensor | None,
    **_: Any,
) -> tuple[torch.Tensor, None]:
    """Attention in plain products: on processors its way back is several times as fast as the fused one."""
    scores = (query * query.shape[-1] ** -0.5) @ key.transpose(-1, -2)
    if mask is not None:
        hidden = ~mask if mask.dtype == torch.bool else mask < 0
        scores = scores.masked_fill(hidden, _HIDDEN)
    return (torch.softmax(scores, -1, dtype=scores.dtype) @ value).transpose(1, 2), None


AttentionInterface.register("plain", _attend)
AttentionMaskInterface.register("plain", sdpa_mask)


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to train; every number that the result depends on."""

    epochs: int = 3
    batch: int = 16
    rate: float = 1e-4
    head_rate: float = 1e-3
    warm_up: float = 0.1
    keep_meaning: float = 5.0
    """Weight of staying near the base model's sentence vectors (1 - cosine), so that exemplars still work."""
    seed: int = 0
    threads: int = 2


class Network(torch.nn.Module):
    """A BERT whose pooled tokens feed one logistic detector a head."""

    def __init__(self, base: Path, n_heads: int) -> None:
        """Load the base model from ``base``; its word vectors stay as they are."""
        super().__init__()
        self.bert = AutoModel.from_pretrained(base, attn_implementation="sdpa")
        self.bert.set_attn_implementation("plain")
        for module in self.bert.modules():
            if isinstance(module, torch.nn.Dropout):
                module.p = 0.0
            if hasattr(module, "dropout_prob"):
                module.dropout_prob = 0.0
        self.bert.embeddings.word_embeddings.weight.requires_grad = False
        self.drop = torch.nn.Dropout(0.1)
        self.heads = torch.nn.Linear(2 * self.bert.config.hidden_size, n_heads)

    def forward(
        self, input_ids: torch.Tensor, attention_mask: torch.Tensor, token_type_ids: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Return unit vectors (n, d) and detector logits (n, n_heads)."""
        states = self.bert(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state
        whole = _pool(states, attention_mask)
        second = _pool(states, attention_mask * token_type_ids)
        return normalize(whole, dim=-1), self.heads(self.drop(torch.cat([second, whole], dim=1)))


def _pool(states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    kept = mask.unsqueeze(-1).to(states.dtype)
    return (states * kept).sum(1) / kept.sum(1).clamp(min=1)


class Batches:
    """Tokenised pairs, handed out in batches of like length."""

    def __init__(self, base: Path, pairs: Sequence[tuple[str, str]]) -> None:
        """Tokenise ``pairs`` with the base model's tokenizer."""
        tokenizer = AutoTokenizer.from_pretrained(base)
        before = tokenizer([a for a, _ in pairs], add_special_tokens=False)["input_ids"]
        after = tokenizer([b for _, b in pairs], add_special_tokens=False)["input_ids"]
        self.single = [ids[:MAX_TOKENS] for ids in after]
        self.rows = [
            ([_CLS, *a[-MAX_BEFORE:], _SEP, *b, _SEP], 2 + len(a[-MAX_BEFORE:]))
            for a, b in zip(before, self.single, strict=True)
        ]

    def pairs(self, index: Sequence[int]) -> dict[str, torch.Tensor]:
        """Return the padded inputs of the rows ``index``."""
        return _pad([self.rows[i] for i in index])

    def singles(self, index: Sequence[int]) -> dict[str, torch.Tensor]:
        """Return the same sentences without the one before them."""
        return _pad([([_CLS, *self.single[i], _SEP], 1_000) for i in index])

    def shuffled(self, size: int, dice: np.random.RandomState) -> Iterator[list[int]]:
        """Yield batches in random order, each of sentences of about the same length."""
        order = dice.permutation(len(self.rows))
        chunks = [order[at : at + size * 20] for at in range(0, len(order), size * 20)]
        batches = []
        for chunk in chunks:
            by_length = sorted(chunk, key=lambda i: len(self.rows[i][0]))
            batches += [by_length[at : at + size] for at in range(0, len(by_length), size)]
        dice.shuffle(batches)  # type: ignore[arg-type]
        yield from batches


def _pad(rows: Sequence[tuple[list[int], int]]) -> dict[str, torch.Tensor]:
    width = max(len(ids) for ids, _ in rows)
    shape = (len(rows), width)
    ids, mask, kinds = (torch.zeros(shape, dtype=torch.long) for _ in range(3))
    for row, (tokens, second_from) in enumerate(rows):
        ids[row, : len(tokens)] = torch.tensor(tokens)
        mask[row, : len(tokens)] = 1
        kinds[row, second_from : len(tokens)] = 1
    return {"input_ids": ids, "attention_mask": mask, "token_type_ids": kinds}


def fit_network(rows: Rows, base: Path, recipe: Recipe) -> Network:
    """Train on ``rows``; the same rows, recipe and machine give the same weights."""
    torch.manual_seed(recipe.seed)
    random.seed(recipe.seed)
    torch.set_num_threads(recipe.threads)
    dice = np.random.RandomState(recipe.seed)
    batches = Batches(base, rows.pairs)
    network, teacher = Network(base, rows.targets.shape[1]), Network(base, 1).eval()
    steps = recipe.epochs * -(-len(rows.pairs) // recipe.batch)
    optimiser, schedule = _build_optimiser(network, recipe, steps)
    rare = torch.tensor(rarity(rows))
    network.train()
    started, done = time.monotonic(), 0
    for epoch in range(recipe.epochs):
        total = 0.0
        for index in batches.shuffled(recipe.batch, dice):
            loss = _loss(network, teacher, batches, index, rows, rare, recipe)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total, done = total + loss.item(), done + 1
            if done % 100 == 0:
                _say(f"step {done} of {steps}, {time.monotonic() - started:.0f} s")
        _say(f"epoch {epoch + 1}: mean loss {total / max(1, steps // recipe.epochs):.4f}")
    return network.eval()


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def _build_optimiser(network: Network, recipe: Recipe, steps: int) -> tuple[Any, Any]:
    groups = [
        {"params": [p for p in network.bert.parameters() if p.requires_grad], "lr": recipe.rate},
        {"params": network.heads.parameters(), "lr": recipe.head_rate},
    ]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    warm = max(1, int(recipe.warm_up * steps))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / warm, max(0.0, (steps - step) / max(1, steps - warm)))
    )
    return optimiser, schedule


def _loss(  # noqa: PLR0913, PLR0917 - all that a step needs
    network: Network,
    teacher: Network,
    batches: Batches,
    index: Sequence[int],
    rows: Rows,
    rare: torch.Tensor,
    recipe: Recipe,
) -> torch.Tensor:
    """Return the detectors' loss, plus how far a few of the sentences have moved from the base model."""
    few = list(index)[:: max(1, len(index) // _WATCHED)]
    with torch.autocast("cpu", dtype=torch.bfloat16):
        _, logits = network(**batches.pairs(index))
        moved, _ = network(**batches.singles(few))
        with torch.no_grad():
            kept, _ = teacher(**batches.singles(few))
    drift = (1 - (moved.float() * kept.float()).sum(1)).mean()
    detect = binary_cross_entropy_with_logits(
        logits.float(),
        torch.tensor(rows.targets[index]),
        weight=torch.tensor(rows.weights[index]),
        pos_weight=rare,
    )
    return detect + recipe.keep_meaning * 0.1 * drift


@torch.no_grad()
def predict_logits(network: Network, rows: Rows, base: Path) -> Floats:
    """Return the detectors' logits for ``rows``, shape (n_sentences, n_heads)."""
    batches = Batches(base, rows.pairs)
    order = sorted(range(len(rows.pairs)), key=lambda i: len(batches.rows[i][0]))
    found = np.zeros((len(order), rows.targets.shape[1]), np.float32)
    for at in range(0, len(order), 32):
        index = order[at : at + 32]
        found[index] = network(**batches.pairs(index))[1].float().numpy()
    return found
