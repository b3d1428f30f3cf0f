"""One marking of one essay, whoever made it: the tool, another model, or a reader."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from checker.agreement.outdated import label_of_reference
from checker.types.fact import FactBase
from checker.types.result import MarkedEssay, PointResult


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of an essay that was shown or chosen."""

    start: int
    """First character; -1 where it could not be found again."""
    end: int
    """One past the last character."""
    text: str
    """The words."""
    credited: bool = True
    """Whether it counted towards the level."""
    why: str = ""
    """The tool's reason."""


Found = Mapping[str, tuple[Quote, ...]]
"""Flag or label to the stretches that raise it."""


@dataclass(frozen=True, slots=True)
class PointReading:
    """What one marking point was given."""

    level: int
    """The level given."""
    confidence: float | None = None
    """In [0, 1]; None where the marker states none."""
    look_again: tuple[str, ...] | None = None
    """Reasons to look again, empty for a sure decision; None where the marker states none."""
    quotes: tuple[Quote, ...] = ()
    """As shown: credited first, the best first."""

    @property
    def first_quote(self) -> Quote | None:
        """The first credited quotation, which is the one that people read."""
        return next((quote for quote in self.quotes if quote.credited), None)


@dataclass(frozen=True, slots=True)
class Reading:
    """One marking of one essay."""

    id: str
    """Name of the essay."""
    text: str
    """What the offsets point into."""
    points: Mapping[str, PointReading]
    """Marking point to what it was given."""
    found: Mapping[str, Found] = field(default_factory=dict)
    """flags, outdated, confidentiality to what was found; a kind that was not looked for is not there."""


def reading_of(essay_id: str, marked: MarkedEssay, facts: FactBase) -> Reading:
    """Turn the record of a marked essay into a reading; ``essay_id`` is its name among the labelled.

    ``facts`` is the fact base that it was marked with: it knows the guide's labels of outdated references.
    A name that the essay says is changed is shown to its writer, and by the guide is no breach.
    """
    flags = [(flag.id, Quote(flag.start, flag.end, flag.text, why=flag.why)) for flag in marked.flags]
    outdated = [
        (label_of_reference(reference, facts), Quote(reference.start, reference.end, reference.text))
        for reference in marked.outdated
    ]
    warnings = [
        ("confidentiality", Quote(warning.start, warning.end, warning.text, why=warning.why))
        for warning in marked.confidentiality
        if not warning.said_changed
    ]
    return Reading(
        id=essay_id,
        text=marked.essay.text,
        points={point.id: _point_reading(point) for point in marked.points},
        found={
            "flags": _by_name(flags),
            "outdated": _by_name(outdated),
            "confidentiality": _by_name(warnings),
        },
    )


def _point_reading(point: PointResult) -> PointReading:
    quotes = tuple(Quote(item.start, item.end, item.text, item.credited, item.why) for item in point.evidence)
    return PointReading(point.level, point.confidence, point.look_again, quotes)


def _by_name(items: list[tuple[str, Quote]]) -> dict[str, tuple[Quote, ...]]:
    return {name: tuple(quote for other, quote in items if other == name) for name, _ in items}
