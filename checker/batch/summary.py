"""What tables and the cohort page need of a marked essay: small, and made where the essay is marked."""

from collections.abc import Iterable, Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict

from checker.batch.boundary import is_near_boundary
from checker.batch.prints import Print, find_prints
from checker.batch.rows import Row
from checker.types.result import MarkedEssay, PointResult
from checker.types.rubric import Rubric

_MOST_QUOTES = 2
_LONGEST_QUOTE = 300

State = Literal["met", "partly", "not_yet"]


class _Kept(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class QuoteSummary(_Kept):
    """Credited words and where they stand."""

    text: str
    where: str
    """Page, paragraph, line and column, in words."""


class PointSummary(_Kept):
    """What one marking point was given."""

    id: str
    title: str
    statement: str
    level: int
    level_name: str
    top_level: int
    awarded: float
    available: float
    confidence: float
    look_again: tuple[str, ...]
    quotes: tuple[QuoteSummary, ...]
    """The best credited evidence."""
    hint: str
    """Learner's words."""
    standards: tuple[str, ...]

    @property
    def state(self) -> State:
        """How far the point is met."""
        if self.level >= self.top_level:
            return "met"
        return "partly" if self.level else "not_yet"


class NoteSummary(_Kept):
    """A flag, an outdated reference or a confidentiality warning."""

    id: str
    title: str
    text: str
    """The words of the essay."""
    note: str
    """What is right instead, or why it was noticed."""
    severity: str = ""


class Summary(_Kept):
    """One marked essay."""

    words: int
    body_words: int
    awarded: float
    available: float
    outcome: str
    near_boundary: bool
    """Whether one level more or less in one unsure point would change the outcome."""
    points: tuple[PointSummary, ...]
    flags: tuple[NoteSummary, ...]
    outdated: tuple[NoteSummary, ...]
    confidentiality: tuple[NoteSummary, ...]
    prints: tuple[Print, ...]
    """Fingerprints of the learner's own paragraphs, for finding shared text."""

    @property
    def confidence(self) -> float:
        """Lowest confidence of any point."""
        return min((point.confidence for point in self.points), default=1.0)


Both = tuple[Row, Summary | None]


def read_summaries(rows: Iterable[Row]) -> Iterator[Both]:
    """Yield each row with its summary; none where it was not marked."""
    for row in rows:
        yield row, Summary.model_validate_json(row.summary) if row.marked else None


def summarise(marked: MarkedEssay, rubric: Rubric) -> Summary:
    """Return the summary of a marked essay."""
    return Summary(
        words=marked.essay.words,
        body_words=marked.essay.body_words,
        awarded=marked.marks.awarded,
        available=marked.marks.available,
        outcome=marked.outcome,
        near_boundary=is_near_boundary(marked, rubric),
        points=tuple(_point(point, marked) for point in marked.points),
        flags=tuple(
            NoteSummary(id=f.id, title=f.title, text=_cut(f.text), note=f.counterpart) for f in marked.flags
        ),
        outdated=tuple(
            NoteSummary(
                id=o.fact,
                title=o.name,
                text=_cut(o.text),
                note=o.replaced_by_name or "",
                severity=o.severity,
            )
            for o in marked.outdated
        ),
        confidentiality=tuple(
            NoteSummary(id="confidentiality", title="Confidentiality", text=_cut(c.text), note=c.why)
            for c in marked.confidentiality
        ),
        prints=find_prints(marked.essay),
    )


def _point(point: PointResult, marked: MarkedEssay) -> PointSummary:
    from checker.report.places import Places

    places = Places(marked.essay)
    credited = [found for found in point.evidence if found.credited][:_MOST_QUOTES]
    at = [(found, places.find(found.start)) for found in credited]
    return PointSummary(
        id=point.id,
        title=point.title,
        statement=point.statement,
        level=point.level,
        level_name=point.level_name,
        top_level=point.top_level,
        awarded=point.marks.awarded,
        available=point.marks.available,
        confidence=round(point.confidence, 4),
        look_again=point.look_again,
        quotes=tuple(QuoteSummary(text=_cut(f.text), where=p.exact) for f, p in at),
        hint=point.hint,
        standards=point.standards,
    )


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_QUOTE else f"{line[: _LONGEST_QUOTE - 1]}…"
