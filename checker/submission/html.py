"""HTML pages with selectolax (lexbor): an HTML5 parser that mends what browsers mend.

The tree is walked without recursion, since a page may be nested thousands deep.
"""

import codecs
import re
from dataclasses import dataclass, field, replace
from typing import Any

from checker.submission import html_rules as rules
from checker.submission.blocks import Block, Hint, Refused, close_up_lists
from checker.submission.clean import clean_block, split_breaks
from checker.submission.decode import decode_text
from checker.submission.limits import Limits
from checker.submission.tables import Cell, lay_out_table

_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w-]+)""")
_NESTING = re.compile(
    r"<(/?)(?:div|span|section|article|blockquote|[uod]l|font|center|table|[biua]|em|strong|small|big|code)\b",
    re.IGNORECASE,
)
_MAX_DEPTH = 5_000
_SPACE = re.compile(r"[ \t\n\r\f]+")


@dataclass(frozen=True, slots=True)
class Context:
    """What the elements around a piece of text say about it."""

    out: list[Block]
    """Where its block goes: the page, or a table cell."""
    hint: Hint = Hint.PARAGRAPH
    level: int = 0
    numbered: bool = False
    bold: bool = False
    pre: bool = False
    rows: list[list[Cell]] | None = None
    """Rows of the table that is open."""


@dataclass(slots=True)
class _Buffer:
    """Text of the block that is open: pieces, and whether each is bold."""

    pieces: list[tuple[str, bool]] = field(default_factory=list)

    def flush(self, context: Context) -> None:
        """Turn what was gathered into blocks of ``context``."""
        raw = "".join(text for text, _ in self.pieces)
        bold = all(bold for text, bold in self.pieces if text.strip())
        self.pieces.clear()
        if not raw.strip():
            return
        texts = [clean_block(raw)] if context.pre else split_breaks(raw)
        strong = bold and context.hint is Hint.PARAGRAPH
        context.out.extend(
            Block(text, context.hint, context.level, context.numbered, strong) for text in texts if text
        )


def read_html(data: bytes, limits: Limits) -> list[Block]:  # noqa: ARG001  (every reader takes the limits)
    """Return the blocks of an HTML page."""
    from selectolax.lexbor import LexborHTMLParser

    text = decode_html(data)
    _check_depth(text)
    tree = LexborHTMLParser(text)
    blocks: list[Block] = []
    if tree.body is not None:
        _walk(tree.body, Context(blocks), has_main=tree.css_first("main, article, [role=main]") is not None)
    return close_up_lists(blocks)


def decode_html(data: bytes) -> str:
    """Decode a page by its mark, its ``meta`` or XML declaration, or as UTF-8 and Windows-1252."""
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode_text(data)
    declared = _XML_ENCODING.search(data[:1024]) or _META.search(data[:8192])
    name = declared[1].decode("ascii", "replace").lower() if declared else ""
    if name in ("", "utf-8", "utf8") or name.startswith(("utf-16", "utf-32")):
        return decode_text(data)
    if name in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii", "windows-1252", "x-cp1252"):
        return decode_text(data)
    try:
        return data.decode(name, "replace")
    except LookupError:
        return decode_text(data)


def _check_depth(text: str) -> None:
    """Refuse nesting beyond any real page's: parsing costs the square of the depth."""
    depth = 0
    for tag in _NESTING.finditer(text):
        depth = max(0, depth + (-1 if tag[1] else 1))
        if depth > _MAX_DEPTH:
            raise Refused(
                "the page is nested far deeper than a page should be",
                "Open it in a browser, copy the text into a document and save that as .docx or .txt.",
            )


def _walk(body: Any, context: Context, *, has_main: bool) -> None:
    """Visit the nodes in document order; an entry without a node closes the block of its context."""
    buffer = _Buffer()
    stack: list[tuple[Any, Context, str]] = [(body, context, "")]
    while stack:
        node, context, closes = stack.pop()
        if closes:
            _leave(closes, context, buffer, node)
            continue
        if node.next is not None and node is not body:
            stack.append((node.next, context, ""))
        if node.is_text_node:
            text = node.text_content or ""
            buffer.pieces.append((text if context.pre else _SPACE.sub(" ", text), context.bold))
        elif node.is_element_node:
            _enter(node, context, buffer, stack, has_main)


def _enter(node: Any, context: Context, buffer: _Buffer, stack: list[Any], has_main: bool) -> None:
    tag = node.tag
    if tag == "br":
        buffer.pieces.append(("\n", context.bold))
        return
    marks = rules.read_marks(node)
    if rules.is_left_out(tag, marks, quoted=context.hint is Hint.QUOTATION):
        return
    inner = rules.context_within(node, tag, marks, context, has_main=has_main)
    if tag in rules.BLOCKS:
        buffer.flush(context)
        if tag == "table":
            inner = replace(inner, rows=[])
        elif tag == "tr" and inner.rows is not None:
            inner.rows.append([])
        elif tag in ("td", "th") and inner.rows is not None:
            inner = _open_cell(inner, inner.rows)
        stack.append((context, inner, tag))
    elif tag in ("img", "wbr"):
        return
    if node.child is not None:
        stack.append((node.child, inner, ""))


def _open_cell(inner: Context, rows: list[list[Cell]]) -> Context:
    cell: Cell = []
    if not rows:
        rows.append([])
    rows[-1].append(cell)
    return replace(inner, out=cell, rows=None)


def _leave(tag: str, inner: Context, buffer: _Buffer, outer: Context) -> None:
    buffer.flush(inner)
    if tag == "table" and inner.rows:
        outer.out.extend(lay_out_table(inner.rows))
