"""Find stretches of the essay again among the runs of a Word document, whatever its white space and form."""

import unicodedata
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

from docx.document import Document
from docx.oxml.ns import qn
from docx.text.run import Run
from lxml.etree import _Element

_MARKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_INVISIBLE = frozenset(("Cc", "Cf", "Cn", "Cs"))
_LEFT_OUT = frozenset(qn(f"w:{name}") for name in ("del", "moveFrom", "txbxContent"))


@dataclass(frozen=True, slots=True)
class Flat:
    """Text without white space and formatting characters, in NFC."""

    text: str
    origins: tuple[int, ...]
    """For each character, where it came from."""


def flatten(text: str) -> Flat:
    r"""Return what is left of ``text`` when only visible characters count.

    >>> flatten("a  be\u0301\u202e").text
    'abé'
    """
    letters: list[str] = []
    origins: list[int] = []
    for start, cluster in _clusters(text):
        normal = cluster if cluster.isascii() else unicodedata.normalize("NFC", cluster)
        letters.append(normal)
        origins += [start] * len(normal)
    return Flat("".join(letters), tuple(origins))


def _clusters(text: str) -> Iterator[tuple[int, str]]:
    """Yield each visible character with the marks that combine with it."""
    start, held = 0, ""
    for index, char in enumerate(text):
        if not _is_visible(char):
            continue
        if held and not char.isascii() and unicodedata.combining(char):
            held += char
            continue
        if held:
            yield start, held
        start, held = index, char
    if held:
        yield start, held


def _is_visible(char: str) -> bool:
    if char.isascii():
        return char > " " and char != "\x7f"
    return not char.isspace() and unicodedata.category(char) not in _INVISIBLE


@dataclass(frozen=True, slots=True)
class RunText:
    """A run of the document and its text."""

    run: Run
    text: str


def find_runs(document: Document) -> list[RunText]:
    """Return the runs of the body in reading order, tables, links and insertions included."""
    body = document.element.body
    runs = []
    for element in body.iter(qn("w:r")):
        left_out = any(ancestor.tag in _LEFT_OUT for ancestor in element.iterancestors())
        if not left_out:
            runs.append(RunText(Run(element, document._body), text_of(element)))
    return runs


def text_of(run: _Element) -> str:
    """Return the run's text, one character for each tab, break and hyphen."""
    return "".join(_text_of_child(child) for child in run)


def _text_of_child(child: _Element) -> str:
    if child.tag == qn("w:t"):
        return child.text or ""
    return {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}.get(
        child.tag, ""
    )


def split_run(run: _Element, at: int) -> None:
    """Cut a run in two at character ``at``; the second part follows it with the same formatting."""
    second = deepcopy(run)
    for child in list(second):
        second.remove(child)
    properties = run.find(qn("w:rPr"))
    if properties is not None:
        second.append(deepcopy(properties))
    seen = 0
    for child in list(run):
        length = len(_text_of_child(child))
        if child is properties or seen + length <= at:
            seen += length
            continue
        if seen < at:
            second.append(_cut_text(child, at - seen))
        else:
            second.append(child)
        seen += length
    run.addnext(second)


def _cut_text(child: _Element, at: int) -> _Element:
    text = child.text or ""
    rest = deepcopy(child)
    child.text, rest.text = text[:at], text[at:]
    for part in (child, rest):
        part.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return rest
