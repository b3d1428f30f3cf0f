"""Who may be recognised: minimal pairs, promises, and what is said to the learner."""

import re
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import yaml

from checker.evidence import build_reading, find_confidentiality
from checker.evidence.confidentiality_promise import find_promise
from checker.facts import load_facts
from checker.pipeline import build_nlp, parse_essay
from checker.types.essay import Essay, Section, SectionKind

PAIRS = yaml.safe_load((Path(__file__).parents[2] / "data" / "confidentiality.yaml").read_text("utf-8"))
LOOSE = re.compile(r"\[\[(.*?)\]\]")


@cache
def nlp():
    return build_nlp()


class NoModel:
    heads: frozenset[str] = frozenset()

    def encode(self, texts):
        return np.zeros((len(texts), 1), dtype=np.float32)

    def detect(self, _sentences, _paragraphs):
        return {}


def find_in(*parts: tuple[SectionKind, str]):
    text, sections = "", []
    for kind, part in parts:
        sections.append(Section(kind, len(text), len(text) + len(part)))
        text += part
    essay = Essay("e", "e.txt", text, tuple(sections))
    return find_confidentiality(build_reading(parse_essay(nlp(), essay), load_facts(), NoModel()))


def find_texts(text: str) -> list[str]:
    return [warning.text for warning in find_in((SectionKind.BODY, text))]


def all_pairs():
    return [
        pytest.param(pair, id=LOOSE.sub(r"\1", pair["shown"])[:40])
        for half in PAIRS.values()
        for pair in half
    ]


@pytest.mark.parametrize("pair", all_pairs())
def test_pairs(pair):
    assert find_texts(LOOSE.sub(r"\1", pair["shown"])) == LOOSE.findall(pair["shown"])
    assert find_texts(pair["quiet"]) == []


def test_there_are_eighty_pairs():
    assert sum(len(half) for half in PAIRS.values()) >= 80


@pytest.mark.parametrize(
    "kind",
    [SectionKind.TITLE_PAGE, SectionKind.REFERENCE_LIST, SectionKind.QUOTATION, SectionKind.BOILERPLATE],
)
def test_what_is_not_the_learners_own_prose(kind):
    shown = "My key child is Oliver Hartshorne, born on 4 June 2021, of Brookfield Nursery, Hull."
    assert find_in((kind, shown)) == ()
    assert [w.text for w in find_in((SectionKind.BODY, shown))] == [
        "Oliver Hartshorne",
        "born on 4 June 2021",
        "Brookfield Nursery, Hull",
    ]


def test_each_name_once_in_text_order():
    text = "His mum, Karen Doyle, rang. Then Lewis Doyle came in. Karen Doyle was cross."
    found = find_in((SectionKind.BODY, text))
    assert [w.text for w in found] == ["Karen Doyle", "Lewis Doyle"]
    assert all(text[w.start : w.end] == w.text for w in found)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("My key child is Oliver Hartshorne.", "full name of a child"),
        ("His mum, Karen Doyle, rang.", "somebody in a child’s family"),
        ("The health visitor, Sue Banning, rang.", "somebody you work with"),
        ("Then Sue Banning rang.", "somebody’s full name"),
        ("I work at Brookfield Nursery, Hull.", "a real setting"),
    ],
)
def test_the_note_says_whose_name_it_looks_like(text, says):
    assert says in find_in((SectionKind.BODY, text))[0].why


def test_a_contradiction_quotes_the_promise():
    (warning,) = find_in((SectionKind.BODY, "I will use first names only. The mum is Karen Doyle."))
    assert "“first names only”" in warning.why


def test_the_name_that_signs_the_essay_is_the_learners_own():
    assert find_in((SectionKind.BODY, "I work with children.\n"), (SectionKind.BODY, "Karen Doyle\n")) == ()


def test_a_heading_is_full_of_capitals():
    assert find_in((SectionKind.HEADING, "Building Lasting Relationships Together\n")) == ()
    assert [w.text for w in find_in((SectionKind.HEADING, "About Karen Doyle\n"))] == ["Karen Doyle"]


@pytest.mark.parametrize(
    "text",
    [
        "All names have been changed.",
        "Names were altered for this work.",
        "I've changed her name and the nurse's.",
        "a boy I'll call Harvey",
        "This is about a little boy I will call Ty.",
        "Let us call her Asha.",
        "which isnt his name",
        "(that's not their name)",
        "These are pseudonyms.",
        "I have given him another name.",
    ],
)
def test_names_are_changed(text):
    assert find_promise(text).changed


@pytest.mark.parametrize(
    "text",
    [
        "I called her Tuesday.",
        "I called the nurse at once.",
        "The names have not been changed.",
        "They changed their name to Family Hubs.",
        "She changed her name when she married.",
        "We never call it Ofsted.",
        "Confidentiality must be kept at all times.",
    ],
)
def test_no_promise(text):
    promise = find_promise(text)
    assert not promise.changed
    assert not promise.unnamed


@pytest.mark.parametrize(
    "text",
    [
        "Names have been changed. It reads more easily with his true name.",
        "All names are altered, but I kept her real name for the nurse.",
        "The names are changed. That is her actual name.",
        "Names are changed. The boy is Tom, whose real name it is.",
    ],
)
def test_a_true_name_takes_the_promise_back(text):
    assert find_promise(text).changed == ""


@pytest.mark.parametrize(
    "text",
    [
        "Names are changed; I would not give his real name.",
        "Names are changed. The boy is Tom, whose real name it is not.",
        "I have changed names instead of using their real names.",
        "Names have been changed, and his true name is known to my assessor.",
    ],
)
def test_a_true_name_that_is_kept_out(text):
    assert find_promise(text).changed
