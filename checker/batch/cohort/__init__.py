"""The cohort page: where everybody stands, what to look at first, what comes again and again."""

from checker.batch.cohort.page import render_cohort
from checker.batch.cohort.view import lay_out_cohort

__all__ = ["lay_out_cohort", "render_cohort"]
