"""Make an entry of its own of every dated edition of a document."""

from checker.types.fact import Edition, Fact

_CURRENT = frozenset({"in_force", "in_use"})


def build_editions(fact: Fact) -> tuple[Fact, ...]:
    """Return the editions of ``fact`` as entries, oldest first; the last is the current one."""
    return tuple(_build_edition(fact, number) for number in range(len(fact.editions)))


def edition_id(fact: Fact, edition: Edition) -> str:
    """Return the id of an edition's entry: its own, or the parent's id and the year."""
    return edition.id or f"{fact.id}{edition.year}"


def _build_edition(fact: Fact, number: int) -> Fact:
    edition = fact.editions[number]
    later = fact.editions[number + 1 :]
    current = not later or edition.status in _CURRENT
    return Fact(
        id=edition_id(fact, edition),
        name=edition.name or f"{fact.name} {edition.year}",
        type=fact.type,
        nations=fact.nations,
        years=(edition.year,),
        status=edition.status or (fact.status if current else "superseded"),
        note=edition.note,
        action="ok" if current else "outdated",
        certainty=fact.certainty,
        abbreviations=edition.abbreviations,
        variants=edition.variants,
        misspellings=edition.misspellings,
        edition_of=fact.id,
        replaced_by=None if current else edition.replaced_by or edition_id(fact, later[-1]),
        replaced_on=None if current else edition.replaced_on or later[0].since or later[0].year,
        long_replaced=len(later) > 1,
        counterparts=fact.counterparts,
        label=edition.label,
        role=fact.role,
        common_errors=edition.common_errors,
        sources=edition.sources,
        checked_on=fact.checked_on,
        check=fact.check,
    )
