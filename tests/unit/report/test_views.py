# ruff: noqa: E501
from dataclasses import replace

import pytest
from report_factory import K, evidence, make_essay, make_marked, make_point, make_strong, make_weak

from checker.report.highlights import lay_out_highlights
from checker.report.places import Places
from checker.report.reasons import why_not_counted
from checker.report.view_assessor import lay_out_assessor
from checker.report.view_essay import lay_out_essay
from checker.report.view_learner import lay_out_learner
from checker.types.cue import Assertion
from checker.types.essay import Essay, Section
from checker.types.result import Marks

BARE = {"flags": (), "outdated": (), "confidentiality": (), "facts": ()}


def test_steps_gain_most_and_say_where():
    page = lay_out_learner(make_marked())
    assert [step.title for step in page.steps] == [
        "Keeping records",
        "How teams grow",
        "Getting past difficulties",
    ]
    assert page.steps[0].place == "Go back to paragraph 3"
    assert page.steps[1].place == "In a new paragraph, before paragraph 12"
    assert page.steps[1].opening == "To finish, partnership helps because nobody sees the …"


def test_a_point_worth_more_comes_first():
    marked = make_marked()
    dear = replace(marked.points[5], marks=Marks(1, 9))
    page = lay_out_learner(replace(marked, points=(*marked.points[:5], dear, *marked.points[6:])))
    assert page.steps[0].title == "What makes it work"
    assert page.steps[0].place == "Build on paragraph 4"


def test_strengths_are_met_points_first_and_no_quotation_twice():
    strengths = lay_out_learner(make_marked()).strengths
    assert [card.title for card, _ in strengths] == [
        "Law and guidance",
        "An example from your work",
        "Who does what",
    ]
    assert len({quote.text for _, quote in strengths}) == 3


@pytest.mark.parametrize(("make", "title", "steps"), [
    (make_marked, "What you do well so far", "Your next three steps"),
    (make_strong, "Three things you do well", "Your next no steps"),
    (make_weak, "What you have so far", "Your next three steps"),
])  # fmt: skip
def test_titles(make, title, steps):
    page = lay_out_learner(make())
    assert (page.strengths_title, page.steps_title) == (title, steps)


@pytest.mark.parametrize(("levels", "headline", "sentence"), [
    ((2, 2), "Your draft covers every point.", "Both points are met."),
    ((2, 0), "Your draft covers most of what is asked. Here is what is left.", "Of the two points, one is met and one is not met yet."),
    ((1, 1), "Your draft is well under way.", "Both points are partly met."),
    ((1, 0, 0, 0), "You have made a start. There is more to bring in.", "Of the four points, one is partly met and three are not met yet."),
    ((0,), "This is a beginning. The points of the task are still to come.", "The one point is not met yet."),
    ((), "There is nothing to look for in this mark scheme.", ""),
])  # fmt: skip
def test_where_the_draft_stands(levels, headline, sentence):
    points = tuple(make_point(i, f"P{i}", level) for i, level in enumerate(levels))
    standing = lay_out_learner(make_marked(points=points)).standing
    assert (standing.headline, standing.sentence) == (headline, sentence)
    assert len(standing.dots) == len(levels)


def test_the_rubrics_own_level_names_are_used():
    points = tuple(make_point(i, f"P{i}", 1, level_name="developing") for i in range(3))
    assert lay_out_learner(make_marked(points=points)).standing.sentence == "All three points are developing."


def test_quotations_that_overlap_are_one_for_the_learner():
    essay = make_essay(((K.BODY, 0, "One two three four five. Six."),))
    found = (
        evidence(essay, "a", "two three four"),
        evidence(essay, "b", "three four five"),
        evidence(essay, "c", "Six"),
    )
    page = lay_out_learner(
        make_marked(
            essay=essay, points=(make_point(1, "P", 1, found),), flags=(), outdated=(), confidentiality=()
        )
    )
    assert [quote.text for quote in page.cards[0].quotes] == ["two three four five", "Six"]


def lay_out_one(text, *found, level=1, audience="learner", **given):
    essay = make_essay(((K.BODY, 0, text),))
    point = make_point(1, "P", level, tuple(evidence(essay, name, words, **given) for name, words in found))
    marked = make_marked(essay=essay, points=(point,), **BARE)
    if audience == "learner":
        return lay_out_learner(marked).cards[0]
    return lay_out_assessor(marked).cards[0][0]


def test_names_in_one_sentence_are_one_stretch_for_the_learner():
    card = lay_out_one("It needs trust, respect and time.", ("a", "trust"), ("b", "respect"), ("c", "time"))
    assert [quote.text for quote in card.quotes] == ["trust, respect and time"]


@pytest.mark.parametrize(("kind", "shown"), [("fact", []), ("meaning", ["Point A, P: not counted"])])
def test_a_name_that_counts_elsewhere_is_not_struck_out_for_the_learner(kind, shown):
    essay = make_essay(((K.BODY, 0, "The physio helps him to walk."),))
    names = evidence(essay, "a", "physio", kind=kind, credited=False)
    counts = evidence(essay, "b", "The physio helps him to walk.", kind="meaning")
    points = (make_point(1, "P", 0, (names,)), make_point(2, "Q", 1, (counts,)))
    marked = make_marked(essay=essay, points=points, **BARE)
    struck = {
        who: [h.label for h in lay_out_highlights(marked, who) if h.kind == "not_counted"]
        for who in ("learner", "assessor")
    }
    assert struck == {"learner": shown, "assessor": ["Point A, P: not counted"]}


