import pytest
import yaml

from checker.errors import RubricError
from checker.rubric import load_bank, load_rubric
from checker.rubric.bank import Bank
from checker.rubric.draft.page import Page, read_page
from checker.rubric.draft.write import render_draft
from checker.rubric.quality import lint_rubric
from checker.types.element import Condition

from . import pages

BANK = load_bank()
ALL = [pages.TALK, pages.FOOD, pages.ONE_LINE, pages.CRITERIA, pages.LINES, pages.PARTNERS]


def draft(text, bank=BANK):
    return yaml.safe_load(render_draft(read_page([text]), "page.txt", bank))


@pytest.mark.parametrize("text", ALL)
def test_a_draft_holds_every_entry_of_its_page(text):
    page, made = read_page([text]), draft(text)
    assert [point["statement"] for point in made["points"]] == [item.text for item in page.items("points")]
    for part, key in (("tips", "advice"), ("mistakes", "flags")):
        assert len(made[key]) == len(page.items(part))
        for item, entry in zip(page.items(part), made[key], strict=True):
            assert item.text in str(entry["asked_by"])


@pytest.mark.parametrize("text", ALL)
def test_a_draft_loads_and_lint_names_every_open_question_and_nothing_else_but_examples(text, tmp_path):
    path = tmp_path / "draft.yaml"
    path.write_text(render_draft(read_page([text]), "page.txt", BANK), encoding="utf-8")
    rubric = load_rubric(path, BANK)
    assert len(rubric.points) == len(read_page([text]).items("points"))
    findings = lint_rubric(path)
    own = [finding for finding in findings if finding.problem.path == str(path)]
    assert {finding.check for finding in own} <= {"examples", "todo"}
    questions = path.read_text(encoding="utf-8").count("\n  todo:") + path.read_text(encoding="utf-8").count(
        "\ntodo:"
    )
    assert len({f.problem.where.rsplit("todo", 1)[0] for f in own if f.check == "todo"}) == questions > 0


def test_known_points_and_flags_are_taken_from_the_bank():
    made = draft(pages.PARTNERS)
    assert [point.get("use") for point in made["points"]] == ["legal_basis", "barriers_solutions", None]
    assert [flag.get("use") for flag in made["flags"]] == ["m_lead_authority"]


def test_a_page_on_another_subject_takes_nothing_from_the_bank():
    for text in (
        pages.TALK,
        pages.FOOD,
        pages.LINES,
        "Explain the key features of effective communication in a team",
    ):
        assert not [point for point in draft(text)["points"] if "use" in point]


def test_an_empty_bank_is_no_hindrance():
    assert len(draft(pages.PARTNERS, Bank())["points"]) == 3


def test_facts_lists_and_claims_become_elements():
    points = draft(pages.TALK)["points"]
    assert [e["phrases"][0] for e in points[0]["elements"].values() if e["kind"] == "phrase"][:3] == [
        "commenting",
        "expanding sentences",
        "sharing books",
    ]
    assert points[0]["elements"]["makes_claim"]["like"][0] == "Adults support early talk."
    assert points[2]["elements"]["names_who"]["facts"] == ["role_salt"]
    assert [point["verb"] for point in points] == ["explain", "evaluate", "describe"]


def test_the_verb_decides_what_the_top_level_needs():
    levels = Condition.model_validate(draft(pages.TALK)["points"][1]["levels"][2])
    assert levels.all[1:] == ("asked_strength", "asked_limit", "asked_judgement")


def test_misconceptions_have_their_counterpart():
    flags = draft(pages.TALK)["flags"]
    assert [flag["counterpart"] for flag in flags] == [
        "Bilingualism is an advantage.",
        "Speech and language differ.",
        "Involve parents in the plan.",
    ]


def test_a_tip_that_gives_the_answer_away_is_put_neutrally():
    text = pages.TALK.replace("Use a named child (with a changed name)", "Use picture cards")
    tip = draft(text)["advice"][0]
    assert tip["text"] == "Look again at tip 1 of your page."
    assert "picture cards" in tip["asked_by"]
    assert "picture cards" in tip["todo"][-1]


def test_marks_of_a_table_are_kept():
    from checker.rubric.draft.table import read_table

    page = read_table("Ref,Criterion,Marks\n1.1,Explain attachment,6\n1.2,Describe settling in,\n", "t.csv")
    made = yaml.safe_load(render_draft(page, "t.csv", BANK))
    assert [point.get("marks") for point in made["points"]] == [{1: 3.0, 2: 6.0}, None]


def test_a_page_without_marking_points_says_what_was_expected():
    with pytest.raises(RubricError, match=r"page.txt:1: no marking points found; expected a heading such as"):
        render_draft(Page(), "page.txt", BANK)


def test_without_marking_points_the_key_concepts_are_taken():
    made = draft("Key Concepts\n- Attachment: a bond with one adult.\n- Transition: a move to a new room.")
    assert len(made["points"]) == 2
    assert any("key concepts were taken" in one for one in made["todo"])
