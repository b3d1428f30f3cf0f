"""Lay out one card for each marking point."""

from collections.abc import Iterable

from checker.report.audience import Audience
from checker.report.highlights import Highlight, lay_out_highlights, look_of
from checker.report.places import Places
from checker.report.quotes import lay_out_quote
from checker.report.view import CardView, NamesView, PointDetailView, QuoteView, StateView
from checker.report.wording import in_full, letter_of, show_number, show_share, typeset
from checker.types.result import MarkedEssay, PointResult

_SHOWN = 3
"""Credited quotations that a card shows before it folds the rest away."""
_SUREST = 0.99
"""A program is never quite sure."""
_SURE = ((0.85, "sure"), (0.6, "fairly sure"), (0.0, "not sure"))


def state_of(point: PointResult) -> StateView:
    """Return how far a point is met."""
    key = "met" if point.level >= point.top_level else "partly" if point.level > 0 else "not_yet"
    return StateView(key, in_full(point.level_name))


def in_sure_words(confidence: float) -> str:
    """Return a confidence in [0, 1] as a word."""
    return next(words for least, words in _SURE if confidence >= least or least == 0)


class Layout:
    """What every part of a page needs: the record, its places, its highlights and their quotations."""

    def __init__(self, marked: MarkedEssay, audience: Audience) -> None:
        """Lay out all highlights and quotations once."""
        self.marked = marked
        self.places = Places(marked.essay)
        self.highlights = lay_out_highlights(marked, audience)
        self._detailed = audience == "assessor"
        self._quotes = [(h, self._quote(h)) for h in self.highlights]

    def quotes_of(self, kind: str, index: int) -> tuple[QuoteView, ...]:
        """Return the quotations of one point, flag, reference or warning."""
        return tuple(quote for h, quote in self._quotes if (h.kind, h.index) == (kind, index))

    def highlight_of(self, kind: str, index: int) -> tuple[Highlight, QuoteView] | None:
        """Return the first highlight of a note and its quotation; None where it covers no text."""
        return next(((h, q) for h, q in self._quotes if (h.kind, h.index) == (kind, index)), None)

    def _quote(self, highlight: Highlight) -> QuoteView:
        return lay_out_quote(highlight, self.marked.essay, self.places, detailed=self._detailed)


def lay_out_cards(layout: Layout) -> tuple[CardView, ...]:
    """Return a card for every marking point, in the rubric's order."""
    return tuple(_card(layout, index, point) for index, point in enumerate(layout.marked.points))


def _card(layout: Layout, index: int, point: PointResult) -> CardView:
    quotes = sorted(layout.quotes_of("point", index), key=lambda quote: quote.only_names)
    shown, rest = tuple(quotes[:_SHOWN]), quotes[_SHOWN:]
    return CardView(
        anchor=card_id(index),
        letter=letter_of(index),
        look=look_of(index),
        title=typeset(point.title),
        state=state_of(point),
        quotes=shown,
        more=tuple(quote for quote in rest if not quote.only_names),
        names=_fold_names(quote for quote in rest if quote.only_names),
        not_counted=layout.quotes_of("not_counted", index),
        hint=typeset(point.hint) if point.level < point.top_level else "",
    )


def _fold_names(quotes: Iterable[QuoteView]) -> tuple[NamesView, ...]:
    """Put quotations that say the same into one line, in the order of the essay."""
    by_words: dict[str, list[QuoteView]] = {}
    for quote in quotes:
        by_words.setdefault(quote.note, []).append(quote)
    return tuple(
        NamesView(words, tuple(sorted(found, key=lambda quote: (quote.place.line, quote.place.column))))
        for words, found in by_words.items()
    )


def card_id(index: int) -> str:
    """Return the id of the card of the point at ``index``."""
    return f"point-{index + 1}"


def lay_out_detail(point: PointResult, awarded: float) -> PointDetailView:
    """Return what only an assessor sees; ``awarded`` is already rounded so that the column adds up."""
    return PointDetailView(
        statement=typeset(point.statement),
        feedback=typeset(point.feedback),
        level=f"level {point.level} of {point.top_level}",
        awarded=show_number(awarded),
        available=show_number(point.marks.available),
        confidence=show_share(min(point.confidence, _SUREST)),
        sure=in_sure_words(point.confidence),
        look_again=point.look_again,
        standards=point.standards,
    )
