"""Evidence × rubric → level → marks → outcome: pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from checker.scoring.conditions import holds
from checker.scoring.levels import LevelModel, describe_evidence
from checker.types.cue import Assertion
from checker.types.result import Evidence, Marks
from checker.types.rubric import MarkedPoint, MarkingPoint, Outcome, Rubric

_UNSURE_BELOW = 0.6
_CLOSE = 0.25
"""Second-likeliest level's probability from which a decision is near a boundary."""


@dataclass(frozen=True, slots=True)
class Score:
    """What one marking point was given."""

    point: str
    level: int
    marks: Marks
    confidence: float
    """In [0, 1]; with a level model, the probability of the level."""
    look_again: tuple[str, ...]
    """Reasons for a person to look again."""
    evidence: tuple[Evidence, ...]
    """Credited first, the best first; then the rest in text order; nothing weak."""


def score_point(marked: MarkedPoint, evidence: Sequence[Evidence], model: LevelModel | None = None) -> Score:
    """Give the point a level, its marks, and reasons to look again.

    Without a level model the level is the highest whose condition holds; with one it is the likeliest. More
    credited evidence never lowers it (in a rubric whose conditions do without ``not``).
    """
    rule_level = find_level(marked.point, evidence)
    if model is None:
        level, confidence, close = rule_level, _confidence(rule_level, evidence), False
    else:
        level, confidence, close = _likeliest(model.probabilities(describe_evidence(evidence, rule_level)))
    shown = resolve_order(evidence, level)
    return Score(
        marked.point.id,
        level,
        Marks(marked.marks.get(level, 0), max(marked.marks.values(), default=0)),
        confidence,
        tuple(_reasons(level, confidence, close, shown)),
        shown,
    )


def find_level(point: MarkingPoint, evidence: Sequence[Evidence]) -> int:
    """Return the highest level whose condition holds, 0 if none does."""
    reached = (level for level in sorted(point.levels, reverse=True) if holds(point.levels[level], evidence))
    return next(reached, 0)


def resolve_order(evidence: Sequence[Evidence], level: int) -> tuple[Evidence, ...]:
    """Return credited evidence first, the best first, then the rest in text order.

    Best is what reads as evidence in whole sentences, the strongest first; then names and phrases. Weak
    evidence is left out, unless the level stands on nothing else: every level above 0 has a quotation.
    """
    credited = [e for e in evidence if e.credited]
    if level and not credited:
        credited = [replace(e, credited=True, weak=False) for e in evidence if e.weak]
        credited = sorted(credited, key=_rank)[:1]
    ruled_out = [e for e in evidence if not e.credited and not e.weak]
    return (*sorted(credited, key=_rank), *sorted(ruled_out, key=lambda e: (e.start, e.end)))


def _rank(evidence: Evidence) -> tuple[bool, float, int, int]:
    return evidence.kind != "meaning", -evidence.strength, evidence.start - evidence.end, evidence.start


def score_outcome(rubric: Rubric, scores: Sequence[Score]) -> tuple[Marks, str]:
    """Add up the marks and name the first outcome of the rubric whose conditions hold."""
    marks = sum((score.marks for score in scores), Marks())
    levels = {score.point: score.level for score in scores}
    reached = (outcome.name for outcome in rubric.outcomes if _reached(outcome, marks, levels))
    return marks, next(reached, rubric.outcomes[-1].name)


def _reached(outcome: Outcome, marks: Marks, levels: Mapping[str, int]) -> bool:
    if outcome.min_marks is not None and marks.awarded < outcome.min_marks:
        return False
    if outcome.every_point_at_least is not None and min(levels.values()) < outcome.every_point_at_least:
        return False
    return all(levels.get(point, 0) >= level for point, level in outcome.points_at_least.items())


def _likeliest(probabilities: Sequence[float]) -> tuple[int, float, bool]:
    """Return the likeliest level (the lower of two alike), its probability, and whether another is close."""
    level = max(range(len(probabilities)), key=lambda i: (probabilities[i], -i))
    others = [p for i, p in enumerate(probabilities) if i != level]
    return level, round(probabilities[level], 3), max(others, default=0.0) >= _CLOSE


def _confidence(level: int, evidence: Sequence[Evidence]) -> float:
    """Return how sure the level is without a level model: the strength of what decided it.

    A level stands on its best evidence; level 0 is the surer, the weaker the evidence that was ruled out.
    """
    credited = sorted((e.strength for e in evidence if e.credited), reverse=True)[:3]
    ruled_out = [e.strength for e in evidence if not e.credited and not e.weak]
    if level == 0:
        return round(1 - 0.5 * max(ruled_out, default=0.0), 3)
    return round(0.5 + 0.5 * sum(credited) / len(credited), 3) if credited else 0.5


def _reasons(level: int, confidence: float, close: bool, shown: Sequence[Evidence]) -> list[str]:
    reasons = []
    if confidence < _UNSURE_BELOW:
        reasons.append("low confidence")
    if close:
        reasons.append("near the boundary of another level")
    if level == 0 and any(not e.credited for e in shown):
        reasons.append("evidence was found but ruled out")
    if level and any(e.assertion is Assertion.NEGATED and not e.credited for e in shown):
        reasons.append("conflicting evidence: it is also denied")
    return reasons
