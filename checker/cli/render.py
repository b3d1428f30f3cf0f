"""From a marked essay to the files of a report: what goes where, as bytes."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.report import Audience
    from checker.types.result import MarkedEssay

KINDS = ("html", "docx", "json", "text", "md", "matrix")
_TO_STDOUT = frozenset({"json", "text", "md"})


def place_report(essay: str, kind: str) -> Path | None:
    """Return the file beside the essay that a report goes to by default; ``None`` for standard output."""
    if kind in _TO_STDOUT:
        return None
    path = Path("feedback" if essay == "-" else essay)
    ending = "matrix.xlsx" if kind == "matrix" else f"feedback.{kind}"
    return path.with_name(ending if essay == "-" else f"{path.stem}.{ending}")


def load_original(essay: str, kind: str) -> bytes | None:
    """Return the learner's own Word document, to which a ``docx`` report adds its comments."""
    wanted = kind == "docx" and essay != "-" and zipfile.is_zipfile(essay)
    return Path(essay).read_bytes() if wanted else None


def render_files(  # noqa: PLR0913 - one for each thing that shapes a report
    marked: MarkedEssay,
    kind: str,
    audience: Audience,
    target: Path | None,
    *,
    color: bool = False,
    original: bytes | None = None,
    since: MarkedEssay | None = None,
) -> list[tuple[Path | None, bytes]]:
    """Return what to write where; a matrix is two files, a spreadsheet and the same as CSV."""
    from checker.report import (
        render_docx,
        render_html,
        render_json,
        render_matrix_csv,
        render_matrix_xlsx,
        render_md,
        render_text,
    )

    if kind == "matrix" and target is not None:
        csv = render_matrix_csv(marked).encode()
        return [(target.with_suffix(".xlsx"), render_matrix_xlsx(marked)), (target.with_suffix(".csv"), csv)]
    if kind == "docx":
        return [(target, render_docx(marked, audience, original))]
    if kind == "text":
        return [(target, render_text(marked, audience, color=color, since=since).encode())]
    render = {"html": render_html, "json": render_json, "md": render_md}[kind]
    return [(target, render(marked, audience, since).encode())]
