"""The one composition: essay + rubric + engine → MarkedEssay."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.language import Language

from checker import __version__
from checker.evidence import (
    Model,
    Reading,
    build_reading,
    find_confidentiality,
    find_evidence,
    find_outdated,
    load_model,
)
from checker.facts import FactBase, load_facts
from checker.feedback import choose_advice, choose_feedback, choose_hint
from checker.pipeline import Parsed, build_nlp, parse_essay, parse_essays
from checker.rubric import load_standards
from checker.scoring import (
    Score,
    find_cited_standards,
    load_level_model,
    score_flags,
    score_outcome,
    score_point,
    score_standards,
)
from checker.types.essay import Essay
from checker.types.result import MadeWith, MarkedEssay, PointResult
from checker.types.rubric import MarkedPoint, Rubric
from checker.types.standard import StandardSet


@dataclass(frozen=True, slots=True, eq=False)
class Engine:
    """Everything loaded once a process: spaCy pipeline, fact base, trained model, sets of standards."""

    nlp: Language
    facts: FactBase
    model: Model
    standards: tuple[StandardSet, ...] = ()


def build_engine() -> Engine:
    """Load all of it; raise ``ModelError`` where the pipeline or the model is missing."""
    return Engine(build_nlp(), load_facts(), load_model(), load_standards())


def mark_essay(essay: Essay, rubric: Rubric, engine: Engine) -> MarkedEssay:
    """Mark one essay; the same essay, rubric and engine always give the same record."""
    return mark_parsed(parse_essay(engine.nlp, essay), rubric, engine)


def mark_essays(essays: Iterable[Essay], rubric: Rubric, engine: Engine) -> Iterator[MarkedEssay]:
    """Mark essays one after another, parsed in batches; each record is the same as ``mark_essay`` gives."""
    return (mark_parsed(parsed, rubric, engine) for parsed in parse_essays(engine.nlp, essays))


def mark_parsed(parsed: Parsed, rubric: Rubric, engine: Engine) -> MarkedEssay:
    """Mark an essay that the pipeline has parsed."""
    reading = build_reading(parsed, engine.facts, engine.model)
    scores = [_score(marked, reading, engine.model) for marked in rubric.points]
    marks, outcome = score_outcome(rubric, scores)
    points = tuple(_lay_down(m, s, rubric) for m, s in zip(rubric.points, scores, strict=True))
    standards = score_standards(rubric, points, engine.standards)
    return MarkedEssay(
        made_with=_made_with(rubric, engine),
        rubric_title=rubric.title,
        essay=parsed.essay,
        facts=reading.mentions,
        points=points,
        flags=score_flags((flag, find_evidence(flag.elements, reading)) for flag in rubric.flags),
        outdated=find_outdated(parsed.sentences, reading.mentions, engine.facts, parsed.cues),
        confidentiality=find_confidentiality(reading),
        advice=choose_advice(rubric, _levels(rubric, scores, reading, engine.model)),
        marks=marks,
        outcome=outcome,
        standards=standards,
        cited_standards=find_cited_standards(rubric, parsed.essay, standards, engine.standards),
    )


def _score(marked: MarkedPoint, reading: Reading, model: Model) -> Score:
    evidence = find_evidence(marked.point.elements, reading)
    return score_point(marked, evidence, load_level_model(marked.point, model.levels))


def _levels(rubric: Rubric, scores: Sequence[Score], reading: Reading, model: Model) -> dict[str, int]:
    """Return the level of every point, those that only the rubric's advice asks about included."""
    asked = (_score(MarkedPoint(point=point, marks={}), reading, model) for point in rubric.advice_points)
    return {score.point: score.level for score in (*scores, *asked)}


def _made_with(rubric: Rubric, engine: Engine) -> MadeWith:
    return MadeWith(
        checker=__version__,
        rubric_id=rubric.id,
        rubric_version=rubric.version,
        rubric_sha256=rubric.sha256,
        model_id=engine.model.id,
        model_sha256=engine.model.sha256,
        facts_as_of=engine.facts.as_of.isoformat(),
    )


def _lay_down(marked: MarkedPoint, score: Score, rubric: Rubric) -> PointResult:
    point = marked.point
    return PointResult(
        id=point.id,
        statement=point.statement,
        title=point.title,
        level=score.level,
        level_name=rubric.level_names.get(score.level, str(score.level)),
        top_level=point.top_level,
        marks=score.marks,
        confidence=score.confidence,
        look_again=score.look_again,
        evidence=score.evidence,
        feedback=choose_feedback(point, score.level, {e.element for e in score.evidence if e.credited}),
        hint=choose_hint(point, score.level),
        standards=point.standards if score.level else (),
    )
