"""Fill the templates: one self-contained page that may load nothing and run only its own script."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from checker.report.audience import Audience
from checker.report.changes import say_changes
from checker.report.plain import show_plain
from checker.report.view_assessor import lay_out_assessor
from checker.report.view_learner import lay_out_learner
from checker.report.wording import sentence_case
from checker.types.result import MarkedEssay

_HERE = Path(__file__).parent
_STYLES = ("base.css", "report.css", "essay.css", "print.css")


def render_html(marked: MarkedEssay, audience: Audience, since: MarkedEssay | None = None) -> str:
    """Return the report as one page, every word escaped; ``since`` is an earlier draft to compare with."""
    page = lay_out_learner(marked, since) if audience == "learner" else lay_out_assessor(marked, since)
    template = _build_templates().get_template(f"{audience}.html.jinja")
    return template.render(page=page, **_assets()) + "\n"


@cache
def _build_templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    environment.filters.update(sentence=sentence_case, say=say_changes)
    return environment


def _finalize(value: object) -> object:
    """Make every printed text harmless to look at; escaping comes on top."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return show_plain(value)
    return value


@cache
def _assets() -> dict[str, str]:
    """Return style, script and the policy that allows these two and nothing else."""
    style = "\n".join((_HERE / "assets" / name).read_text(encoding="utf-8") for name in _STYLES)
    script = (_HERE / "assets" / "report.js").read_text(encoding="utf-8")
    policy = (
        f"default-src 'none'; style-src '{_hash_of(style)}'; script-src '{_hash_of(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return {"style": Markup(style), "script": Markup(script), "policy": policy}  # noqa: S704  (our own files)


def _hash_of(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
