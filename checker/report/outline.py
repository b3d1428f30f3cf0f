"""The pages as a plain list of lines, from which the terminal's text and the Markdown are made."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from checker.report.changes import Changes, say_changes
from checker.report.view import (
    CardView,
    FlagView,
    NamesView,
    OutdatedView,
    PointDetailView,
    PrivateView,
    QuoteView,
    StepView,
    TipView,
    VersionsView,
)
from checker.report.view_page import AssessorPage, LearnerPage, StandardSetView
from checker.report.wording import join_words, sentence_case

Kind = Literal["title", "heading", "point", "text", "item", "quote", "note", "alarm"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an outline."""

    kind: Kind
    text: str
    quote: str = ""
    """Quoted words that stand before the text."""
    state: str = ""
    """met | partly | not_yet, where the line is about a point."""


def outline_learner(page: LearnerPage) -> tuple[Line, ...]:
    """Return the learner's report as lines."""
    return tuple(_learner(page))


def outline_assessor(page: AssessorPage) -> tuple[Line, ...]:
    """Return the assessor's report as lines."""
    return tuple(_assessor(page))


def _learner(page: LearnerPage) -> Iterator[Line]:
    yield Line("title", f"{page.title}: {page.source}")
    if page.private:
        yield Line("heading", "First of all: keep people’s names private")
        yield Line("alarm", "Change these words before you show this to anybody.")
        yield from _private(page.private)
    yield Line("heading", page.standing.headline)
    yield Line("text", f"{page.standing.sentence} This is not a grade: your assessor decides.")
    yield from _changes(page.changes)
    if page.strengths:
        yield Line("heading", page.strengths_title)
        for card, quote in page.strengths:
            yield Line("point", f"{card.title} ({card.state.words})", state=card.state.key)
            yield _quote(quote, exact=False)
    if page.steps:
        yield Line("heading", page.steps_title)
        yield from (line for step in page.steps for line in _step(step))
    yield from _flags(page.flags, "Sentences to read again", exact=False)
    yield from _outdated(page.outdated, "Names that have changed", exact=False)
    yield from _cited(page.cited)
    yield from _tips(page.tips)
    yield Line("heading", "Every point")
    for card in page.cards:
        yield from _card(card)
    yield from _versions(page.versions, page.essay.words, page.essay.body_words)


def _assessor(page: AssessorPage) -> Iterator[Line]:
    yield Line("title", f"{page.title}: {page.source}")
    yield Line("heading", f"{page.total.awarded} of {page.total.available} marks: {page.outcome}")
    yield Line("text", f"{page.standing.sentence} Suggested by a program; the decision is yours.")
    if page.private:
        yield Line("heading", "Confidentiality")
        yield from _private(page.private)
    yield from _changes(page.changes)
    if page.again:
        yield Line("heading", "Look again at these")
        for card, detail in page.again:
            text = f"{card.title}: {'; '.join(detail.look_again)} (confidence {detail.confidence})"
            yield Line("point", text, state=card.state.key)
    yield Line("heading", "Points and evidence")
    for card, detail in page.cards:
        yield from _detailed(card, detail)
    if page.total.adjustment:
        yield Line("text", f"Adjusted by the mark scheme: {page.total.adjustment}")
    yield Line("text", f"Total: {page.total.awarded} of {page.total.available} marks ({page.total.share})")
    yield from _flags(page.flags, "Possible misconceptions", exact=True)
    yield from _outdated(page.outdated, "References to update", exact=True)
    yield from _standards(page.standards)
    yield from _tips(page.tips)
    yield from _versions(page.versions, page.essay.words, page.essay.body_words)


def _changes(changes: Changes | None) -> Iterator[Line]:
    if changes is None:
        return
    yield Line("heading", f"Since {changes.source}")
    yield Line("text", say_changes(changes))
    for change in (*changes.gained, *changes.lost):
        levels = f"{change.after} (was {change.before})"
        yield Line("item", f"{change.kind.capitalize()}: {change.title}, {levels}")
        yield from (Line("quote", "", words) for words in change.quotes)


def _quote(quote: QuoteView, *, exact: bool) -> Line:
    words = f"{quote.before}{quote.text}{quote.after}".strip()
    return Line("quote", f"({quote.place.exact if exact else quote.place.words})", words)


def _quotes(quotes: Iterable[QuoteView], *, exact: bool) -> Iterator[Line]:
    for quote in quotes:
        yield _quote(quote, exact=exact)
        if not quote.credited:
            yield Line("note", f"Not counted: {quote.note}.")
        elif quote.note:
            yield Line("note", f"{sentence_case(quote.note)}{f' ({quote.sure})' if quote.sure else ''}")


