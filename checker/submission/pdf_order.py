"""Reading order of a page: the file's own order, unless it draws two columns of prose line by line."""

from statistics import median

from checker.submission.pdf_words import Line, Word

_MIN_LINES = 5
_MIN_FILL = 0.55
_MAX_CROSSING = 0.3
_MIN_GUTTER = 0.7
_MERGE_GAP = 4.0


def order_lines(lines: list[Line]) -> list[Line]:
    """Return the lines of one page in reading order, those on one baseline joined unless a gutter parts them."""
    gutter = find_gutter(lines)
    if gutter is None:
        return _merged(_by_height(lines) if _is_disordered(lines) else lines, None)
    merged = _merged(lines, gutter)
    return _by_column(merged, gutter) if _is_interleaved(merged, gutter) else merged


def find_gutter(lines: list[Line]) -> float | None:
    """Return where a strip free of text divides the page in two columns of prose; ``None`` if none does."""
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
    turns = sum(1 for a, b in zip(sides, sides[1:], strict=False) if a != b)
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
    return sorted(lines, key=lambda line: (-round(line.base / max(2.0, line.size / 3)), line.left))


def _is_disordered(lines: list[Line]) -> bool:
    """Tell whether the file draws most lines above the one before; then only height gives an order."""
    pairs = list(zip(lines, lines[1:], strict=False))
    up = sum(1 for a, b in pairs if b.base > a.base + a.size)
    return len(pairs) > 4 and up > 0.4 * len(pairs)


def _merged(lines: list[Line], gutter: float | None) -> list[Line]:
    """Join what follows on one baseline across the wide spaces of justified text, but not across a gutter."""
    merged: list[Line] = []
    for line in lines:
        before = merged[-1] if merged else None
        if before is not None and _is_same_line(before, line, gutter):
            merged[-1] = Line(before.words + line.words, before.page, before.top)
        else:
            merged.append(line)
    return merged


def _is_same_line(before: Line, line: Line, gutter: float | None) -> bool:
    size = max(before.size, line.size)
    gap = line.left - before.right
    level = abs(line.base - before.base) < 0.3 * size
    if not level or not -0.5 * size < gap:
        return False
    if gutter is not None and before.right <= gutter <= line.left:
        return False
    return gap < (_MERGE_GAP if _is_marker(before.words) else 1.9) * size


def _is_marker(words: tuple[Word, ...]) -> bool:
    """Tell whether the words are only a bullet or a number before a list item."""
    return len(words) == 1 and len(words[0].text) <= 4
