"""The assessor's page: marks and arithmetic, evidence with its place, room to decide."""

from checker.report.changes import lay_out_changes
from checker.report.plain import show_line
from checker.report.quotes import ASSERTIONS
from checker.report.view import CardView, PointDetailView
from checker.report.view_cards import Layout, lay_out_cards, lay_out_detail
from checker.report.view_essay import lay_out_essay
from checker.report.view_notes import (
    lay_out_flags,
    lay_out_outdated,
    lay_out_private,
    lay_out_tips,
    lay_out_versions,
)
from checker.report.view_page import AssessorPage, MatrixRow, MentionView, SumView
from checker.report.view_standards import lay_out_standards
from checker.report.view_standing import lay_out_standing
from checker.report.wording import count_of, share_out, show_number, show_share, typeset
from checker.types.cue import Assertion
from checker.types.result import MarkedEssay, Mention, PointResult

Detailed = tuple[CardView, PointDetailView]


def lay_out_assessor(marked: MarkedEssay, since: MarkedEssay | None = None) -> AssessorPage:
    """Return everything on the assessor's page; ``since`` is an earlier draft."""
    layout = Layout(marked, "assessor")
    cards = lay_out_cards(layout)
    awarded = share_out(tuple(p.marks.awarded for p in marked.points), marked.marks.awarded)
    details = tuple(lay_out_detail(p, a) for p, a in zip(marked.points, awarded, strict=True))
    both = tuple(zip(cards, details, strict=True))
    return AssessorPage(
        title="Assessor’s report",
        source=show_line(marked.essay.source),
        outcome=marked.outcome,
        standing=lay_out_standing(cards),
        total=lay_out_sum(marked, awarded),
        changes=lay_out_changes(since, marked) if since else None,
        again=tuple(pair for pair in both if pair[1].look_again),
        private=lay_out_private(layout),
        flags=lay_out_flags(layout, detailed=True),
        outdated=lay_out_outdated(layout),
        cards=both,
        matrix=tuple(_row(card, point) for card, point in zip(cards, marked.points, strict=True)),
        mentions=_mentions(layout),
        standards=lay_out_standards(marked, cards, layout.places),
        tips=lay_out_tips(layout),
        essay=lay_out_essay(marked.essay, layout.highlights, layout.places),
        versions=lay_out_versions(marked.made_with, marked.rubric_title),
    )


def lay_out_sum(marked: MarkedEssay, awarded: tuple[float, ...]) -> SumView:
    """Return the total; where the printed parts do not make it, the difference is a line of its own."""
    missing = marked.marks.awarded - sum(awarded)
    return SumView(
        adjustment=f"{'+' if missing > 0 else '−'}{show_number(abs(missing))}"
        if abs(missing) >= 0.005
        else "",
        awarded=show_number(marked.marks.awarded),
        available=show_number(marked.marks.available),
        share=show_share(marked.marks.awarded, marked.marks.available),
    )


def _row(card: CardView, point: PointResult) -> MatrixRow:
    return MatrixRow(
        letter=card.letter,
        card=card.anchor,
        title=card.title,
        statement=typeset(point.statement),
        state=card.state,
        evidence=card.credited[:3],
        ruled_out=f"{count_of(out, 'quotation')} ruled out" if (out := len(card.not_counted)) else "",
        standards=", ".join(point.standards),
    )


def _mentions(layout: Layout) -> tuple[MentionView, ...]:
    by_fact: dict[tuple[str, bool], list[Mention]] = {}
    for mention in layout.marked.facts:
        by_fact.setdefault((mention.fact, mention.credited), []).append(mention)
    return tuple(_mention(fact, credited, found, layout) for (fact, credited), found in by_fact.items())


def _mention(fact: str, credited: bool, found: list[Mention], layout: Layout) -> MentionView:
    notes = [
        ASSERTIONS[m.assertion] + (f" (“{show_line(m.cue)}”)" if m.cue else "")
        for m in found
        if m.assertion is not Assertion.ASSERTED
    ]
    return MentionView(
        fact=fact,
        texts=tuple(dict.fromkeys(show_line(m.text) for m in found)),
        places=tuple(layout.places.find(m.start) for m in found),
        credited=credited,
        note=", ".join(dict.fromkeys(notes)),
    )
