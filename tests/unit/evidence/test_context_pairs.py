"""Minimal pairs in learners' language: the share judged right, and the cases that must hold."""

from pathlib import Path

import pytest
import yaml

from checker.evidence.context import Context, build_index, judge
from checker.pipeline import build_nlp, parse_essay
from checker.types.essay import Essay, Section, SectionKind

PAIRS = Path(__file__).parents[2] / "data" / "paired_sentences.yaml"


@pytest.fixture(scope="module")
def nlp():
    return build_nlp()


def judge_marked(nlp, marked: str) -> Context:
    start, end = marked.index("[["), marked.index("]]") - 2
    text = marked.replace("[[", "").replace("]]", "")
    essay = Essay("e", "e.txt", text, (Section(SectionKind.BODY, 0, len(text)),))
    return judge(start, end, build_index(parse_essay(nlp, essay)))


def is_right(expected: str, context: Context) -> bool:
    if expected == "rejected":
        return context.assertion in {"negated", "reported"}
    if expected == "asked":
        return not context.credited
    if expected.startswith("not_"):
        return not getattr(context, expected.removeprefix("not_"))
    if hasattr(context, expected):
        return bool(getattr(context, expected))
    return context.assertion == expected and context.in_credited_section


def read_pairs(half: str) -> list[tuple[str, str]]:
    groups = yaml.safe_load(PAIRS.read_text("utf-8"))[half]
    return [(expected, text) for group in groups for expected, texts in group.items() for text in texts]


@pytest.mark.parametrize(("half", "least"), [("first", 0.98), ("second", 0.97), ("third", 0.93)])
def test_paired_sentences(nlp, half, least):
    pairs = read_pairs(half)
    wrong = [pair for pair in pairs if not is_right(pair[0], judge_marked(nlp, pair[1]))]
    assert len(pairs) >= 75
    assert 1 - len(wrong) / len(pairs) >= least, "\n".join(f"{e}: {t}" for e, t in wrong)


@pytest.mark.parametrize(
    ("marked", "assertion", "cue"),
    [
        ("We do not follow the [[Children Act 2004]].", "negated", "do not"),
        ("we dont follow the [[Children Act 2004]]", "negated", "dont"),
        ("It is not just the [[police]] who keep children safe.", "asserted", None),
        ("There is no doubt that the [[Act]] requires this.", "asserted", None),
        ("Without partnership working the [[police]] cannot protect a child.", "asserted", None),
        ("Without partnership working the police cannot [[protect a child]].", "asserted", None),
        (
            "Agencies that do not share information put children at risk; the [[Act]] requires it.",
            "asserted",
            None,
        ),
        ("We no longer hold a [[review]] every month.", "asserted", None),
        ("It is not true that we do not hold [[reviews]].", "asserted", None),
        ("I might ask the [[nurse]].", "hedged", "might"),
        ("I have heard that the [[nurse]] decides.", "reported", "I have heard that"),
    ],
)
def test_cases_that_must_hold(nlp, marked, assertion, cue):
    context = judge_marked(nlp, marked)
    assert (context.assertion, context.cue) == (assertion, cue)


def test_why_names_the_cue_and_its_place(nlp):
    context = judge_marked(nlp, "We do not follow the [[Children Act 2004]].")
    assert not context.credited
    assert context.why == "ruled out: “do not” stands before it"


def test_a_view_turned_down_in_the_next_sentence(nlp):
    context = judge_marked(nlp, "Some say [[the lead professional is the boss]]. That is wrong.")
    assert not context.credited
    assert context.assertion == "negated"


@pytest.mark.parametrize(
    ("kind", "counts"),
    [
        (SectionKind.BODY, True),
        (SectionKind.LIST, True),
        (SectionKind.TABLE, True),
        (SectionKind.FOOTNOTE, True),
        (SectionKind.HEADING, False),
        (SectionKind.QUOTATION, False),
        (SectionKind.QUESTION, False),
        (SectionKind.TITLE_PAGE, False),
        (SectionKind.REFERENCE_LIST, False),
        (SectionKind.BOILERPLATE, False),
    ],
)
def test_sections(nlp, kind, counts):
    text = "The nurse weighs the baby."
    essay = Essay("e", "e.txt", text, (Section(kind, 0, len(text)),))
    context = judge(4, 9, build_index(parse_essay(nlp, essay)))
    assert context.credited is context.in_credited_section is counts
    assert context.section is kind


def test_a_negation_inside_the_stretch_denies_it(nlp):
    assert judge_marked(nlp, "[[I have not taken part in a meeting]].").assertion == "negated"
    assert judge_marked(nlp, "[[Nobody looked down on anybody]].").denies
    assert judge_marked(nlp, "[[Nobody looked down on anybody]].").credited


def test_own_team(nlp):
    assert judge_marked(nlp, "We have a [[handover]] with all the staff at three.").own_team
    assert not judge_marked(nlp, "We have a [[handover]] with the staff and the health visitor.").own_team


def test_outcome(nlp):
    assert judge_marked(nlp, "After that he [[settled]] in class.").outcome
    assert not judge_marked(nlp, "After that the office [[settled]] the bill.").outcome


def test_nothing_to_judge(nlp):
    essay = Essay("e", "e.txt", " \n ", (Section(SectionKind.BODY, 0, 3),))
    assert not judge(0, 1, build_index(parse_essay(nlp, essay))).credited
