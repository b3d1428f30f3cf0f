"""Who marks whom, where somebody said: a CSV of candidates and assessors, or a worksheet's marker column."""

import csv
import io
from collections.abc import Mapping
from pathlib import Path

from checker.batch.errors import WorksheetError
from checker.batch.settings import Settings

_WHO = frozenset({"candidate", "id", "identifier", "submission", "label", "student id", "candidate number"})
_ASSESSOR = frozenset({"assessor", "marker", "allocated marker", "tutor", "teacher"})


def read_assessors(settings: Settings) -> Mapping[str, str]:
    """Return candidate or label to assessor; empty where nobody said who marks whom."""
    path = settings.assessors or settings.moodle_worksheet
    if path is None:
        return {}
    text = Path(path).read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    header = [name.strip().casefold() for name in rows[0]] if rows else []
    who = next((at for at, name in enumerate(header) if name in _WHO), None)
    assessor = next((at for at, name in enumerate(header) if name in _ASSESSOR), None)
    if who is None or assessor is None:
        if settings.assessors is None:
            return {}
        raise WorksheetError(f"{path}: give a column `candidate` and a column `assessor`.")
    cells = [(row[who].strip(), row[assessor].strip()) for row in rows[1:] if len(row) > max(who, assessor)]
    return {key: name for given, name in cells if name for key in (given, given.rsplit(" ", 1)[-1])}
