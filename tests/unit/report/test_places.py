from report_factory import K, find, make_essay, make_marked

from checker.report.places import Places


def test_paragraphs_pages_lines_and_columns():
    essay = make_marked().essay
    place = Places(essay).find(find(essay, "Tom Ashgrove")[0])
    assert (place.paragraph, place.page, place.words) == (2, 1, "paragraph 2")
    line = essay.text.split("\n")[place.line - 1]
    assert line[place.column - 1 :].startswith("Tom Ashgrove")
    assert place.exact == f"page 1, paragraph 2, line {place.line}"


def test_sections_without_a_number_have_a_name():
    essay = make_marked().essay
    places = Places(essay)
    assert places.find(essay.text.index("Belbin")).words == "the reference list"
    assert places.find(essay.text.index("Trust and")).words == "the heading “Trust and recording”"
    assert places.find(essay.text.index("Police")).words == "the table, paragraph 8"
    assert places.find(0).words == "the title page"
    assert places.find(0).paragraph is None


def test_no_pages_and_the_last_character():
    essay = make_essay(((K.BODY, 0, "One."), (K.BODY, 0, "Two.")))
    place = Places(essay).find(len(essay.text) - 1)
    assert (place.page, place.paragraph, place.line, place.column) == (None, 2, 3, 4)


def test_an_empty_essay_has_a_place():
    assert Places(make_essay(())).find(0).words == "the text"
