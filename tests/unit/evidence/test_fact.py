"""Mentions of laws and guidance as learners write them: years, short forms, references back, misspellings."""

import pytest
import spacy

from checker.evidence.fact import find_fact_evidence, find_mentions
from checker.facts import load_facts
from checker.types.element import FactElement
from checker.types.result import Mention

FACTS = load_facts()
NLP = spacy.blank("en")


def mentions(text: str) -> list[tuple[str, str]]:
    return [(m.fact, m.text) for m in find_mentions(NLP.make_doc(text), FACTS)]


@pytest.mark.parametrize(
    ("written", "fact"),
    [
        ("Children Act 2004", "ca2004"),
        ("Children Act (2004)", "ca2004"),
        ("Children Act, 2004", "ca2004"),
        ("Childrens Act 2004", "ca2004"),
        ("Children's Act 2004", "ca2004"),
        ("Children’s Act 2004", "ca2004"),
        ("CHILDREN ACT 2004", "ca2004"),
        ("2004 Children Act", "ca2004"),
        ("Children Act of 2004", "ca2004"),
        ("Children Act 1989", "ca1989"),
        ("Children Act", "ca"),
        ("Children & Families Act 2014", "cfa2014"),
        ("Children and Families Act", "cfa2014"),
        ("Data Protection Act", "dpa2018"),
        ("Data Protection Act (1998)", "dpa1998"),
        ("Data Protection 1998", "dpa1998"),
        ("Working Together", "wtsc"),
        ("WT2018", "wtsc2018"),
        ("Working Together (HM Government, 2018)", "wtsc2018"),
        ("Working Together to Safeguard Children 2018", "wtsc2018"),
        ("working together to safeguard children (DfE, 2023)", "wtsc2023"),
        ("Working Together to Safeguard Children: a guide to inter-agency working (2015)", "wtsc2015"),
        ("2013 edition of Working Together", "wtsc2013"),
        ("(2010) Working Together to Safeguard Children", "wtsc2010"),
        ("KCSIE 2022", "kcsie2022"),
        ("KCSIE22", "kcsie2022"),
        ("Keeping Children Safe in Education (September 2023)", "kcsie2023"),
        ("Keeping Children Safe in Education (KCSIE) 2021", "kcsie2021"),
        ("EYFS (DfE, 2017)", "eyfs2017"),
        ("SEN Code of Practice 2001", "sencop2001"),
        ("GPs", "role_gp"),
        ("social workers", "role_socialworker"),
        ("multi-agency safeguarding hub", "mash"),
        ("Multi Agency Safeguarding Hub", "mash"),
        ("L.S.C.B.", "lscb"),
    ],
)
def test_written_form_is_found_whole(written: str, fact: str) -> None:
    wanted = written.rstrip(".") if fact == "lscb" else written
    assert (fact, wanted) in mentions(f"In our area the {written} matters to us.")


@pytest.mark.parametrize(
    ("written", "fact"),
    [
        ("Evry Child Maters", "ecm"),
        ("helth visitor", "role_healthvisitor"),
        ("Working Togehter to Safegaurd Children", "wtsc"),
        ("local athority", "la"),
    ],
)
def test_misspelt_name_is_found(written: str, fact: str) -> None:
    assert mentions(f"We look at {written} here.") == [(fact, written)]


@pytest.mark.parametrize(
    "text", ["a care group for parents", "The key parson sang.", "Early halt of the help"]
)
def test_other_words_are_not_taken_for_misspellings(text: str) -> None:
    assert not {"core_group", "keyperson", "earlyhelp"} & {fact for fact, _ in mentions(text)}


def test_law_of_another_year_is_not_the_one_we_know() -> None:
    assert mentions("The Care Act 2000 says so.") == []


def test_year_of_reading_is_not_the_edition() -> None:
    assert mentions("In 2019 Working Together was read to us.") == [("wtsc", "Working Together")]


def test_unknown_edition_stays_with_the_document() -> None:
    assert mentions("We use KCSIE 2017 here.") == [("kcsie", "KCSIE 2017")]


def test_longest_match_wins() -> None:
    assert mentions("an educational psychologist came") == [("role_ep", "educational psychologist")]


def test_possessive_ending_is_left_out() -> None:
    assert mentions("the social worker's report") == [("role_socialworker", "social worker")]


def test_short_form_that_the_writer_explains_is_safe_from_then_on() -> None:
    text = "The designated officer (DO) rang. Later, after a long time, the DO wrote to us about it."
    assert ("lado", "DO") in mentions(text)
    assert ("lado", "DO") not in mentions("Later the DO wrote to us about it.")


def test_explained_short_form_is_not_read_as_another_entry() -> None:
    text = "A learning support practitioner (LSP) helps. The LSP and safeguarding staff met."
    assert {fact for fact, found in mentions(text) if found == "LSP"} == {"role_ta"}


@pytest.mark.parametrize(
    ("text", "back"),
    [
        (
            "The Children Act 1989 came first. The Children Act 2004 added a duty. The 1989 Act stays.",
            "ca1989",
        ),
        ("The Children Act is law. The 2004 Act asks agencies to cooperate.", "ca2004"),
        ("The Equality Act 2010 applies. Under the Act we make adjustments.", "equality2010"),
    ],
)
def test_reference_back_stands_for_the_law_before(text: str, back: str) -> None:
    assert mentions(text)[-1][0] == back


@pytest.mark.parametrize(
    "text", ["The 2004 Act says so.", "We follow the Act.", "The Equality Act 2010. The 1989 Act."]
)
def test_reference_back_needs_a_law_before(text: str) -> None:
    assert not any(
        found.lower() in ("the 2004 act", "the act", "the 1989 act") for _, found in mentions(text)
    )


def test_offsets_point_into_the_text() -> None:
    text = (
        "“Climbié’s case” led to the Children’s Act (2004); the Act’s duty, and Schön’s reflection-in-action."
    )
    found = find_mentions(NLP.make_doc(text), FACTS)
    assert [text[m.start : m.end] for m in found] == [m.text for m in found]
    assert {"inq_climbie", "ca2004", "mod_schon"} <= {m.fact for m in found}


def test_element_by_id_takes_editions_too() -> None:
    found = find_mentions(NLP.make_doc("Working Together 2018 and the police."), FACTS)
    evidence = find_fact_evidence("names_guide", FactElement(kind="fact", facts=("wtsc",)), found, FACTS)
    assert [(e.element, e.text, e.kind, e.fact, e.why) for e in evidence] == [
        (
            "names_guide",
            "Working Together 2018",
            "fact",
            "wtsc2018",
            "names Working Together to Safeguard Children 2018",
        )
    ]


def test_element_by_type() -> None:
    found = find_mentions(NLP.make_doc("A midwife and the NSPCC."), FACTS)
    evidence = find_fact_evidence("who", FactElement(kind="fact", types=("professional",)), found, FACTS)
    assert [e.text for e in evidence] == ["midwife"]


def test_evidence_keeps_what_context_decided() -> None:
    mention = Mention("lscb", 0, 4, "LSCB", cue="not", credited=False)
    (evidence,) = find_fact_evidence("who", FactElement(kind="fact", facts=("lscb",)), (mention,), FACTS)
    assert (evidence.credited, evidence.cue) == (False, "not")
