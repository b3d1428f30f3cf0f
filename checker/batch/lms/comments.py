"""What a learner reads in the platform's comment field: which points are met and what to add, no answers."""

from html import escape

from checker.batch.summary import Summary
from checker.report.wording import join_words


def render_comments(summary: Summary) -> str:
    """Return the feedback as the HTML that Moodle keeps: paragraphs and a list, everything escaped."""
    met = [point.title for point in summary.points if point.state == "met"]
    steps = [point for point in summary.points if point.state != "met" and point.hint]
    parts = [f"<p>{_text(f'Met: {join_words(met)}.')}</p>"] if met else []
    if steps:
        items = "".join(f"<li>{_text(f'{point.title}: {point.hint}')}</li>" for point in steps)
        parts.append(f"<p>Next steps:</p><ul>{items}</ul>")
    parts.append("<p>Suggested by a program; an assessor decides.</p>")
    return "".join(parts)


def _text(text: str) -> str:
    return escape(" ".join(text.split()), quote=False)
