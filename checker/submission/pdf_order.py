"""Reading order of a page: the file's own order, unless it draws two columns of prose line by line."""

import re
from dataclasses import replace
from itertools import pairwise
from statistics import median

from checker.submission.pdf_words import Line, Word

_MIN_LINES = 5
_MIN_FILL = 0.55
_MAX_CROSSING = 0.3
_MIN_GUTTER = 0.7
_MERGE_GAP = 4.0
_SAME_HEIGHT = 3.0
_ROW_REACH = 3.5
_MARKER = re.compile(r"(?:[^\w\s]|\(?(?:\d{1,2}|\w|[ivx]{1,4})[.)]|\d{1,2}(?:\.\d{1,2})*\.?)$")


def order_lines(lines: list[Line]) -> list[Line]:
    """Return the lines of one page in reading order, joined on one baseline unless a gutter parts them."""
    lines = _with_markers(lines)
    gutter = find_gutter(_loosely_merged(lines))
    if gutter is None:
        return _merged(_by_height(lines) if _is_disordered(lines) else lines, None)
    merged = [replace(line, column=_column(line, gutter)) for line in _merged(lines, gutter)]
    return _by_column(merged, gutter) if _is_interleaved(merged, gutter) else merged


def _column(line: Line, gutter: float) -> int:
    return 0 if line.left < gutter < line.right else 1 + (line.left >= gutter)


def _with_markers(lines: list[Line]) -> list[Line]:
    """Put a bullet or number that the file draws apart in front of the line that it belongs to."""
    markers = [line for line in lines if _is_bullet(line)]
    taken: dict[int, Line] = {}
    for marker in markers:
        near = [
            line
            for line in lines
            if line is not marker
            and abs(line.base - marker.base) < 0.3 * line.size
            and 0 <= line.left - marker.right < _MERGE_GAP * line.size
        ]
        if near:
            taken[id(min(near, key=lambda line: line.left))] = marker
    used = {id(marker) for marker in taken.values()}
    return [
        replace(line, words=taken[id(line)].words + line.words) if id(line) in taken else line
        for line in lines
        if id(line) not in used
    ]


def _is_bullet(line: Line) -> bool:
    return len(line.words) == 1 and len(line.text) == 1 and not line.text.isalnum()


def _loosely_merged(lines: list[Line]) -> list[Line]:
    """Join pieces of justified lines, so that columns look as wide as they are."""
    merged: list[Line] = []
    for line in lines:
        before = merged[-1] if merged else None
        if (
            before is not None
            and _level(before, line)
            and -0.5 < (line.left - before.right) / line.size < 1.3
        ):
            merged[-1] = replace(before, words=before.words + line.words)
        else:
            merged.append(line)
    return merged


def find_gutter(lines: list[Line]) -> float | None:
    """Return where a strip free of text divides the page in two columns of prose, or ``None``."""
    if len(lines) < 2 * _MIN_LINES:
        return None
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    width = right - left
    best: tuple[float, float] | None = None
    for step in range(30, 71):
        at = left + width * step / 100
        if sum(1 for line in lines if line.left < at < line.right) > _MAX_CROSSING * len(lines):
            continue
        before = [line for line in lines if line.right <= at]
        after = [line for line in lines if line.left >= at]
        if not _are_columns(before, after, left, right):
            continue
        gap = (
            min(line.left for line in after) - sorted(line.right for line in before)[int(len(before) * 0.95)]
        )
        if best is None or gap > best[0]:
            best = (gap, at)
    return (
        best[1] if best is not None and best[0] > _MIN_GUTTER * median(line.size for line in lines) else None
    )


def _are_columns(before: list[Line], after: list[Line], left: float, right: float) -> bool:
    """Lines of prose fill their column; cells of a table do not."""
    if min(len(before), len(after)) < _MIN_LINES:
        return False
    edge_left, edge_right = max(line.right for line in before), min(line.left for line in after)
    fills = (
        median(line.right - line.left for line in before) / max(1.0, edge_left - left),
        median(line.right - line.left for line in after) / max(1.0, right - edge_right),
    )
    return min(fills) >= _MIN_FILL


