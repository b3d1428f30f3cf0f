"""Whether a rubric's condition holds for the evidence of a point."""

from collections.abc import Sequence

from checker.types.element import AtLeast, Condition
from checker.types.result import Evidence


def holds(condition: Condition | str, evidence: Sequence[Evidence]) -> bool:
    """Tell whether ``condition`` (or the element of that name) holds for the credited ``evidence``.

    >>> holds("names_act", [Evidence("names_act", 0, 3, "Act", "fact", 1.0)])
    True
    """
    if isinstance(condition, str):
        return any(e.credited and e.element == condition for e in evidence)
    if condition.all is not None:
        return all(holds(part, evidence) for part in condition.all)
    if condition.any is not None:
        return any(holds(part, evidence) for part in condition.any)
    if condition.at_least is not None:
        return count(condition.at_least, evidence) >= condition.at_least.n
    assert condition.not_ is not None  # noqa: S101 - the schema allows exactly one of the four
    return not holds(condition.not_, evidence)


def count(wanted: AtLeast, evidence: Sequence[Evidence]) -> int:
    """Count distinct elements, facts or stretches of text among the credited evidence for ``wanted.of``."""
    credited = [e for e in evidence if e.credited and e.element in wanted.of]
    match wanted.counting:
        case "elements":
            return len({e.element for e in credited})
        case "facts":
            return len({e.fact or e.text.casefold() for e in credited})
        case _:
            return len({(e.start, e.end) for e in credited})
