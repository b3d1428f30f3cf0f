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
    from checker import report  # each kind's library loads only for that kind

    if kind == "matrix" and target is not None:
        csv = report.render_matrix_csv(marked).encode()
        sheet = report.render_matrix_xlsx(marked)
        return [(target.with_suffix(".xlsx"), sheet), (target.with_suffix(".csv"), csv)]
    if kind == "docx":
        return [(target, report.render_docx(marked, audience, original))]
    if kind == "text":
        return [(target, report.render_text(marked, audience, color=color, since=since).encode())]
    if kind == "html":
        return [(target, report.render_html(marked, audience, since).encode())]
    render = report.render_json if kind == "json" else report.render_md
    return [(target, render(marked, audience, since).encode())]
