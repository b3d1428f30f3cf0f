"""The report as comments in the learner's own Word document."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn

from checker.report.archive import fix_times
from checker.report.audience import Audience, hide_rubric
from checker.report.highlights import Highlight
from checker.report.plain import show_line
from checker.report.view import CardView, QuoteView
from checker.report.view_assessor import lay_out_assessor
from checker.report.view_cards import Layout, lay_out_cards
from checker.report.view_learner import lay_out_learner
from checker.report.view_notes import lay_out_flags, lay_out_outdated, lay_out_private
from checker.report.word_anchor import find_anchors
from checker.report.word_map import find_runs
from checker.report.word_new import build_document
from checker.types.result import MarkedEssay

AUTHOR, INITIALS = "checker", "ck"


def write_docx(marked: MarkedEssay, audience: Audience, target: Path, original: bytes | None = None) -> None:
    """Write the essay with a comment on every highlight and a summary comment at its first words.

    ``original`` is the learner's own .docx: it keeps its text, formatting, tables, links and notes.
    Without it, or where it cannot be changed, a new document is made. What stands in a footnote or text
    box gets no comment of its own; the summary says so.
    """
    target.write_bytes(render_docx(marked, audience, original))


def render_docx(marked: MarkedEssay, audience: Audience, original: bytes | None = None) -> bytes:
    """Return what ``write_docx`` writes; the same input gives the same bytes."""
    shown = hide_rubric(marked) if audience == "learner" else marked
    document = _open(original) or build_document(marked.essay)
    layout = Layout(shown, audience)
    comments = _comments(layout, audience)
    anchors = find_anchors(document, marked.essay, [highlight.span for highlight, _ in comments])
    _add_summary(document, marked, audience, unplaced=anchors.count(None))
    for (_, text), anchor in zip(comments, anchors, strict=True):
        if anchor:
            document.add_comment(anchor, text, author=AUTHOR, initials=INITIALS)
    return _save(document)


def _open(original: bytes | None) -> Document | None:
    if original is None:
        return None
    try:
        return docx.Document(BytesIO(original))
    except (OpcError, BadZipFile, KeyError, ValueError, AttributeError):
        return None


def _comments(layout: Layout, audience: Audience) -> list[tuple[Highlight, str]]:
    """Return what is said about each highlight, in the order of the text; a bare name may get nothing."""
    texts = dict(_texts(layout, audience))
    ordered = sorted(layout.highlights, key=lambda h: (h.span.start, -h.span.end, h.number))
    return [(h, texts[h.anchor]) for h in ordered if h.anchor in texts]


def _texts(layout: Layout, audience: Audience) -> Iterator[tuple[str, str]]:
    for card in lay_out_cards(layout):
        for number, quote in enumerate((*_worth_a_comment(card), *card.not_counted)):
            hint = f"Next: {card.hint}" if card.hint and not number and audience == "learner" else ""
            yield quote.anchor, "\n".join(filter(None, (_on_point(card, quote), show_line(hint))))
    for private in lay_out_private(layout):
        yield private.anchor, show_line(f"Keep names private. {private.why}")
    for flag in lay_out_flags(layout, detailed=audience == "assessor"):
        right = f" What is right instead: {flag.counterpart}" if flag.counterpart else ""
        yield flag.anchor, show_line(f"{flag.why}{right}")
    for old in lay_out_outdated(layout):
        yield old.anchor, show_line(old.words)


def _worth_a_comment(card: CardView) -> tuple[QuoteView, ...]:
    """Return the credited quotations; without bare names where statements say more or nothing is met."""
    bare = all(quote.only_names for quote in card.credited) and card.state.key != "not_yet"
    return card.credited if bare else (*card.quotes, *card.more)


def _on_point(card: CardView, quote: QuoteView) -> str:
    head = f"{card.letter}. {card.title}: {card.state.words}"
    if card.state.key == "not_yet":
        head = f"{card.letter}. {card.title}: a beginning, but not enough yet"
    if not quote.credited:
        head = f"{card.letter}. {card.title}: seen, but not counted"
    said = [head, quote.note and f"{quote.note[:1].upper()}{quote.note[1:]}."]
    said += [quote.sure and f"{quote.sure[:1].upper()}{quote.sure[1:]}."]
    return "\n".join(show_line(line) for line in said if line)


def _add_summary(document: Document, marked: MarkedEssay, audience: Audience, *, unplaced: int) -> None:
    first = next((found.run for found in find_runs(document) if found.text.strip()), None)
    if first is None:
        first = document.add_paragraph().add_run(" ")
    lines = list(_summary(marked, audience))
    if unplaced:
        lines.append(f"{unplaced} more in footnotes or text boxes; the web page shows them.")
    text = "\n".join(show_line(line) for line in lines)
    document.add_comment(first, text, author=AUTHOR, initials=INITIALS)


def _summary(marked: MarkedEssay, audience: Audience) -> Iterator[str]:
    page = lay_out_learner(marked)
    yield page.standing.sentence
    if audience == "assessor":
        total = lay_out_assessor(marked)
        yield f"{total.total.awarded} of {total.total.available} marks: {total.outcome}"
        yield "Suggested by a program; the decision is yours."
        return
    for step in page.steps:
        yield f"Next: {step.title}. {step.hint} {step.place}."
    yield "This is not a grade: your assessor decides."


def _save(document: Document) -> bytes:
    for comment in document.part._comments_part.element.iter(qn("w:comment")):
        comment.attrib.pop(qn("w:date"), None)
    saved = BytesIO()
    document.save(saved)
    return fix_times(saved.getvalue())
