"""Lay a marked essay out as pages, text and data; knows nothing of NLP."""

from typing import TYPE_CHECKING

from checker.report.audience import Audience
from checker.report.contract import render_json
from checker.report.markdown import render_md
from checker.report.page import render_html
from checker.report.read_back import load_json
from checker.report.terminal import render_summary, render_text

if TYPE_CHECKING:
    from checker.report.word import render_docx, write_docx

__all__ = [
    "Audience",
    "load_json",
    "render_docx",
    "render_html",
    "render_json",
    "render_md",
    "render_summary",
    "render_text",
    "write_docx",
]


def __getattr__(name: str) -> object:
    """Load what needs a large library only when it is asked for."""
    if name in {"render_docx", "write_docx"}:
        from checker.report import word

        return getattr(word, name)
    raise AttributeError(name)
