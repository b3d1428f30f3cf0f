"""Marks that were made elsewhere: a file of predictions, or a second reader of the same essays."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from checker.agreement.gold import Gold, GoldEssay, GoldPoint, Level, Quotation
from checker.agreement.load import as_read, describe_invalid, read_json_lines
from checker.agreement.quotations import find_spans
from checker.agreement.reading import PointReading, Quote, Reading
from checker.errors import GoldError


class PredictedPoint(BaseModel):
    """What a line says about one marking point."""

    model_config = ConfigDict(frozen=True)

    level: Level
    """The level given."""
    confidence: Annotated[float, Field(ge=0, le=1)] | None = None
    """Of that level."""
    look_again: bool | None = None
    """Whether an assessor is asked to look again."""
    evidence: tuple[Quotation, ...] = ()
    """Quotations, the best first."""


class PredictedOutdated(BaseModel):
    """An outdated reference, by the guide's label."""

    model_config = ConfigDict(frozen=True)

    id: str
    """The label."""
    quote: Quotation
    """Words of the essay."""


class Prediction(BaseModel):
    """One line: an essay's levels, plainly or with what stands behind them (as in ``labels.jsonl``)."""

    model_config = ConfigDict(frozen=True)

    id: str
    """Name of the essay."""
    repeat: Annotated[int, Field(ge=0)] = 0
    """Number of the repeat, in repeated cross-validation."""
    levels: dict[str, Level] = {}
    """Marking point to level; or else …"""
    points: dict[str, PredictedPoint] = {}
    """… marking point to level, confidence and evidence."""
    flags: dict[str, Quotation | None] | None = None
    """Flag to the words that raise it; left out where flags were not looked for."""
    outdated: tuple[PredictedOutdated, ...] | None = None
    """Left out where they were not looked for."""


def load_predictions(path: Path, gold: Gold) -> tuple[dict[str, Reading], ...]:
    """Load a JSON Lines file of predictions: for each repeat, a reading by essay id.

    Raises ``GoldError`` with every fault at once: broken lines, essays that are not in ``gold``, an essay
    that a repeat has twice, a line without levels.
    """
    faults: list[str] = []
    essays = {essay.id: essay for essay in gold.essays}
    repeats: dict[int, dict[str, Reading]] = {}
    for line, value in read_json_lines(path, faults):
        try:
            row = Prediction.model_validate(value)
        except ValidationError as error:
            faults += [f"{path}:{line}: {fault}" for fault in describe_invalid(error)]
            continue
        readings = repeats.setdefault(row.repeat, {})
        found = list(_find_faults(row, essays, readings))
        faults += [f"{path}:{line}: {fault}" for fault in found]
        if not found:
            readings[row.id] = _reading(row, essays[row.id])
    if not repeats and not faults:
        faults.append(f"{path}:1: holds no predictions")
    if faults:
        raise GoldError("\n".join(faults))
    return tuple(repeats[number] for number in sorted(repeats))


def split_readers(gold: Gold) -> tuple[Gold, dict[str, Reading]]:
    """Set the first reader against the second: gold with the first's levels, readings with the second's.

    Points that two readers did not both label are left out. Evidence was agreed upon by both, so neither
    side keeps it: it would agree with itself.
    """
    firsts, seconds = [], {}
    for essay in gold.essays:
        twice = {name: point for name, point in essay.labels.points.items() if len(point.readers) > 1}
        if twice:
            points = {name: GoldPoint(level=point.readers[0]) for name, point in twice.items()}
            labels = essay.labels.model_copy(update={"points": points})
            firsts.append(GoldEssay(essay.text, labels, essay.meta))
            second = {name: PointReading(point.readers[1]) for name, point in twice.items()}
            seconds[essay.id] = Reading(essay.id, essay.text, second)
    if not firsts:
        raise GoldError(f"{gold.name}: no essay has the levels of two readers (`readers` in labels.jsonl).")
    return Gold(gold.name, tuple(firsts), gold.notes), seconds


def _find_faults(
    row: Prediction, essays: Mapping[str, GoldEssay], readings: Mapping[str, Reading]
) -> Iterator[str]:
    if row.id not in essays:
        yield f"essay {row.id!r} is not among the labelled"
    if row.id in readings:
        yield f"essay {row.id!r} stands twice in repeat {row.repeat}"
    if not row.levels and not row.points:
        yield "give `levels` (point to level) or `points`"


def _reading(row: Prediction, essay: GoldEssay) -> Reading:
    points = {name: PointReading(level) for name, level in row.levels.items()}
    points |= {name: _point(point, essay.text) for name, point in row.points.items()}
    found: dict[str, dict[str, tuple[Quote, ...]]] = {}
    if row.flags is not None:
        raised = {flag: (_locate(essay.text, quote),) for flag, quote in row.flags.items() if quote}
        found["confidentiality"] = {k: v for k, v in raised.items() if k == "confidentiality"}
        found["flags"] = {k: v for k, v in raised.items() if k != "confidentiality"}
    if row.outdated is not None:
        found["outdated"] = {item.id: (_locate(essay.text, item.quote),) for item in row.outdated}
    return Reading(row.id, essay.text, points, found)


def _point(point: PredictedPoint, text: str) -> PointReading:
    look_again = None if point.look_again is None else ("the model asks for it",) * point.look_again
    quotes = tuple(_locate(text, quote) for quote in point.evidence)
    return PointReading(point.level, point.confidence, look_again, quotes)


def _locate(text: str, quote: str) -> Quote:
    spans = find_spans(text, as_read(quote))
    start, end = spans[0] if spans else (-1, -1)
    return Quote(start, end, quote)
