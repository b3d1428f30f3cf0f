# ruff: noqa: E501  (essays read best as long lines)
"""A command verb changes the level of the same words, and its own name on the page changes nothing."""

import pytest

from checker.marking import build_engine, mark_essay
from checker.rubric import load_bank
from checker.rubric.load import build_rubric_of
from checker.rubric.proof import build_essay
from checker.rubric.verbs import ask_for

EXPLAINED = (
    "Mutual respect means that the consultant asks me what I have seen before she decides, so I am not afraid to "
    "tell her. Shared goals matter because otherwise one service pulls one way and the next pulls the other. Trust "
    "grows when people keep promises, because families then dare to speak."
)
ESSAYS = {
    "named": "I will describe, explain, analyse, evaluate and apply shared goals, trust and respect.",
    "listed": "The key features are mutual respect, shared goals and trust.",
    "described": "In a good partnership the agencies trust each other and talk openly, and all have the same goal for the "
    "child. There is mutual respect as well: the health visitor asks for my notes and reads them.",
    "explained": EXPLAINED,
    "weighed": f"{EXPLAINED} Trust is a real strength and helpful for the child. However, it can be difficult and "
    "time consuming to build. On balance shared goals are the most important of the three.",
    "lived": f"{EXPLAINED} Last spring I told the speech therapist that I had forgotten her sheet, and because we "
    "trusted each other she laughed and we agreed a new date.",
}
WANTED = {
    "describe": {"named": 0, "listed": 1, "described": 2, "explained": 2, "weighed": 2, "lived": 2},
    "explain": {"named": 0, "listed": 1, "described": 1, "explained": 2, "weighed": 2, "lived": 2},
    "analyse": {"named": 0, "listed": 1, "described": 1, "explained": 1, "weighed": 2, "lived": 1},
    "evaluate": {"named": 0, "listed": 1, "described": 1, "explained": 1, "weighed": 2, "lived": 1},
    "apply": {"named": 0, "listed": 1, "described": 1, "explained": 1, "weighed": 1, "lived": 2},
}


@pytest.fixture(scope="module")
def engine():
    return build_engine()


@pytest.mark.parametrize("verb", WANTED)
def test_the_same_words_reach_what_the_verb_asks(verb, engine):
    rubric = build_rubric_of(ask_for(load_bank().points["key_features"], verb))
    got = {
        name: mark_essay(build_essay(text), rubric, engine).points[0].level for name, text in ESSAYS.items()
    }
    assert got == WANTED[verb]
