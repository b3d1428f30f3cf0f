"""The learner's page: what stands, what is good, what to do next; nothing of what the rubric looks for."""

from checker.report.audience import hide_rubric
from checker.report.changes import lay_out_changes
from checker.report.plain import show_line
from checker.report.view_cards import Layout, lay_out_cards
from checker.report.view_essay import lay_out_essay
from checker.report.view_notes import (
    lay_out_flags,
    lay_out_outdated,
    lay_out_private,
    lay_out_tips,
    lay_out_versions,
)
from checker.report.view_page import LearnerPage
from checker.report.view_standards import lay_out_cited
from checker.report.view_standing import lay_out_standing
from checker.report.view_steps import choose_steps, choose_strengths
from checker.report.wording import in_words, sentence_case
from checker.types.result import MarkedEssay


def lay_out_learner(marked: MarkedEssay, since: MarkedEssay | None = None) -> LearnerPage:
    """Return everything on the learner's page; ``since`` is an earlier draft."""
    hidden = hide_rubric(marked)
    layout = Layout(hidden, "learner")
    cards = lay_out_cards(layout)
    strengths = choose_strengths(hidden.points, cards)
    steps = choose_steps(hidden.points, cards, hidden.essay, layout.places)
    return LearnerPage(
        title="Feedback on your draft",
        source=show_line(hidden.essay.source),
        standing=lay_out_standing(cards),
        private=lay_out_private(layout),
        strengths_title=_strengths_title([card.state.key for card, _ in strengths]),
        strengths=strengths,
        steps_title="Your next step" if len(steps) == 1 else f"Your next {in_words(len(steps))} steps",
        steps=steps,
        changes=lay_out_changes(since, marked) if since else None,
        tips=lay_out_tips(layout),
        flags=lay_out_flags(layout, detailed=False),
        outdated=lay_out_outdated(layout),
        cited=lay_out_cited(hidden, layout.places),
        cards=cards,
        essay=lay_out_essay(hidden.essay, layout.highlights, layout.places),
        versions=lay_out_versions(hidden.made_with, hidden.rubric_title),
    )


def _strengths_title(states: list[str]) -> str:
    if not states:
        return "What you have so far"
    if "met" not in states:
        return "A start to build on"
    if "partly" in states:
        return "What you do well so far"
    number = in_words(len(states))
    return f"{sentence_case(number)} {'thing' if len(states) == 1 else 'things'} you do well"
