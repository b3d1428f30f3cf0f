"""References back to an Act named before: "the 2004 Act", "the Act"."""

import re
from collections.abc import Iterator, Sequence

from checker.types.fact import Fact, FactBase
from checker.types.result import Mention

_BACK = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Ss]ame)\s+(?:((?:19|20)\d\d)\s+)?(?:Act|Order)\b(?!\s+(?:of|on|was)?\s*\(?\d{4})"
)
_REACH = 800
"""Characters back to which "the Act", without a year, looks for its Act."""


def find_back_references(text: str, mentions: Sequence[Mention], facts: FactBase) -> Iterator[Mention]:
    """Yield a mention for every "the 2004 Act" or "the Act" that has an Act before it to stand for."""
    laws = [(mention, law) for mention in mentions if (law := facts.get(mention.fact)) and law.type == "act"]
    for match in _BACK.finditer(text):
        if any(m.start < match.end() and match.start() < m.end for m in mentions):
            continue
        before = [(m, law) for m, law in laws if m.end <= match.start()]
        fact_id = _dated(int(match[1]), before) if match[1] else _latest(match.start(), before)
        if fact_id and fact_id in facts:
            yield Mention(fact_id, match.start(), match.end(), match.group())


def _dated(year: int, before: Sequence[tuple[Mention, Fact]]) -> str | None:
    """Return the last law before that has this year, or that is of this year when a year is given."""
    for _, law in reversed(before):
        if year in law.by_year:
            return law.by_year[year]
        if law.years[:1] == (year,):
            return law.id
    return None


def _latest(start: int, before: Sequence[tuple[Mention, Fact]]) -> str | None:
    last = before[-1] if before else None
    return last[1].id if last and start - last[0].end <= _REACH else None
