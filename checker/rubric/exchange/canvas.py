"""Canvas rubric CSV: one row a criterion, its ratings in repeated columns."""

import csv
import io

from checker.errors import RubricError
from checker.rubric.exchange.check import Faults
from checker.rubric.exchange.plain import Criterion, Level, PlainRubric, show_number
from checker.rubric.exchange.rows import Row, guard, read_rows

_FIXED = ("Rubric Name", "Criteria Name", "Criteria Description", "Criteria Enable Range")
_RATING = ("Rating Name", "Rating Description", "Rating Points")


def render_canvas(rubric: PlainRubric) -> str:
    """Render a rubric as Canvas imports it."""
    most = max(len(criterion.levels) for criterion in rubric.criteria)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*_FIXED, *(_RATING * most)])
    for criterion in rubric.criteria:
        cells = [rubric.title, criterion.name, criterion.description, "false"]
        for level in criterion.levels:
            cells += [level.name, level.description, show_number(level.points)]
        writer.writerow([guard(cell) for cell in cells])
    return out.getvalue()


def read_canvas(text: str, source: str) -> PlainRubric:
    """Read a Canvas rubric CSV; raise ``RubricError`` that names row and column of every fault."""
    rows = read_rows(text, source)
    faults = Faults(source)
    if not rows:
        raise RubricError(
            [f"{source}:1: the table is empty; expected the columns {', '.join(_FIXED + _RATING)}"]
        )
    fixed, ratings = _find_columns(rows[0], faults)
    faults.raise_any()
    titles: dict[str, str] = {}
    seen: dict[str, str] = {}
    for row in rows[1:]:
        _check_length(row, rows[0], faults)
    criteria = [_read_row(row, fixed, ratings, (faults, seen, titles)) for row in rows[1:]]
    return faults.finish(next(iter(titles.values()), ""), "", criteria)


def _find_columns(header: Row, faults: Faults) -> tuple[dict[str, int], list[int]]:
    cells = [cell.casefold() for cell in header.cells]
    for name in (*_FIXED[:3], *_RATING):
        if name.casefold() not in cells:
            faults.add(str(header.line), f"column “{name}” is missing")
    for name in _FIXED:
        if cells.count(name.casefold()) > 1:
            faults.add(str(header.line), f"column “{name}” is there {cells.count(name.casefold())} times")
    known = {name.casefold() for name in (*_FIXED, *_RATING)}
    for at, cell in enumerate(cells):
        if cell and cell not in known:
            faults.leave(f"the column “{header.cells[at]}”")
    fixed = {name: cells.index(name.casefold()) for name in _FIXED if name.casefold() in cells}
    starts = [at for at, cell in enumerate(cells) if cell == "rating name"]
    for count, start in enumerate(starts, start=1):
        if tuple(cells[start : start + 3]) != tuple(name.casefold() for name in _RATING):
            faults.add(
                str(header.line), f"rating {count}: expected the columns {', '.join(_RATING)} side by side"
            )
    return fixed, starts


def _check_length(row: Row, header: Row, faults: Faults) -> None:
    if any(row.cells[len(header.cells) :]):
        faults.add(
            f"{row.line}: column {len(header.cells) + 1}",
            f"{len(row.cells)} cells for {len(header.cells)} columns; put text with commas in quotes",
        )


def _read_row(
    row: Row, fixed: dict[str, int], ratings: list[int], notes: tuple[Faults, dict[str, str], dict[str, str]]
) -> Criterion:
    faults, seen, titles = notes
    title = faults.text(row.cell(fixed["Rubric Name"]), f"{row.line}: column “Rubric Name”", needed=True)
    if title and title.casefold() not in titles and titles:
        first = next(iter(titles.values()))
        faults.add(
            f"{row.line}: column “Rubric Name”", f"{title!r} is a second rubric beside {first!r}; import one"
        )
    titles.setdefault(title.casefold(), title)
    name = faults.text(row.cell(fixed["Criteria Name"]), f"{row.line}: column “Criteria Name”", needed=True)
    faults.once(name, f"{row.line}: column “Criteria Name”", seen, "criterion")
    if row.cell(fixed.get("Criteria Enable Range")).casefold() == "true":
        faults.leave("ranges of points (each rating is taken for its highest)")
    levels = [level for n, at in enumerate(ratings, start=1) if (level := _read_rating(row, at, n, faults))]
    if not levels:
        faults.add(f"{row.line}: column “Rating Name”", "no rating; expected one or more")
    _check_names(levels, row, faults)
    ordered = tuple(sorted(levels, key=lambda level: -level.points))
    return Criterion(name, row.cell(fixed["Criteria Description"]), ordered)


def _read_rating(row: Row, at: int, number: int, faults: Faults) -> Level | None:
    name, description, points = (row.cell(at + step) for step in range(3))
    if not (name or description or points):
        return None
    where = f"{row.line}: rating {number}, column"
    faults.text(name, f"{where} “Rating Name”", needed=True)
    return Level(name, description, faults.number(points, f"{where} “Rating Points”"))


def _check_names(levels: list[Level], row: Row, faults: Faults) -> None:
    seen: dict[str, str] = {}
    for number, level in enumerate(levels, start=1):
        faults.once(level.name, f"{row.line}: rating {number}, column “Rating Name”", seen, "rating")
