"""What is fixed for the whole of a run."""

from dataclasses import dataclass
from pathlib import Path

from checker.batch.identity import Identity
from checker.batch.items import Source
from checker.batch.settings import Settings
from checker.batch.store import Store
from checker.types.rubric import Rubric


@dataclass(frozen=True, slots=True)
class Run:
    """A run that is under way."""

    settings: Settings
    folder: Path
    rubric: Rubric
    identity: Identity
    source: Source
    store: Store

    @property
    def anonymous(self) -> bool:
        """Whether names are hidden: as asked, or else as the source is."""
        asked = self.settings.anonymous
        return self.source.anonymous if asked is None else asked
