"""The rubric's own words: what was met, what is partly there, what to do next."""

from collections.abc import Collection, Mapping

from checker.types.result import Advice
from checker.types.rubric import MarkingPoint, Rubric


def choose_feedback(point: MarkingPoint, level: int, found: Collection[str] = ()) -> str:
    """Return the assessor's words for ``level`` and, where it is partly met, for what is missing.

    ``found`` holds the elements for which something was credited.
    """
    lacking = [words for element, words in point.missing.items() if element not in found]
    return " ".join([point.feedback.get(level, ""), *(lacking if 0 < level < point.top_level else ())])


def choose_hint(point: MarkingPoint, level: int) -> str:
    """Return the learner's words for what kind of thing to add; empty at the top level."""
    return point.hint.get(level, "")


def choose_advice(rubric: Rubric, levels: Mapping[str, int]) -> tuple[Advice, ...]:
    """Return every tip of the rubric and whether the essay follows it (a named point is partly met)."""
    return tuple(
        Advice(tip.id, tip.text, any(levels.get(point, 0) >= 1 for point in tip.followed_by))
        for tip in rubric.advice
    )
