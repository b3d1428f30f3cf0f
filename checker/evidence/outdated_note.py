"""The sentence or two said about an outdated reference, in plain words."""

from datetime import date

from checker.evidence.outdated_wording import load_wording
from checker.types.fact import Fact, FactBase, Nation, Severity

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def write_note(fact: Fact, severity: Severity, facts: FactBase, nation: Nation, day: date) -> str:
    """Return what to say about a reference to ``fact``, for an essay written from ``nation``."""
    notes = load_wording().notes
    new = _name_newer(fact.replaced_by, facts)
    if severity == "too_early":
        return notes.too_early.format(date=_write_date(day))
    if fact.edition_of and severity == "replaced":
        note = notes.edition.format(new=new)
    elif severity == "gentle":
        note = _gentle(fact, new)
    else:
        note = _replaced(fact, new)
    elsewhere = fact.counterparts.get(nation)
    if elsewhere is None:
        return note
    return f"{note} {notes.elsewhere.format(nation=nation, new=_name_newer(elsewhere, facts))}"


def _gentle(fact: Fact, new: str) -> str:
    notes = load_wording().notes
    if isinstance(fact.replaced_on, date) and fact.edition_of:
        return notes.gentle.format(date=_write_date(fact.replaced_on), new=new)
    return notes.older_name.format(new=new) if new else notes.ended_undated


def _replaced(fact: Fact, new: str) -> str:
    notes, year = load_wording().notes, fact.replaced_year
    if new:
        return notes.replaced.format(year=year, new=new) if year else notes.replaced_undated.format(new=new)
    return notes.ended.format(year=year) if year else notes.ended_undated


def _name_newer(target: str | None, facts: FactBase) -> str:
    newer = facts.get(target or "")
    return newer.name if newer else target or ""


def _write_date(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
