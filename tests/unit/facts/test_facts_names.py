"""Words, forms, misspellings, labels and looking up by name."""

import pytest

from checker.facts import find_facts, label_of, load_facts, suggest_names
from checker.facts.forms import build_dated_forms, build_forms
from checker.facts.spelling import build_spelling
from checker.facts.words import is_gap, split_words
from checker.types.fact import Fact

FACTS = load_facts()


def fact(**fields: object) -> Fact:
    return Fact.model_validate({"id": "a", "type": "act", "status": "in_force", "action": "ok", **fields})


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Children’s Act", ["childrens", "act"]),
        ("multi-agency", ["multi", "agency"]),
        ("Schön & Climbié", ["schon", "and", "climbie"]),
        ("SA+ (2001)", ["sa+", "2001"]),
        ("R&D", ["r", "d"]),
    ],
)
def test_words_are_folded(text: str, folded: list[str]) -> None:
    assert [word.folded for word in split_words(text)] == folded
    assert all(text[word.start : word.end] == word.text for word in split_words(text))


@pytest.mark.parametrize(
    ("gap", "wide"), [(" ", False), ("-", False), (" (", True), (", ", True), (": ", True)]
)
def test_gaps_within_a_name(gap: str, wide: bool) -> None:
    assert is_gap(gap, wide=True)
    assert is_gap(gap, wide=False) is not wide


def test_blank_line_ends_a_name() -> None:
    assert not is_gap("\n\n", wide=True)


def test_plurals_are_made_for_people_and_bodies_only() -> None:
    def words(kind: str) -> set[str]:
        return {" ".join(form.words) for form in build_forms(fact(name="local agency", type=kind))}

    assert "local agencies" in words("body")
    assert "local agencies" not in words("act")


def test_forms_of_an_edition_with_a_short_year() -> None:
    parent = fact(name="Keeping", abbreviations=["KS", "K S"])
    edition = fact(id="a2022", name="Keeping 2022", years=[2022])
    assert {form.words for form in build_dated_forms(parent, edition)} == {
        ("KS2022",),
        ("KS22",),
        ("KS", "22"),
    }


def test_every_form_is_made_once() -> None:
    for entry in FACTS:
        keys = [(form.words, form.exact) for form in build_forms(entry)]
        assert len(keys) == len(set(keys)), entry.id


@pytest.mark.parametrize("slip", ["maters", "mattters", "mattesr", "mattars"])
def test_one_slip_of_the_pen(slip: str) -> None:
    assert build_spelling(["matters"]).near(slip) == {"matters"}


@pytest.mark.parametrize("other", ["matters", "mats", "natters", "mutterers", "mat"])
def test_more_than_a_slip_or_a_name_word_itself(other: str) -> None:
    assert build_spelling(["matters"]).near(other) == frozenset()


@pytest.mark.parametrize(
    ("fact_id", "edition", "label"),
    [
        ("dpa1998", None, "DPA1998"),
        ("caf", None, "CAF"),
        ("lscb", None, "LSCB"),
        ("wtsc2018", None, "WT_old"),
        ("wtsc", 2015, "WT_old"),
        ("wtsc2023", None, None),
        ("ecm", None, "ECM"),
        ("ccg", None, "CCG"),
        ("pct", None, "PCT"),
        ("connexions", None, "Connexions"),
        ("contactpoint", None, "ContactPoint"),
        ("statement_sen", None, "SENStatement"),
        ("sa_sap", None, "SENStatement"),
        ("dcsf", None, "DCSF"),
        ("kcsie2024", None, "KCSIE_old"),
        ("kcsie", 2022, "KCSIE_old"),
        ("kcsie2025", None, None),
        ("kcsie", None, None),
        ("nothing", None, None),
    ],
)
def test_labels(fact_id: str, edition: int | None, label: str | None) -> None:
    assert label_of(fact_id, edition) == label


@pytest.mark.parametrize("name", ["ca2004", "Children Act 2004", "the childrens act 2004", "CA 2004"])
def test_looked_up_by_any_name(name: str) -> None:
    assert [found.id for found in find_facts(name, FACTS)] == ["ca2004"]


def test_shared_short_form_gives_every_entry() -> None:
    assert {found.id for found in find_facts("LSP", FACTS)} == {"lscp", "role_ta"}


def test_near_names_are_suggested() -> None:
    assert "Children Act 2004" in suggest_names("Childen Act 2004", FACTS)
    assert suggest_names("qqqqqq", FACTS) == ()
