"""The labelling guide's names for outdated references, and the fact-base entries that they stand for."""

from checker.types.fact import FactBase
from checker.types.result import OutdatedReference

LABELS = (
    "DPA1998",
    "CAF",
    "LSCB",
    "WT_old",
    "ECM",
    "CCG",
    "PCT",
    "Connexions",
    "ContactPoint",
    "SENStatement",
    "DCSF",
    "KCSIE_old",
)
"""What readers were asked to look for; an essay without one of them was looked through for it too."""


def label_of_reference(reference: OutdatedReference, facts: FactBase) -> str:
    """Return the guide's label; the entry's own id where the guide has none or asks another thing.

    A document that is still in force (Working Together) is reported only in an old edition, so it takes
    the label of its editions. The guide lists what has been replaced: a duty presented before it is in
    force is no such thing, and keeps its id with that word.
    """
    if reference.severity == "too_early":
        return f"{reference.fact} (too early)"
    fact = facts.get(reference.fact)
    editions = (each.label for each in facts if each.edition_of == reference.fact)
    label = fact.label if fact and fact.label else next(filter(None, editions), None)
    return label or reference.fact
