"""The way from bytes to an essay: kind, reader, words, sections."""

import re
from dataclasses import replace
from pathlib import PurePath

from checker.submission.archive import damaged
from checker.submission.assemble import assemble_essay
from checker.submission.blocks import Block, Hint, Refused, close_up_lists, find_typed_items
from checker.submission.kinds import Kind, find_kind
from checker.submission.language import check_language
from checker.submission.limits import Limits, check_length
from checker.submission.readers import READERS, load_reader
from checker.submission.source import check_size
from checker.types.essay import Essay

_WORD = re.compile(r"[^\W\d_]{2}")


def read_essay(data: bytes, source: str, limits: Limits) -> Essay:
    """Return the essay in ``data``; raise ``Refused`` if there is none that can be read."""
    kind, blocks = _read(data, source, limits)
    text = check_length("\n".join(block.text for block in blocks), limits)
    if not _WORD.search(text):
        raise Refused("there are no words in this file", "Write the essay, save it, and give the new file.")
    check_language(text, typeset=kind is Kind.PDF)
    name = "stdin" if source == "-" else PurePath(source).stem
    return assemble_essay(blocks, essay_id=name, source=source, paged=kind is Kind.PDF)


def read_marked_up(data: bytes, source: str, limits: Limits) -> list[Block]:
    """Return the blocks of a file that need not be an essay; lines broken by wrapping are joined again."""
    kind, blocks = _read(data, source, limits)
    if not any(_WORD.search(block.text) for block in blocks):
        raise Refused("there are no words in this file", "Save it again, and give the new file.")
    if kind is not Kind.TXT:
        return blocks
    wrapped = (Hint.PARAGRAPH, Hint.LIST_ITEM)
    return [replace(b, text=b.text.replace("\n", " ")) if b.hint in wrapped else b for b in blocks]


def _read(data: bytes, source: str, limits: Limits) -> tuple[Kind, list[Block]]:
    check_size(data, limits)
    kind = find_kind(data, source, limits)
    blocks = read_blocks(data, kind, limits)
    return kind, blocks if kind is Kind.TXT else close_up_lists(find_typed_items(blocks))


def read_blocks(data: bytes, kind: Kind, limits: Limits) -> list[Block]:
    """Return the blocks of a file of ``kind``, read in a process apart where the table says so."""
    apart_from = READERS[kind].apart_from
    if apart_from is not None and len(data) >= apart_from:
        from checker.submission.apart import read_apart

        return read_apart(data, kind, limits)
    try:
        return load_reader(kind)(data, limits)
    except Refused:
        raise
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, MemoryError) as error:
        raise damaged() from error  # what a library or a reader makes of a file that no program wrote
