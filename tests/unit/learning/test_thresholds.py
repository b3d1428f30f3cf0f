"""From which probability a detector's sentences count; no torch."""

import numpy as np
from work_factory import BOSS, PLAIN, record, write_texts

from checker.learning.fitted import fit_thresholds
from checker.learning.texts import load_texts
from checker.learning.train import prepare

HELD = record("t1", BOSS, boss=True, kind="essay")


def fit_with(tmp_path, kind: str) -> float:
    """Threshold of the flags where three texts of ``kind`` look a little as if they held the view."""
    others = [record(f"t{n}", PLAIN, kind=kind) for n in (2, 3, 4)]
    material = prepare(load_texts(write_texts(tmp_path / kind, [HELD, *others])))
    flag = material.heads.index("m_lead_authority")
    logits = np.full_like(material.rows.targets, -6.0)
    logits[:, flag] = np.where(material.rows.targets[:, flag] > 0, 6.0, 0.3)
    return fit_thresholds(material, logits)["m_lead_authority"]


def test_flags_are_to_be_right_in_essays_above_all(tmp_path):
    assert fit_with(tmp_path, "essay") == 0.6
    assert fit_with(tmp_path, "sentence") < 0.2
