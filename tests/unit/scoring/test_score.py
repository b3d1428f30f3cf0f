"""Levels, marks, order of evidence, outcome."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from checker.scoring import Score, score_outcome, score_point
from checker.scoring.levels import LevelModel, describe_evidence
from checker.types.cue import Assertion
from checker.types.result import Evidence, Marks
from checker.types.rubric import MarkedPoint, MarkingPoint, Outcome, Rubric

POINT = MarkingPoint.model_validate(
    {
        "id": "law",
        "title": "Law",
        "statement": "Names a law and says what it asks for.",
        "asked_by": ["a test"],
        "verb": "explain",
        "elements": {
            "names": {"kind": "phrase", "phrases": ["the Act"]},
            "says": {"kind": "meaning", "like": ["The Act asks us to cooperate."]},
        },
        "levels": {2: {"all": ["names", "says"]}, 1: {"any": ["names", "says"]}},
        "feedback": {2: "both", 1: "one", 0: "none"},
        "hint": {1: "more", 0: "start"},
    }
)
MARKED = MarkedPoint(point=POINT, marks={1: 1, 2: 3})


def phrase(start: int = 0, **changes: object) -> Evidence:
    return replace(Evidence("names", start, start + 7, "the Act", "phrase", 1.0), **changes)  # type: ignore[arg-type]


def meaning(strength: float, start: int = 100, **changes: object) -> Evidence:
    return replace(Evidence("says", start, start + 20, "x" * 20, "meaning", strength), **changes)  # type: ignore[arg-type]


def test_the_highest_level_that_holds_is_given_with_its_marks() -> None:
    assert score_point(MARKED, []).level == 0
    assert score_point(MARKED, [phrase()]).marks == Marks(1, 3)
    assert score_point(MARKED, [phrase(), meaning(0.8)]).marks == Marks(3, 3)


def test_evidence_that_is_not_credited_is_shown_last_and_does_not_count() -> None:
    score = score_point(MARKED, [phrase(credited=False), meaning(0.9)])
    assert score.level == 1
    assert [e.element for e in score.evidence] == ["says", "names"]


def test_ruled_out_evidence_at_level_0_is_a_reason_to_look_again() -> None:
    assert "evidence was found but ruled out" in score_point(MARKED, [phrase(credited=False)]).look_again


def test_what_is_both_said_and_denied_is_a_reason_to_look_again() -> None:
    denied = phrase(50, credited=False, assertion=Assertion.NEGATED)
    assert "conflicting evidence: it is also denied" in score_point(MARKED, [phrase(), denied]).look_again
    assert not score_point(MARKED, [phrase()]).look_again


MODEL = LevelModel({"says:top1": 1.0, "names:1+": 1.0, "rule>=2": 1.0}, (3.0, 5.0))


def test_probabilities_add_up_and_follow_the_evidence() -> None:
    weak = MODEL.probabilities({"says:top1": 0.5})
    strong = MODEL.probabilities({"says:top1": 7.0, "names:1+": 1.0})
    assert abs(sum(weak) - 1) < 1e-9
    assert weak[0] > weak[2]
    assert strong[2] > strong[0]


def test_a_level_that_stands_on_weak_evidence_still_has_a_quotation() -> None:
    generous = LevelModel({"says:top1": 2.0}, (1.0, 30.0))
    score = score_point(MARKED, [meaning(0.3, credited=False, weak=True)], generous)
    assert score.level == 1
    assert [e.credited for e in score.evidence] == [True]


def test_weak_evidence_is_not_shown_where_there_is_better() -> None:
    score = score_point(MARKED, [meaning(0.9), meaning(0.1, 300, credited=False, weak=True)], MODEL)
    assert [e.start for e in score.evidence] == [100]


PIECES = st.lists(
    st.one_of(
        st.builds(phrase, st.integers(0, 99)),
        st.builds(meaning, st.floats(0.5, 1.0), st.integers(100, 999)),
    ),
    max_size=8,
)


@given(PIECES, PIECES)
def test_more_credited_evidence_never_lowers_a_level(some: list[Evidence], more: list[Evidence]) -> None:
    for model in (None, MODEL):
        assert score_point(MARKED, [*some, *more], model).level >= score_point(MARKED, some, model).level


@given(PIECES)
def test_the_order_of_evidence_does_not_matter(some: list[Evidence]) -> None:
    for model in (None, MODEL):
        assert score_point(MARKED, some, model).level == score_point(MARKED, some[::-1], model).level


@given(PIECES)
def test_marks_stay_within_what_is_available(some: list[Evidence]) -> None:
    marks = score_point(MARKED, some, MODEL).marks
    assert 0 <= marks.awarded <= marks.available == 3


def test_features_leave_out_what_was_ruled_out() -> None:
    assert "says:top1" not in describe_evidence([meaning(0.9, credited=False)], 0)


def rubric(*outcomes: Outcome) -> Rubric:
    return Rubric(
        id="r",
        version="1",
        title="R",
        about="",
        asked_by=("a test",),
        level_names={0: "not yet", 1: "partly", 2: "met"},
        points=(MARKED,),
        flags=(),
        advice=(),
        outcomes=outcomes,
        sha256="",
    )


def score(point: str, level: int, awarded: float) -> Score:
    return Score(point, level, Marks(awarded, 3), 1.0, (), ())


def test_the_first_outcome_that_is_reached_is_named() -> None:
    scheme = rubric(
        Outcome(name="all met", every_point_at_least=2),
        Outcome(name="law met", points_at_least={"law": 2}),
        Outcome(name="some marks", min_marks=1),
        Outcome(name="begun"),
    )
    assert score_outcome(scheme, [score("law", 2, 3), score("b", 2, 3)]) == (Marks(6, 6), "all met")
    assert score_outcome(scheme, [score("law", 2, 3), score("b", 0, 0)])[1] == "law met"
    assert score_outcome(scheme, [score("law", 1, 1), score("b", 0, 0)])[1] == "some marks"
    assert score_outcome(scheme, [score("law", 0, 0), score("b", 0, 0)]) == (Marks(0, 6), "begun")
