"""Markdown with markdown-it-py (CommonMark, tables, front matter, footnotes)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from checker.submission.blocks import Block, Hint, close_up_lists
from checker.submission.clean import clean_block, clean_text, split_breaks
from checker.submission.decode import decode_text
from checker.submission.html import read_html
from checker.submission.limits import Limits, check_length
from checker.submission.tables import Cell, lay_out_table

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_PANDOC_TITLE = re.compile(r"\A%[ \t]+(.+)\n(?:%[ \t]*(.*)\n)?(?:%[ \t]*(.*)\n)?")
_FIELD = re.compile(r"^(title|subtitle|author|date)\s*:\s*[\"']?(.+?)[\"']?\s*$", re.MULTILINE)
_NOTE = re.compile(r"^\[\^([^\]\s]+)\]:[ \t]*(.*(?:\n(?:[ \t]+\S.*|[ \t]*(?=\n[ \t]+\S)))*)", re.MULTILINE)
_NOTE_REF = re.compile(r"\[\^[^\]\s]+\]")
_INLINE_NOTE = re.compile(r"\^\[([^\[\]]+)\]")
_ATTRIBUTES = re.compile(r"[ \t]*\{[#.][^{}\n]*\}[ \t]*$", re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def read_md(data: bytes, limits: Limits) -> list[Block]:
    """Return the blocks of a Markdown file, its footnotes last."""
    from markdown_it import MarkdownIt

    text = clean_text(check_length(decode_text(data), limits))
    head, text = _cut_front(text)
    notes = [found[2] for found in _NOTE.finditer(text)]
    text = _COMMENT.sub("", _NOTE.sub("", text))
    notes += _INLINE_NOTE.findall(text)
    text = _ATTRIBUTES.sub("", _NOTE_REF.sub("", _INLINE_NOTE.sub("", text)))
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    blocks = _Reader(parser.parse(text), limits).read()
    noted = [
        replace(b, hint=Hint.FOOTNOTE)
        for note in notes
        for b in _Reader(parser.parse(note.strip()), limits).read()
    ]
    return head + close_up_lists(blocks) + noted


def _cut_front(text: str) -> tuple[list[Block], str]:
    """Cut YAML or pandoc front matter off; its title is a heading, author and date are details."""
    found = _FRONT.match(text)
    if found and ":" in found[1]:
        fields = _FIELD.findall(found[1])
    else:
        found = _PANDOC_TITLE.match(text)
        names = ("title", "author", "date")
        fields = [(n, v) for n, v in zip(names, found.groups(), strict=True) if v] if found else []
    if not found:
        return [], text
    head = [
        Block(clean_block(v), Hint.TITLE if "title" in n else Hint.DETAILS, int("title" in n))
        for n, v in fields
    ]
    return [b for b in head if b.text], text[found.end() :]


class _Reader:
    """Walk the flat token list; open lists, quotations and tables are counters, not recursion."""

    def __init__(self, tokens: Sequence[Any], limits: Limits) -> None:
        self._tokens = tokens
        self._limits = limits
        self._lists: list[bool] = []
        self._quotes = 0
        self._heading = 0
        self._rows: list[list[Cell]] | None = None

    def read(self) -> list[Block]:
        """Return the blocks of all tokens."""
        return [block for token in self._tokens for block in self._read_token(token)]

    def _turn(self, token: Any) -> None:
        """Note that a list, quotation, heading, table or row begins or ends."""
        kind, opens = token.type, token.nesting > 0
        if kind in ("bullet_list_open", "ordered_list_open"):
            self._lists.append(kind.startswith("ordered"))
        elif kind in ("bullet_list_close", "ordered_list_close"):
            self._lists.pop()
        elif kind.startswith("blockquote"):
            self._quotes += 1 if opens else -1
        elif kind.startswith("heading"):
            self._heading = int(token.tag[1]) if opens else 0
        elif kind == "table_open":
            self._rows = []
        elif kind == "tr_open" and self._rows is not None:
            self._rows.append([])

    def _read_token(self, token: Any) -> Iterator[Block]:
        kind = token.type
        self._turn(token)
        if kind == "table_close":
            rows, self._rows = self._rows or [], None
            yield from lay_out_table(rows)
        elif kind == "inline":
            yield from self._read_inline(token)
        elif kind == "html_block":
            yield from read_html(token.content.encode(), self._limits)
        elif kind in ("fence", "code_block") and (text := clean_block(token.content)):
            yield Block(text)

    def _read_inline(self, token: Any) -> Iterator[Block]:
        text, strong = inline_text(token.children or [])
        blocks = [self._block(part, strong) for part in split_breaks(text)]
        if self._rows is not None and self._rows:
            self._rows[-1].append(blocks)
        else:
            yield from blocks

    def _block(self, text: str, strong: bool) -> Block:
        if self._heading:
            return Block(text, Hint.HEADING, self._heading)
        if self._quotes:
            return Block(text, Hint.QUOTATION)
        if self._lists and self._rows is None:
            return Block(text, Hint.LIST_ITEM, len(self._lists) - 1, numbered=self._lists[-1])
        return Block(text, strong=strong)


def inline_text(children: Sequence[Any]) -> tuple[str, bool]:
    """Return the words of a paragraph without its marks, and whether all of them are bold."""
    pieces: list[tuple[str, bool]] = []
    bold = struck = 0
    for token in children:
        kind = token.type
        bold += (kind == "strong_open") - (kind == "strong_close")
        struck += (kind == "s_open") - (kind == "s_close")
        if struck:
            continue
        if kind in ("text", "code_inline"):
            pieces.append((token.content, bold > 0))
        elif kind in ("softbreak", "hardbreak"):
            pieces.append((" " if kind == "softbreak" else "\n", bold > 0))
        elif kind == "html_inline" and token.content.lower().startswith("<br"):
            pieces.append(("\n", bold > 0))
    strong = bool(pieces) and all(is_bold for text, is_bold in pieces if text.strip())
    return "".join(text for text, _ in pieces), strong
