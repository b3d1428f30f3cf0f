"""From an imported rubric to a draft in our own language."""

from typing import Any

from checker.errors import RubricError
from checker.rubric.bank import Bank
from checker.rubric.draft.naming import make_id
from checker.rubric.draft.point import draft_point
from checker.rubric.draft.sentence import read_sentence
from checker.rubric.draft.write import check_draft
from checker.rubric.exchange.plain import Criterion, Level, PlainRubric


def render_import(plain: PlainRubric, source: str, bank: Bank, rubric_id: str = "") -> str:
    """Render an imported rubric as the YAML of a draft that marks as it stands.

    Raises ``RubricError`` where criteria name their levels differently or give fewer points for more.
    """
    scale = max((_with_bottom(one.levels) for one in plain.criteria), key=len)
    taken: set[str] = set()
    points = []
    for at, criterion in enumerate(plain.criteria, start=1):
        points.append(_draft(criterion, at, source, taken))
        taken.add(points[-1]["id"])
    data = {
        "id": rubric_id or make_id(plain.title or source, most=5).replace("_", "-"),
        "version": "0.1",
        "title": plain.title or source,
        "about": plain.description or f"Imported from {source}.",
        "asked_by": [source],
        "level_names": {at: level.name for at, level in enumerate(reversed(scale))},
        "points": points,
        "outcomes": [
            {"name": "full marks", "min_marks": sum(criterion.top for criterion in plain.criteria)},
            {"name": "marked"},
        ],
        "todo": list(_find_questions(plain, scale)),
    }
    return check_draft(data, source, bank)


def _with_bottom(levels: tuple[Level, ...]) -> tuple[Level, ...]:
    """Add a level without points where a criterion has none."""
    return (
        levels if levels[-1].points == 0 else (*levels, Level("not found", "Nothing of this was found.", 0.0))
    )


def _draft(criterion: Criterion, number: int, source: str, taken: set[str]) -> dict[str, Any]:
    sentence = read_sentence(criterion.description or criterion.name)
    asked_by = f"{source}, criterion {number}"
    point = draft_point(sentence, str(number), asked_by, taken)
    levels = tuple(reversed(_with_bottom(criterion.levels)))
    top = len(levels) - 1
    if top < 1:
        raise RubricError(
            [f"{source}: criterion {criterion.name!r}: no level gives points; expected one that does"]
        )
    said = {at: level.description or level.name for at, level in enumerate(levels)}
    hints = {at: level.hint or _hint(point, at, top) for at, level in enumerate(levels[:-1])}
    todo = [
        *point["todo"],
        *(["What do the levels between need? They ask for more and more of the elements."] * (top > 2)),
    ]
    return {
        **point,
        "title": criterion.name,
        "levels": _draft_levels(point, top),
        "feedback": said,
        "hint": hints,
        "marks": {at: level.points for at, level in enumerate(levels) if at},
        "todo": todo,
    }


def _hint(point: dict[str, Any], level: int, top: int) -> str:
    words: str = point["hint"][1 if level else 0]
    return f"{words} You are {top - level} levels from the top." if level and top - level > 1 else words


def _draft_levels(point: dict[str, Any], top: int) -> dict[int, Any]:
    """Keep the draft's top and bottom; each level between asks for one more of the elements."""
    if top == 1:
        return {1: point["levels"][2]}
    names = list(point["elements"])
    between = {at: {"at_least": {"n": min(at, len(names)), "of": names}} for at in range(2, top)}
    return {top: point["levels"][2], **dict(sorted(between.items(), reverse=True)), 1: point["levels"][1]}


def _find_questions(plain: PlainRubric, scale: tuple[Level, ...]) -> list[str]:
    names = [level.name for level in scale]
    odd = [
        criterion.name
        for criterion in plain.criteria
        if [level.name for level in _with_bottom(criterion.levels)]
        != names[-len(_with_bottom(criterion.levels)) :]
    ]
    question = "Which outcomes? The format has none."
    if not odd:
        return [question]
    named = ", ".join(odd)
    return [
        question,
        f"May the levels be named {', '.join(names)}? These criteria name theirs differently: {named}.",
    ]
