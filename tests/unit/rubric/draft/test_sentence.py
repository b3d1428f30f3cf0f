# ruff: noqa: E501  (sentences stand on one line, as on their pages)
import pytest

from checker.rubric.draft.mistake import Mistake, read_mistake
from checker.rubric.draft.sentence import name_neutrally, read_sentence


@pytest.mark.parametrize(
    ("statement", "verb", "claim", "items"),
    [
        ("Award credit for explaining how adults help, such as commenting, asking and waiting.", "explain",
         "how adults help", ("commenting", "asking", "waiting")),
        ("Credit responses that evaluate visual supports (e.g., Makaton, picture cards, now and next boards).", "evaluate",
         "visual supports", ("Makaton", "picture cards", "now and next boards")),
        ("Describe the four main food hazards (physical, chemical, biological and allergenic).", "describe",
         "the four main food hazards", ("physical", "chemical", "biological", "allergenic")),
        ("Analyse poor storage; responses should include temperature control and stock rotation.", "analyse",
         "poor storage", ("temperature control", "stock rotation")),
        ("Explain attachment, with reference to Bowlby", "explain", "attachment", ("Bowlby",)),
        ("Evidence should include a clear description of when to refer a child.", "describe", "when to refer a child", ()),
        ("Higher marks for learners who justify their choice, e.g. books, puppets and songs.", "evaluate", "their choice",
         ("books", "puppets", "songs")),
        ("Marks should be allocated for practical examples, such as taking part in a fire drill to keep safe.", "apply",
         "examples", ("taking part in a fire drill",)),
        ("Candidates must show health and safety awareness.", "explain", "health and safety awareness", ()),
    ],
)  # fmt: skip
def test_a_marking_point_is_taken_apart(statement, verb, claim, items):
    sentence = read_sentence(statement)
    assert (sentence.verb, sentence.claim, sentence.items) == (verb, claim, items)
    assert sentence.statement == statement


def test_a_missing_verb_is_owned_up_to():
    assert not read_sentence("Two garden games").verb_is_clear
    assert read_sentence("Describe two garden games").verb_is_clear


@pytest.mark.parametrize(
    ("claim", "name"),
    [
        ("the key features of partnership", "Features of partnership"),
        ("effective communication methods suited to trust", "Communication methods"),
        ("how a child is helped by many kind adults", "Child"),
        ("", ""),
    ],
)
def test_names_are_short_or_none(claim, name):
    assert name_neutrally(claim) == name


@pytest.mark.parametrize(
    ("text", "held", "right"),
    [
        ("Assuming that bilingual children are late, rather than recognising that two languages help.",
         "Bilingual children are late.", "Two languages help."),
        ("Confusing speech with language, which leads to wrong referrals.", "Speech is the same as language.",
         "Speech and language differ."),
        ("Neglecting to involve parents in the plan.", "There is no need to involve parents in the plan.",
         "Involve parents in the plan."),
        ("Overlooking allergies when planning menus", "Allergies when planning menus does not matter.",
         "Allergies when planning menus matters."),
        ("Failing to recognise the importance of sleep, such as naps.", "Sleep does not matter.", "Sleep matters."),
        ("Thinking that clean food is safe. In fact, bacteria cannot be seen.", "Clean food is safe.",
         "Bacteria cannot be seen."),
        ("Learners often think play is a break; learners often overlook the need for planning.", "Play is a break.",
         "There is a need for planning."),
        ("Misconception 2: Babies do not communicate.", "Babies do not communicate.", ""),
    ],
)  # fmt: skip
def test_a_misconception_is_what_a_writer_would_say(text, held, right):
    assert read_mistake(text) == Mistake(held, right)
