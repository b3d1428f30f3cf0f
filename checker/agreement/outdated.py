"""The labelling guide's names for outdated references, and the fact-base entries that they stand for."""

from collections.abc import Mapping

from checker.types.result import OutdatedReference

FACTS_OF_LABEL: Mapping[str, tuple[str, ...]] = {
    "DPA1998": ("dpa1998",),
    "CAF": ("caf",),
    "LSCB": ("lscb",),
    "WT_old": ("wtsc", "wtsc2006", "wtsc2010", "wtsc2013", "wtsc2015", "wtsc2018"),
    "ECM": ("ecm", "ecm_outcomes"),
    "CCG": ("ccg",),
    "PCT": ("pct",),
    "Connexions": ("connexions",),
    "ContactPoint": ("contactpoint",),
    "SENStatement": ("statement_sen", "sa_sap"),
    "DCSF": ("dfe", "dcsf", "dfes"),
    "KCSIE_old": ("kcsie",),
}
"""``wtsc``, ``dfe`` and ``kcsie`` are current: only old editions and old names of them are ever reported."""

_LABEL_OF_FACT = {fact: label for label, facts in FACTS_OF_LABEL.items() for fact in facts}


def label_of_reference(reference: OutdatedReference) -> str:
    """Return the guide's label; the entry's own id where the guide has none or asks another thing.

    The guide lists what has been replaced. A duty presented before it is in force is no such thing, so
    ``too_early`` references keep their id with that word and are listed beside the labels.
    """
    if reference.severity == "too_early":
        return f"{reference.fact} (too early)"
    return _LABEL_OF_FACT.get(reference.fact, reference.fact)
