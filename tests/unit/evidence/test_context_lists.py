import pytest

from checker.evidence.lists import find_lists
from checker.pipeline import build_nlp


@pytest.fixture(scope="module")
def nlp():
    return build_nlp()


@pytest.mark.parametrize(
    "text",
    [
        "trust, respect, same goal",
        "Barriers are time and different buildings.",
        "Good methods include active listening and plain language.",
        "TAC, TAF, core group, strategy meeting, section 47, referral",
    ],
)
def test_bare_lists(nlp, text):
    doc = nlp(text)
    assert find_lists(next(doc.sents)) == ((0, len(text)),)


@pytest.mark.parametrize(
    "text",
    [
        "The nurse weighs him, the dietitian checks his food and the police keep him safe.",
        "The nurse, his mum, the teacher and a portage worker came.",
        "I write date, time, length and initials.",
        "respect so that nobody is talked over",
        "Trust means that she believes me.",
    ],
)
def test_something_is_said(nlp, text):
    assert find_lists(next(nlp(text).sents)) == ()


def test_only_the_run_is_the_list(nlp):
    text = "When we plan well, the team brings trust, respect, humour, patience, time and honesty."
    ((start, end),) = find_lists(next(nlp(text).sents))
    assert text[start:end].rstrip(".").endswith("respect, humour, patience, time and honesty")
    assert start >= text.index("the team")
