"""Which fact ids and types a rubric may name."""

from functools import cache

from checker.facts import load_facts
from checker.rubric.point_check import KnownFacts


@cache
def load_known_facts() -> KnownFacts:
    """Return the ids and types of the fact base."""
    entries = load_facts().entries
    return KnownFacts(frozenset(fact.id for fact in entries), frozenset(str(fact.type) for fact in entries))
