"""What is only announced, or is the subject of a course or book, says nothing yet and is not credited."""

import pytest

from checker.evidence.context import build_index, judge
from checker.pipeline import Parsed, build_nlp, parse_essay
from checker.submission import read_bytes

ANNOUNCED = [
    "In this essay I will look at the [[Children Act 2004]] and at review meetings.",
    "This assignment covers [[joint planning]] and clear roles.",
    "I am going to discuss [[Working Together]] in the next part.",
    "The next section explores [[barriers]] and ways over them.",
    "We had a lecture on [[respectful challenge]] in March.",
    "I was asked to write about [[information sharing]] between agencies.",
    "This unit is about [[partnership]] with other agencies.",
    "Still to come: how [[the physio]] took part.",
    "To be added next week: [[review meetings]].",
    "The workbook asks: what makes [[joint planning]] work?",
    "In spring the diploma is going to cover [[Belbin]].",
]
SAID = [
    "We look at the [[plan]] together at each review.",
    "I will look after [[his hearing aids]] as the audiologist showed me.",
    "The [[Children Act 2004]] makes agencies cooperate, and this essay is based on it.",
    "The report described [[the speech targets]] that we share with the therapist.",
    "In this nursery I will ring the [[health visitor]] on Mondays.",
    "The health visitor's [[report]] covers his weight and his sleep.",
    "At the next review we will look at the [[targets]] together.",
    "I will discuss the [[referral]] with the health visitor on Monday.",
    "We will write the [[plan]] together.",
    "The teacher asked me how [[the speech targets]] were going.",
    "The course helped me to see what the [[health visitor]] does.",
]


@pytest.fixture(scope="module")
def nlp():
    return build_nlp()


def _judge(nlp, marked: str):
    start, end = marked.index("[["), marked.index("]]") - 2
    parsed: Parsed = parse_essay(
        nlp, read_bytes(marked.replace("[[", "").replace("]]", "").encode(), source="x.txt")
    )
    return judge(start, end, build_index(parsed))


@pytest.mark.parametrize("marked", ANNOUNCED)
def test_announced_is_not_credited(nlp, marked):
    context = _judge(nlp, marked)
    assert not context.in_credited_section
    assert context.why.startswith("ruled out: it is announced, not said")


@pytest.mark.parametrize("marked", SAID)
def test_said_is_credited(nlp, marked):
    assert _judge(nlp, marked).in_credited_section
