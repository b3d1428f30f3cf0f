"""Lay a marked essay out as pages, text and data; knows nothing of NLP."""

from checker.report.audience import Audience
from checker.report.contract import render_json
from checker.report.markdown import render_md
from checker.report.page import render_html
from checker.report.read_back import load_json
from checker.report.terminal import render_summary, render_text

__all__ = [
    "Audience",
    "load_json",
    "render_html",
    "render_json",
    "render_md",
    "render_summary",
    "render_text",
]
