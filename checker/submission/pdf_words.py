"""Characters of a PDF page to words and lines, with where they stand and how large they are."""

import ctypes
from dataclasses import dataclass, replace
from typing import Any

_LINE_SHIFT = 0.45
_WIDE_GAP = 0.8
_RAISED = 0.82
_MIN_SIZE = 1.5
_LINE_END_HYPHENS = (2, 0xFFFE)
"""What pdfium gives for a hyphen at a line end; the next line follows without a break."""
_TEX = {
    0x1B: "ff",
    0x1C: "fi",
    0x1D: "fl",
    0x1E: "ffi",
    0x1F: "ffl",
    0x0B: "ff",
    0x0C: "fi",
    0x0E: "ffi",
    0x0F: "ffl",
    0x10: "“",
    0x11: "”",
    0x15: "–",
    0x16: "—",
}
"""Places of signs in TeX's own encodings, which its bitmap fonts do not translate."""
_BOLD_WEIGHT = 600


@dataclass(frozen=True, slots=True)
class Word:
    """One word and its place: points from the page's lower left corner."""

    text: str
    left: float
    right: float
    base: float
    """Height of the baseline."""
    size: float
    """Font size in points as drawn."""
    bold: bool
    mark: str = ""
    """Number of the footnote that a raised figure after the word points to."""


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one baseline with no wide gap between them: a line of a column, or of a table cell."""

    words: tuple[Word, ...]
    page: int
    top: float
    """Height of the page, from which margins are measured."""
    column: int = 0
    """1 or 2 where the page has two columns of prose and the line stands in one of them."""

    @property
    def left(self) -> float:
        """Left end."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Right end."""
        return self.words[-1].right

    @property
    def base(self) -> float:
        """Height of the baseline."""
        return self.words[0].base

    @property
    def size(self) -> float:
        """Size of most of its characters."""
        sizes: dict[float, int] = {}
        for word in self.words:
            sizes[round(word.size, 1)] = sizes.get(round(word.size, 1), 0) + len(word.text)
        return max(sizes, key=lambda s: sizes[s])

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(word.bold for word in self.words)

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join(word.text for word in self.words)


def read_lines(textpage: Any, page: int, box: tuple[float, float, float, float]) -> list[Line]:
    """Return the lines of a page in the order in which the file draws them."""
    words = _Characters(textpage).words()
    inside = [w for w in words if box[0] - 2 <= w.left <= box[2] + 2 and box[1] - 2 <= w.base <= box[3] + 2]
    lines: list[list[Word]] = []
    for word in _without_note_marks(inside):
        if lines and _goes_on(lines[-1][-1], word):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [Line(tuple(line), page, box[3]) for line in lines]


def _goes_on(before: Word, word: Word) -> bool:
    size = max(before.size, word.size)
    gap = word.left - before.right
    return abs(word.base - before.base) < _LINE_SHIFT * size and -0.5 * size < gap < _WIDE_GAP * size


def _without_note_marks(words: list[Word]) -> list[Word]:
    """Take raised small figures, the marks of footnotes, off the text and note them on the word before."""
    kept: list[Word] = []
    for before, word in zip([None, *words], words, strict=False):
        raised = (
            before is not None
            and word.size < before.size * _RAISED
            and 0.1 * before.size < word.base - before.base < before.size
            and 0 <= word.left - before.right + before.size < 2 * before.size
        )
        mark = word.text.strip("[](),") if raised else ""
        if mark.isdigit() or mark in ("*", "†", "‡"):
            kept[-1] = replace(kept[-1], mark=mark, right=word.right)
        else:
            kept.append(word)
    return kept


class _Characters:
    """The characters of one page; pdfium is asked for a place only where a word begins or ends."""

    def __init__(self, textpage: Any) -> None:
        from pypdfium2 import raw

        self._raw = raw
        self._page = textpage
        self._box = raw.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._matrix = raw.FS_MATRIX()
        self._looks: dict[int, tuple[float, bool, bool]] = {}

    def words(self) -> list[Word]:
        """Return the words, upright ones only unless most of the page is turned."""
        found: list[tuple[Word, bool]] = []
        chars: list[str] = []
        first = last = 0
        source = 0
        raw, page = self._raw, self._page
        for index in range(raw.FPDFText_CountChars(page)):
            code = raw.FPDFText_GetUnicode(page, index)
            drawn = self._object(index)
            if chars and (
                code in (32, 13, 10, 9, 160, 0)
                or (drawn != source and self._differs(drawn, source, index, last))
            ):
                found.append(self._word(chars, first, last, source))
                chars = []
            if code in (32, 13, 10, 9, 160, 0):
                continue
            if not chars:
                first, source = index, drawn
            chars.append("-" if code in _LINE_END_HYPHENS else _TEX.get(code) or chr(code))
            last = index
            if code in _LINE_END_HYPHENS:
                found.append(self._word(chars, first, max(first, last - 1), source))
                chars = []
        if chars:
            found.append(self._word(chars, first, last, source))
        upright = [word for word, is_upright in found if is_upright and word.size >= _MIN_SIZE]
        return upright if len(upright) * 2 >= len(found) else [word for word, _ in found]

    def _object(self, index: int) -> int:
        drawn = self._raw.FPDFText_GetTextObject(self._page, index)
        return ctypes.cast(drawn, ctypes.c_void_p).value or 0

    def _differs(self, drawn: int, source: int, index: int, last: int) -> bool:
        """Tell whether another text object draws in another size."""
        if not drawn or not source:
            return False
        return abs(self._look(drawn, index)[0] - self._look(source, last)[0]) > 0.5

    def _look(self, drawn: int, index: int) -> tuple[float, bool, bool]:
        """Return size as drawn, whether bold, whether upright; one question for each text object."""
        if drawn not in self._looks:
            raw, page = self._raw, self._page
            raw.FPDFText_GetMatrix(page, index, self._matrix)
            scale = (self._matrix.c**2 + self._matrix.d**2) ** 0.5
            size = raw.FPDFText_GetFontSize(page, index) * scale
            upright = abs(self._matrix.b) < 0.1 * max(abs(self._matrix.a), 1e-6)
            look = (size, self._is_bold(index), upright)
            if not drawn:
                return look
            self._looks[drawn] = look
        return self._looks[drawn]

    def _is_bold(self, index: int) -> bool:
        raw, page = self._raw, self._page
        buffer = ctypes.create_string_buffer(128)
        flags = ctypes.c_int()
        raw.FPDFText_GetFontInfo(page, index, buffer, 128, flags)
        name = buffer.value.decode("latin-1").lower()
        weight = raw.FPDFText_GetFontWeight(page, index)
        return weight >= _BOLD_WEIGHT or any(
            mark in name for mark in ("bold", "black", "heavy", "cmbx", "-bd")
        )

    def _word(self, chars: list[str], first: int, last: int, drawn: int) -> tuple[Word, bool]:
        raw, page, box = self._raw, self._page, self._box
        raw.FPDFText_GetLooseCharBox(page, first, box)
        left, right = box.left, box.right
        if last != first:
            raw.FPDFText_GetLooseCharBox(page, last, box)
            right = box.right
        raw.FPDFText_GetCharOrigin(page, first, self._x, self._y)
        size, bold, upright = self._look(drawn, first)
        return Word("".join(chars), left, right, self._y.value, size, bold), upright
