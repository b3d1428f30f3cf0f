"""Styles of an OpenDocument text: titles, quotations, hidden text, numbered lists."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from checker.submission.blocks import Hint
from checker.submission.xml import Element, attribute, child, local

_MAX_CHAIN = 20
_NAMES = (
    (re.compile(r"heading ?([1-6])$"), Hint.HEADING),
    (re.compile(r"(?:sub)?title$"), Hint.TITLE),
    (re.compile(r"author$|date$"), Hint.DETAILS),
    (re.compile(r"(?:intense )?quot(?:e|ations?)$|block (?:text|quotation|quote)$"), Hint.QUOTATION),
    (re.compile(r"bibliography(?: ?\d)?$"), Hint.REFERENCE),
    (re.compile(r"(?:contents|toc) ?(?:heading|\d)$"), Hint.BOILERPLATE),
    (re.compile(r"header(?: left| right)?$|footer(?: left| right)?$"), Hint.BOILERPLATE),
)


@dataclass(frozen=True, slots=True)
class OdtStyle:
    """What a paragraph or text style says, its parents' word included."""

    hint: Hint = Hint.PARAGRAPH
    level: int = 0
    bold: bool = False
    hidden: bool = False
    new_page: bool = False


def read_odt_styles(roots: list[Element]) -> tuple[dict[str, OdtStyle], dict[str, set[int]]]:
    """Return the styles by name, and the numbered levels of the list styles."""
    elements: dict[str, Element] = {}
    lists: dict[str, set[int]] = {}
    for element in _style_elements(roots):
        if local(element) == "style":
            elements[attribute(element, "name")] = element
        elif local(element) == "list-style":
            lists[attribute(element, "name")] = _numbered_levels(element)
    return {name: _resolve(name, elements) for name in elements}, lists


def _style_elements(roots: list[Element]) -> Iterator[Element]:
    for root in roots:
        for group in root:
            if local(group) in ("styles", "automatic-styles"):
                yield from group


def _numbered_levels(element: Element) -> set[int]:
    return {
        int(attribute(level, "level"))
        for level in element
        if local(level) == "list-level-style-number"
        and attribute(level, "num-format")
        and attribute(level, "level").isdigit()
    }


def _resolve(name: str, elements: dict[str, Element]) -> OdtStyle:
    chain: list[Element] = []
    while name in elements and len(chain) < _MAX_CHAIN:
        chain.append(elements[name])
        name = attribute(chain[-1], "parent-style-name")
    style = OdtStyle()
    for element in reversed(chain):
        style = _with_style(style, element)
    own = child(chain[0], "paragraph-properties") if chain else None
    return replace(style, new_page=own is not None and attribute(own, "break-before") == "page")


def _with_style(style: OdtStyle, element: Element) -> OdtStyle:
    shown = attribute(element, "display-name") or attribute(element, "name").replace("_20_", " ")
    for pattern, hint in _NAMES:
        if found := pattern.match(shown.casefold()):
            level = int(found[1]) if hint is Hint.HEADING else int(hint is Hint.TITLE)
            style = replace(style, hint=hint, level=level)
    look = child(element, "text-properties")
    if look is None:
        return style
    weight = attribute(look, "font-weight")
    display = attribute(look, "display")
    struck = attribute(look, "text-line-through-style", "none") != "none"
    return replace(
        style,
        bold=weight in ("bold", "600", "700", "800", "900") if weight else style.bold,
        hidden=display == "none" if display else style.hidden or struck,
    )
