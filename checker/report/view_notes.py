"""Lay out what stands beside the points: flags, references to update, confidentiality, tips, versions."""

from checker.report.view import FlagView, OutdatedView, PrivateView, TipView, VersionsView
from checker.report.view_cards import Layout, in_sure_words
from checker.report.wording import typeset
from checker.types.result import MadeWith, OutdatedReference


def lay_out_flags(layout: Layout, *, detailed: bool) -> tuple[FlagView, ...]:
    """Return the flags; the counterpart only with ``detailed``."""
    views = []
    for index, flag in enumerate(layout.marked.flags):
        found = layout.highlight_of("flag", index)
        if found:
            highlight, quote = found
            views.append(
                FlagView(
                    anchor=highlight.anchor,
                    target=highlight.target,
                    tag=highlight.tag,
                    title=typeset(flag.title),
                    quote=quote,
                    why=typeset(flag.why),
                    counterpart=typeset(flag.counterpart) if detailed else "",
                    sure=in_sure_words(flag.confidence),
                )
            )
    return tuple(views)


def lay_out_outdated(layout: Layout) -> tuple[OutdatedView, ...]:
    """Return the references to update, each with today's name."""
    views = []
    for index, old in enumerate(layout.marked.outdated):
        found = layout.highlight_of("outdated", index)
        if found:
            highlight, quote = found
            now = old.replaced_by_name or old.replaced_by or ""
            views.append(
                OutdatedView(
                    anchor=highlight.anchor,
                    target=highlight.target,
                    tag=highlight.tag,
                    quote=quote,
                    name=typeset(old.name),
                    now=now,
                    words=typeset(_what_to_do(old, now)),
                )
            )
    return tuple(views)


def _what_to_do(old: OutdatedReference, now: str) -> str:
    """Return today's name and the note, without saying the same twice."""
    if old.severity == "too_early":
        return f"{old.note or 'This is not in force yet.'} Say that it is planned, or leave it out."
    if now and now in old.note:
        return old.note
    today = f"Today’s name: {now}." if now else "" if old.note else "This is no longer in use."
    return f"{today} {old.note}".strip()


def lay_out_private(layout: Layout) -> tuple[PrivateView, ...]:
    """Return the confidentiality warnings."""
    views = []
    for index, warning in enumerate(layout.marked.confidentiality):
        found = layout.highlight_of("private", index)
        if found:
            highlight, quote = found
            views.append(
                PrivateView(highlight.anchor, highlight.target, highlight.tag, quote, typeset(warning.why))
            )
    return tuple(views)


def lay_out_tips(layout: Layout) -> tuple[TipView, ...]:
    """Return the tips of the mark scheme, those not followed yet first."""
    return tuple(
        TipView(typeset(a.text), a.followed) for a in sorted(layout.marked.advice, key=lambda a: a.followed)
    )


def lay_out_versions(made: MadeWith, rubric_title: str) -> VersionsView:
    """Return how it was marked."""
    return VersionsView(
        rubric_title=rubric_title,
        rubric=f"{made.rubric_id}, version {made.rubric_version}",
        checker=made.checker,
        model=made.model_id,
        facts_as_of=made.facts_as_of,
        sums=(("Mark scheme", made.rubric_sha256), ("Model", made.model_sha256)),
    )
