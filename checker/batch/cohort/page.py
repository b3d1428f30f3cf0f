"""Fill the cohort page's template: the report's own style, no script, nothing loaded."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from checker.batch.cohort.view import CohortPage
from checker.report.plain import show_plain

_HERE = Path(__file__).parent / "templates"


def render_cohort(page: CohortPage) -> str:
    """Return the page; every word of source, rubric and essays in it is escaped."""
    style = _style()
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    template = _build_templates().get_template("cohort.html.jinja")
    return template.render(page=page, style=Markup(style), policy=policy) + "\n"  # noqa: S704  (our own file)


@cache
def _build_templates() -> Environment:
    report = str(files("checker.report") / "templates")
    environment = Environment(
        loader=ChoiceLoader([FileSystemLoader(_HERE), FileSystemLoader(report)]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    environment.filters["href"] = _make_href
    return environment


def _finalize(value: object) -> object:
    if isinstance(value, str) and not isinstance(value, Markup):
        return show_plain(value)
    return value


def _make_href(path: str) -> str:
    from urllib.parse import quote

    return quote(path)


@cache
def _style() -> str:
    assets = files("checker.report") / "assets"
    parts = [(assets / name).read_text(encoding="utf-8") for name in ("base.css", "report.css", "print.css")]
    return "\n".join([*parts, (_HERE / "cohort.css").read_text(encoding="utf-8")])
