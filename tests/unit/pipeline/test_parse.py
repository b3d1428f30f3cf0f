import pytest

from checker.pipeline import parse_essay, parse_essays
from checker.types.essay import Essay, Section, SectionKind


def essay_of(*blocks: tuple[SectionKind, str]) -> Essay:
    sections, at = [], 0
    for kind, text in blocks:
        sections.append(Section(kind, at, at + len(text)))
        at += len(text)
    return Essay("e", "e.txt", "".join(text for _, text in blocks), tuple(sections))


BODY = SectionKind.BODY


def test_offsets_are_the_essays(nlp):
    essay = essay_of((SectionKind.HEADING, "Who helps\n\n"), (BODY, "The nurse helps. So do the police.\n"))
    parsed = parse_essay(nlp, essay)
    assert parsed.doc.text == essay.text
    assert [s.text for s in parsed.sentences] == ["Who helps", "The nurse helps.", "So do the police."]
    assert all(essay.text[s.start : s.end] == s.text for s in parsed.sentences)
    assert [s.paragraph for s in parsed.sentences] == [0, 1, 1]
    assert [s.section for s in parsed.sentences] == [SectionKind.HEADING, BODY, BODY]


def test_no_sentence_crosses_a_section(nlp):
    essay = essay_of((BODY, "the police and the\n"), (BODY, "school share a plan"))
    assert [s.text for s in parse_essay(nlp, essay).sentences] == [
        "the police and the",
        "school share a plan",
    ]


@pytest.mark.parametrize("mark", ["- ", "• ", "* ", "1. ", "2) ", "(a) "])
def test_bullets_in_a_paragraph_are_sentences(nlp, mark):
    essay = essay_of((BODY, f"We need\n{mark}trust and respect\n{mark}clear roles"))
    assert len(parse_essay(nlp, essay).sentences) == 3


def test_table_cells_are_sentences(nlp):
    essay = essay_of((SectionKind.TABLE, "Nurse\tweighs the baby\nPolice\tkeep people safe\n"))
    texts = [s.text for s in parse_essay(nlp, essay).sentences]
    assert texts == ["Nurse", "weighs the baby", "Police", "keep people safe"]


@pytest.mark.parametrize("text", ["", " ", "\n\n \t\n"])
def test_text_without_words(nlp, text):
    essay = essay_of((BODY, text)) if text else Essay("e", "e.txt", "", ())
    parsed = parse_essay(nlp, essay)
    assert parsed.sentences == ()
    assert parsed.cues == ()


def test_a_very_long_sentence_is_cut(nlp):
    text = "the police share what they know with the school and " * 2000
    parsed = parse_essay(nlp, essay_of((BODY, text)))
    assert parsed.doc.text == text
    assert max(len(s.text.split()) for s in parsed.sentences) <= 260
    assert len(parsed.doc.user_data) == 0


def test_one_word_of_a_hundred_thousand_letters(nlp):
    text = "a" * 100_000
    assert parse_essay(nlp, essay_of((BODY, text))).doc.text == text


def test_an_essay_is_parsed_alike_alone_and_among_others(nlp):
    essays = [essay_of((BODY, f"{who} did not sign the plan.")) for who in ("The nurse", "He", "My manager")]
    alone = [parse_essay(nlp, essay) for essay in essays]
    together = list(parse_essays(nlp, essays))
    assert [(p.sentences, p.cues) for p in alone] == [(p.sentences, p.cues) for p in together]
    assert [p.doc.to_array(["LEMMA", "DEP", "HEAD"]).tolist() for p in alone] == [
        p.doc.to_array(["LEMMA", "DEP", "HEAD"]).tolist() for p in together
    ]
