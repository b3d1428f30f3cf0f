"""Write what the learning platform takes back, where the source or an option asks for it."""

from collections.abc import Callable, Iterator
from pathlib import Path

from checker.batch.files import write_whole
from checker.batch.lms.feedback_zip import render_feedback_zip
from checker.batch.lms.gradebook import fill_gradebook
from checker.batch.lms.graded import gather_grades
from checker.batch.lms.worksheet import Filled, fill_worksheet
from checker.batch.pages import page_path
from checker.batch.running import Run
from checker.batch.summary import read_summaries

FOLDER = "upload"


def write_platform_files(run: Run) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Write worksheet, feedback files and gradebook; return their names, what was kept out, and notes."""
    written, refused, notes = list[str](), list[str](), list[str]()
    settings = run.settings
    if run.source.kind == "moodle" and "learner" in settings.audiences:
        pages = render_feedback_zip(
            run.store.rows(), lambda row: (run.folder / page_path("learner", row.listed)).read_bytes()
        )
        written.append(_write(run.folder, "feedback-files.zip", pages))
    for path, fill in _find_jobs(run):
        filled = fill(path)
        written.append(_write(run.folder, path.name, filled.data))
        refused += filled.refused
        notes += filled.notes
    return tuple(written), tuple(refused), tuple(notes)


def _find_jobs(run: Run) -> Iterator[tuple[Path, Callable[[Path], Filled]]]:
    settings = run.settings
    grades = gather_grades(read_summaries(run.store.rows()))
    if settings.moodle_worksheet:
        yield Path(settings.moodle_worksheet), lambda path: fill_worksheet(path, grades)
    if settings.canvas_gradebook:
        yield Path(settings.canvas_gradebook), lambda path: fill_gradebook(path, settings.assignment, grades)


def _write(folder: Path, name: str, data: bytes) -> str:
    (folder / FOLDER).mkdir(exist_ok=True)
    write_whole(folder / FOLDER / name, data)
    return f"{FOLDER}/{name}"
