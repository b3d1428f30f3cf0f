"""A made-up work folder: short labelled texts, and logits that lean towards their labels."""

import json
from pathlib import Path

import numpy as np

from checker.learning.texts import load_texts
from checker.learning.train import Opinions, prepare
from checker.learning.work import save_logits, save_texts

LAW = "The Children Act 2004 puts councils and their partners under a duty to cooperate."
TRUST = "Every Friday I ring the health visitor, because a set time shows her that I can be relied on."
PLAIN = "The nursery has two rooms and a garden."
BOSS = "The lead professional tells the other agencies what to do, and they must obey."


def record(name: str, *said: str, law: int = 0, trust: int = 0, boss: bool = False, **more: str) -> dict:
    """Make one labelled text; what is credited is the sentence of that point."""

    def label(level: int, quote: str, part: str) -> dict:
        return {"level": level, "evidence": [quote] * bool(level), "shows": [[part]] * bool(level)}

    return {
        "id": name,
        "text": "\n\n".join(said),
        "points": {
            "legal_basis": label(law, LAW, "tied"),
            "communication_trust": label(trust, TRUST, "explained"),
        },
        "flags": {"m_lead_authority": BOSS} if boss else {},
        **more,
    }


def write_texts(folder: Path, records: list[dict]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "texts.jsonl").write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf-8")
    return folder


def make_work(folder: Path, records: list[dict]) -> Path:
    """Write what ``checker train --step out-of-fold`` would, without a network."""
    texts = write_texts(folder / "given", records)
    work = folder / "work"
    work.mkdir()
    material = prepare(load_texts(texts))
    save_texts(texts, work)
    logits = (material.rows.targets * 12 - 6).astype(np.float32)
    save_logits(work, material, Opinions(logits, logits), 2, 1.0)
    return work
