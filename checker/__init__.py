"""Checker: marking points found in learners' essays, with the evidence shown."""

__version__ = "0.1.0"
