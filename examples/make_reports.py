"""Mark the example essays and write their reports: ``python examples/make_reports.py [FOLDER]``."""

import sys
from pathlib import Path

from checker.marking import build_engine, mark_essays
from checker.report import render_html
from checker.rubric import load_rubric
from checker.submission import read_submission

HERE = Path(__file__).resolve().parent
RUBRIC = "partnership-working"


def write_reports(folder: Path) -> list[Path]:
    """Write the learner's and the assessor's page of every example essay; return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    essays = [read_submission(str(path)) for path in sorted(HERE.glob("essay-*.txt"))]
    written = []
    for marked in mark_essays(essays, load_rubric(RUBRIC), build_engine()):
        for audience in ("learner", "assessor"):
            path = folder / f"{marked.essay.id}.{audience}.html"
            path.write_text(render_html(marked, audience), encoding="utf-8")
            written.append(path)
    return written


if __name__ == "__main__":
    for report in write_reports(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "reports"):
        sys.stdout.write(f"{report}\n")
