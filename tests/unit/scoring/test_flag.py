"""A flag is raised at its strongest stretch, only where its condition holds."""

from checker.scoring import score_flag, score_flags
from checker.types.result import Evidence
from checker.types.rubric import Flag

FLAG = Flag.model_validate(
    {
        "id": "m_test",
        "title": "A view",
        "asked_by": ["a test"],
        "elements": {
            "holds": {"kind": "meaning", "like": ["They must always agree."]},
            "rejects": {"kind": "phrase", "phrases": ["wrong"]},
        },
        "raised": {"all": ["holds", {"not": "rejects"}]},
        "why": "may be read as …",
        "counterpart": "rather …",
    }
)


def holds(start: int, strength: float) -> Evidence:
    return Evidence("holds", start, start + 5, "abcde", "meaning", strength)


def test_raised_at_the_strongest() -> None:
    raised = score_flag(FLAG, [holds(0, 0.6), holds(50, 0.9)])
    assert raised is not None
    assert (raised.start, raised.confidence, raised.counterpart) == (50, 0.9, "rather …")


def test_not_raised_where_the_view_is_rejected() -> None:
    assert score_flag(FLAG, [holds(0, 0.9), Evidence("rejects", 9, 14, "wrong", "phrase", 1.0)]) is None


def test_flags_come_in_text_order() -> None:
    other = FLAG.model_copy(update={"id": "m_other"})
    assert [f.id for f in score_flags([(FLAG, [holds(90, 1.0)]), (other, [holds(3, 1.0)])])] == [
        "m_other",
        "m_test",
    ]


def test_a_sentence_is_shown_rather_than_a_word() -> None:
    flag = FLAG.model_copy(update={"raised": FLAG.raised.model_copy(update={"all": ("holds", "rejects")})})
    raised = score_flag(flag, [holds(0, 0.8), Evidence("rejects", 9, 14, "wrong", "phrase", 1.0)])
    assert raised is not None
    assert raised.start == 0
