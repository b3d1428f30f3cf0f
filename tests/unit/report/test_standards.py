"""Standards in the report: evidenced and cited, with what became of their set."""

import json
import re
from dataclasses import replace

import pytest
from lxml import html
from report_factory import BLOCKS, K, find, make_essay, make_marked, make_point

from checker.report import load_json, render_html, render_json, render_md, render_text
from checker.types.result import CitedStandard, EvidencedStandard, NamedStandard, ReachedPoint

Q6 = NamedStandard(
    "Q6",
    "SECRET what Q6 asks.",
    "qts",
    "QTS standards (2007)",
    "superseded",
    "the Teachers' Standards",
    "2012-09-01",
    "Look at standard 8.",
)
Q20 = replace(Q6, code="Q20", says="SECRET what Q20 asks.")
OWN = NamedStandard("unit 4")


@pytest.fixture
def marked():
    blocks = ((K.BODY, 0, "I met standards Q6 and Q20 at our meetings. Later I met Q6 again."), *BLOCKS[3:5])
    essay = make_essay(blocks)
    again = essay.text.rindex("Q6")
    empty = dict.fromkeys(("facts", "flags", "outdated", "confidentiality", "advice"), ())
    return make_marked(
        essay=essay,
        points=(make_point(1, "Law", 2, standards=("Q6",)), make_point(2, "Roles", 1, standards=("unit 4",))),
        standards=(
            EvidencedStandard(Q6, (ReachedPoint("secret_point_1", 2, 2),), 3),
            EvidencedStandard(OWN, (ReachedPoint("secret_point_2", 1, 2),), 1),
        ),
        cited_standards=(
            CitedStandard(Q6, *find(essay, "Q6"), evidenced=True),
            CitedStandard(Q20, *find(essay, "Q20"), evidenced=False),
            CitedStandard(Q6, again, again + 2, "Q6", evidenced=True),
        ),
        **empty,
    )


def words(tree):
    return re.sub(r"\s+", " ", tree.text_content()).strip()


def test_assessors_page_has_a_table_for_each_set(marked):
    section = html.fromstring(render_html(marked, "assessor")).xpath(
        "//section[@aria-labelledby='standards']"
    )[0]
    assert [words(h) for h in section.xpath(".//h3")] == ["QTS standards (2007)", "Codes of this mark scheme"]
    assert "Replaced on 1 September 2012 by the Teachers’ Standards. Look at standard 8." in words(section)
    rows = [[words(cell) for cell in row] for row in section.xpath(".//tbody/tr")]
    assert rows == [
        [
            "Q6SECRET what Q6 asks.",
            "A. Law (met)1 met, out of 3 points about it",
            "Q6 paragraph 1, line 1; Q6 paragraph 1, line 1",
        ],
        ["Q20SECRET what Q20 asks.", "No credited point", "Q20 paragraph 1, line 1"],
        ["unit 4", "B. Roles (partly met)1 partly met, out of 1 point about it", "no"],
    ]


def test_text_and_markdown_say_the_same(marked):
    text = " ".join(render_text(marked, "assessor", color=False).split())
    assert "Replaced on 1 September 2012 by the Teachers’ Standards." in text
    assert "Q6: SECRET what Q6 asks. → Evidenced by Law (met): 1 met, out of 3 points about it." in text
    assert "Q20: SECRET what Q20 asks. → Not evidenced. “Q20” (cited in paragraph 1, line 1)" in text
    assert "## Standards\n" in render_md(marked, "assessor")


def test_json_has_both_lists_and_reads_back(marked):
    document = json.loads(render_json(marked))
    first, own = document["standards"]
    assert (first["code"], first["status"], first["replaced_on"]) == ("Q6", "superseded", "2012-09-01")
    assert first["points"] == [{"id": "secret_point_1", "level": 2, "top_level": 2}]
    assert (first["asked"], own["code"], own["set_id"]) == (3, "unit 4", "")
    cited = document["cited_standards"]
    assert [(one["text"], one["evidenced"]) for one in cited] == [("Q6", True), ("Q20", False), ("Q6", True)]
    assert all(document["essay"]["text"][one["start"] : one["end"]] == one["text"] for one in cited)
    assert cited[0]["line"] == 1
    assert load_json(render_json(marked)) == marked


@pytest.mark.parametrize(
    "render", [render_html, render_json, render_md, lambda m, a: render_text(m, a, color=False)]
)
def test_learners_see_the_codes_they_cite_and_nothing_else(marked, render):
    shown = render(marked, "learner")
    assert "SECRET" not in shown
    assert "unit 4" not in shown
    assert "Q20" in shown
    assert "1 September 2012" in shown or "2012-09-01" in shown
    assert "Evidenced by" not in shown
    assert "out of 3 points" not in shown


def test_the_learners_json_does_not_tell_what_is_evidenced(marked):
    document = json.loads(render_json(marked, "learner"))
    assert document["standards"] == []
    assert {one["evidenced"] for one in document["cited_standards"]} == {None}


@pytest.mark.parametrize("audience", ["learner", "assessor"])
def test_nothing_is_shown_where_there_are_none(marked, audience):
    plain = replace(marked, standards=(), cited_standards=())
    assert "tandards evidenced" not in render_html(plain, audience)
    assert "Standards" not in render_text(plain, audience, color=False).replace("Standards: Q6", "").replace(
        "Standards: unit 4", ""
    )
