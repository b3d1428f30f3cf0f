"""The table of readers: one row for each kind of file; a library is imported when its kind is met."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from checker.submission.blocks import Block
from checker.submission.kinds import Kind
from checker.submission.limits import Limits

Reader = Callable[[bytes, Limits], list[Block]]


@dataclass(frozen=True, slots=True)
class Row:
    """How one kind is read."""

    module: str
    """Module of this floor."""
    function: str
    """Its reader: ``(bytes, Limits) -> list[Block]``."""
    apart_from: int | None
    """Size in bytes from which it runs in a process of its own, with limits on time and memory.

    Below it the worst input stays within seconds and a few hundred megabytes; ``None``: always here.
    """


READERS = {
    Kind.TXT: Row("txt", "read_txt", apart_from=None),
    Kind.MD: Row("md", "read_md", apart_from=32_000),
    Kind.HTML: Row("html", "read_html", apart_from=64_000),
    Kind.DOCX: Row("docx", "read_docx", apart_from=256_000),
    Kind.ODT: Row("odt", "read_odt", apart_from=256_000),
    Kind.FODT: Row("odt", "read_fodt", apart_from=256_000),
    Kind.RTF: Row("rtf", "read_rtf", apart_from=1_000_000),
    Kind.PDF: Row("pdf", "read_pdf", apart_from=0),
}


def load_reader(kind: Kind) -> Reader:
    """Return the reader of ``kind``; this is where its library is imported."""
    row = READERS[kind]
    reader: Reader = getattr(import_module(f"checker.submission.{row.module}"), row.function)
    return reader
