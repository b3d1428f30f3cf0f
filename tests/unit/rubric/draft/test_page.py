import pytest

from checker.rubric.draft.page import read_page

from . import pages


@pytest.mark.parametrize(
    ("text", "title", "counts"),
    [
        (pages.TALK, "", {"synopsis": 1, "concepts": 1, "tips": 2, "mistakes": 3, "points": 3}),
        (pages.FOOD, "Food safety in early years settings", {"points": 3, "mistakes": 2, "tips": 2}),
        (pages.ONE_LINE, "Play and learning", {"synopsis": 1, "tips": 2, "points": 2, "mistakes": 1}),
        (pages.CRITERIA, "Unit 12: Outdoor learning", {"points": 4}),
        (pages.LINES, "", {"points": 3}),
        (pages.PARTNERS, "Working with outside services", {"synopsis": 1, "points": 3, "mistakes": 1}),
    ],
)
def test_every_entry_of_every_part_is_read(text, title, counts):
    page = read_page([text])
    assert page.title == title
    assert {part: len(items) for part, items in page.parts.items()} == counts


def test_bullets_numbers_and_emphasis_are_taken_away():
    assert [item.text for item in read_page([pages.TALK]).items("concepts")] == [
        "Stages of language: from babble to sentences."
    ]
    assert [item.number for item in read_page([pages.FOOD]).items("points")] == ["1", "2", "3"]
    assert (
        read_page([pages.FOOD])
        .items("points")[2]
        .text.endswith("contamination, temperature control and stock rotation.")
    )


def test_lettered_lines_belong_to_their_criterion():
    points = read_page([pages.CRITERIA]).items("points")
    assert [point.number for point in points] == ["1.1", "1.2", "2.1", "2.2"]
    assert points[3].text == "Evaluate the activity, making reference to: safety, enjoyment"


@pytest.mark.parametrize(
    "heading",
    [
        "Examiner Marking Points",
        "## Marking Points:",
        "**Assessment Criteria**",
        "3. Mark Scheme",
        "MARKING POINTS",
    ],
)
def test_headings_in_other_dress(heading):
    assert len(read_page([f"{heading}\n- Explain play.\n- Describe sleep."]).items("points")) == 2


def test_a_sentence_about_marking_points_is_no_heading():
    page = read_page(
        ["Examiner Marking Points\n- Explain what marking points are and why examiners use them in a unit."]
    )
    assert len(page.items("points")) == 1


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "word"])
def test_nothing_is_nothing(text):
    assert read_page([text]).parts == {}
