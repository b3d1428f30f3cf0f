"""Severity of an entry, and the fact base as a value."""

from datetime import date

import pytest

from checker.types.fact import Fact, FactBase

TODAY = date(2026, 11, 21)


def fact(**fields: object) -> Fact:
    base = {"id": "a", "name": "A", "type": "act", "status": "superseded", "action": "outdated"}
    return Fact.model_validate({**base, **fields})


@pytest.mark.parametrize(
    ("fields", "severity"),
    [
        ({"action": "ok"}, None),
        ({"action": "historical_ok"}, None),
        ({"action": "outdated"}, "replaced"),
        ({"replaced_on": date(2018, 5, 25)}, "replaced"),
        ({"replaced_on": 2018}, "replaced"),
        ({"replaced_on": date(2025, 3, 1)}, "gentle"),
        ({"replaced_on": 2026}, "gentle"),
        ({"replaced_on": date(2025, 3, 1), "long_replaced": True}, "replaced"),
        ({"action": "do_not_penalise"}, "gentle"),
        ({"action": "advise_update"}, "gentle"),
        ({"action": "not_in_force_yet"}, "too_early"),
        ({"action": "verify_commencement"}, "too_early"),
    ],
)
def test_severity(fields: dict[str, object], severity: str | None) -> None:
    assert fact(**fields).severity(TODAY) == severity


def test_year_of_replacement() -> None:
    assert [fact(replaced_on=on).replaced_year for on in (None, 2014, date(2022, 7, 1))] == [None, 2014, 2022]


def test_family_is_the_entry_and_its_editions() -> None:
    facts = FactBase(TODAY, (fact(), fact(id="a2001", edition_of="a"), fact(id="b", type="body")), "0")
    assert facts.family("a") == {"a", "a2001"}
    assert [entry.id for entry in facts.of_type("body")] == ["b"]


def test_bases_of_the_same_content_are_equal() -> None:
    left, right = FactBase(TODAY, (fact(),), "0"), FactBase(TODAY, (fact(),), "0")
    assert left == right
    assert hash(left) == hash(right)
