from typing import get_args

import pytest

from checker.rubric import load_rubric
from checker.rubric.verbs import ask_for, load_verb_rule
from checker.types.element import Condition
from checker.types.rubric import Verb


@pytest.mark.parametrize("verb", get_args(Verb))
def test_every_verb_has_a_rule_for_itself(verb):
    rule = load_verb_rule(verb)
    assert rule.verb == verb
    assert rule.says
    assert set(rule.elements) == (set(rule.top.all) if rule.top else set())


def test_another_verb_adds_its_rule_near_the_points_own_evidence(folder, change):
    change("small", "marks: {1: 2, 2: 5}", "verb: evaluate")
    point = load_rubric("small", folder=folder).points[0].point
    assert point.verb == "evaluate"
    assert point.elements["asked_judgement"].near == ("names_role", "says_bond")
    assert point.levels[2].all[0] == Condition(all=("names_role", "says_bond"))
    assert point.levels[2].all[1].all == ("asked_strength", "asked_limit", "asked_judgement")
    assert point.levels[1] == Condition(any=("names_role", "says_bond"))


def test_the_points_own_verb_changes_nothing(folder, change):
    before = load_rubric("small", folder=folder).points[0].point
    assert ask_for(before, "explain") == before


def test_a_points_own_entry_for_a_verb_comes_first(folder, change):
    change("points/key_person", "standards: [C6]", "verbs: {describe: {2: {all: [names_role]}}}")
    change("small", "marks: {1: 2, 2: 5}", "verb: describe")
    point = load_rubric("small", folder=folder).points[0].point
    assert point.levels == {2: Condition(all=("names_role",)), 1: Condition(any=("names_role", "says_bond"))}
    assert "asked_reason" not in point.elements
