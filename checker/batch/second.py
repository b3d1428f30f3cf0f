"""An assessor's own marks of a run: any columns, mapped by name and by content, and explained."""

import csv
import io
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from checker.agreement.double import DoubleMarking, MarkPair, compare_marks
from checker.agreement.gold import Gold, GoldEssay, GoldPoint, Labels
from checker.agreement.reading import PointReading, Reading
from checker.batch.errors import WorksheetError
from checker.batch.rows import Listed
from checker.batch.summary import Both, Summary
from checker.types.rubric import MarkedPoint, Rubric

_TOTALS = frozenset({"marks", "mark", "total", "total marks", "grade", "score", "points", "awarded"})


@dataclass(frozen=True, slots=True)
class Mapped:
    """Which column is what."""

    submission: int
    points: Mapping[str, int]
    """Marking point to column."""
    total: int | None
    said: tuple[str, ...]
    """The mapping in words."""


@dataclass(frozen=True, slots=True)
class SecondMarking:
    """The other marker's levels and marks, by the stem of a submission's pages."""

    gold: Gold
    readings: Mapping[str, Reading]
    double: DoubleMarking


def read_second(path: Path, both: Iterable[Both], rubric: Rubric, tolerance: float) -> SecondMarking:
    """Read the table and set it against the run.

    Raises ``WorksheetError`` with every fault at once: no column that names submissions, none for a point or
    a total, cells that are neither a level, a level's name nor its marks.
    """
    rows = _read_rows(path)
    everything = list(both)
    ours = {row.listed: summary for row, summary in everything if summary is not None}
    calls = _calls_of(row.listed for row, _ in everything)
    unmarked = {row.listed: row.reason for row, summary in everything if summary is None}
    names = {name: each[0] for name, each in calls.items() if len(each) == 1}
    mapped = _map_columns(path, rows, names, rubric)
    faults: list[str] = []
    theirs: dict[Listed, tuple[dict[str, int], float | None]] = {}
    missing = []
    for number, row in enumerate(rows[1:], start=2):
        where, called = f"{path.name}:{number}", _cell(row, mapped.submission).strip()
        listed = names.get(_plain(called))
        if listed is None or listed in unmarked:
            missing.append(f"{where}: {_say_missing(called, calls.get(_plain(called), []), unmarked)}")
            continue
        if listed in theirs:
            faults.append(f"{where}: {called!r} has a row of its own already; keep one of them")
        levels = _read_levels(row, mapped, rubric, where, faults)
        theirs[listed] = levels, _read_total(row, mapped, ours[listed].available, where, faults)
    if faults:
        raise WorksheetError("\n".join(faults))
    missing += [f"{listed.label}: only the run has marked it" for listed in ours if listed not in theirs]
    return _set_against(path, ours, theirs, rubric, mapped, tuple(missing), tolerance)


def _set_against(  # noqa: PLR0913, PLR0917
    path: Path,
    ours: Mapping[Listed, Summary],
    theirs: Mapping[Listed, tuple[dict[str, int], float | None]],
    rubric: Rubric,
    mapped: Mapped,
    missing: tuple[str, ...],
    tolerance: float,
) -> SecondMarking:
    marks = {each.point.id: each.marks for each in rubric.points}
    essays, readings, pairs = [], {}, []
    for listed, (levels, total) in theirs.items():
        summary, name = ours[listed], _id_of(listed)
        own = {point.id: point for point in summary.points}
        if levels:
            points = {point: GoldPoint(level=level) for point, level in levels.items()}
            essays.append(GoldEssay("", Labels(id=name, points=points), {}))
            given = {
                point: PointReading(own[point].level, own[point].confidence, own[point].look_again)
                for point in levels
                if point in own
            }
            readings[name] = Reading(name, "", given)
        whole = total
        if whole is None and set(levels) == set(own):
            whole = sum(marks[point].get(level, 0.0) for point, level in levels.items())
        if whole is not None:
            apart = tuple(
                f"{point}: {own[point].level} / {level}"
                for point, level in levels.items()
                if point in own and own[point].level != level
            )
            pairs.append(MarkPair(listed.label, summary.awarded, whole, apart))
    gold = Gold(path.name, tuple(sorted(essays, key=lambda essay: essay.id)))
    return SecondMarking(gold, readings, compare_marks(pairs, tolerance, mapped.said, missing))


def _read_rows(path: Path) -> list[list[str]]:
    data = path.read_bytes()
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise WorksheetError(f"{path}: this is a spreadsheet, not a CSV. Save it as CSV UTF-8 and give that.")
    text = data.decode("utf-8-sig", "replace")
    delimiter = max(",;\t", key=text.split("\n", 1)[0].count)
    rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if any(row)]
    if len(rows) < 2:
        raise WorksheetError(f"{path}: there are no rows below the header.")
    return rows


