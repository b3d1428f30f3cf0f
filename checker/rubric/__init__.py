"""Rubrics and the points bank: read from YAML, checked, and put together."""

from checker.rubric.bank import Bank, load_bank
from checker.rubric.load import RubricSummary, list_rubrics, load_rubric
from checker.rubric.standards import load_standards

__all__ = ["Bank", "RubricSummary", "list_rubrics", "load_bank", "load_rubric", "load_standards"]
