"""A marker for batch tests: reads with the real reader, marks by plain words, misbehaves when told to."""

import os
import signal
import time
from pathlib import Path

from checker.batch.marker import Marker, MarkerSpec, mark_with
from checker.errors import ModelError
from checker.submission import read_bytes
from checker.types.essay import Essay
from checker.types.result import (
    ConfidentialityWarning,
    Evidence,
    FlagResult,
    MadeWith,
    MarkedEssay,
    Marks,
    OutdatedReference,
    PointResult,
)
from checker.types.rubric import Rubric

BUILDER = "batch_marker:build"
SLOW_SECONDS = 0.02


def build(spec: MarkerSpec) -> Marker:
    """Return the marker; ``TRACE`` in the environment names a file that each marking is written to."""

    def mark(file_name: str, data: bytes):
        _trace(file_name)
        _misbehave(data)
        time.sleep(SLOW_SECONDS)
        return mark_with(lambda: make_record(read_bytes(data, source=file_name), spec.rubric), spec)

    return mark


def make_record(essay: Essay, rubric: Rubric) -> MarkedEssay:
    """Give each point a level by how often the first word of its id occurs in the essay."""
    points = tuple(_point(essay, each.point, place) for place, each in enumerate(rubric.points))
    return MarkedEssay(
        made_with=MadeWith("0", rubric.id, rubric.version, rubric.sha256, "fake", "f" * 64, "2026-11-21"),
        rubric_title=rubric.title,
        essay=essay,
        facts=(),
        points=points,
        flags=tuple(
            FlagResult("m_x", "A mix-up", *at, "It reads so.", 0.8, "It is not so.")
            for at in _find(essay, "mixed")
        ),
        outdated=tuple(
            OutdatedReference("old", "Old Act", *at, "new", "New Act", "replaced", "")
            for at in _find(essay, "Old Act")
        ),
        confidentiality=tuple(ConfidentialityWarning(*at, "A name.") for at in _find(essay, "Zebedee")),
        advice=(),
        marks=sum((point.marks for point in points), Marks()),
        outcome=rubric.outcomes[0 if all(p.level == p.top_level for p in points) else -1].name,
    )


def _point(essay: Essay, point, place: int) -> PointResult:
    word = point.id.split("_")[0]
    found = _find(essay, word)
    level = min(len(found), point.top_level)
    return PointResult(
        id=point.id,
        statement=point.statement,
        title=point.title,
        level=level,
        level_name=("not yet", "partly", "met")[min(level, 2)],
        top_level=point.top_level,
        marks=Marks(level, point.top_level),
        confidence=0.5 if level == 1 else 0.9,
        look_again=("low confidence",) if level == 1 else (),
        evidence=tuple(Evidence(word, *at, kind="phrase", strength=0.9, why="It is there.") for at in found),
        feedback="Feedback.",
        hint="" if level == point.top_level else "Hint.",
    )


def _find(essay: Essay, word: str) -> list[tuple[int, int, str]]:
    at, found = -1, []
    while (at := essay.text.find(word, at + 1)) >= 0:
        found.append((at, at + len(word), word))
    return found


def _trace(file_name: str) -> None:
    if "TRACE" in os.environ:
        with Path(os.environ["TRACE"]).open("a") as file:
            file.write(f"{file_name}\n")


def _misbehave(data: bytes) -> None:
    if b"HANGS" in data:
        time.sleep(1000)
    if b"SWELLS" in data:
        swollen = bytearray(700_000_000)
        time.sleep(20 + len(swollen) * 0)
    if b"DIES" in data:
        os.kill(os.getpid(), signal.SIGKILL)
    if b"FAILS" in data:
        raise_in_reader()


def raise_in_reader() -> None:
    """Raise what a defect of ours would raise, with words of the essay in its message."""
    raise ZeroDivisionError("secret words of the essay")


def build_broken(spec: MarkerSpec) -> Marker:
    """Stand for an engine whose model is not whole."""
    raise ModelError(f"there is no model here for {spec.rubric.id}")
