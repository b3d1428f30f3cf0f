"""Rich Text Format, read group by group.

striprtf was tried first: it keeps headers and footers out and code pages right, but gives no headings, lists,
notes, hidden or deleted text apart. The format's own rules for that fit in this module.
"""

from dataclasses import dataclass, field, replace

from checker.submission.archive import damaged
from checker.submission.blocks import Block, Hint, Refused, close_up_lists
from checker.submission.clean import split_breaks
from checker.submission.limits import Limits
from checker.submission.rtf_rules import (
    CODE_PAGES,
    IGNORED,
    SIGNS,
    SYMBOLS,
    read_font_codecs,
    read_style_hints,
)
from checker.submission.rtf_tokens import Token, read_tokens
from checker.submission.tables import Cell, lay_out_table

_MAX_DEPTH = 20_000


@dataclass(slots=True)
class _State:
    """What holds within a group; a copy is pushed when one opens."""

    skip: bool = False
    hidden: bool = False
    bold: bool = False
    codec: str = "cp1252"
    after_unicode: int = 1
    note: bool = False
    result: bool = False


@dataclass(slots=True)
class _Look:
    """What the paragraph's own control words say."""

    hint: Hint = Hint.PARAGRAPH
    level: int = 0
    numbered: bool = False
    in_table: bool = False
    indent: int = 0
    """Left indent in twentieths of a point."""


@dataclass(slots=True)
class _Output:
    blocks: list[Block] = field(default_factory=list)
    runs: list[tuple[str, bool]] = field(default_factory=list)
    rows: list[list[Cell]] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    cell: Cell = field(default_factory=list)
    look: _Look = field(default_factory=_Look)


def read_rtf(data: bytes, limits: Limits) -> list[Block]:  # noqa: ARG001  (every reader takes the limits)
    """Return the blocks of an RTF file, its notes last."""
    reader = _Reader(data)
    for token in read_tokens(data):
        reader.take(token)
    return reader.finish()


class _Reader:
    """The stack of groups, and the two streams that they write to: the text and the notes."""

    def __init__(self, data: bytes) -> None:
        self._state = _State()
        self._stack: list[_State] = []
        self._text, self._notes = _Output(), _Output()
        self._styles = read_style_hints(data)
        self._fonts = read_font_codecs(data)
        self._raw = bytearray()
        self._pending_star = False
        self._opened = False
        self._to_skip = 0
        self._list_text = ""

    @property
    def _out(self) -> _Output:
        return self._notes if self._state.note else self._text

    def take(self, token: Token) -> None:
        """Take the next token in."""
        if token.kind == "hex":
            self._take_byte(int(token.text, 16))
            return
        if token.kind == "text" and self._to_skip:
            cut = min(self._to_skip, len(token.text))
            self._to_skip -= cut
            token = Token("text", token.text[cut:])
        self._flush_bytes()
        if token.kind == "open":
            self._open()
        elif token.kind == "close":
            self._close()
        elif token.kind == "text":
            self._write(token.text.encode("latin-1").decode(self._state.codec, "replace"))
        elif token.kind == "sign":
            self._take_sign(token.text)
        else:
            self._take_word(token.text, token.value)
        if token.kind != "open":
            self._opened = False

    def finish(self) -> list[Block]:
        """Return all blocks; raise ``Refused`` if groups were left open: the file is cut short."""
        self._flush_bytes()
        if self._stack:
            raise damaged()
        for out in (self._text, self._notes):
            _end_paragraph(out)
            _end_table(out)
        notes = [replace(b, hint=Hint.FOOTNOTE, level=0, numbered=False) for b in self._notes.blocks]
        return close_up_lists(self._text.blocks) + notes

    def _open(self) -> None:
        if len(self._stack) > _MAX_DEPTH:
            raise Refused(
                "the document is nested far deeper than a document should be",
                "Copy the text into a new document and save that.",
            )
        self._stack.append(replace(self._state))
        self._opened, self._pending_star = True, False

    def _close(self) -> None:
        if not self._stack:
            return
        was_note = self._state.note
        self._state = self._stack.pop()
        if was_note and not self._state.note:
            _end_paragraph(self._notes)

    def _take_byte(self, byte: int) -> None:
        if self._to_skip:
            self._to_skip -= 1
        else:
            self._raw.append(byte)

    def _flush_bytes(self) -> None:
        if self._raw:
            text = bytes(self._raw).decode(self._state.codec, "replace")
            self._raw.clear()
            self._write(text)

    def _take_sign(self, sign: str) -> None:
        if sign == "*":
            self._pending_star = True
        elif sign in "\r\n":
            self._end_paragraph()
        else:
            self._write(SIGNS.get(sign, ""))

    def _write(self, text: str) -> None:
        if text and not self._state.skip and not self._state.hidden:
            self._out.runs.append((text, self._state.bold))

    def _end_paragraph(self) -> None:
        if not self._state.skip:
            _end_paragraph(self._out)

    def _take_word(self, word: str, value: int | None) -> None:
        star, self._pending_star = self._pending_star, False
        state = self._state
        if (
            star and word not in ("footnote", "shppict", "nesttableprops", "shpinst", "shptxt")
        ) or word in IGNORED:
            if word in ("listtext", "pntext") and self._out.look.hint is Hint.PARAGRAPH:
                self._out.look.hint = Hint.LIST_ITEM
            state.skip = True
        elif word == "u" and value is not None:
            self._write(chr(value % 0x10000))
            self._to_skip = state.after_unicode
        elif word in SYMBOLS:
            self._write(SYMBOLS[word])
        elif word in _CHARACTER:
            _CHARACTER[word](state, value)
        elif word in ("f", "ansicpg"):
            name = self._fonts.get(value or 0) if word == "f" else CODE_PAGES.get(value or 0)
            state.codec = name or state.codec
        elif word == "footnote":
            state.note, state.skip = True, False
        elif not state.skip:
            self._take_paragraph_word(word, value)

    def _take_paragraph_word(self, word: str, value: int | None) -> None:
        out = self._out
        if word in ("par", "sect", "page"):
            _end_paragraph(out)
            if word == "par" and out.rows and not out.look.in_table:
                _end_table(out)
        elif word == "pard":
            out.look = _Look()
        elif word == "s":
            hint, level = self._styles.get(value or 0, (Hint.PARAGRAPH, 0))
            out.look.hint, out.look.level = hint, level
        elif word in ("ls", "pnlvlblt", "pnlvlbody", "outlinelevel", "ilvl", "intbl", "itap", "li"):
            _place_paragraph(out.look, word, value or 0)
        elif word in ("cell", "nestcell"):
            _end_paragraph(out, in_cell=True)
            out.cells.append(out.cell)
            out.cell = []
        elif word in ("row", "nestrow"):
            out.rows.append(out.cells)
            out.cells = []


