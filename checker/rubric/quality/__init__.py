"""``rubric lint``: what is wrong with a rubric, what is weak in it, and what is still to be decided."""

from checker.rubric.quality.lint import Finding, Severity, lint_rubric

__all__ = ["Finding", "Severity", "lint_rubric"]
