"""From points to standards, and the codes that a writer cites."""

from dataclasses import replace

from checker.rubric.standards import load_standards
from checker.scoring import find_cited_standards, score_standards
from checker.scoring.standards import name_standard
from checker.types.essay import Essay, Section, SectionKind
from checker.types.result import Marks, PointResult, ReachedPoint
from checker.types.rubric import MarkedPoint, MarkingPoint, Outcome, Rubric

SETS = load_standards()


def point(name: str, *codes: str) -> MarkedPoint:
    data = {
        "id": name,
        "title": name,
        "statement": name,
        "asked_by": ["a test"],
        "verb": "explain",
        "elements": {"says": {"kind": "phrase", "phrases": ["we meet"]}},
        "levels": {2: {"all": ["says"]}, 1: {"any": ["says"]}},
        "feedback": {2: "c", 1: "b", 0: "a"},
        "hint": {1: "more", 0: "start"},
        "standards": codes,
    }
    return MarkedPoint(point=MarkingPoint.model_validate(data), marks={1: 1, 2: 2})


def rubric(*points: MarkedPoint) -> Rubric:
    return Rubric(
        id="r",
        version="1",
        title="R",
        about="",
        asked_by=("a test",),
        level_names={},
        points=points,
        flags=(),
        advice=(),
        outcomes=(Outcome(name="marked"),),
        sha256="",
    )


def result(marked: MarkedPoint, level: int) -> PointResult:
    empty = PointResult("", "", "", level, "", 2, Marks(), 1.0, (), (), "", "")
    return replace(empty, id=marked.point.id, standards=marked.point.standards if level else ())


def essay(*blocks: tuple[SectionKind, str]) -> Essay:
    text, sections = "", []
    for kind, words in blocks:
        sections.append(Section(kind, len(text), len(text) + len(words) + 1))
        text += f"{words}\n"
    return Essay("e", "e", text, tuple(sections))


A, B, C = point("a", "STL62", "Q21(b)"), point("b", "STL62", "Q21", "unit 3a"), point("c", "STL62")


def test_points_at_level_1_or_above_evidence_their_standards_and_say_how_far() -> None:
    found = score_standards(rubric(A, B, C), [result(A, 2), result(B, 1), result(C, 0)], SETS)
    by_code = {one.standard.code: one for one in found}
    assert list(by_code) == ["Q21", "STL62", "unit 3a"]
    assert by_code["STL62"].points == (ReachedPoint("a", 2, 2), ReachedPoint("b", 1, 2))
    assert by_code["STL62"].asked == 3
    assert by_code["Q21"].asked == 2


def test_a_standard_has_its_name_and_what_became_of_its_set() -> None:
    found = name_standard("Q21(b)", SETS)
    assert found.set_title == "Standards for the award of qualified teacher status (2007)"
    assert (found.status, found.replaced_by, found.replaced_on) == (
        "superseded",
        "Teachers' Standards",
        "2012-09-01",
    )
    assert found.says
    assert found.today


def test_a_code_of_no_set_stays_as_it_is_written() -> None:
    assert name_standard("unit 3a", SETS).code == "unit 3a"
    assert name_standard("unit 3a", SETS).set_title == ""


def test_nothing_met_evidences_nothing() -> None:
    assert score_standards(rubric(A), [result(A, 0)], SETS) == ()


def test_cited_codes_say_whether_they_are_evidenced_too() -> None:
    scheme = rubric(A)
    text = essay((SectionKind.HEADING, "STL62"), (SectionKind.BODY, "I also met STL 60."))
    evidenced = score_standards(scheme, [result(A, 1)], SETS)
    cited = find_cited_standards(scheme, text, evidenced, SETS)
    assert [(one.standard.code, one.text, one.evidenced) for one in cited] == [
        ("STL62", "STL62", True),
        ("STL60", "STL 60", False),
    ]
    assert all(text.text[one.start : one.end] == one.text for one in cited)


def test_codes_of_the_task_and_of_the_references_are_not_the_writers() -> None:
    text = essay(
        (SectionKind.TITLE_PAGE, "Unit STL62"),
        (SectionKind.QUESTION, "Explain STL60."),
        (SectionKind.BODY, "We meet."),
        (SectionKind.REFERENCE_LIST, "TDA (2007) STL20."),
    )
    assert find_cited_standards(rubric(A), text, (), SETS) == ()


def test_a_rubric_without_standards_has_none_to_show() -> None:
    plain = point("d")
    text = essay((SectionKind.BODY, "This shows STL62."))
    assert score_standards(rubric(plain), [result(plain, 2)], SETS) == ()
    assert find_cited_standards(rubric(plain), text, (), SETS) == ()
    assert [one.text for one in find_cited_standards(rubric(plain, C), text, (), SETS)] == ["STL62"]
