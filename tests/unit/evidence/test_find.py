"""Evidence is judged by its context, its company and its place."""

from reading_factory import DENIED, IN_HEADING, STATED, make_reading

from checker.evidence.context import Context
from checker.evidence.find import find_evidence
from checker.types.element import MeaningElement, PhraseElement

PLAN = PhraseElement(kind="phrase", phrases=("plan",))


def test_denied_evidence_is_kept_and_not_credited() -> None:
    (found,) = find_evidence({"plan": PLAN}, make_reading("We do not plan.", lambda start, end: DENIED))
    assert (found.credited, found.cue, found.assertion) == (False, "not", "negated")
    assert "ruled out" in found.why


def test_an_element_can_allow_what_is_denied() -> None:
    element = PhraseElement(kind="phrase", phrases=("plan",), allow=("negated",))
    (found,) = find_evidence({"plan": element}, make_reading("We do not plan.", lambda start, end: DENIED))
    assert found.credited


def test_nothing_in_a_heading_is_credited() -> None:
    (found,) = find_evidence({"plan": PLAN}, make_reading("Plan", lambda start, end: IN_HEADING))
    assert not found.credited


def test_needs_and_excludes_are_asked_of_the_context() -> None:
    element = PhraseElement(kind="phrase", phrases=("plan",), needs=("cause",))
    (found,) = find_evidence({"plan": element}, make_reading("We plan."))
    assert not found.credited
    assert "a reason or purpose" in found.why
    reasoned = Context(**{**{f: getattr(STATED, f) for f in STATED.__slots__}, "cause": True})
    (found,) = find_evidence({"plan": element}, make_reading("We plan.", lambda start, end: reasoned))
    assert found.credited


def test_near_asks_for_company() -> None:
    with_act = PhraseElement(kind="phrase", phrases=("plan",), near=("act",), within="sentence")
    elements = {"act": PhraseElement(kind="phrase", phrases=("the Act",)), "plan": with_act}
    found = find_evidence(elements, make_reading("The Act says plan. We plan."))
    assert [(e.text, e.credited) for e in found] == [("The Act", True), ("plan", True), ("plan", False)]


def test_a_detector_is_judged_by_place_and_denial_only() -> None:
    element = MeaningElement(kind="meaning", like=("x",), head="p.any", near=("nothing",), needs=("cause",))
    elements = {"m": element, "nothing": PhraseElement(kind="phrase", phrases=("zzz",))}
    stated = make_reading("We plan.", detected={"p.any": (0.9,)})
    assert find_evidence(elements, stated)[0].credited
    denied = make_reading("We never plan.", lambda start, end: DENIED, detected={"p.any": (0.9,)})
    assert not find_evidence(elements, denied)[0].credited
    heading = make_reading("We never plan.", lambda start, end: IN_HEADING, detected={"p.any": (0.9,)})
    assert not find_evidence(elements, heading)[0].credited


def test_weak_evidence_that_is_ruled_out_is_dropped() -> None:
    element = MeaningElement(kind="meaning", like=("x",), head="p.any")
    reading = make_reading("Plan", lambda start, end: IN_HEADING, detected={"p.any": (0.3,)})
    assert find_evidence({"m": element}, reading) == ()


def test_evidence_comes_in_text_order() -> None:
    elements = {"b": PhraseElement(kind="phrase", phrases=("later",)), "a": PLAN}
    assert [e.text for e in find_evidence(elements, make_reading("Plan now, later plan."))] == [
        "Plan",
        "later",
        "plan",
    ]
