"""Lay a marked essay out as pages, text and data; knows nothing of NLP."""

from importlib import import_module
from typing import TYPE_CHECKING

from checker.report.audience import Audience
from checker.report.changes import lay_out_changes
from checker.report.contract import render_json
from checker.report.markdown import render_md
from checker.report.page import render_html
from checker.report.read_back import load_json
from checker.report.terminal import render_summary, render_text

if TYPE_CHECKING:
    from checker.report.matrix import render_matrix_csv, render_matrix_xlsx, write_matrix
    from checker.report.word import render_docx, write_docx

_LATE = {
    "render_docx": "word",
    "write_docx": "word",
    "render_matrix_csv": "matrix",
    "render_matrix_xlsx": "matrix",
    "write_matrix": "matrix",
}
"""What needs a large library, and the module that has it."""

__all__ = [
    "Audience",
    "lay_out_changes",
    "load_json",
    "render_docx",
    "render_html",
    "render_json",
    "render_matrix_csv",
    "render_matrix_xlsx",
    "render_md",
    "render_summary",
    "render_text",
    "write_docx",
    "write_matrix",
]


def __getattr__(name: str) -> object:
    """Load a late module when it is first asked for."""
    if name in _LATE:
        return getattr(import_module(f"checker.report.{_LATE[name]}"), name)
    raise AttributeError(name)
