"""Pages of a mark scheme, from templates."""

import re
from functools import cache
from textwrap import fill

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markdown_it import MarkdownIt
from markupsafe import Markup

from checker.rubric.scheme.layout import PointView, SchemeView
from checker.rubric.scheme.wording import say_count

FORMATS = {"text": "txt", "md": "md", "html": "html"}
"""Format on the command line to the template's ending."""

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|])")


def render_scheme(view: SchemeView, kind: str) -> str:
    """Render a mark scheme as ``text``, ``md`` or ``html``."""
    return _environment().get_template(f"scheme.{FORMATS[kind]}.j2").render(view=view)


def render_point(point: PointView, kind: str) -> str:
    """Render everything about one marking point as ``text``, ``md`` or ``html``."""
    return _environment().get_template(f"point.{FORMATS[kind]}.j2").render(point=point)


def render_form(markdown: str, kind: str) -> str:
    """Render a question form: Markdown as it stands (``text``, ``md``), or a page to print (``html``)."""
    if kind != "html":
        return markdown
    body = MarkdownIt("commonmark", {"html": False}).enable("table").render(markdown)
    title = markdown.lstrip("# \n").split("\n", 1)[0]
    page = _environment().get_template("form.html.j2")
    return page.render(title=title, body=Markup(body))  # noqa: S704  (raw HTML is off: it can only be shown)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("checker.rubric.scheme", "templates"),
        autoescape=select_autoescape(enabled_extensions=("html.j2",), default=False),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["wrapped"] = _wrap
    environment.filters["plain"] = _escape_markdown
    environment.filters["counted"] = lambda number, thing: say_count(float(number), thing)
    return environment


def _wrap(text: str, indent: int = 0) -> str:
    """Wrap for a terminal; the first line is not indented, the template does that."""
    return fill(" ".join(text.split()), width=100 - indent, subsequent_indent=" " * indent)


def _escape_markdown(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))
