"""The question form that goes with a rubric: Markdown for people to fill in before they write."""

from pathlib import Path

from checker.errors import UnknownRubricError
from checker.types.rubric import Rubric


def form_path(rubric_file: Path, form: str) -> Path:
    """Return where the form of a rubric's file lies."""
    return rubric_file.parent / "forms" / f"{form}.md"


def load_form(rubric: Rubric, rubric_file: Path) -> str:
    """Return a rubric's form as Markdown; raise ``UnknownRubricError`` if it has none."""
    if not rubric.form:
        raise UnknownRubricError(
            f"{rubric.id}: this rubric has no form. `checker rubric show` names those that do."
        )
    return form_path(rubric_file, rubric.form).read_text(encoding="utf-8")
