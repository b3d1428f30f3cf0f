import pytest

from checker.pipeline import parse_essay
from checker.types.cue import CueKind
from checker.types.essay import Essay, Section, SectionKind


@pytest.fixture
def scopes(nlp):
    def find(text: str, kind: CueKind) -> list[tuple[str, str]]:
        essay = Essay("e", "e.txt", text, (Section(SectionKind.BODY, 0, len(text)),))
        cues = parse_essay(nlp, essay).cues
        assert all(text[c.start : c.end] == c.text for c in cues)
        assert all(0 <= c.scope_start < c.scope_end <= len(text) for c in cues)
        return [(c.text, text[c.scope_start : c.scope_end]) for c in cues if c.kind is kind]

    return find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We do not follow the Act.", [("do not", "not follow the Act.")]),
        ("Those who do not share it put him at risk; the Act says so.", [("do not", "not share it")]),
        ("we dont use tuckman, we use belbin", [("dont", "nt use tuckman")]),
        ("The plan was not shared because he forgot.", [("was not", "The plan was not shared")]),
        ("It is not just the police who help.", []),
        ("There is no doubt that it helps.", []),
        ("Without trust the police cannot help.", []),
        ("No agency can do this alone.", []),
    ],
)
def test_negation(scopes, text, expected):
    assert scopes(text, CueKind.NEGATION) == expected


def test_a_cue_of_the_next_sentence_reaches_back(scopes):
    found = scopes("Some say she is the boss. That is wrong.", CueKind.REJECTION)
    assert found == [("That is wrong", "Some say she is the boss.")]


@pytest.mark.parametrize(
    "text",
    ["Explain the Act.", "1.2 Describe the Act.", "Q3. Explain the Act.", "(a) Outline it.", "Who helps?"],
)
def test_tasks_and_questions(scopes, text):
    assert scopes(text, CueKind.QUESTION)


@pytest.mark.parametrize("text", ["I describe the Act.", "We meet, don't we?", 'She asked "who?" and left.'])
def test_not_questions(scopes, text):
    assert not scopes(text, CueKind.QUESTION)


def test_cues_come_in_text_order(nlp):
    text = "We must not wait. I think it might be so because the nurse did not come."
    essay = Essay("e", "e.txt", text, (Section(SectionKind.BODY, 0, len(text)),))
    starts = [cue.start for cue in parse_essay(nlp, essay).cues]
    assert starts == sorted(starts)
