"""Misconceptions that the writer holds; one that is rejected or reported is not raised."""

from collections.abc import Iterable, Iterator, Sequence

from checker.scoring.conditions import holds
from checker.types.element import Condition
from checker.types.result import Evidence, FlagResult
from checker.types.rubric import Flag


def score_flag(flag: Flag, evidence: Sequence[Evidence]) -> FlagResult | None:
    """Return the flag at its strongest stretch if its condition holds, else ``None``."""
    if not holds(flag.raised, evidence):
        return None
    wanted = set(_element_names(flag.raised))
    best = max(
        (e for e in evidence if e.credited and e.element in wanted),
        key=lambda e: (e.kind == "meaning", e.strength, e.end - e.start, -e.start),
    )
    return FlagResult(
        flag.id, flag.title, best.start, best.end, best.text, flag.why, best.strength, flag.counterpart
    )


def score_flags(flags: Iterable[tuple[Flag, Sequence[Evidence]]]) -> tuple[FlagResult, ...]:
    """Return the flags that are raised, in text order."""
    raised = (score_flag(flag, evidence) for flag, evidence in flags)
    return tuple(sorted((flag for flag in raised if flag), key=lambda flag: (flag.start, flag.id)))


def _element_names(condition: Condition | str) -> Iterator[str]:
    """Yield the elements that can make the condition hold (those under ``not`` cannot)."""
    if isinstance(condition, str):
        yield condition
        return
    if condition.at_least is not None:
        yield from condition.at_least.of
    for part in (*(condition.all or ()), *(condition.any or ())):
        yield from _element_names(part)
