"""Word documents: their XML itself, with lxml.

python-docx leaves out text boxes, content controls, smart tags, insertions and strict files (see
docs/decisions/0002-reading-submissions.md).

Names are compared without their namespace, so that strict and transitional files read alike.
"""

import posixpath
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from checker.submission.archive import damaged, has_part, open_archive, read_part
from checker.submission.blocks import Block, Hint, close_up_lists
from checker.submission.clean import split_breaks
from checker.submission.docx_styles import Style, Styles, is_on, read_styles
from checker.submission.limits import Limits
from checker.submission.tables import lay_out_table
from checker.submission.xml import Element, attribute, child, local, parse_xml

_SKIP = frozenset(
    ("del", "moveFrom", "delText", "instrText", "delInstrText", "fldData", "annotationRef", "footnoteRef",
     "endnoteRef", "pPr", "rt", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "sectPr", "docPr")
)  # fmt: skip
_SET_IN = 400
"""Left indent, in twentieths of a point, from which a paragraph is set in."""
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}


@dataclass(slots=True)
class _Paragraph:
    """What a paragraph holds: its runs, the text boxes anchored in it, the notes it refers to."""

    runs: list[tuple[str, bool]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    field_depth: list[bool] = field(default_factory=list)
    """For each open field, whether its result has begun."""
    new_page: bool = False


@dataclass(slots=True)
class _Reader:
    styles: Styles
    notes: dict[tuple[str, str], Element]
    used: list[tuple[str, str]] = field(default_factory=list)
    carried: list[tuple[str, bool]] = field(default_factory=list)
    """Runs that the next paragraph goes on with: the end mark between was deleted, or they are a drop cap."""
    page_break: bool = False
    """Whether a page ended since the last block."""
    fields: list[bool] = field(default_factory=list)


def read_docx(data: bytes, limits: Limits) -> list[Block]:
    """Return the blocks of a .docx, .docm, .dotx or .dotm file, its notes last."""
    archive = open_archive(data)
    main = _main_part(archive, limits)
    root = parse_xml(read_part(archive, main, limits))
    body = child(root, "body")
    if body is None:
        raise damaged()
    folder = posixpath.dirname(main)
    notes = {}
    for kind in ("footnote", "endnote"):
        name = posixpath.join(folder, f"{kind}s.xml")
        if has_part(archive, name):
            for note in parse_xml(read_part(archive, name, limits)):
                notes[kind, attribute(note, "id")] = note
    reader = _Reader(read_styles(archive, folder, limits), notes)
    blocks = list(_read_body(reader, body))
    return close_up_lists(blocks) + _read_notes(reader)


def _main_part(archive: zipfile.ZipFile, limits: Limits) -> str:
    if has_part(archive, "_rels/.rels"):
        for relation in parse_xml(read_part(archive, "_rels/.rels", limits)):
            if attribute(relation, "Type").endswith("/officeDocument"):
                return attribute(relation, "Target").lstrip("/")
    return "word/document.xml"


def _read_notes(reader: _Reader) -> list[Block]:
    blocks: list[Block] = []
    done: set[tuple[str, str]] = set()
    while reader.used:
        key = reader.used.pop(0)
        if key in done or key not in reader.notes:
            continue
        done.add(key)
        blocks += [replace(b, hint=Hint.FOOTNOTE, level=0) for b in _read_body(reader, reader.notes[key])]
    return blocks


def _read_body(reader: _Reader, parent: Element) -> Iterator[Block]:
    """Yield the blocks of a body, cell, text box, note or content control."""
    for element in parent:
        name = local(element)
        if name == "p":
            yield from _read_paragraph(reader, element)
        elif name == "tbl":
            yield from _read_table(reader, element)
        elif name == "sdt":
            yield from _read_control(reader, element)
        elif name == "AlternateContent":
            chosen = child(element, "Choice")
            yield from _read_body(reader, chosen if chosen is not None else element)
        elif name not in _SKIP:  # ins, moveTo, customXml, smartTag, sdtContent …
            yield from _read_body(reader, element)


def _read_control(reader: _Reader, control: Element) -> Iterator[Block]:
    """Read a content control; placeholder text is the template's, a table of contents only repeats."""
    content = child(control, "sdtContent")
    if content is None or child(control, "sdtPr", "showingPlcHdr") is not None:
        return
    gallery = child(control, "sdtPr", "docPartObj", "docPartGallery")
    contents = gallery is not None and attribute(gallery, "val") == "Table of Contents"
    bibliography = child(control, "sdtPr", "bibliography") is not None
    for block in _read_body(reader, content):
        if contents:
            yield replace(block, hint=Hint.BOILERPLATE, level=0)
        elif bibliography and block.hint is Hint.PARAGRAPH:
            yield replace(block, hint=Hint.REFERENCE)
        else:
            yield block


def _read_table(reader: _Reader, table: Element) -> Iterator[Block]:
    rows = []
    for row in _within(table, "tr"):
        deleted = child(row, "trPr", "del") is not None
        if not deleted:
            rows.append([list(_read_body(reader, cell)) for cell in _within(row, "tc")])
    yield from lay_out_table(rows)


def _within(parent: Element, name: str) -> Iterator[Element]:
    """Yield children called ``name``, also those in content controls and other wrappers."""
    for element in parent:
        if local(element) == name:
            yield element
        elif local(element) in ("sdt", "sdtContent", "ins", "moveTo", "customXml"):
            yield from _within(element, name)


def _read_paragraph(reader: _Reader, element: Element) -> Iterator[Block]:
    style = reader.styles.of_paragraph(element)
    paragraph = _Paragraph(field_depth=reader.fields)
    _read_runs(reader, paragraph, element, hidden=style.hidden, bold=style.bold)
    runs, reader.carried = reader.carried + paragraph.runs, []
    reader.used += paragraph.notes
    if _goes_on(element):
        reader.carried = runs
    else:
        blocks = _blocks_of(runs, style)
        if blocks and reader.page_break:
            blocks[0] = replace(blocks[0], pages=(0,))
        elif len(blocks) > 1 and paragraph.new_page:
            blocks[-1] = replace(blocks[-1], pages=(0,))
        reader.page_break = paragraph.new_page if len(blocks) < 2 else False
        yield from blocks
    for box in paragraph.boxes:
        yield from _read_body(reader, box)


def _goes_on(element: Element) -> bool:
    """Tell whether the paragraph's end mark is deleted, or the paragraph is only a drop cap."""
    frame = child(element, "pPr", "framePr")
    drop_cap = frame is not None and attribute(frame, "dropCap") in ("drop", "margin")
    return drop_cap or child(element, "pPr", "rPr", "del") is not None


def _blocks_of(runs: list[tuple[str, bool]], style: Style) -> list[Block]:
    text = "".join(run for run, _ in runs)
    strong = style.hint is Hint.PARAGRAPH and all(bold for run, bold in runs if run.strip())
    texts = split_breaks(text)
    return [Block(t, style.hint, style.level, style.numbered, strong, style.indent >= _SET_IN) for t in texts]


def _read_runs(
    reader: _Reader, paragraph: _Paragraph, parent: Iterable[Element], *, hidden: bool, bold: bool
) -> None:
    for element in parent:
        name = local(element)
        if name in _SKIP:
            continue
        if name == "r":
            _read_run(reader, paragraph, element, hidden=hidden, bold=bold)
        elif name == "sdt":
            if child(element, "sdtPr", "showingPlcHdr") is None:
                _read_runs(reader, paragraph, element, hidden=hidden, bold=bold)
        elif name == "AlternateContent":
            chosen = child(element, "Choice")
            _read_runs(reader, paragraph, chosen if chosen is not None else element, hidden=hidden, bold=bold)
        elif name == "txbxContent":
            paragraph.boxes.append(element)
        elif name == "t" and _shown(paragraph) and not hidden:  # in equations too
            paragraph.runs.append((element.text or "", bold))
        else:
            _read_runs(reader, paragraph, element, hidden=hidden, bold=bold)


def _shown(paragraph: _Paragraph) -> bool:
    """Tell whether text here is shown: not the instructions of a field."""
    return all(paragraph.field_depth)


def _look_of_run(reader: _Reader, run: Element, *, hidden: bool, bold: bool) -> tuple[bool, bool]:
    """Return whether the run is hidden (or struck out) and whether it is bold."""
    look = child(run, "rPr")
    if look is None:
        return hidden, bold
    character = reader.styles.of_run(look)
    hidden = is_on(look, "vanish", default=hidden or character.hidden)
    struck = is_on(look, "strike", default=False) or is_on(look, "dstrike", default=False)
    bold = is_on(look, "b", default=bold or character.bold) or is_on(look, "u", default=False)
    return hidden or struck, bold


def _read_run(reader: _Reader, paragraph: _Paragraph, run: Element, *, hidden: bool, bold: bool) -> None:
    hidden, bold = _look_of_run(reader, run, hidden=hidden, bold=bold)
    for element in run:
        name = local(element)
        if name == "fldChar":
            _turn_field(paragraph.field_depth, attribute(element, "fldCharType"))
        elif name in ("footnoteReference", "endnoteReference"):
            paragraph.notes.append((name.removesuffix("Reference"), attribute(element, "id")))
        elif hidden or not _shown(paragraph):
            continue
        elif name in _MARKS:
            page = name == "br" and attribute(element, "type") == "page"
            paragraph.new_page = paragraph.new_page or page
            paragraph.runs.append(("\n\n" if page else _MARKS[name], bold))
        elif name == "sym":
            paragraph.runs.append((_symbol(attribute(element, "char")), bold))
        elif name == "t":
            paragraph.runs.append((element.text or "", bold))
        elif name not in _SKIP and name != "rPr":  # drawings, pictures, embedded objects: text boxes
            _read_runs(reader, paragraph, [element], hidden=hidden, bold=bold)


def _turn_field(fields: list[bool], kind: str) -> None:
    if kind == "begin":
        fields.append(False)
    elif kind == "separate" and fields:
        fields[-1] = True
    elif kind == "end" and fields:
        fields.pop()


def _symbol(code: str) -> str:
    """Return a character of a symbol font; those in the private area have no meaning as text."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return chr(number) if 0x20 <= number < 0xD800 else ""
