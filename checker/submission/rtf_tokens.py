"""RTF split into groups, control words, and text; by regular expression, without recursion."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    r"(?P<open>\{)|(?P<close>\})|\\'(?P<hex>[0-9a-fA-F]{2})|"
    r"\\(?P<word>[a-zA-Z]{1,40})(?P<value>-?\d{1,10})? ?|"
    r"\\(?P<sign>[^a-zA-Z'])|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\"
)


class Token(NamedTuple):
    """One piece of an RTF file."""

    kind: str
    """open, close, hex, word, sign or text."""
    text: str
    value: int | None = None


def read_tokens(data: bytes) -> Iterator[Token]:
    r"""Yield the tokens; ``\bin`` data is stepped over."""
    source = data.decode("latin-1")
    at = 0
    while found := _TOKEN.match(source, at):
        at = found.end()
        kind = found.lastgroup
        if kind is None:
            continue
        if found["word"]:
            value = int(found["value"]) if found["value"] else None
            if found["word"] == "bin" and value and value > 0:
                at += value
            yield Token("word", found["word"], value)
        else:
            yield Token(kind, found[kind])
