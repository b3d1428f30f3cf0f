"""Which fact ids and types a rubric may name."""

from functools import cache

from checker.rubric.point_check import KnownFacts


@cache
def load_known_facts() -> KnownFacts:
    """Return the ids and types of the fact base."""
    import checker.facts

    load = getattr(checker.facts, "load_facts", None)
    if load is None:
        return KnownFacts((), (), check=False)
    facts = list(load())
    return KnownFacts(frozenset(fact.id for fact in facts), frozenset(fact.type for fact in facts))
