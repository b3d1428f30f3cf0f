"""XML of documents, parsed without entities, network or DTDs."""

from typing import Any

from lxml import etree

from checker.submission.archive import damaged
from checker.submission.blocks import Refused

Element = etree._Element
_PROLOG = 65_536


def parse_xml(data: bytes) -> Element:
    """Return the root; raise ``Refused`` on entity declarations and on XML that is cut short.

    libxml2's own limits stay on: 256 levels of nesting, 10 MB in one text node.
    """
    if b"<!ENTITY" in data[:_PROLOG] or "<!ENTITY".encode("utf-16-le") in data[:_PROLOG]:
        raise _entities()
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged() from error
    dtd: Any = root.getroottree().docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):
        raise _entities()
    return root


def _entities() -> Refused:
    return Refused(
        "the document declares XML entities, which real documents never do",
        "Copy the text into a new document and save that.",
    )


def local(element: Element) -> str:
    """Return the element's name without its namespace: strict and transitional files look the same."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str, default: str = "") -> str:
    """Return the attribute called ``name`` in whatever namespace."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return default


def child(element: Element, *names: str) -> Element | None:
    """Follow child names down; ``None`` as soon as one is missing."""
    found: Element | None = element
    for name in names:
        found = next((c for c in found if local(c) == name), None) if found is not None else None
    return found
