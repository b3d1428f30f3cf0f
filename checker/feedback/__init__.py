"""Pure functions that choose the rubric's own words for what was found."""

from checker.feedback.choose import choose_advice, choose_feedback, choose_hint

__all__ = ["choose_advice", "choose_feedback", "choose_hint"]
