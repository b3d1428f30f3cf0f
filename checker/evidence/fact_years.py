"""The year beside a name: which edition, or which of two Acts of one name, the writer means."""

import re
from collections.abc import Mapping

_YEAR = r"((?:19|20)\d\d)"
_LINK = "of|from|version|edition|guidance|framework|document|September|Sept|dated|the"
_SHORT = r"(?:\s*\([A-Z][A-Za-z]{1,6}\))?"
_AFTER = re.compile(
    rf"""(?:['’]s)?{_SHORT}
    (?:
        (?:\s*[:\-–]\s[^.()\n\d]{{0,120}}?)?\s*,?\s*[(\[][^()\[\]\n]{{0,60}}?\b{_YEAR}\b[^()\[\]\n]{{0,25}}[)\]]
      | ,?\s+(?:(?:{_LINK})\s+){{0,2}}{_YEAR}\b
        (?:\s+(?:edition|version)\b)?
    )""",
    re.VERBOSE,
)
_BEFORE = re.compile(
    rf"""(?:
        [(\[]{_YEAR}[a-z]?[)\]][.,:]?\s*["'“‘]?
      | (?<!\bin\ )(?<!since\ )(?<!from\ )(?<!after\ )\b{_YEAR}\s+
        (?:(?:edition|version|update|revision)\s+of\s+(?:the\s+)?)?
    )$""",
    re.VERBOSE | re.IGNORECASE,
)
_LOOK_BACK = 40
_LOOK_AHEAD = 220


def find_year(text: str, start: int, end: int) -> tuple[int, int, int] | None:
    """Return the year written beside ``text[start:end]``, and the start and end of name and year together.

    >>> find_year("Working Together (HM Government, 2018) says", 0, 16)
    (2018, 0, 38)
    >>> find_year("HM Government (2015) Working Together.", 21, 37)
    (2015, 14, 37)
    >>> find_year("In 2019 Working Together was read.", 8, 24) is None
    True
    """
    after = _AFTER.match(text, end, end + _LOOK_AHEAD)
    if after:
        return int(after[1] or after[2]), start, after.end()
    before = _BEFORE.search(text[max(0, start - _LOOK_BACK) : start])
    if before:
        return int(before[1] or before[2]), start - len(before[0]), end
    return None


def resolve_year(fact_id: str, year: int, years: Mapping[str, Mapping[int, str]]) -> str:
    """Return the entry that ``fact_id`` means with ``year`` beside it: itself where no other is known."""
    return years[fact_id].get(year, fact_id)