def _place_paragraph(look: _Look, word: str, value: int) -> None:
    """Take in where the paragraph stands: list level, table, indent."""
    if word in ("ls", "pnlvlblt", "pnlvlbody") and (word != "ls" or value):
        look.hint = Hint.LIST_ITEM if look.hint is Hint.PARAGRAPH else look.hint
    elif word == "outlinelevel" and look.hint is Hint.PARAGRAPH and value < 6:
        look.hint, look.level = Hint.HEADING, value + 1
    elif word == "ilvl" and look.hint is Hint.LIST_ITEM:
        look.level = value
    elif word in ("intbl", "itap"):
        look.in_table = word == "intbl" or bool(value)
    elif word == "li":
        look.indent = value


def _end_paragraph(out: _Output, *, in_cell: bool = False) -> None:
    runs, out.runs = out.runs, []
    look = out.look
    strong = look.hint is Hint.PARAGRAPH and all(bold for text, bold in runs if text.strip())
    level = look.level if look.hint in (Hint.HEADING, Hint.LIST_ITEM, Hint.TITLE) else 0
    texts = split_breaks("".join(text for text, _ in runs))
    blocks = [Block(text, look.hint, level, look.numbered, strong, look.indent >= 400) for text in texts]
    if in_cell or look.in_table:
        out.cell += blocks
        return
    if blocks:
        _end_table(out)
    out.blocks += blocks


def _end_table(out: _Output) -> None:
    if out.cell:
        out.cells.append(out.cell)
    if out.cells:
        out.rows.append(out.cells)
    out.blocks += lay_out_table(out.rows)
    out.rows, out.cells, out.cell = [], [], []


def _set_bold(state: _State, value: int | None) -> None:
    state.bold = value != 0


def _set_hidden(state: _State, value: int | None) -> None:
    state.hidden = value != 0


def _set_plain(state: _State, value: int | None) -> None:  # noqa: ARG001
    state.bold = state.hidden = False


def _set_unicode_skip(state: _State, value: int | None) -> None:
    state.after_unicode = max(0, value if value is not None else 1)


_CHARACTER = {
    "b": _set_bold,
    "v": _set_hidden,
    "deleted": _set_hidden,
    "strike": _set_hidden,
    "plain": _set_plain,
    "uc": _set_unicode_skip,
}
