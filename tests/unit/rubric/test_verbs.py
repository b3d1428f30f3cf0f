from typing import get_args

import pytest

from checker.rubric import load_rubric
from checker.rubric.verbs import ask_for, load_verb_rule
from checker.scoring import holds
from checker.types.element import Condition
from checker.types.result import Evidence
from checker.types.rubric import MarkingPoint, Verb


def point(verb, **given):
    """Make a point written for ``verb``: level 1 needs a name, the top also what the verb asks."""
    data = {
        "id": "law",
        "title": "Law",
        "statement": "Law",
        "asked_by": ["a test"],
        "verb": verb,
        "elements": {
            "about": {"kind": "phrase", "phrases": ["rule"]},
            "names": {"kind": "phrase", "phrases": ["the Act"], "near": ["about"]},
            "extra": {"kind": "phrase", "phrases": ["which is why"]},
        },
        "levels": {2: {"all": ["names", "extra"]}, 1: {"any": ["names", "extra"]}},
        "feedback": {2: "both", 1: "one", 0: "none"},
        "hint": {1: "Say more.", 0: "Start."},
    }
    return MarkingPoint.model_validate({**data, **given})


def level_of(point, *elements):
    """Return the level that evidence for ``elements`` gives."""
    found = [Evidence(name, at * 10, at * 10 + 5, "words", "phrase", 1.0) for at, name in enumerate(elements)]
    return next(
        (level for level in sorted(point.levels, reverse=True) if holds(point.levels[level], found)), 0
    )


REASON, SIDE = ("asked_reason",), ("asked_other_view",)
WEIGHED = ("asked_strength", "asked_limit", "asked_judgement")
DETAIL = ("asked_detail", "asked_detail")
OCCASION = ("asked_occasion",)
NEEDED = {
    "explain": REASON,
    "analyse": (*REASON, *SIDE),
    "evaluate": WEIGHED,
    "apply": OCCASION,
}


@pytest.mark.parametrize("verb", get_args(Verb))
def test_every_verb_has_a_rule_for_itself(verb):
    rule = load_verb_rule(verb)
    assert rule.verb == verb
    assert rule.says
    assert rule.met
    assert verb not in rule.instead_of
    assert set(rule.elements) == (set(rule.top.all) if rule.top else set())


def test_another_verb_adds_its_rule_near_the_points_own_evidence(folder, change):
    change("small", "marks: {1: 2, 2: 5}", "verb: evaluate")
    point = load_rubric("small", folder=folder).points[0].point
    assert point.verb == "evaluate"
    assert point.elements["asked_judgement"].near == ("names_role", "says_bond")
    assert point.levels[2].all[0] == Condition(all=("names_role", "says_bond"))
    assert point.levels[2].all[1].all == ("asked_strength", "asked_limit", "asked_judgement")
    assert point.levels[1] == Condition(any=("names_role", "says_bond"))


def test_what_a_verb_adds_stands_near_what_levels_ask_for_not_near_guards():
    asked = ask_for(point("describe"), "explain")
    assert asked.elements["asked_reason"].near == ("names", "extra")


@pytest.mark.parametrize("verb", NEEDED)
def test_a_point_that_only_asked_to_describe_needs_all_that_the_verb_asks(verb):
    asked = ask_for(point("describe"), verb)
    assert level_of(asked, "names", "extra") == 1
    assert level_of(asked, "names", "extra", *NEEDED[verb]) == 2
    for missing in NEEDED[verb]:
        rest = [name for name in NEEDED[verb] if name != missing]
        assert level_of(asked, "names", "extra", *rest) == 1
    assert level_of(asked, *NEEDED[verb]) == 0


@pytest.mark.parametrize("verb", ["explain", "analyse", "evaluate", "apply"])
def test_describe_does_not_need_what_another_verb_asked_for(verb):
    own = point(verb)
    asked = ask_for(own, "describe")
    assert level_of(own, "names", *DETAIL) == 1
    assert level_of(asked, "names", *DETAIL) == 2
    assert level_of(asked, "names", "asked_detail") == 1
    assert level_of(asked, "names", "extra") == 2
    assert level_of(asked, *DETAIL) == 0


@pytest.mark.parametrize(
    ("verb", "written_for"),
    [
        ("explain", "analyse"),
        ("explain", "evaluate"),
        ("explain", "apply"),
        ("analyse", "evaluate"),
        ("analyse", "apply"),
        ("evaluate", "apply"),
        ("apply", "analyse"),
        ("apply", "evaluate"),
    ],
)
def test_a_verb_asks_for_its_own_and_not_for_what_the_other_one_asked(verb, written_for):
    asked = ask_for(point(written_for), verb)
    assert level_of(asked, "names", *DETAIL) == 1
    assert level_of(asked, "names", *DETAIL, *NEEDED[verb]) == 2
    assert level_of(asked, "names", *NEEDED[verb]) == 1


def test_hint_and_feedback_say_what_is_asked_now():
    lighter, harder = ask_for(point("evaluate"), "describe"), ask_for(point("describe"), "explain")
    says = load_verb_rule("describe").says
    assert lighter.hint == {1: says, 0: f"Start. {says}"}
    assert lighter.feedback[2] == "Described in enough detail to recognise it."
    assert harder.feedback[1].startswith("one Asked to explain: ")
    assert harder.feedback[2].startswith("both ")
    assert harder.feedback[0] == "none"


def test_a_point_of_one_level_cannot_be_made_lighter():
    own = point("explain", levels={1: {"all": ["names", "extra"]}}, feedback={1: "a", 0: "b"}, hint={0: "c"})
    asked = ask_for(own, "describe")
    assert (asked.verb, asked.levels, asked.elements) == ("describe", own.levels, own.elements)


def test_the_points_own_verb_changes_nothing(folder, change):
    before = load_rubric("small", folder=folder).points[0].point
    assert ask_for(before, "explain") == before


def test_a_points_own_entry_for_a_verb_comes_first(folder, change):
    change("points/key_person", "standards: [C6]", "verbs: {describe: {2: {all: [names_role]}}}")
    change("small", "marks: {1: 2, 2: 5}", "verb: describe")
    point = load_rubric("small", folder=folder).points[0].point
    assert point.levels == {2: Condition(all=("names_role",)), 1: Condition(any=("names_role", "says_bond"))}
    assert "asked_reason" not in point.elements
