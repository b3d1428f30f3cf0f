import pytest

from checker.rubric.place import top_of
from checker.rubric.source import Source
from checker.rubric.terms import find_copied_claims, find_given_away, find_terms


def point(**elements):
    return top_of(Source("x", {"elements": elements}))


CAF = point(process={"kind": "fact", "facts": ["caf"]})
REVIEW = point(review={"kind": "phrase", "phrases": ["review meeting", "support"]})
PATTERN = point(
    both={"kind": "pattern", "patterns": [[{"LEMMA": {"IN": ["plan", "agree"]}}, {"LOWER": "jointly"}]]}
)


@pytest.mark.parametrize(
    ("where", "text", "given_away"),
    [
        (REVIEW, "Hold review meetings.", True),
        (REVIEW, "REVIEW MEETING!", True),
        (REVIEW, "Review what the meeting said.", False),
        (REVIEW, "Say who supports whom.", False),
        (CAF, "Use a CAF.", True),
        (CAF, "Use a common assessment framework.", True),
        (CAF, "Use a café.", False),
        (PATTERN, "Planning helps.", True),
        (PATTERN, "Do it jointly.", True),
        (PATTERN, "Do it with others.", False),
    ],
)
def test_terms_are_found_in_any_inflection(where, text, given_away):
    assert bool(list(find_given_away(text, find_terms(where)))) is given_away


def test_an_abbreviation_counts_in_capitals_only():
    terms = [term for term in find_terms(CAF) if term.text == "CAF"]
    assert list(find_given_away("the caf came", terms)) == []


def test_three_content_words_of_an_exemplar_in_a_row_are_copied():
    claim = point(says={"kind": "meaning", "like": ["The council has a legal duty to cooperate."]})
    assert list(find_copied_claims("Mention the legal duty to cooperate.", claim))
    assert not list(find_copied_claims("Mention a duty that is legal.", claim))
