"""Every error that a user can cause, one class for each situation.

Only ``checker.cli`` turns them into text and exit codes (2 for all of these).
"""


class CheckerError(Exception):
    """Say what is wrong, where, and what to do about it; the root of all user-facing errors."""


class SubmissionError(CheckerError):
    """A submission could not be read; it is never reported as "not met"."""

    def __init__(self, source: str, reason: str, remedy: str) -> None:
        """Name the file (``source``), the ``reason`` and the ``remedy``."""
        super().__init__(f"{source}: {reason}. {remedy}")
        self.source = source
        self.reason = reason
        self.remedy = remedy


class RubricError(CheckerError):
    """A rubric or points-bank file is wrong; ``problems`` holds every fault as ``path:line: text``."""

    def __init__(self, problems: list[str]) -> None:
        """Keep all problems, in the order of the file."""
        super().__init__("\n".join(problems))
        self.problems = problems


class UnknownRubricError(CheckerError):
    """No rubric of that name is shipped and no file of that name exists."""


class FactError(CheckerError):
    """The fact base is inconsistent, or an entry that was asked for does not exist."""


class GoldError(CheckerError):
    """Labelled essays are missing, malformed, or do not match their texts."""


class ModelError(CheckerError):
    """A trained artefact is missing, damaged, or was made for another rubric."""
