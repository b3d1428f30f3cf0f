"""Under which key a result is kept: everything that could change it goes in, nothing else."""

import hashlib
from dataclasses import dataclass
from pathlib import PurePath

from checker import __version__
from checker.types.rubric import Rubric

_SCHEME = "checker/result/2"
"""Changed when what a result holds changes, so that old results are not taken for new ones."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Versions of everything that decides a mark, besides the submission."""

    checker: str
    rubric_id: str
    rubric_version: str
    rubric_title: str
    rubric_sha256: str
    model_id: str
    model_sha256: str
    facts_as_of: str
    facts_sha256: str

    def key_of(self, sha256: str, file_name: str) -> str:
        """Return the key of a file's result; of the name only the suffix counts, which may tell the kind."""
        suffix = PurePath(file_name).suffix.casefold()
        parts = (_SCHEME, self.checker, self.rubric_sha256, self.model_sha256, self.facts_sha256)
        return hashlib.sha256("\0".join((*parts, sha256, suffix)).encode()).hexdigest()


def identify(rubric: Rubric) -> Identity:
    """Return the versions that marking with ``rubric`` on this machine would use; loads no model."""
    from checker.evidence.model import load_model
    from checker.facts import load_facts

    model, facts = load_model(), load_facts()
    return Identity(
        checker=__version__,
        rubric_id=rubric.id,
        rubric_version=rubric.version,
        rubric_title=rubric.title,
        rubric_sha256=rubric.sha256,
        model_id=model.id,
        model_sha256=model.sha256,
        facts_as_of=facts.as_of.isoformat(),
        facts_sha256=facts.sha256,
    )
