"""What labelled essays call an outdated reference."""

from checker.facts.load import load_facts
from checker.types.fact import FactBase


def label_of(fact_id: str, edition: int | None = None, facts: FactBase | None = None) -> str | None:
    """Return the label of an entry, or of one dated edition of it; None where labelled essays have none.

    >>> label_of("dpa1998"), label_of("kcsie", 2022), label_of("kcsie2025")
    ('DPA1998', 'KCSIE_old', None)
    """
    base = facts if facts is not None else load_facts()
    wanted = next(
        (fact for fact in base if edition and fact.edition_of == fact_id and fact.years == (edition,)),
        base.get(fact_id),
    )
    return wanted.label if wanted else None