def test_a_learner_sees_the_best_and_two_of_a_beginning():
    words = [f"Word{i}x" for i in range(12)]
    found = [(name, name) for name in words]
    assert len(lay_out_one(". ".join(words), *found).credited) == 8
    assert len(lay_out_one(". ".join(words), *found, level=0).credited) == 2
    assert len(lay_out_one(". ".join(words), *found, audience="assessor").credited) == 12


def test_names_within_a_quotation_belong_to_it_and_others_are_folded():
    text = "The nurse helps. A nurse. One nurse. Our nurse came. The cook went."
    essay = make_essay(((K.BODY, 0, text),))
    said = evidence(
        essay, "says", "The nurse helps.", kind="meaning", why="says what somebody does", strength=0.7
    )
    at = [i for i in range(len(text)) if text.startswith("nurse", i)]
    named = [
        replace(evidence(essay, "names", "nurse", kind="fact", why="names Nurse"), start=i, end=i + 5)
        for i in at
    ]
    point = make_point(1, "P", 1, (said, *named, evidence(essay, "n", "cook", kind="fact", why="names Cook")))
    card = lay_out_assessor(make_marked(essay=essay, points=(point,), **BARE)).cards[0][0]
    assert (card.quotes[0].note, card.quotes[0].sure) == (
        "says what somebody does; names Nurse",
        "likely match",
    )
    assert [quote.only_names for quote in card.quotes] == [False, True, True]
    folded = [(names.words, len(names.quotes)) for names in card.names]
    assert folded == [("names Nurse", 1), ("names Cook", 1)]
    assert len(card.credited) == 5


@pytest.mark.parametrize(("assertion", "praised"), [(Assertion.ASSERTED, 1), (Assertion.NEGATED, 0)])
def test_nobody_is_praised_for_what_is_denied(assertion, praised):
    essay = make_essay(((K.BODY, 0, "I have not been to a meeting."),))
    found = evidence(essay, "a", "I have not been to a meeting.", assertion=assertion)
    page = lay_out_learner(make_marked(essay=essay, points=(make_point(1, "P", 1, (found,)),), **BARE))
    assert len(page.strengths) == praised


def test_a_program_is_never_quite_sure():
    point = replace(make_point(1, "P", 1), confidence=1.0)
    page = lay_out_assessor(make_marked(points=(point,), **BARE))
    assert page.cards[0][1].confidence == "99%"


def test_short_quotations_bring_what_stands_around_them():
    essay = make_essay(((K.HEADING, 1, "Title"), (K.BODY, 0, "We met at the school on Monday.")))
    point = make_point(1, "P", 1, (evidence(essay, "a", "school"),))
    page = lay_out_learner(
        make_marked(essay=essay, points=(point,), flags=(), outdated=(), confidentiality=())
    )
    quote = page.cards[0].quotes[0]
    assert (quote.before, quote.text, quote.after) == ("We met at the ", "school", " on Monday.")


def test_what_stands_around_a_quotation_ends_with_its_sentence():
    text = "First one. We met at the school, at last. I never agree."
    essay = make_essay(((K.BODY, 0, text),))
    found = (evidence(essay, "a", "the school"), evidence(essay, "b", "First one."))
    page = lay_out_learner(make_marked(essay=essay, points=(make_point(1, "P", 1, found),), **BARE))
    around = [(quote.before, quote.after) for quote in page.cards[0].quotes]
    assert around == [("We met at ", ", at last."), ("", "")]


@pytest.mark.parametrize(("given", "kind", "reason"), [
    ({"assertion": Assertion.NEGATED, "cue": "never"}, K.BODY, "“never” turns it into its opposite"),
    ({"assertion": Assertion.NEGATED}, K.BODY, "this turns it into its opposite"),
    ({"assertion": Assertion.HEDGED, "cue": "perhaps"}, K.LIST, "“perhaps” leaves it open whether you mean it"),
    ({"assertion": Assertion.REPORTED}, K.TABLE, "it is given as what somebody else says"),
    ({"assertion": Assertion.NEGATED, "cue": "not"}, K.HEADING, "it is in a heading; say it in a sentence of your own"),
    ({}, K.BODY, "it is close, but it does not say enough by itself yet"),
    ({}, K.QUOTATION, "it is somebody else’s words; say it in your own"),
])  # fmt: skip
def test_reasons(given, kind, reason):
    essay = make_essay(((K.BODY, 0, "We met."),))
    assert why_not_counted(evidence(essay, "secret", "met", credited=False, **given), kind) == reason


def test_headings_of_the_essay_start_below_the_pages_own():
    blocks = tuple((K.HEADING, level, f"H{level}") for level in (2, 4, 4, 1, 6, 3, 6, 6))
    essay = make_essay(blocks)
    view = lay_out_essay(essay, (), Places(essay))
    assert [block.level for group in view.groups for block in group.blocks] == [3, 4, 4, 3, 4, 4, 5, 5]


def test_rows_of_tables_are_cut_into_cells():
    text = "a\tb\nc\n"
    essay = Essay("e", "e", text, (Section(K.TABLE, 0, len(text)),))
    cells = lay_out_essay(essay, (), Places(essay)).groups[0].blocks[0].cells
    assert ["".join(piece.text for piece in cell) for cell in cells] == ["a", "b", "c"]
