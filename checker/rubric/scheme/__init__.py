"""The mark scheme as people read it: laid out first, then rendered as text, Markdown or HTML."""

from checker.rubric.scheme.layout import PointView, SchemeView, lay_out_point, lay_out_scheme
from checker.rubric.scheme.render import FORMATS, render_form, render_point, render_scheme

__all__ = [
    "FORMATS",
    "PointView",
    "SchemeView",
    "lay_out_point",
    "lay_out_scheme",
    "render_form",
    "render_point",
    "render_scheme",
]
