"""What a worker does with one submission: read, mark, render; whatever happens is a value."""

import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path, PurePath
from typing import Literal

from checker.batch.items import Marked, Outcome, SkipKind, Skipped
from checker.errors import SubmissionError
from checker.types.result import MarkedEssay
from checker.types.rubric import Rubric

Audience = Literal["learner", "assessor"]
_BY_HAND = "Mark it by itself, or by hand."
_WARM_UP_NAME = "warm-up.txt"
_WARM_UP = (
    b"We work with other agencies so that each child gets help early. The Children Act 2004 asks us to.\n"
)
BUILDER = "checker.batch.marker:build_marker"
Marker = Callable[[str, bytes], Outcome]
"""File name and bytes to what became of them; never raises for a bad file."""


@dataclass(frozen=True, slots=True)
class MarkerSpec:
    """How a worker builds its marker; small enough to send to another machine."""

    rubric: Rubric
    audiences: tuple[Audience, ...] = ("assessor", "learner")
    """Whose pages are rendered."""
    builder: str = BUILDER
    """``module:function`` that takes the spec and returns a ``Marker``."""


def load_marker(spec: MarkerSpec) -> Marker:
    """Build the marker that the spec names, and let it mark two sentences.

    That loads whatever is loaded when it is first needed, so that no submission's time is spent on it. What
    goes wrong becomes ``Skipped``, without a word of the submission.
    """
    module, function = spec.builder.split(":")
    mark: Marker = getattr(import_module(module), function)(spec)

    def guarded(file_name: str, data: bytes) -> Outcome:
        try:
            return mark(file_name, data)
        except MemoryError:
            return Skipped(SkipKind.MEMORY, "it needs more memory than a worker has", _BY_HAND)
        except Exception as error:
            reason = f"checker failed on it ({type(error).__name__} in {_place(error)})"
            return Skipped(SkipKind.FAILED, reason, "Please report this; mark it by hand meanwhile.")

    guarded(_WARM_UP_NAME, _WARM_UP)
    return guarded


def build_marker(spec: MarkerSpec) -> Marker:
    """Load the engine once and return the marker that uses it; raises ``ModelError`` if it is not whole."""
    from checker.marking import build_engine, mark_essay
    from checker.submission import read_bytes

    engine = build_engine()

    def mark(file_name: str, data: bytes) -> Outcome:
        return mark_with(lambda: mark_essay(read_bytes(data, source=file_name), spec.rubric, engine), spec)

    return mark


def mark_with(mark: Callable[[], MarkedEssay], spec: MarkerSpec) -> Outcome:
    """Mark and render; a submission that cannot be read becomes ``Skipped``."""
    try:
        return lay_out(mark(), spec)
    except SubmissionError as error:
        return Skipped(SkipKind.UNREADABLE, error.reason, error.remedy)


def lay_out(marked: MarkedEssay, spec: MarkerSpec) -> Marked:
    """Return the record, its summary and its pages."""
    from checker.batch.summary import summarise
    from checker.report import render_html, render_json

    return Marked(
        document=render_json(rename(marked, neutral_name(marked.essay.source))),
        summary=summarise(marked, spec.rubric).model_dump_json(),
        pages=tuple((audience, render_html(marked, audience)) for audience in spec.audiences),
    )


def neutral_name(file_name: str) -> str:
    """Return the name that a record is kept under: equal files share one record, whatever they are called.

    >>> neutral_name("Ann Lee.DOCX")
    'essay.docx'
    """
    return f"essay{PurePath(file_name).suffix.casefold()}"


def rename(marked: MarkedEssay, file_name: str) -> MarkedEssay:
    """Return the record as if the file had been called ``file_name``."""
    return replace(marked, essay=replace(marked.essay, source=file_name, id=PurePath(file_name).stem))


def _place(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    if not frames:
        return "an unknown place"
    return f"{'/'.join(Path(frames[-1].filename).parts[-2:])}:{frames[-1].lineno}"
