import json
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from checker.agreement.compare import compare, compare_readings
from checker.agreement.figures import show_figure
from checker.agreement.reading import PointReading, Reading
from checker.agreement.render_html import render_html
from checker.agreement.render_text import lay_out_table, render_text
from checker.agreement.report import CrossValidated, Report, render_json

from .conftest import make_gold
from .marked import make_marked, make_point, mark_tiny


@pytest.fixture
def report(tiny):
    marked = mark_tiny(tiny)
    return Report("gold_tiny", "Checker 1", marked["a1"].made_with, (), compare(tiny, marked))


class Page(HTMLParser):
    def __init__(self, page):
        super().__init__()
        self.ids, self.links, self.sources, self.tags, self.styled = [], [], [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        self.tags.append(tag)
        self.ids += [named["id"]] if "id" in named else []
        self.links += [named["href"]] if "href" in named else []
        self.sources += [named["src"]] if "src" in named else []
        self.styled += [tag] if "style" in named or any(name.startswith("on") for name in named) else []


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (1.0, "1.00"),
        (0.9999, "0.99"),
        (0.0, "0.00"),
        (0.0001, "0.01"),
        (-0.5, "−0.50"),
        (-0.001, "−0.01"),
        (-1.0, "−1.00"),
        (None, "–"),
    ],
)
def test_a_figure_is_never_rounded_to_a_perfect_one(value, shown):
    assert show_figure(value) == shown


def test_a_table_is_aligned():
    assert lay_out_table([("a", "n"), ("long", "10")]) == "a      n\nlong  10"


def test_text_says_all_of_it(report):
    text = render_text(report)
    for words in (
        "Checker 1, compared with the readers of gold_tiny: 4 essays",
        "legal_basis          4   0.00",
        "communication_trust  4   0.75",
        "mean kappa    0.38",
        "exact         0.75",
        "m_lead_authority",
        "found, but readers were not asked for it (essays): ca2026 (too early) (1)",
        "points that both credit  0.80",
        "expected calibration error  0.24",
        "nation",
        "too few to say much",
        "a2 legal_basis 0 2 0.80",
        "bootstrap over essays",
    ):
        assert " ".join(words.split()) in " ".join(text.split())
    assert "THE MODEL HAS SEEN" not in text


def test_text_names_what_is_in_no_figure(tiny):
    a1, a2, *_ = tiny.essays
    marked = {
        "a1": make_marked(a1, make_point(a1.text, "legal_basis", 2)),
        "a2": make_marked(a2, make_point(a2.text, "other_point", 1)),
    }
    agreement = compare(tiny, marked, unreadable={"a3": "no words in it"}, rubric_flags=[])
    text = render_text(Report("g", "c", None, (), agreement))
    assert "could not be marked, in no figure: a3 (no words in it)" in text
    assert "labelled, but not in the rubric, in no figure: communication_trust" in text
    assert "in the rubric, but not labelled, in no figure: other_point" in text
    assert "labelled, but not in the rubric: m_lead_authority" in text


def test_repeats_are_told():
    gold = make_gold({"p": [0, 1, 2]})
    readings = {f"e{i}": Reading(f"e{i}", "", {"p": PointReading(i)}) for i in range(3)}
    agreement = compare_readings(gold, [readings, readings])
    text = render_text(Report("g", "c", None, (), agreement))
    assert "over the repeats  mean  deviation  repeat 1  repeat 2\nmean kappa        1.00       0.00" in text
    page = render_html(Report("g", "c", None, (), agreement))
    assert '<th scope="row">mean kappa</th><td>1.00</td><td>0.00</td><td>1.00</td><td>1.00</td>' in page
    (whole, *_) = json.loads(render_json(Report("g", "c", None, (), agreement)))["over_repeats"]
    assert whole == {"name": "mean kappa", "each": [1.0, 1.0], "mean": 1.0, "deviation": 0.0}


def test_cross_validation_is_said_plainly(report):
    given = replace(report, cross_validated=CrossValidated("w", repeats=3, folds=5, networks=2, texts=90))
    for render in (render_text, render_html):
        words = " ".join(render(given).split())
        assert "CROSS-VALIDATED on 90 labelled texts, 3 × 5 folds." in words
        assert "CROSS-VALIDATED" not in render(report)
    assert json.loads(render_json(given))["cross_validated"]["networks"] == 2
    assert json.loads(render_json(report))["cross_validated"] is None


@pytest.mark.parametrize("render", [render_text, render_html])
def test_seen_essays_are_told_loudly(report, render):
    assert "THE MODEL HAS SEEN 2 OF THESE 4 ESSAYS" in render(replace(report, seen=("a1", "a2")))


@pytest.mark.parametrize("render", [render_text, render_html, render_json])
def test_nothing_marked_can_be_rendered(tiny, render):
    assert "a1" in render(Report("g", "c", None, (), compare(tiny, {})))


@pytest.mark.parametrize("render", [render_text, render_html, render_json])
def test_same_bytes_twice(tiny, render):
    once, again = (render(Report("g", "c", None, (), compare(tiny, mark_tiny(tiny)))) for _ in range(2))
    assert once == again


def test_json_document(report):
    document = json.loads(render_json(report))
    assert document["schema"] == "checker/agreement/1"
    assert document["made_with"]["rubric"]["id"] == "tiny"
    assert document["kappa"]["value"] == 0.375
    assert document["kappa"]["method"] == "bootstrap"
    assert document["points"][0]["confusion"] == [[0, 0, 1], [0, 2, 0], [0, 0, 1]]
    assert {each["kind"] for each in document["findings"]} == {"flags", "outdated", "confidentiality"}
    assert document["disagreements"][0]["essay"] == "a2"
    assert {"by": "style", "group": "bullets"} not in document["behind"]


def test_page_is_whole_and_asks_for_nothing(report):
    page = render_html(report)
    parsed = Page(page)
    assert page.startswith("<!doctype html>")
    assert "default-src 'none'; style-src 'sha256-" in page.replace("&#39;", "'")
    assert parsed.sources == []
    assert not {"script", "link", "img", "iframe"} & set(parsed.tags)
    assert parsed.styled == []
    assert all(link.startswith("#") and link[1:] in parsed.ids for link in parsed.links)
    assert len(parsed.ids) == len(set(parsed.ids))


def test_page_shows_both_sides(report):
    page = render_html(report)
    assert "a2, legal_basis: readers 0, ours 2 (confidence 0.80)" in page
    assert "The only mention of law denies it." in page
    assert "<bdi>We do not follow any law about other agencies.</bdi>" in page
    assert "<bdi>We do not follow any law</bdi>" in page
    assert "First quotations that no reader chose: 1" in page


def test_words_of_an_essay_cannot_run(tiny):
    hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    a1, *_ = tiny.essays
    point = make_point(a1.text, "legal_basis", 0, "The Children Act 2004")
    marked = make_marked(
        a1, replace(point, evidence=(replace(point.evidence[0], text=hostile, why=hostile),))
    )
    page = render_html(Report(hostile, hostile, None, (), compare(tiny, {"a1": marked})))
    assert not {"script", "img"} & set(Page(page).tags)
    assert "&lt;script&gt;" in page


def test_a_long_row_of_quotations_is_cut_and_says_so(tiny):
    a1, *_ = tiny.essays
    point = make_point(a1.text, "legal_basis", 0, *["The Children Act 2004"] * 11)
    page = render_html(Report("g", "c", None, (), compare(tiny, {"a1": make_marked(a1, point)})))
    assert page.count("<bdi>The Children Act 2004</bdi>") == 8
    assert "and 3 more" in page
