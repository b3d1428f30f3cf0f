"""A comparison as one self-contained page that may load and run nothing."""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from checker.agreement.figures import show_figure, show_interval
from checker.agreement.render_text import INTERVALS, TITLES, count_essays
from checker.agreement.report import Report, cross_validation_note, seen_warning
from checker.agreement.result import FEW, GAP

_TEMPLATES = Path(__file__).parent / "templates"
_SHOWN = 8
"""Our quotations shown for one disagreement."""


def render_html(report: Report) -> str:
    """Render the page; every word of an essay, a label or a name in it is escaped."""
    style = (_TEMPLATES / "agreement.css").read_text(encoding="utf-8")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    template = _build_templates().get_template("agreement.html.jinja")
    page = template.render(
        report=report,
        result=report.agreement,
        warning=seen_warning(report),
        note=cross_validation_note(report),
        titles=TITLES,
        intervals=INTERVALS,
        gap=GAP,
        few=FEW,
        shown=_SHOWN,
        style=Markup(style),  # noqa: S704  (our own file)
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
    )
    return page.strip() + "\n"


def _build_templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(figure=show_figure, interval=show_interval, place=_place, counted=count_essays)
    return environment


def _place(value: float) -> float:
    """Return where a figure stands on an axis from 0 (at 2) to 1 (at 102); below 0 it stands at 0."""
    return round(2 + 100 * min(max(value, 0.0), 1.0), 1)
