"""Evidence × rubric → level → marks → outcome: pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from checker.scoring.conditions import holds
from checker.types.result import Evidence, Marks
from checker.types.rubric import MarkedPoint, MarkingPoint, Outcome, Rubric

_UNSURE_BELOW = 0.6


@dataclass(frozen=True, slots=True)
class Score:
    """What one marking point was given."""

    point: str
    level: int
    marks: Marks
    confidence: float
    """In [0, 1]."""
    look_again: tuple[str, ...]
    """Reasons for a person to look again."""
    evidence: tuple[Evidence, ...]
    """Credited first, the best first; then the rest in text order."""


def score_point(marked: MarkedPoint, evidence: Sequence[Evidence]) -> Score:
    """Give the point the highest level whose condition holds; more credited evidence never lowers it.

    That promise is kept by every rubric whose conditions do without ``not``.
    """
    level = find_level(marked.point, evidence)
    confidence = _confidence(marked.point, level, evidence)
    return Score(
        marked.point.id,
        level,
        Marks(marked.marks.get(level, 0), max(marked.marks.values(), default=0)),
        confidence,
        tuple(_reasons(level, confidence, evidence)),
        resolve_order(evidence),
    )


def find_level(point: MarkingPoint, evidence: Sequence[Evidence]) -> int:
    """Return the highest level whose condition holds, 0 if none does."""
    return next(
        (level for level in sorted(point.levels, reverse=True) if holds(point.levels[level], evidence)), 0
    )


def resolve_order(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return credited evidence first, strongest and longest first; then the rest in text order."""
    credited = sorted(
        (e for e in evidence if e.credited), key=lambda e: (-e.strength, e.start - e.end, e.start)
    )
    return (*credited, *sorted((e for e in evidence if not e.credited), key=lambda e: (e.start, e.end)))


def score_outcome(rubric: Rubric, scores: Sequence[Score]) -> tuple[Marks, str]:
    """Add up the marks and name the first outcome of the rubric whose conditions hold."""
    marks = sum((score.marks for score in scores), Marks())
    levels = {score.point: score.level for score in scores}
    name = next((o.name for o in rubric.outcomes if _reached(o, marks, levels)), rubric.outcomes[-1].name)
    return marks, name


def _reached(outcome: Outcome, marks: Marks, levels: Mapping[str, int]) -> bool:
    if outcome.min_marks is not None and marks.awarded < outcome.min_marks:
        return False
    if outcome.every_point_at_least is not None and min(levels.values()) < outcome.every_point_at_least:
        return False
    return all(levels.get(point, 0) >= level for point, level in outcome.points_at_least.items())


def _confidence(point: MarkingPoint, level: int, evidence: Sequence[Evidence]) -> float:
    """Return how sure the level is without a trained model: the strength of what decided it.

    A level stands on its best evidence; level 0 is the surer, the weaker the evidence that was ruled out.
    """
    credited = [e.strength for e in evidence if e.credited]
    ruled_out = [e.strength for e in evidence if not e.credited]
    if level == 0:
        return round(1 - 0.5 * max(ruled_out, default=0.0), 3)
    return (
        round(0.5 + 0.5 * sum(sorted(credited, reverse=True)[:3]) / min(len(credited), 3), 3)
        if credited
        else 0.5
    )


def _reasons(level: int, confidence: float, evidence: Sequence[Evidence]) -> list[str]:
    reasons = []
    if confidence < _UNSURE_BELOW:
        reasons.append("low confidence")
    if level == 0 and any(not e.credited for e in evidence):
        reasons.append("evidence was found but ruled out")
    return reasons
