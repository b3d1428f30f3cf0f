"""Choose what a learner reads first: what is done well, and what would gain most."""

from dataclasses import replace

from checker.report.places import Places
from checker.report.plain import show_line
from checker.report.view import CardView, QuoteView, StepView
from checker.types.essay import Essay, SectionKind
from checker.types.result import PointResult

MOST = 3
_TELLING, _TOO_LONG = 60, 240
"""Characters from which a quotation says something by itself, and up to which it is read at a glance."""
_OPENING = 8
"""Words of a paragraph that are quoted to find it again."""


def choose_strengths(
    points: tuple[PointResult, ...], cards: tuple[CardView, ...]
) -> tuple[tuple[CardView, QuoteView], ...]:
    """Return up to three points with quotations: met first, the surer first, no quotation twice."""
    order = sorted(
        (i for i, card in enumerate(cards) if card.quotes),
        key=lambda i: (cards[i].state.key != "met", -points[i].confidence, i),
    )
    chosen: list[tuple[CardView, QuoteView]] = []
    used: set[tuple[int, int]] = set()
    for index in (i for i in order if cards[i].state.key != "not_yet"):
        praised = [quote for quote in cards[index].quotes if not quote.denied]
        fresh = [q for q in praised if (q.place.line, q.place.column) not in used]
        if fresh and len(chosen) < MOST:
            telling = [quote for quote in fresh if len(quote.text) <= _TOO_LONG]
            best = max(telling, key=lambda quote: min(len(quote.text), _TELLING), default=fresh[0])
            used.add((best.place.line, best.place.column))
            chosen.append((cards[index], best))
    return tuple(chosen)


def choose_steps(
    points: tuple[PointResult, ...], cards: tuple[CardView, ...], essay: Essay, places: Places
) -> tuple[StepView, ...]:
    """Return the three points with most marks still to gain; of equals, the one nearest to its top first."""
    open_points = [i for i, point in enumerate(points) if point.level < point.top_level]
    open_points.sort(key=lambda i: (-_to_gain(points[i]), points[i].level - points[i].top_level, i))
    steps = [_step(cards[i], essay, places) for i in open_points[:MOST]]
    said = [step.place_anchor for step in steps]
    return tuple(
        replace(step, opening="") if step.place_anchor in said[:i] else step for i, step in enumerate(steps)
    )


def _to_gain(point: PointResult) -> float:
    return point.marks.available - point.marks.awarded


def _step(card: CardView, essay: Essay, places: Places) -> StepView:
    words, section = _where_it_fits(card, essay, places)
    return StepView(
        letter=card.letter,
        card=card.anchor,
        title=card.title,
        hint=card.hint,
        place=words,
        place_anchor=f"p{section + 1}" if essay.sections else "essay",
        opening=_opening(essay, section),
    )


def _where_it_fits(card: CardView, essay: Essay, places: Places) -> tuple[str, int]:
    """Say where to write: beside what is there already, or in a paragraph of its own before the last one."""
    for quote in (*card.quotes, *card.not_counted):
        if quote.place.paragraph is not None and quote.place.kind is not SectionKind.QUOTATION:
            lead = "Build on" if quote.credited else "Go back to"
            return f"{lead} {quote.place.words}", quote.place.section
    body = [i for i, section in enumerate(essay.sections) if section.kind is SectionKind.BODY]
    if len(body) > 2:
        return f"In a new paragraph, before paragraph {places.number_of(body[-1])}", body[-1]
    if body:
        return f"In a new paragraph, after paragraph {places.number_of(body[-1])}", body[-1]
    return "In a new paragraph", 0


def _opening(essay: Essay, section: int) -> str:
    if not essay.sections:
        return ""
    here = essay.sections[section]
    words = show_line(essay.text[here.start : min(here.end, here.start + 400)]).split(" ")
    opening = " ".join(words[:_OPENING])[:80]
    return f"{opening} …" if len(words) > _OPENING or len(opening) == 80 else opening
