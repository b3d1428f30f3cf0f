"""Pure functions from evidence and rubric to levels, marks and outcome."""

from checker.scoring.conditions import count, holds
from checker.scoring.flag import score_flag, score_flags
from checker.scoring.levels import LevelModel, fingerprint, load_level_model
from checker.scoring.score import Score, find_level, resolve_order, score_outcome, score_point
from checker.scoring.standards import find_cited_standards, score_standards

__all__ = [
    "LevelModel",
    "Score",
    "count",
    "find_cited_standards",
    "find_level",
    "fingerprint",
    "holds",
    "load_level_model",
    "resolve_order",
    "score_flag",
    "score_flags",
    "score_outcome",
    "score_point",
    "score_standards",
]
