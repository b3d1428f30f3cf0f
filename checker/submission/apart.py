"""Run a reader in a process of its own: a crash, a hang or a flood of memory stays there.

pdfium is C++ and has crashed on hostile files; HTML with deep nesting costs quadratic time in any HTML5
parser. The child gets the bytes on standard input and answers with JSON.
"""

import json
import subprocess  # the interpreter itself, no shell
import sys
from dataclasses import asdict
from typing import Any

from checker.submission.blocks import Block, Hint, Refused
from checker.submission.kinds import Kind
from checker.submission.limits import Limits

_START = "import sys; sys.path[:] = {path!r}; from checker.submission.apart import answer; answer()"


def read_apart(data: bytes, kind: Kind, limits: Limits) -> list[Block]:
    """Return the blocks of ``data``; raise ``Refused`` if the reader refuses, hangs or dies."""
    request = json.dumps({"kind": kind.value, "limits": asdict(limits)}).encode() + b"\n"
    command = [sys.executable, "-S", "-c", _START.format(path=[p or "." for p in sys.path])]
    try:
        done = subprocess.run(  # noqa: S603  (our own interpreter, no shell)
            command, input=request + data, capture_output=True, timeout=limits.max_seconds, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise Refused(
            f"reading took longer than {limits.max_seconds:g} seconds",
            "Open it in the program that made it, save it again, and give the new file.",
        ) from error
    if done.returncode:
        raise _died()
    return _unpack(json.loads(done.stdout))


def answer() -> None:
    """Serve one request on standard input; this is the child's whole life."""
    request = json.loads(sys.stdin.buffer.readline())
    limits = Limits(**request["limits"])
    _limit_process(limits)
    from checker.submission.readers import load_reader

    try:
        blocks = load_reader(Kind(request["kind"]))(sys.stdin.buffer.read(), limits)
        reply: dict[str, Any] = {"blocks": [_pack(block) for block in blocks]}
    except Refused as refused:
        reply = {"reason": refused.reason, "remedy": refused.remedy}
    sys.stdout.buffer.write(json.dumps(reply).encode("ascii"))
    sys.stdout.buffer.flush()


def _limit_process(limits: Limits) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits; the timeout still holds
        return
    seconds = int(limits.max_seconds) + 1
    for what, value in ((resource.RLIMIT_AS, limits.max_memory_bytes), (resource.RLIMIT_CPU, seconds)):
        try:
            resource.setrlimit(what, (value, value))
        except (ValueError, OSError):  # the system allows less already, or does not know the limit
            continue


def _pack(block: Block) -> list[Any]:
    return [
        block.text,
        block.hint,
        block.level,
        block.numbered,
        block.strong,
        block.indented,
        block.gap,
        block.pages,
        block.row,
    ]


def _unpack(reply: dict[str, Any]) -> list[Block]:
    if "reason" in reply:
        raise Refused(reply["reason"], reply["remedy"])
    return [
        Block(text, Hint(hint), level, numbered, strong, indented, gap, tuple(pages), tuple(row))
        for text, hint, level, numbered, strong, indented, gap, pages, row in reply["blocks"]
    ]


def _died() -> Refused:
    return Refused(
        "the document is damaged, or far more complicated than a document should be",
        "Open it in the program that made it, save it again (or as .docx or .txt), and give the new file.",
    )
