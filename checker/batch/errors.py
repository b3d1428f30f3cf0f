"""What can be wrong with a batch as a whole; a single bad file is never an error, but ``Skipped``."""

from checker.errors import CheckerError


class SourceError(CheckerError):
    """The source cannot be read, or it could be two things and nobody said which."""


class RunError(CheckerError):
    """The run folder or its store cannot be used as asked."""


class WorksheetError(CheckerError):
    """A file for a learning platform is not of the layout that the platform writes."""
