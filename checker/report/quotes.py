"""Quotations as people like to read them: whole, or with a little around them, never endless."""

import re

from checker.report.highlights import Highlight
from checker.report.places import Places
from checker.report.plain import cut_middle, show_line
from checker.report.reasons import why_not_counted
from checker.report.view import QuoteView
from checker.report.wording import typeset
from checker.types.cue import Assertion
from checker.types.essay import Essay, SectionKind
from checker.types.result import Evidence

_SHORT = 60
"""Quotations of fewer characters are shown with what stands around them."""
_AROUND = 70
"""Most characters of it on each side."""
_SENTENCE_END = re.compile(r"(?<!\b[A-Z])[.!?]\s+")

_NO_PRAISE = frozenset({Assertion.NEGATED, Assertion.HYPOTHETICAL})
_NAMES = frozenset({"fact", "phrase", "pattern"})
"""Kinds of evidence that are a name or a few words, not a statement."""
_CLEAR = ((0.85, "clear match"), (0.6, "likely match"), (0.0, "possible match"))

ASSERTIONS = {
    Assertion.ASSERTED: "stated",
    Assertion.NEGATED: "denied",
    Assertion.HEDGED: "hedged",
    Assertion.HYPOTHETICAL: "hypothetical",
    Assertion.REPORTED: "reported",
}


def lay_out_quote(highlight: Highlight, essay: Essay, places: Places, *, detailed: bool) -> QuoteView:
    """Return the quotation of a highlight; ``detailed`` adds what only assessors see."""
    span, evidence = highlight.span, highlight.evidence
    place = places.find(span.start)
    before, after = _around(span.start, span.end, essay)
    return QuoteView(
        anchor=highlight.anchor,
        target=highlight.target,
        before=before,
        text=cut_middle(show_line(essay.text[span.start : span.end])),
        after=after,
        place=place,
        credited=highlight.kind != "not_counted",
        note=_note(evidence, place.kind, detailed=detailed),
        sure=_how_clear(evidence) if detailed else "",
        denied=bool(evidence) and evidence[0].assertion in _NO_PRAISE,
        only_names=bool(evidence) and all(e.kind in _NAMES for e in evidence),
    )


def _note(evidence: tuple[Evidence, ...], kind: SectionKind, *, detailed: bool) -> str:
    if not evidence:
        return ""
    if detailed:
        return _join_reasons(list(dict.fromkeys(_reason(e) for e in evidence if e.why or e.cue)))
    first = evidence[0]
    return "" if first.credited else why_not_counted(first, kind)


def _reason(found: Evidence) -> str:
    """Return the finder's reason; where something was ruled out, with the words that did it."""
    why = typeset(show_line(found.why)).removeprefix("ruled out: ")
    cue = show_line(found.cue or "")
    return f"{why} (“{cue}”)".lstrip() if cue and not found.credited and cue not in why else why


def _join_reasons(reasons: list[str]) -> str:
    """Join the reasons; names follow each other in one list.

    >>> _join_reasons(["says who leads", "names Police", "names NSPCC"])
    'says who leads; names Police, NSPCC'
    """
    names = [reason.removeprefix("names ") for reason in reasons if reason.startswith("names ")]
    others = [reason for reason in reasons if not reason.startswith("names ")]
    return "; ".join([*others, f"names {', '.join(names)}"] if names else others)


def _how_clear(evidence: tuple[Evidence, ...]) -> str:
    """Return how well whole sentences fit, in words; names and phrases fit or do not."""
    strengths = [e.strength for e in evidence if e.kind not in _NAMES and e.credited]
    return next((words for least, words in _CLEAR if strengths and max(strengths) >= least), "")


def _around(start: int, end: int, essay: Essay) -> tuple[str, str]:
    """Return what stands before and after a short quotation in its own sentence."""
    if end - start >= _SHORT:
        return "", ""
    section = essay.section_at(start)
    left = essay.text[max(section.start, start - _AROUND) : start]
    right = essay.text[end : max(end, min(section.end, end + _AROUND))]
    whole_left = start - _AROUND <= section.start or _SENTENCE_END.search(left)
    whole_right = end + _AROUND >= section.end or _SENTENCE_END.search(right)
    left = _SENTENCE_END.split(left)[-1]
    right = "" if essay.text[end - 1] in ".!?" else _up_to_the_stop(right)
    if not whole_left:
        left = "… " + (left.split(" ", 1)[1] if " " in left.strip() else "")
    if not whole_right and right:
        right = (right.rsplit(" ", 1)[0] if " " in right.strip() else "") + " …"
    return _keep_edges(left).lstrip(), _keep_edges(right).rstrip()


def _up_to_the_stop(text: str) -> str:
    stop = _SENTENCE_END.search(text)
    return text[: stop.start() + 1] if stop else text


def _keep_edges(text: str) -> str:
    """Put the text on one line and keep one space at each end that had white space."""
    line = show_line(text)
    if not line:
        return ""
    return f"{' ' if text[0].isspace() else ''}{line}{' ' if text[-1].isspace() else ''}"
