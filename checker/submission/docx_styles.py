"""Styles and numbering of a Word document: which paragraphs are headings, list items, quotations."""

import posixpath
import re
import zipfile
from dataclasses import dataclass, field, replace

from checker.submission.archive import has_part, read_part
from checker.submission.blocks import Hint
from checker.submission.limits import Limits
from checker.submission.xml import Element, attribute, child, local, parse_xml

_MAX_CHAIN = 20
_NAMES = (
    (re.compile(r"heading ?([1-6])$"), Hint.HEADING),
    (re.compile(r"(?:sub)?title$"), Hint.TITLE),
    (re.compile(r"author$|date$"), Hint.DETAILS),
    (re.compile(r"(?:intense )?quot(?:e|ations?)$|block (?:text|quotation|quote)$"), Hint.QUOTATION),
    (re.compile(r"bibliography(?: ?\d)?$|references?$"), Hint.REFERENCE),
    (re.compile(r"toc ?\d$|toc heading$|contents ?\d$|table of figures$"), Hint.BOILERPLATE),
    (re.compile(r"list (?:bullet|number)(?: ?\d)?$"), Hint.LIST_ITEM),
    (re.compile(r"(?:foot|end)note text$"), Hint.FOOTNOTE),
)


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says about a paragraph or a run, its parents' word included."""

    hint: Hint = Hint.PARAGRAPH
    level: int = 0
    numbered: bool = False
    bold: bool = False
    hidden: bool = False
    indent: int = 0
    """Left indent in twentieths of a point."""


@dataclass(slots=True)
class Styles:
    """The styles and numberings of one document."""

    elements: dict[str, Element] = field(default_factory=dict)
    formats: dict[tuple[str, str], str] = field(default_factory=dict)
    """Number format (bullet, decimal …) by list and level."""
    default: str = ""
    known: dict[str, Style] = field(default_factory=dict)

    def of_paragraph(self, paragraph: Element) -> Style:
        """Return what style, outline level and numbering say about the paragraph."""
        look = child(paragraph, "pPr")
        if look is None:
            return self.by_id(self.default)
        name = child(look, "pStyle")
        style = self.by_id(attribute(name, "val") if name is not None else self.default)
        marks = child(look, "rPr")
        if (
            marks is not None
            and child(marks, "vanish") is not None
            and is_on(marks, "specVanish", default=False)
        ):
            style = replace(style, hidden=False)
        return self._with_own(style, look)

    def of_run(self, look: Element) -> Style:
        """Return what the character style of a run says."""
        name = child(look, "rStyle")
        return self.by_id(attribute(name, "val")) if name is not None else Style()

    def by_id(self, style_id: str) -> Style:
        """Return the style of that id with its parents' word; a plain one if there is none."""
        if style_id not in self.known:
            self.known[style_id] = self._resolve(style_id)
        return self.known[style_id]

    def _resolve(self, style_id: str) -> Style:
        chain: list[Element] = []
        while style_id in self.elements and len(chain) < _MAX_CHAIN:
            chain.append(self.elements[style_id])
            parent = child(chain[-1], "basedOn")
            style_id = attribute(parent, "val") if parent is not None else ""
        style = Style()
        for element in reversed(chain):
            style = self._with_style(style, element)
        return style

    def _with_style(self, style: Style, element: Element) -> Style:
        name = child(element, "name")
        text = (attribute(name, "val") if name is not None else attribute(element, "styleId")).casefold()
        for pattern, hint in _NAMES:
            if found := pattern.match(text):
                level = int(found[1]) if hint is Hint.HEADING else int(hint is Hint.TITLE)
                style = replace(style, hint=hint, level=level)
        look, run = child(element, "pPr"), child(element, "rPr")
        if run is not None:
            style = replace(
                style,
                bold=is_on(run, "b", default=style.bold),
                hidden=is_on(run, "vanish", default=style.hidden),
            )
        return self._with_own(style, look) if look is not None else style

    def _with_own(self, style: Style, look: Element) -> Style:
        outline, numbering = child(look, "outlineLvl"), child(look, "numPr")
        indent = child(look, "ind")
        if indent is not None:
            left = attribute(indent, "left") or attribute(indent, "start")
            style = replace(style, indent=int(left) if left.isdigit() else style.indent)
        if outline is not None and style.hint is Hint.PARAGRAPH:
            level = attribute(outline, "val")
            if level.isdigit() and int(level) < 6:
                style = replace(style, hint=Hint.HEADING, level=int(level) + 1)
        return self._with_numbering(style, numbering) if numbering is not None else style

    def _with_numbering(self, style: Style, numbering: Element) -> Style:
        number, depth = child(numbering, "numId"), child(numbering, "ilvl")
        list_id = attribute(number, "val") if number is not None else ""
        level = attribute(depth, "val", "0") if depth is not None else "0"
        if list_id == "0":
            return replace(
                style, hint=Hint.PARAGRAPH if style.hint is Hint.LIST_ITEM else style.hint, numbered=False
            )
        form = self.formats.get((list_id, level), "bullet")
        style = replace(style, numbered=form not in ("bullet", "none"))
        if style.hint in (Hint.PARAGRAPH, Hint.LIST_ITEM) and form != "none":
            style = replace(style, hint=Hint.LIST_ITEM, level=int(level) if level.isdigit() else 0)
        return style


def is_on(look: Element, name: str, *, default: bool) -> bool:
    """Tell whether a switch of a run is on; ``default`` where the run does not say."""
    switch = child(look, name)
    if switch is None:
        return default
    return attribute(switch, "val", "1") not in ("0", "false", "off", "none")


def read_styles(archive: zipfile.ZipFile, folder: str, limits: Limits) -> Styles:
    """Read ``styles.xml`` and ``numbering.xml`` where the document has them."""
    styles = Styles()
    name = posixpath.join(folder, "styles.xml")
    if has_part(archive, name):
        for element in parse_xml(read_part(archive, name, limits)):
            if local(element) != "style":
                continue
            style_id = attribute(element, "styleId")
            styles.elements[style_id] = element
            if attribute(element, "type") == "paragraph" and attribute(element, "default") in ("1", "true"):
                styles.default = style_id
    name = posixpath.join(folder, "numbering.xml")
    if has_part(archive, name):
        styles.formats = _read_formats(parse_xml(read_part(archive, name, limits)))
    return styles


def _read_formats(root: Element) -> dict[tuple[str, str], str]:
    abstract: dict[str, dict[str, str]] = {}
    formats: dict[tuple[str, str], str] = {}
    for element in root:
        if local(element) == "abstractNum":
            abstract[attribute(element, "abstractNumId")] = _formats_of(element)
        elif local(element) == "num":
            base = child(element, "abstractNumId")
            levels = dict(abstract.get(attribute(base, "val") if base is not None else "", {}))
            for override in (e for e in element if local(e) == "lvlOverride"):
                levels.update(_formats_of(override))
            formats.update({(attribute(element, "numId"), level): form for level, form in levels.items()})
    return formats


def _formats_of(parent: Element) -> dict[str, str]:
    levels = {}
    for level in (e for e in parent if local(e) == "lvl"):
        form = child(level, "numFmt")
        levels[attribute(level, "ilvl")] = attribute(form, "val") if form is not None else "decimal"
    return levels
