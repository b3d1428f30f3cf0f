"""Lay out the standards that an essay evidences or cites, set by set, with what became of each set."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from checker.report.places import Places
from checker.report.plain import show_line
from checker.report.view import CardView
from checker.report.view_page import CitationView, StandardSetView, StandardView
from checker.report.wording import count_of, typeset
from checker.types.result import CitedStandard, EvidencedStandard, MarkedEssay, NamedStandard

_GONE = {
    "abolished": "Abolished",
    "historical": "No longer used",
    "renamed": "Renamed",
    "repealed": "Repealed",
    "superseded": "Replaced",
    "withdrawn": "Withdrawn",
}
_NO_SET = "Codes of this mark scheme"


def lay_out_standards(
    marked: MarkedEssay, cards: Sequence[CardView], places: Places
) -> tuple[StandardSetView, ...]:
    """Return every standard that the essay evidences or cites, under its set; empty where there is none."""
    by_id = {point.id: card for point, card in zip(marked.points, cards, strict=True)}
    evidenced = {one.standard: one for one in marked.standards}
    cited: dict[NamedStandard, list[CitedStandard]] = {}
    for one in marked.cited_standards:
        cited.setdefault(one.standard, []).append(one)
    rows = [
        (name, _row(name, evidenced.get(name), cited.get(name, ()), by_id, places))
        for name in dict.fromkeys((*evidenced, *cited))
    ]
    return _by_set(rows)


def lay_out_cited(marked: MarkedEssay, places: Places) -> tuple[StandardSetView, ...]:
    """Return only the codes that the writer cites, where, and what became of their sets."""
    cited: dict[NamedStandard, list[CitedStandard]] = {}
    for one in marked.cited_standards:
        cited.setdefault(one.standard, []).append(one)
    return _by_set([(name, _row(name, None, found, {}, places)) for name, found in cited.items()])


def say_status(standard: NamedStandard) -> str:
    """Say what became of a standard's set; nothing where it still holds.

    >>> say_status(NamedStandard("Q6", status="superseded", replaced_by="new ones", replaced_on="2012-09-01"))
    'Replaced on 1 September 2012 by new ones.'
    >>> say_status(NamedStandard("STL62", status="withdrawn", replaced_by="units", replaced_on="2016"))
    'Withdrawn in 2016; in its place: units.'
    """
    if standard.status not in _GONE:
        return ""
    when = f" {_say_date(standard.replaced_on)}" if standard.replaced_on else ""
    by = " by " if standard.status == "superseded" else "; in its place: "
    instead = f"{by}{typeset(standard.replaced_by)}" if standard.replaced_by else ""
    return f"{_GONE[standard.status]}{when}{instead}."


def _say_date(day: str) -> str:
    try:
        when = date.fromisoformat(day)
    except ValueError:
        return f"in {day}"
    return f"on {when.day} {when:%B %Y}"


def _row(
    name: NamedStandard,
    evidenced: EvidencedStandard | None,
    cited: Iterable[CitedStandard],
    by_id: dict[str, CardView],
    places: Places,
) -> StandardView:
    points = evidenced.points if evidenced else ()
    return StandardView(
        code=name.code,
        says=typeset(name.says),
        cards=tuple(by_id[point.id] for point in points if point.id in by_id),
        reach=_say_reach(evidenced) if evidenced else "",
        cited=tuple(CitationView(show_line(one.text), places.find(one.start)) for one in cited),
    )


def _say_reach(evidenced: EvidencedStandard) -> str:
    """Say how far a standard is evidenced, of what this mark scheme asks for it."""
    full = sum(point.level >= point.top_level for point in evidenced.points)
    part = len(evidenced.points) - full
    found = [f"{full} met"] * bool(full) + [f"{part} partly met"] * bool(part)
    return f"{' and '.join(found)}, out of {count_of(evidenced.asked, 'point')} about it"


def _by_set(rows: Iterable[tuple[NamedStandard, StandardView]]) -> tuple[StandardSetView, ...]:
    """Put rows under their sets, in the order of ids and numbers; codes that have no set come last."""
    in_order = sorted(rows, key=lambda row: _place_of(row[0]))
    return tuple(_set(list(found)) for _, found in groupby(in_order, key=lambda row: row[0].set_id))


def _place_of(name: NamedStandard) -> tuple[bool, str, int]:
    return not name.set_id, name.set_id, int("0" + re.sub(r"\D", "", name.code)) if name.set_id else 0


def _set(rows: list[tuple[NamedStandard, StandardView]]) -> StandardSetView:
    name = rows[0][0]
    return StandardSetView(
        title=typeset(name.set_title) or _NO_SET,
        status=say_status(name),
        today=typeset(name.today),
        standards=tuple(view for _, view in rows),
    )
