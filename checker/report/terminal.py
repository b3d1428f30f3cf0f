"""The report as text for a terminal, and a summary of a few lines."""

from textwrap import fill

from checker.report.audience import Audience
from checker.report.changes import say_changes
from checker.report.outline import Line, outline_assessor, outline_learner
from checker.report.plain import show_line
from checker.report.view_assessor import lay_out_assessor
from checker.report.view_learner import lay_out_learner
from checker.report.wording import count_of
from checker.types.result import MarkedEssay

_WIDTH = 88
_RESET = "\x1b[0m"
_BOLD = "\x1b[1m"
_COLOURS = {"met": "\x1b[32m", "partly": "\x1b[33m", "not_yet": "\x1b[36m", "alarm": "\x1b[1;31m"}
_SIGNS = {"met": "●", "partly": "◐", "not_yet": "○"}


def render_text(
    marked: MarkedEssay, audience: Audience, *, color: bool, since: MarkedEssay | None = None
) -> str:
    """Return the report as lines of at most 88 characters; control characters of the essay are pictures."""
    return "\n".join(_show(line, color=color) for line in outline_of(marked, audience, since)) + "\n"


def outline_of(marked: MarkedEssay, audience: Audience, since: MarkedEssay | None = None) -> tuple[Line, ...]:
    """Return the report of ``audience`` as lines; ``since`` is an earlier draft."""
    if audience == "learner":
        return outline_learner(lay_out_learner(marked, since))
    return outline_assessor(lay_out_assessor(marked, since))


def render_summary(marked: MarkedEssay, audience: Audience, since: MarkedEssay | None = None) -> str:
    """Return what stands, in a handful of lines, without colour."""
    page = lay_out_learner(marked, since)
    lines = [f"{page.source} · {page.versions.rubric_title}", page.standing.sentence]
    lines += [say_changes(page.changes)] if page.changes else []
    if audience == "assessor":
        total = lay_out_assessor(marked)
        lines.append(f"{total.total.awarded} of {total.total.available} marks: {total.outcome}.")
        if total.again:
            lines.append(f"{count_of(len(total.again), 'point')} to look at again.")
    elif page.steps:
        lines.append(f"Next: {page.steps[0].title}. {page.steps[0].hint}")
    notes = (
        (len(page.private), "warning about confidentiality", "before anything else, make names private"),
        (len(page.flags), "sentence to read again", ""),
        (len(page.outdated), "reference to update", ""),
    )
    for number, noun, advice in notes:
        if number:
            counted = count_of(number, noun, noun.replace(" ", "s ", 1))
            lines.append(f"{counted}: {advice}." if advice else f"{counted}.")
    return "\n".join(fill(show_line(line), _WIDTH) for line in lines if line) + "\n"


def _show(line: Line, *, color: bool) -> str:
    text = show_line(f"“{line.quote}” {line.text}" if line.quote else line.text)
    if line.kind == "title":
        return _paint(f"{_wrap(text)}\n{'═' * min(len(text), _WIDTH)}", _BOLD, color=color)
    if line.kind == "heading":
        return "\n" + _paint(f"{_wrap(text)}\n{'─' * min(len(text), _WIDTH)}", _BOLD, color=color)
    if line.kind == "point":
        return "\n" + _paint(_wrap(f"{_SIGNS[line.state]} {text}", "  "), _COLOURS[line.state], color=color)
    if line.kind == "alarm":
        return _paint(_wrap(text), _COLOURS["alarm"], color=color)
    first, rest = {"item": ("• ", "  "), "quote": ("    ", "    "), "note": ("    → ", "      ")}.get(
        line.kind, ("", "")
    )
    return fill(text, _WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)


def _wrap(text: str, rest: str = "") -> str:
    return fill(text, _WIDTH, subsequent_indent=rest, break_on_hyphens=False)


def _paint(text: str, colour: str, *, color: bool) -> str:
    return f"{colour}{text}{_RESET}" if color else text
