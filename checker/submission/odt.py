"""OpenDocument texts, zipped and flat: their XML itself, with lxml.

Headers and footers live in the styles, deleted text in ``tracked-changes``; neither is visited.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from checker.submission.archive import damaged, has_part, locked, open_archive, read_part
from checker.submission.blocks import Block, Hint, close_up_lists
from checker.submission.clean import split_breaks
from checker.submission.limits import Limits
from checker.submission.odt_styles import OdtStyle, read_odt_styles
from checker.submission.tables import Cell, lay_out_table
from checker.submission.xml import Element, attribute, child, local, parse_xml

_SKIP = frozenset(
    ("annotation", "annotation-end", "tracked-changes", "forms", "ruby-text", "placeholder", "sequence-decls",
     "variable-decls", "user-field-decls", "script", "title", "desc", "note-citation", "event-listeners",
     "table-column", "table-columns", "hidden-text", "index-title-template", "table-of-content-source",
     "bibliography-source", "soft-page-break", "object", "object-ole", "page-number", "page-count",
     "change", "covered-table-cell")
)  # fmt: skip
_INDEXES = frozenset(
    ("table-of-content", "illustration-index", "table-index", "alphabetical-index", "user-index")
)


@dataclass(slots=True)
class _Reader:
    styles: dict[str, OdtStyle]
    lists: dict[str, set[int]]
    """Numbered levels of each list style."""
    deletions: frozenset[str] = frozenset()
    """Ids of tracked deletions: LibreOffice leaves their text in the body of flat files."""
    muted: int = 0
    """How many deletions are open."""
    notes: list[Element] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)


def read_odt(data: bytes, limits: Limits) -> list[Block]:
    """Return the blocks of an .odt or .ott file, its notes last."""
    archive = open_archive(data)
    if has_part(archive, "META-INF/manifest.xml"):
        manifest = read_part(archive, "META-INF/manifest.xml", limits)
        if b"encryption-data" in manifest:
            raise locked()
    if has_part(archive, "encrypted-package"):
        raise locked()
    content = parse_xml(read_part(archive, "content.xml", limits))
    roots = [content]
    if has_part(archive, "styles.xml"):
        roots.insert(0, parse_xml(read_part(archive, "styles.xml", limits)))
    return _read_document(content, roots)


def read_fodt(data: bytes, limits: Limits) -> list[Block]:  # noqa: ARG001  (every reader takes the limits)
    """Return the blocks of a flat .fodt file."""
    root = parse_xml(data)
    return _read_document(root, [root])


def _read_document(root: Element, roots: list[Element]) -> list[Block]:
    text = child(root, "body", "text")
    if text is None:
        raise damaged()
    reader = _Reader(*read_odt_styles(roots), _deletions(text))
    blocks = list(_read_body(reader, text))
    notes: list[Block] = []
    for note in reader.notes:
        body = child(note, "note-body")
        if body is not None:
            notes += [replace(b, hint=Hint.FOOTNOTE, level=0) for b in _read_body(reader, body)]
    return close_up_lists(blocks) + notes


def _deletions(text: Element) -> frozenset[str]:
    changes = child(text, "tracked-changes")
    regions = changes if changes is not None else ()
    return frozenset(attribute(region, "id") for region in regions if child(region, "deletion") is not None)


def _turn_change(reader: _Reader, element: Element) -> None:
    """Mute the text between the start and the end of a deletion."""
    if attribute(element, "change-id") in reader.deletions:
        reader.muted += 1 if local(element) == "change-start" else -1


def _read_body(reader: _Reader, parent: Element) -> Iterator[Block]:
    for element in parent:
        yield from _read_element(reader, element)


def _read_element(reader: _Reader, element: Element) -> Iterator[Block]:
    name = local(element)
    if name in _SKIP or attribute(element, "display") == "none":
        return
    if name in ("change-start", "change-end"):
        _turn_change(reader, element)
    elif name in ("p", "h"):
        yield from _read_paragraph(reader, element)
    elif name == "list":
        yield from _read_list(reader, element, 0, "")
    elif name == "table":
        yield from lay_out_table([[_read_cell(reader, c) for c in _within(row, "table-cell")]
                                  for row in _within(element, "table-row")])  # fmt: skip
    elif name in _INDEXES:
        yield from (replace(b, hint=Hint.BOILERPLATE, level=0) for b in _read_body(reader, element))
    elif name == "bibliography":
        for block in _read_body(reader, element):
            yield block if block.hint is Hint.HEADING else replace(block, hint=Hint.REFERENCE)
    elif name == "frame":
        chosen = child(element, "text-box")
        yield from _read_body(reader, chosen if chosen is not None else element)
    else:
        yield from _read_body(reader, element)


def _read_cell(reader: _Reader, cell: Element) -> Cell:
    return list(_read_body(reader, cell))


def _within(parent: Element, name: str) -> Iterator[Element]:
    for element in parent:
        if local(element) == name:
            yield element
        elif local(element) in ("table-header-rows", "table-rows", "table-row-group"):
            yield from _within(element, name)


def _read_list(reader: _Reader, element: Element, depth: int, style: str) -> Iterator[Block]:
    style = attribute(element, "style-name") or style
    numbered = depth + 1 in reader.lists.get(style, ())
    for item in element:
        for part in item:
            if local(part) == "list":
                yield from _read_list(reader, part, depth + 1, style)
                continue
            for block in _read_element(reader, part):
                if block.hint is Hint.PARAGRAPH and local(item) == "list-item":
                    yield replace(block, hint=Hint.LIST_ITEM, level=depth, numbered=numbered)
                else:
                    yield replace(block, numbered=block.numbered or numbered)


def _read_paragraph(reader: _Reader, element: Element) -> Iterator[Block]:
    style = reader.styles.get(attribute(element, "style-name"), OdtStyle())
    runs: list[tuple[str, bool]] = []
    if not style.hidden:
        _read_runs(reader, element, runs, style.bold)
    boxes, reader.boxes = reader.boxes, []
    hint, level = style.hint, style.level
    if local(element) == "h":
        depth = attribute(element, "outline-level", "1")
        hint, level = Hint.HEADING, min(6, int(depth)) if depth.isdigit() else 1
    strong = hint is Hint.PARAGRAPH and all(bold for text, bold in runs if text.strip())
    texts = split_breaks("".join(text for text, _ in runs))
    blocks = [Block(text, hint, level, strong=strong) for text in texts]
    if blocks and style.new_page:
        blocks[0] = replace(blocks[0], pages=(0,))
    yield from blocks
    for box in boxes:
        yield from _read_body(reader, box)


def _read_runs(reader: _Reader, parent: Element, runs: list[tuple[str, bool]], bold: bool) -> None:
    runs.append((_spaced(parent.text, reader), bold))
    for element in parent:
        _read_run(reader, element, runs, bold)
        runs.append((_spaced(element.tail, reader), bold))


def _read_run(reader: _Reader, element: Element, runs: list[tuple[str, bool]], bold: bool) -> None:
    name = local(element)
    if name == "s":
        count = attribute(element, "c", "1")
        runs.append((" " * min(100, int(count) if count.isdigit() else 1), bold))
    elif name in ("tab", "line-break"):
        runs.append(("\t" if name == "tab" else "\n", bold))
    elif name in ("change-start", "change-end"):
        _turn_change(reader, element)
    elif name == "note":
        reader.notes.append(element)
    elif name in ("text-box", "custom-shape"):
        reader.boxes.append(element)
    elif name == "frame":
        box = child(element, "text-box")
        if box is not None:
            reader.boxes.append(box)
    elif name not in _SKIP and attribute(element, "display") != "none":
        style = reader.styles.get(attribute(element, "style-name")) if name == "span" else None
        if style is None or not style.hidden:
            _read_runs(reader, element, runs, bold or (style is not None and style.bold))


def _spaced(text: str | None, reader: _Reader) -> str:
    """Return text with its line ends as spaces: in this format only ``line-break`` breaks a line."""
    return "" if reader.muted > 0 else (text or "").replace("\n", " ")
