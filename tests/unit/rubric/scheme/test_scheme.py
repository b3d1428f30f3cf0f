import pytest

from checker.rubric import load_rubric
from checker.rubric.scheme import FORMATS, lay_out_point, lay_out_scheme, render_point, render_scheme
from checker.rubric.scheme.wording import say_condition, say_context, say_looks_for
from checker.types.element import Condition, FactElement, PatternElement, PhraseElement


@pytest.fixture
def rubric(folder):
    return load_rubric("small", folder=folder)


@pytest.mark.parametrize("kind", FORMATS)
def test_a_scheme_shows_every_point_level_flag_tip_and_outcome(rubric, kind):
    page = render_scheme(lay_out_scheme(rubric), kind)
    for words in (
        "Small rubric",
        "Who looks after the child",
        "Own point",
        "Role and purpose.",
        "Never sharing",
    ):
        assert words in page
    for words in (
        "Share where a child is at risk.",
        "Say what it is for.",
        "3 marks or more",
        "otherwise",
        "6 marks",
    ):
        assert words in page


@pytest.mark.parametrize("kind", FORMATS)
def test_a_point_is_explained_with_all_that_it_looks_for(rubric, kind):
    page = render_point(lay_out_point(rubric.points[0], rubric), kind)
    for words in (
        "Words or phrases: key person",
        "in or beside a sentence with: names role",
        "builds a bond",
    ):
        assert words in page
    for words in ("names role and says bond", "5 marks", "Say who is responsible.", "We like painting."):
        assert words in page


def test_html_is_escaped(folder, change):
    change("small", "title: Small rubric", 'title: "<script>alert(1)</script>"')
    page = render_scheme(lay_out_scheme(load_rubric("small", folder=folder)), "html")
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_markdown_is_escaped(folder, change):
    change("small", "title: Own point", 'title: "a | b *c* <d>"')
    page = render_scheme(lay_out_scheme(load_rubric("small", folder=folder)), "md")
    assert r"a \| b \*c\* \<d\>" in page


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ({"all": ["a", {"any": ["b", "c"]}]}, "a and (b or c)"),
        ({"not": "a"}, "not: a"),
        ({"at_least": {"n": 2, "of": ["a", "b"]}}, "at least 2 of: a or b"),
        ({"at_least": {"n": 2, "of": ["a"], "counting": "facts"}}, "at least 2 different things among: a"),
        ({"any": ["a", {"at_least": {"n": 1, "of": ["b"]}}]}, "a or at least 1 of: b"),
    ],
)
def test_conditions_in_words(condition, words):
    assert say_condition(Condition.model_validate(condition), {}) == words


def test_elements_in_words():
    fact = FactElement(kind="fact", facts=("ca2004",), types=("act_section",))
    assert say_looks_for(fact) == ("Children Act 2004", "any act section of the fact base")
    pattern = PatternElement(kind="pattern", patterns=(({"LEMMA": {"IN": ["go", "run"]}}, {"POS": "ADV"}),))
    assert say_looks_for(pattern) == ("go/run …",)
    near = PhraseElement(
        kind="phrase",
        phrases=("x",),
        near=("a",),
        within="sentence",
        needs=("cause",),
        excludes=("requirement",),
    )
    assert say_context(near, {}) == (
        "in the same sentence as: a",
        "with a reason",
        "without what is required",
    )