def _is_interleaved(lines: list[Line], gutter: float) -> bool:
    """Tell whether the file goes from one column to the other with nearly every line."""
    sides = [line.left >= gutter for line in lines if not line.left < gutter < line.right]
    turns = sum(1 for a, b in pairwise(sides) if a != b)
    return turns > 0.6 * max(1, len(sides) - 1)


def _by_column(lines: list[Line], gutter: float) -> list[Line]:
    """Order left column before right, between lines that span both."""
    ordered: list[Line] = []
    sides: tuple[list[Line], list[Line]] = ([], [])
    for line in _by_height(lines):
        if line.left < gutter < line.right:
            ordered += sides[0] + sides[1]
            ordered.append(line)
            sides = ([], [])
        else:
            sides[line.left >= gutter].append(line)
    return ordered + sides[0] + sides[1]


def _by_height(lines: list[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: (-round(line.base / _SAME_HEIGHT), line.left))


def _is_disordered(lines: list[Line]) -> bool:
    """Tell whether the file draws most lines above the one before; then only height gives an order."""
    pairs = list(pairwise(lines))
    up = sum(1 for a, b in pairs if b.base > a.base + a.size)
    return len(pairs) > 4 and up > 0.3 * len(pairs)


def _merged(lines: list[Line], gutter: float | None) -> list[Line]:
    """Join what follows on one baseline, then part it where a space is far wider than the others."""
    runs: list[Line] = []
    for line in lines:
        if runs and _is_same_line(runs[-1], line, gutter):
            runs[-1] = replace(runs[-1], words=runs[-1].words + line.words)
        else:
            runs.append(line)
    return [part for run in runs for part in ([run] if gutter is not None else _parted(run))]


def _is_same_line(before: Line, line: Line, gutter: float | None) -> bool:
    size = max(before.size, line.size)
    gap = line.left - before.right
    level = abs(line.base - before.base) < 0.3 * size
    if not level or not -0.5 * size < gap:
        return False
    if gutter is None:
        return True
    return not before.right <= gutter <= line.left and gap < 1.9 * size


def _parted(run: Line) -> list[Line]:
    """Part a line into the cells of a table: justified text has wide spaces too, but all of them are."""
    gaps = [b.left - a.right for a, b in pairwise(run.words)]
    cuts = [0]
    for number, gap in enumerate(gaps, 1):
        if not (number == 1 and _is_marker(run.words[:1])) and _is_break(gap, gaps, run.size):
            cuts.append(number)
    cuts.append(len(run.words))
    return [replace(run, words=run.words[a:b]) for a, b in pairwise(cuts)]


def _is_break(gap: float, gaps: list[float], size: float) -> bool:
    if gap < 0.8 * size or gap > 3 * size or len(gaps) == 1:
        return gap > (1.1 if len(gaps) == 1 else 0.8) * size
    others = sorted(gaps)
    others.remove(gap)
    return gap > 2.2 * max(0.28 * size, median(others))


def _is_marker(words: tuple[Word, ...]) -> bool:
    """Tell whether the words are only a bullet or a number before a list item."""
    return len(words) == 1 and bool(_MARKER.match(words[0].text))


def split_cells(lines: list[Line]) -> list[Line]:
    """Cut lines next to a row of a table where its cells begin: narrow columns leave hardly a gap."""
    rows: list[tuple[float, list[float]]] = []
    for line, after in pairwise(lines):
        if not line.column and _level(line, after) and after.left > line.right:
            rows.append((line.base, [after.left]))
    cut: list[Line] = []
    for line in lines:
        starts = [
            start for base, row in rows for start in row if 1 < abs(base - line.base) < _ROW_REACH * line.size
        ]
        cut += _cut(line, starts) if starts and not line.column else [line]
    return cut


def _level(a: Line, b: Line) -> bool:
    return a.page == b.page and abs(a.base - b.base) < 0.3 * a.size


def _cut(line: Line, starts: list[float]) -> list[Line]:
    for number, (before, word) in enumerate(pairwise(line.words), 1):
        begins = any(abs(word.left - start) < 2 for start in starts)
        if begins and word.left - before.right > 0.5 * word.size:
            rest = replace(line, words=line.words[number:])
            return [replace(line, words=line.words[:number]), *_cut(rest, starts)]
    return [line]