def _names(names: Iterable[NamesView]) -> Iterator[Line]:
    for named in names:
        places = join_words(list(dict.fromkeys(quote.place.exact for quote in named.quotes)))
        yield Line("note", f"Also {named.words}: {places}")


def _step(step: StepView) -> Iterator[Line]:
    yield Line("item", f"{step.title}: {step.hint}")
    begins = f" (which begins “{step.opening}”)" if step.opening else ""
    yield Line("note", f"Where: {step.place}{begins}")


def _card(card: CardView) -> Iterator[Line]:
    yield Line("point", f"{card.title}: {card.state.words}", state=card.state.key)
    if card.quotes and card.state.key == "not_yet":
        yield Line("note", "A beginning, but not enough yet:")
    yield from _quotes((*card.quotes, *card.not_counted), exact=False)
    if card.hint:
        yield Line("note", f"Next: {card.hint}")


def _detailed(card: CardView, detail: PointDetailView) -> Iterator[Line]:
    marks = f"{detail.awarded} of {detail.available}"
    sure = f"confidence {detail.confidence}, {detail.sure}"
    yield Line("point", f"{card.title}: {card.state.words}, {marks} ({sure})", state=card.state.key)
    yield from (Line("note", text) for text in (detail.statement, detail.feedback) if text)
    if card.quotes and card.state.key == "not_yet":
        yield Line("note", "Found, but not enough for a level:")
    yield from _quotes((*card.quotes, *card.more), exact=True)
    yield from _names(card.names)
    yield from _quotes(card.not_counted, exact=True)
    if detail.standards:
        yield Line("note", f"Standards: {', '.join(detail.standards)}")


def _private(items: Iterable[PrivateView]) -> Iterator[Line]:
    for item in items:
        yield _quote(item.quote, exact=False)
        if item.why:
            yield Line("note", item.why)


def _flags(items: tuple[FlagView, ...], heading: str, *, exact: bool) -> Iterator[Line]:
    if items:
        yield Line("heading", heading)
    for item in items:
        yield _quote(item.quote, exact=exact)
        yield Line("note", item.why)
        if item.counterpart:
            yield Line("note", f"What is right instead: {item.counterpart}")


def _outdated(items: tuple[OutdatedView, ...], heading: str, *, exact: bool) -> Iterator[Line]:
    if items:
        yield Line("heading", heading)
    for item in items:
        yield _quote(item.quote, exact=exact)
        yield Line("note", item.words)


def _standards(sets: tuple[StandardSetView, ...]) -> Iterator[Line]:
    if sets:
        yield Line("heading", "Standards")
    for one in sets:
        yield Line("text", " ".join(filter(None, (f"{one.title}.", one.status, one.today))))
        for standard in one.standards:
            yield Line("item", f"{standard.code}: {standard.says}".removesuffix(": "))
            titles = ", ".join(f"{card.title} ({card.state.words})" for card in standard.cards)
            yield Line("note", f"Evidenced by {titles}: {standard.reach}." if titles else "Not evidenced.")
            yield from (Line("quote", f"(cited in {at.place.exact})", at.text) for at in standard.cited)


def _cited(sets: tuple[StandardSetView, ...]) -> Iterator[Line]:
    if sets:
        yield Line("heading", "Standards that you cite")
    for one in sets:
        yield Line("text", " ".join(filter(None, (f"{one.title}.", one.status, one.today))))
        for standard in one.standards:
            places = join_words(list(dict.fromkeys(at.place.words for at in standard.cited)))
            yield Line("item", f"{standard.code}: {places}")


def _tips(tips: tuple[TipView, ...]) -> Iterator[Line]:
    if tips:
        yield Line("heading", "Tips for this task")
    for tip in tips:
        yield Line("item", f"{'Begun' if tip.followed else 'Still to do'}: {tip.text}")


def _versions(made: VersionsView, words: str, body_words: str) -> Iterator[Line]:
    yield Line("heading", "How this was marked")
    own = f", {body_words} of them in the learner’s own text" if body_words else ""
    yield Line("text", f"{words}{own}. An assessor decides.")
    yield Line("text", f"Mark scheme: {made.rubric_title} ({made.rubric}).")
    made_with = f"Checker {made.checker}, model {made.model}"
    yield Line("text", f"{made_with}, laws and guidance as of {made.facts_as_of}.")
