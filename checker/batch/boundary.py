"""Whether an outcome hangs on one unsure decision."""

from checker.scoring import Score, score_outcome
from checker.types.result import MarkedEssay, Marks, PointResult
from checker.types.rubric import Rubric


def is_near_boundary(marked: MarkedEssay, rubric: Rubric) -> bool:
    """Tell whether one level more or less in one point that asks for another look changes the outcome.

    The outcome is reckoned anew by the rubric's own rules, so marks and conditions on levels both count.
    """
    marks = {each.point.id: each.marks for each in rubric.points}
    scores = [_score(point, point.level, point.marks) for point in marked.points]
    for place, point in enumerate(marked.points):
        for level in (point.level - 1, point.level + 1) if point.look_again else ():
            if not 0 <= level <= point.top_level:
                continue
            awarded = Marks(marks.get(point.id, {}).get(level, 0), point.marks.available)
            changed = [*scores[:place], _score(point, level, awarded), *scores[place + 1 :]]
            if score_outcome(rubric, changed)[1] != marked.outcome:
                return True
    return False


def _score(point: PointResult, level: int, marks: Marks) -> Score:
    return Score(point.id, level, marks, point.confidence, point.look_again, ())
