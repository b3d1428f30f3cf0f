"""The table of marks: one row a submission, one column a marking point."""

import csv
import io
from collections.abc import Iterable
from pathlib import PurePosixPath

from checker.batch.outputs.cells import csv_cell
from checker.batch.store import Row
from checker.batch.summary import Both, Summary
from checker.types.rubric import Rubric

Cell = str | int | float

_ABOUT = ("submission", "candidate", "learner", "file", "late", "status", "reason", "remedy")
_MARKS = ("words", "body_words", "marks", "available", "outcome", "lowest_confidence", "look_again")
_NOTES = ("flags", "outdated", "confidentiality")


def list_columns(rubric: Rubric) -> tuple[str, ...]:
    """Return the names of the columns; a marking point's is its id."""
    return (*_ABOUT, *_MARKS, *_NOTES, *(each.point.id for each in rubric.points))


def list_cells(row: Row, summary: Summary | None, rubric: Rubric) -> list[Cell]:
    """Return one submission's cells; a point's cell is its level."""
    listed = row.listed
    file = "" if listed.file_name.startswith(listed.label) else PurePosixPath(listed.name).name
    about: list[Cell] = [
        listed.label,
        listed.candidate,
        listed.person,
        file or listed.file_name,
        "late" if listed.late else "",
        row.kind,
        row.reason,
        row.remedy,
    ]
    if summary is None:
        return about + [""] * (len(list_columns(rubric)) - len(about))
    again = [f"{point.title}: {', '.join(point.look_again)}" for point in summary.points if point.look_again]
    levels: dict[str, Cell] = {point.id: point.level for point in summary.points}
    return [
        *about,
        summary.words,
        summary.body_words,
        summary.awarded,
        summary.available,
        summary.outcome,
        summary.confidence,
        "; ".join(again),
        len(summary.flags),
        len(summary.outdated),
        len(summary.confidentiality),
        *(levels.get(each.point.id, "") for each in rubric.points),
    ]


def render_marks(both: Iterable[Both], rubric: Rubric) -> str:
    """Return ``marks.csv``."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(list_columns(rubric))
    for row, summary in both:
        writer.writerow([csv_cell(cell) for cell in list_cells(row, summary, rubric)])
    return text.getvalue()
