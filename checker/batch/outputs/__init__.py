"""Everything at the top of a run folder: tables, the cohort page, the account of the run."""

from checker.batch.outputs.run_file import Counts, render_run_file
from checker.batch.outputs.write import write_outputs

__all__ = ["Counts", "render_run_file", "write_outputs"]
