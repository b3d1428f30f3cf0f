"""Lay the essay out: sections by kind, text cut into pieces, tags where highlights begin."""

from itertools import groupby

from checker.report.highlights import Highlight
from checker.report.pieces import Piece, Span, cut_into_pieces
from checker.report.places import Places
from checker.report.plain import show_plain
from checker.report.view import BlockView, EssayView, GroupView, PieceView, TagView
from checker.report.wording import count_of
from checker.types.essay import Essay, Section, SectionKind

LABELS = {
    SectionKind.QUOTATION: "Quotation – not counted as your own words",
    SectionKind.QUESTION: "Copied from the task – not counted",
    SectionKind.TITLE_PAGE: "Title page – not counted",
    SectionKind.REFERENCE_LIST: "Reference list – not counted",
    SectionKind.BOILERPLATE: "Text that does not seem to be part of the essay – not counted",
}
"""What a reader is told about sections that do not count."""
_FIRST_HEADING = 3
_LAST_HEADING = 6


def lay_out_essay(essay: Essay, highlights: tuple[Highlight, ...], places: Places) -> EssayView:
    """Return the essay with every highlight in its place."""
    painter = _Painter(essay, highlights)
    levels = _heading_levels(essay.sections)
    blocks = [painter.block(i, s, levels[i], places) for i, s in enumerate(essay.sections)]
    groups = [(kind, tuple(part)) for kind, part in groupby(blocks, key=lambda block: block.kind)]
    return EssayView(
        groups=tuple(
            GroupView(kind, LABELS.get(SectionKind(kind), ""), kind == SectionKind.BOILERPLATE, part)
            for kind, part in groups
        ),
        words=count_of(essay.words, "word"),
        body_words="" if essay.body_words == essay.words else f"{essay.body_words:,}",
        has_not_counted=any(h.kind == "not_counted" for h in highlights),
        has_pages=len(essay.page_starts) > 1,
    )


class _Painter:
    """Cuts sections of one essay into pieces."""

    def __init__(self, essay: Essay, highlights: tuple[Highlight, ...]) -> None:
        self._essay = essay
        self._highlights = highlights
        self._spans = [h.span for h in highlights]
        self._by_section = _spans_by_section(essay.sections, self._spans)

    def block(self, index: int, section: Section, level: int, places: Places) -> BlockView:
        """Lay out one section."""
        here = self._by_section[index]
        starts = enumerate(self._essay.page_starts[1:], 2)
        pages = [number for number, at in starts if section.start <= at < section.end]
        cells = _cut_cells(self._essay.text, section)
        return BlockView(
            kind=str(section.kind),
            anchor=f"p{index + 1}",
            number=places.number_of(index),
            level=level,
            cells=tuple(self._cell(left, right, here) for left, right in cells),
            page=pages[0] if pages else None,
        )

    def _cell(self, start: int, end: int, here: list[int]) -> tuple[PieceView, ...]:
        cut = cut_into_pieces(start, end, [self._spans[i] for i in here])
        return tuple(self._piece(piece, here) for piece in cut)

    def _piece(self, piece: Piece, here: list[int]) -> PieceView:
        covering = [self._highlights[here[i]] for i in piece.spans]
        begins = [self._highlights[here[i]] for i in piece.begins]
        return PieceView(
            text=show_plain(self._essay.text[piece.start : piece.end]),
            look=_look(covering),
            keys=" ".join(dict.fromkeys(h.tag for h in covering)),
            tags=tuple(_tag(h) for h in begins if h.span.start == piece.start),
        )


def _tag(highlight: Highlight) -> TagView:
    return TagView(
        id=highlight.target,
        href=highlight.anchor,
        text=highlight.tag,
        label=highlight.label,
        look=highlight.look,
        struck=highlight.kind == "not_counted",
    )


def _look(covering: list[Highlight]) -> str:
    """Name the CSS classes: the innermost highlight's own, the next as a second line, then depth."""
    if not covering:
        return ""
    credited = [h for h in covering if h.kind == "point"] or covering
    classes = [credited[0].look]
    classes += [f"second-{other.look.split()[0]}" for other in credited[1:2]]
    classes += ["deep"] if len(covering) > 2 else []
    classes += sorted(
        {h.kind for h in covering if h.kind in {"flag", "outdated", "private"}} - {credited[0].look}
    )
    return " ".join(classes)


def _spans_by_section(sections: tuple[Section, ...], spans: list[Span]) -> list[list[int]]:
    return [
        [i for i, span in enumerate(spans) if span.start < section.end and span.end > section.start]
        for section in sections
    ]


def _cut_cells(text: str, section: Section) -> list[tuple[int, int]]:
    """Return cells as stretches: a table's section is one row, cut at tabs and line ends.

    White space at the end of the section is left out; the layout puts its own.
    """
    end = section.start + len(text[section.start : section.end].rstrip())
    if section.kind is not SectionKind.TABLE:
        return [(section.start, end)]
    cuts = [i for i in range(section.start, end) if text[i] in "\t\n"]
    return list(zip([section.start, *(cut + 1 for cut in cuts)], [*cuts, end], strict=True))


def _heading_levels(sections: tuple[Section, ...]) -> list[int]:
    """Return heading levels below the page's own that never skip one; other sections keep theirs."""
    levels: list[int] = []
    open_levels: list[int] = []
    for section in sections:
        if section.kind is not SectionKind.HEADING:
            levels.append(section.level)
            continue
        while open_levels and open_levels[-1] >= section.level:
            open_levels.pop()
        open_levels.append(section.level)
        levels.append(min(_FIRST_HEADING + len(open_levels) - 1, _LAST_HEADING))
    return levels
