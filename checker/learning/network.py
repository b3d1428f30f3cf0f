"""The network: a small BERT with detectors on top; needs torch and transformers."""

import random
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.nn.functional import binary_cross_entropy_with_logits, normalize
from transformers import AttentionInterface, AttentionMaskInterface, AutoModel
from transformers.masking_utils import sdpa_mask

from checker.learning.batches import Batch, Windows, build_batch, plan_batches
from checker.learning.rows import Floats, Rows, rarity

_HIDDEN = -1e4
"""What is added in place of minus infinity; half-width numbers can hold it."""
_WATCHED, _WATCHED_EVERY = 2, 4
"""Sentences whose distance from the base model is watched, and in which batches: every so many."""
_PREDICTED = 8
"""Windows that are predicted at once."""


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
    tokens: int = 320
    """Most tokens of a batch, those that fill it up included."""
    rate: float = 1e-4
    head_rate: float = 1e-3
    warm_up: float = 0.1
    keep_meaning: float = 0.5
    """Weight of staying near the base model's sentence vectors (1 - cosine), so that exemplars still work."""
    seed: int = 0
    threads: int = 2


class Network(torch.nn.Module):
    """A BERT that reads windows of a text; each sentence feeds one logistic detector a head.

    What a detector is given of a sentence: the mean of its tokens, and the mark that stands after it.
    """

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
        self, input_ids: torch.Tensor, mask: torch.Tensor, pool: torch.Tensor, ends: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Return unit vectors (n_windows, n_sentences, d) and detector logits (…, n_heads).

        Takes what ``Batch.given`` gives.
        """
        states = self.bert(
            input_ids=input_ids, attention_mask=mask, token_type_ids=torch.zeros_like(input_ids)
        ).last_hidden_state
        means = pool.to(states.dtype) @ states
        marks = states.gather(1, ends.unsqueeze(-1).expand(-1, -1, states.shape[-1]))
        return normalize(means, dim=-1), self.heads(self.drop(torch.cat([means, marks], dim=-1)))


def fit_network(rows: Rows, base: Path, recipe: Recipe) -> Network:
    """Train on ``rows``; the same rows, recipe and machine give the same weights."""
    torch.manual_seed(recipe.seed)
    random.seed(recipe.seed)
    torch.set_num_threads(recipe.threads)
    dice = np.random.RandomState(recipe.seed)
    windows = Windows(base, rows)
    epochs = [plan_batches(windows.cut(dice), recipe.tokens, dice) for _ in range(recipe.epochs)]
    steps = sum(map(len, epochs))
    network, teacher = Network(base, rows.targets.shape[1]), Network(base, 1).eval()
    optimiser, schedule = _build_optimiser(network, recipe, steps)
    rare = torch.tensor(rarity(rows))
    network.train()
    started, done = time.monotonic(), 0
    for epoch, batches in enumerate(epochs, 1):
        total = 0.0
        for batch in map(build_batch, batches):
            loss = _measure_loss(network, batch, rows, rare)
            if done % _WATCHED_EVERY == 0:
                few = batch.rows[:: max(1, len(batch.rows) // _WATCHED)].tolist()
                drift = _measure_drift(network, teacher, windows.alone(few[:_WATCHED]))
                loss = loss + _WATCHED_EVERY * recipe.keep_meaning * drift
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total, done = total + loss.item(), done + 1
            if done % 100 == 0:
                _say(f"step {done} of {steps}, {time.monotonic() - started:.0f} s")
        _say(f"epoch {epoch}: mean loss {total / len(batches):.4f}")
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


def _measure_loss(network: Network, batch: Batch, rows: Rows, rare: torch.Tensor) -> torch.Tensor:
    """Return the detectors' loss."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        _, logits = network(*batch.given)
    return binary_cross_entropy_with_logits(
        logits[batch.used].float(),
        torch.tensor(rows.targets[batch.rows]),
        weight=torch.tensor(rows.weights[batch.rows]),
        pos_weight=rare,
    )


def _measure_drift(network: Network, teacher: Network, alone: Batch) -> torch.Tensor:
    """Return how far a few sentences have moved from the base model: 1 - cosine, on average."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        moved, _ = network(*alone.given)
        with torch.no_grad():
            kept, _ = teacher(*alone.given)
    return (1 - (moved.float() * kept.float()).sum(-1)).mean()


@torch.no_grad()
def predict_logits(network: Network, rows: Rows, base: Path) -> Floats:
    """Return the detectors' logits for ``rows``, shape (n_sentences, n_heads)."""
    found = np.zeros((len(rows.pairs), rows.targets.shape[1]), np.float32)
    windows = sorted(Windows(base, rows).cut(), key=lambda placed: len(placed[1].ids))
    for at in range(0, len(windows), _PREDICTED):
        batch = build_batch(windows[at : at + _PREDICTED])
        found[batch.rows] = network(*batch.given)[1][batch.used].float().numpy()
    return found
