from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.rubric.logic import find_cases, holds
from checker.rubric.place import top_of
from checker.rubric.source import Source
from checker.scoring import holds as scoring_holds
from checker.types.element import Condition
from checker.types.result import Evidence

NAMES = ["a", "b", "c"]
NAME = st.sampled_from(NAMES)


def wrap(part):
    parts = st.lists(part, min_size=1, max_size=3)
    return st.one_of(
        parts.map(lambda p: {"all": p}),
        parts.map(lambda p: {"any": p}),
        part.map(lambda p: {"not": p}),
        st.builds(
            lambda n, of: {"at_least": {"n": n, "of": of}}, st.integers(1, 3), st.lists(NAME, min_size=1)
        ),
    )


CONDITIONS = wrap(st.recursive(NAME, wrap, max_leaves=4))


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(CONDITIONS)
def test_logic_agrees_with_scoring(condition):
    point = top_of(Source("x", {"elements": {n: {} for n in NAMES}, "levels": {1: condition}}))
    cases = find_cases(point)
    assert cases
    for case in cases:
        evidence = [Evidence(name, 0, 1, "x", "phrase", 1.0) for name, found in case.found.items() if found]
        assert holds(condition, case) == scoring_holds(Condition.model_validate(condition), evidence)


def test_too_many_elements_are_not_tried():
    names = [f"e{n}" for n in range(30)]
    point = top_of(Source("x", {"elements": {}, "levels": {1: {"any": names}}}))
    assert find_cases(point) == []


def test_the_first_case_is_the_empty_one():
    condition = {"at_least": {"n": 2, "of": ["a"], "counting": "sentences"}}
    cases = find_cases(top_of(Source("x", {"elements": {"a": {}}, "levels": {1: condition}})))
    assert not any(cases[0].found.values())
    assert [holds(condition, case) for case in cases] == [False, False, True]
