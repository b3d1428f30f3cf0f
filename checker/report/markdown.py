"""The report as Markdown; everything of essay and rubric is escaped, so that it can only be shown."""

import re

from checker.report.audience import Audience
from checker.report.outline import Line
from checker.report.plain import show_line
from checker.report.terminal import outline_of
from checker.types.result import MarkedEssay

_SPECIAL = re.compile(r"([\\`*_{}\[\]#|~$])")
_ADDRESS = re.compile(r"(?i)\b(https?|ftp|mailto|www)([:.])")
_AT_START = re.compile(r"^(\d+)([.)])")
_SIGNS = {"met": "●", "partly": "◐", "not_yet": "○"}


def render_md(marked: MarkedEssay, audience: Audience, since: MarkedEssay | None = None) -> str:
    """Return the report as CommonMark; ``since`` is an earlier draft."""
    lines = [_show(line) for line in outline_of(marked, audience, since)]
    return "\n".join(lines).strip() + "\n"


def escape(text: str) -> str:
    r"""Return ``text`` so that Markdown and any HTML in it are shown, not read.

    >>> print(escape("<b>*1*</b>"))
    &lt;b&gt;\*1\*&lt;/b&gt;
    """
    shown = show_line(text)
    shown = shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    shown = _SPECIAL.sub(r"\\\1", shown)
    shown = _ADDRESS.sub(r"\1&#8203;\2", shown)
    shown = _AT_START.sub(r"\1\\\2", shown)
    return re.sub(r"^([-+=!])", r"\\\1", shown)


def _show(line: Line) -> str:
    text = escape(line.text)
    quote = f"“{escape(line.quote)}” " if line.quote else ""
    if line.kind == "title":
        return f"# {text}\n"
    if line.kind == "heading":
        return f"\n## {text}\n"
    if line.kind == "point":
        return f"\n**{_SIGNS[line.state]} {text}**\n"
    if line.kind == "alarm":
        return f"**{text}**\n"
    if line.kind in {"item", "quote"}:
        return f"- {quote}{text}"
    return f"  {text}" if line.kind == "note" else f"{text}\n"
