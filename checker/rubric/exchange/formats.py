"""The table of formats: add a module and a row."""

from collections.abc import Callable
from dataclasses import dataclass

from checker.rubric.exchange.canvas import read_canvas, render_canvas
from checker.rubric.exchange.case import read_case, render_case
from checker.rubric.exchange.microsoft import read_microsoft, render_microsoft
from checker.rubric.exchange.plain import PlainRubric, build_plain, find_losses
from checker.rubric.exchange.xlsx import render_xlsx
from checker.rubric.scheme import lay_out_scheme, render_scheme
from checker.types.rubric import Rubric


@dataclass(frozen=True, slots=True)
class Format:
    """One format of another program."""

    render: Callable[[PlainRubric], str | bytes] | None
    """Makes a file; ``None`` where the whole rubric is needed (HTML)."""
    read: Callable[[str, str], PlainRubric] | None = None
    """Reads a file; ``None`` where the format is for people only."""
    hints: bool = False
    """Whether it has a place for hints."""
    description: bool = True
    """Whether it has a place for what the rubric is for."""


FORMATS = {
    "canvas": Format(render_canvas, read_canvas, description=False),
    "case": Format(render_case, read_case, hints=True),
    "microsoft": Format(render_microsoft, read_microsoft),
    "xlsx": Format(render_xlsx),
    "html": Format(None),
}
"""Name on the command line to format."""


def export_rubric(rubric: Rubric, name: str) -> tuple[str | bytes, tuple[str, ...]]:
    """Return a rubric in another format, and what that format cannot hold."""
    chosen = FORMATS[name]
    if chosen.render is None:
        return render_scheme(lay_out_scheme(rubric), name), (
            "elements and conditions",
            "hints for learners",
            "examples",
        )
    losses = list(find_losses(rubric, hints=chosen.hints))
    if not chosen.description:
        losses.append("what the rubric is for (about)")
    return chosen.render(build_plain(rubric)), tuple(losses)
