"""Write everything at the top of the run folder from the store alone."""

from collections import Counter

from checker.batch.cohort import lay_out_cohort, render_cohort
from checker.batch.files import write_whole
from checker.batch.lms import write_platform_files
from checker.batch.outputs.marks import render_marks
from checker.batch.outputs.run_file import Counts
from checker.batch.outputs.workbook import write_marks_workbook, write_matrix_workbook
from checker.batch.running import Run
from checker.batch.summary import read_summaries

FILES = ("index.html", "marks.csv", "marks.xlsx", "matrix.xlsx")


def write_outputs(run: Run) -> Counts:
    """Write tables and cohort page; return what became of the submissions."""
    folder, rubric, store = run.folder, run.rubric, run.store
    write_whole(folder / "marks.csv", render_marks(read_summaries(store.rows()), rubric).encode())
    write_marks_workbook(folder / "marks.xlsx", read_summaries(store.rows()), rubric)
    write_matrix_workbook(folder / "matrix.xlsx", read_summaries(store.rows()))
    write_whole(folder / "index.html", render_cohort(lay_out_cohort(run)).encode())
    written, refused, notes = write_platform_files(run)
    kinds = Counter(row.kind for row in store.rows())
    marked = kinds.pop("marked", 0)
    skipped = tuple(sorted(kinds.items()))
    return Counts(marked + kinds.total(), marked, skipped, (*FILES, *written), refused, notes)
