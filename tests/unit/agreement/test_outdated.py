import json
from pathlib import Path

import pytest

from checker.agreement.outdated import LABELS, label_of_reference
from checker.facts import load_facts
from checker.types.result import OutdatedReference


def label(fact, severity="replaced"):
    reference = OutdatedReference(fact, "", 0, 1, "x", None, None, severity, "")
    return label_of_reference(reference, load_facts())


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        ("dpa1998", "DPA1998"),
        ("caf", "CAF"),
        ("lscb", "LSCB"),
        ("wtsc2018", "WT_old"),
        ("wtsc", "WT_old"),
        ("ecm", "ECM"),
        ("ccg", "CCG"),
        ("pct", "PCT"),
        ("connexions", "Connexions"),
        ("contactpoint", "ContactPoint"),
        ("statement_sen", "SENStatement"),
        ("sa_sap", "SENStatement"),
        ("dcsf", "DCSF"),
        ("kcsie2023", "KCSIE_old"),
        ("kcsie", "KCSIE_old"),
    ],
)
def test_every_entry_has_the_guides_label(fact, expected):
    assert label(fact) == expected


def test_what_the_guide_does_not_list_keeps_its_id():
    assert label("ca1989") == "ca1989"
    assert label("no_such_entry") == "no_such_entry"


def test_too_early_is_another_thing():
    assert label("dpa1998", severity="too_early") == "dpa1998 (too early)"


def test_the_fact_base_knows_no_other_label():
    assert {fact.label for fact in load_facts() if fact.label} == set(LABELS)


def test_the_tiny_labels_are_of_the_guide():
    lines = (Path(__file__).parents[2] / "data" / "gold_tiny" / "labels.jsonl").read_text().splitlines()
    used = {item["id"] for line in lines for item in json.loads(line)["outdated"]}
    assert used <= set(LABELS)
    assert used
