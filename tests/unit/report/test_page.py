import re
from dataclasses import replace
from itertools import pairwise

import pytest
from lxml import html as lxml_html
from report_factory import make_crowded, make_hostile, make_long, make_marked, make_strong, make_weak

from checker.report import render_html, render_json, render_md, render_summary, render_text
from checker.types.result import Marks

AUDIENCES = ["learner", "assessor"]
MAKERS = [make_marked, make_strong, make_weak, make_crowded, make_long, make_hostile]


def parse(marked, audience):
    return lxml_html.fromstring(render_html(marked, audience).encode())


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("make", MAKERS)
def test_ids_are_unique_and_every_link_resolves(make, audience):
    tree = parse(make(), audience)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    links = tree.xpath("//@href")
    assert links
    assert {link for link in links if not (link.startswith("#") and link[1:] in ids)} == set()
    named = " ".join(tree.xpath("//@aria-labelledby | //@for")).split()
    assert set(named) <= set(ids)


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("make", [make_marked, make_strong, make_weak])
def test_headings_never_skip_a_level(make, audience):
    levels = [int(h.tag[1]) for h in parse(make(), audience).xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("make", MAKERS)
def test_the_whole_essay_is_in_the_page(make, audience):
    marked = make()
    paper = parse(marked, audience).xpath("//div[@class='paper']")[0]
    for extra in paper.xpath(
        ".//*[contains(@class, 'para')][self::span] | .//a | .//summary | .//p[@class='kind']"
    ):
        extra.drop_tree()
    for extra in paper.xpath(".//span[@class='page-mark']"):
        extra.drop_tree()
    shown = re.sub(r"\s+", "", paper.text_content())
    from checker.report.plain import show_plain

    assert shown == re.sub(r"\s+", "", show_plain(marked.essay.text))


@pytest.mark.parametrize("render", [
    lambda m: render_html(m, "learner"),
    lambda m: render_json(m, "learner"),
    lambda m: render_md(m, "learner"),
    lambda m: render_text(m, "learner", color=True),
    lambda m: render_summary(m, "learner"),
])  # fmt: skip
def test_learner_is_shown_nothing_of_the_rubric(render):
    marked = make_marked()
    told = [e.why for p in marked.points for e in p.evidence] + [p.statement for p in marked.points]
    assert all("SECRET" in words for words in told)
    shown = render(marked)
    assert "secret" not in shown.lower()
    for point in marked.points:
        assert not any(code in shown for code in point.standards)


def test_assessor_is_shown_all_of_it():
    shown = render_html(make_marked(), "assessor")
    for words in ("SECRET statement 1", "SECRET feedback 5", "SECRET why secret_duty", "SECRET counterpart"):
        assert words in shown
    assert "Not counted: SECRET denied (“do not”)." in shown
    assert "evidence was found but ruled out" in shown


def test_learner_is_told_why_something_does_not_count():
    text = " ".join(parse(make_marked(), "learner").text_content().split())
    assert "Not counted: “do not” turns it into its opposite." in text
    assert "Not counted: it is in the reference list; say it in the text." in text


def test_confidentiality_comes_first():
    main = parse(make_marked(), "learner").xpath("//main//section")
    assert main[0].get("class") == "alarm"
    assert parse(make_strong(), "learner").xpath("//section[@class='alarm']") == []


@pytest.mark.parametrize("awarded", [(1 / 3,) * 8, (0.125,) * 8, (2.0,) * 8])
def test_printed_marks_add_up(awarded):
    points = tuple(replace(p, marks=Marks(a, 2)) for p, a in zip(make_marked().points, awarded, strict=True))
    marked = make_marked(points=points, marks=sum((p.marks for p in points), Marks()))
    rows = parse(marked, "assessor").xpath("//section[@class='sums']//td[@class='number'][1]/text()")
    *parts, total = (float(cell) for cell in rows)
    assert round(sum(parts), 2) == total


def test_marks_that_do_not_add_up_get_a_line_of_their_own():
    marked = make_marked(marks=Marks(5, 16))
    rows = parse(marked, "assessor").xpath("//section[@class='sums']//td[@class='number'][1]/text()")
    assert rows[-2:] == ["−2", "5"]


@pytest.mark.parametrize("audience", AUDIENCES)
def test_policy_allows_our_style_and_script_only(audience):
    tree = parse(make_marked(), audience)
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert tree.xpath("//@style | //@*[starts-with(name(), 'on')]") == []
    assert tree.xpath("//link | //img | //iframe | //base") == []


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("make", MAKERS)
def test_same_bytes(make, audience):
    assert render_html(make(), audience) == render_html(make(), audience)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_text_is_narrow_and_harmless(audience):
    plain = render_text(make_hostile(), audience, color=False)
    assert all(len(line) <= 88 for line in plain.splitlines())
    assert "\x1b" not in plain
    assert "\u202e" not in plain
    coloured = render_text(make_marked(), audience, color=True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == render_text(make_marked(), audience, color=False)
    assert "\x1b[32m" in coloured


@pytest.mark.parametrize("audience", AUDIENCES)
def test_markdown_is_only_shown(audience):
    text = render_md(make_hostile(), audience)
    assert "<script" not in text
    assert re.search(r"(?<!\\)`", text) is None
    assert text.startswith("# ")


def test_summary_is_short_and_names_the_next_step():
    lines = render_summary(make_marked(), "learner").splitlines()
    assert len(lines) <= 8
    assert any(line.startswith("Next: ") for line in lines)
    assert "7 of 16 marks" in render_summary(make_marked(), "assessor")
    assert "marks" not in render_summary(make_marked(), "learner")