def _calls_of(listed: Iterable[Listed]) -> dict[str, list[Listed]]:
    """Return everything by which a table may call a submission, and which submissions are called so."""
    found: dict[str, list[Listed]] = {}
    for each in listed:
        file = PurePosixPath(each.name)
        calls = {each.label, each.name, each.file_name, file.stem, each.candidate, each.person}
        for name in {_plain(call) for call in calls if call}:
            found.setdefault(name, []).append(each)
    return found


def _say_missing(called: str, meant: Sequence[Listed], unmarked: Mapping[Listed, str]) -> str:
    """Say why a row of the table has no marked submission to be set against."""
    if not called:
        return "the cell that names the submission is empty"
    if len(meant) > 1:
        return f"{called!r} could be {' or '.join(each.label for each in meant)}; give the whole name"
    if meant:
        return f"{called!r} could not be marked by the run: {unmarked[meant[0]]}"
    return f"{called!r} is no submission of the run"


def _map_columns(
    path: Path, rows: Sequence[Sequence[str]], names: Mapping[str, Listed], rubric: Rubric
) -> Mapped:
    header, body = rows[0], rows[1:]
    matches = [sum(_plain(_cell(row, at)) in names for row in body) for at in range(len(header))]
    submission = max(range(len(header)), key=lambda at: (matches[at], -at))
    if not matches[submission]:
        raise WorksheetError(
            f"{path}: no column names a submission of the run. Give one with the names that marks.csv has in "
            "its column `submission`, `candidate` or `file`."
        )
    said = [f"column {header[submission]!r}: submission ({matches[submission]} of {len(body)} rows found)"]
    points = {each.point.id: at for each in rubric.points if (at := _find(header, _calls(each))) is not None}
    total = _find(header, _TOTALS)
    said += [f"column {header[at]!r}: level of {point}" for point, at in points.items()]
    said += [f"column {header[total]!r}: marks in all"] if total is not None else []
    used = {submission, total, *points.values()}
    said += [f"column {name!r}: not used" for at, name in enumerate(header) if at not in used and name]
    if not points and total is None:
        raise WorksheetError(
            f"{path}: no column is a marking point (by id or title) or the marks in all; there are "
            f"{', '.join(map(repr, header))}."
        )
    return Mapped(submission, points, total, tuple(said))


def _calls(marked: MarkedPoint) -> set[str]:
    point = marked.point
    return {_plain(name) for name in (point.id, point.title, f"{point.id} level", f"level {point.id}")}


def _find(header: Sequence[str], calls: Iterable[str]) -> int | None:
    wanted = set(calls)
    return next((at for at, name in enumerate(header) if _plain(name) in wanted), None)


def _read_levels(
    row: Sequence[str], mapped: Mapped, rubric: Rubric, where: str, faults: list[str]
) -> dict[str, int]:
    levels = {}
    for each in rubric.points:
        at = mapped.points.get(each.point.id)
        cell = _cell(row, at).strip() if at is not None else ""
        if not cell:
            continue
        level = _level_of(cell, each, rubric)
        if level is None:
            names = ", ".join(rubric.level_names.values())
            faults.append(
                f"{where}: {each.point.id}: {cell!r} is no level (0 to {each.point.top_level}), no name of "
                f"one ({names}) and not its marks"
            )
        else:
            levels[each.point.id] = level
    return levels


def _level_of(cell: str, each: MarkedPoint, rubric: Rubric) -> int | None:
    """Read a cell as a level, as the name of a level, or as the marks of a level, in that order."""
    names = {_plain(name): level for level, name in rubric.level_names.items()}
    if _plain(cell) in names:
        return names[_plain(cell)]
    number = _number(cell)
    if number is None:
        return None
    if number in range(each.point.top_level + 1):
        return int(number)
    return next((level for level, marks in each.marks.items() if marks == number), None)


def _read_total(
    row: Sequence[str], mapped: Mapped, available: float, where: str, faults: list[str]
) -> float | None:
    cell = _cell(row, mapped.total).strip() if mapped.total is not None else ""
    if not cell:
        return None
    number = _number(cell)
    if number is None:
        faults.append(f"{where}: {cell!r} is no number of marks")
    elif not 0 <= number <= available:
        faults.append(f"{where}: {cell} is off the scale: the marks go from 0 to {available:g}")
    return number


def _number(cell: str) -> float | None:
    try:
        number = float(cell.replace(",", "."))
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _id_of(listed: Listed) -> str:
    return re.sub(r"[^\w.-]", "-", listed.report)


def _cell(row: Sequence[str], at: int) -> str:
    return row[at] if at < len(row) else ""


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.removeprefix("'")).strip().casefold()
