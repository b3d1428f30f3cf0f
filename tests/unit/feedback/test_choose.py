"""The rubric's own words for a level."""

from checker.feedback import choose_advice, choose_feedback, choose_hint
from checker.rubric import load_rubric

POINT = load_rubric("partnership-working").points[0].point


def test_words_belong_to_the_level() -> None:
    assert choose_feedback(POINT, 2) == POINT.feedback[2]
    assert choose_hint(POINT, 0) == POINT.hint[0]


def test_there_is_no_hint_at_the_top() -> None:
    assert choose_hint(POINT, POINT.top_level) == ""


def test_advice_is_followed_when_one_of_its_points_is_begun() -> None:
    rubric = load_rubric("partnership-working")
    advice = {tip.id: tip.followed for tip in choose_advice(rubric, {"child_outcomes": 1})}
    assert advice == {"own_practice": False, "back_to_child": True}


def test_what_is_missing_is_said_where_the_point_is_partly_met() -> None:
    said = POINT.missing["names_law"]
    assert said in choose_feedback(POINT, 1, {"says_duty"})
    assert said not in choose_feedback(POINT, 1, {"names_law"})
    assert said not in choose_feedback(POINT, 2)
