"""A place in a file's data: tolerant steps into it, so that every fault is found in one go."""

from dataclasses import dataclass
from typing import Any

from checker.rubric.source import Loc, Problem, Source


@dataclass(frozen=True, slots=True)
class Place:
    """A value and the way to it; wrong shapes read as empty, since the schema reports those."""

    source: Source
    """The file."""
    loc: Loc
    """The way to the value."""
    data: Any
    """The value; ``None`` where nothing stands."""

    def at(self, *steps: str | int) -> "Place":
        """Step into keys; a missing one leads to an empty place."""
        data = self.data
        for step in steps:
            data = data.get(step) if isinstance(data, dict) else None
        return Place(self.source, (*self.loc, *steps), data)

    def entries(self) -> dict[str | int, "Place"]:
        """Return the places of a mapping by key; empty for anything else."""
        if not isinstance(self.data, dict):
            return {}
        return {key: Place(self.source, (*self.loc, key), value) for key, value in self.data.items()}

    def items(self) -> list["Place"]:
        """Return the places of a list; empty for anything else."""
        if not isinstance(self.data, list):
            return []
        return [Place(self.source, (*self.loc, at), value) for at, value in enumerate(self.data)]

    def levels(self) -> dict[int, "Place"]:
        """Return the places of a mapping whose keys are whole numbers."""
        return {key: place for key, place in self.entries().items() if isinstance(key, int)}

    def text(self) -> str:
        """Return the value if it is text, else nothing."""
        return self.data if isinstance(self.data, str) else ""

    def problem(self, text: str) -> Problem:
        """Report ``text`` about this place."""
        return self.source.problem(self.loc, text)


def top_of(source: Source) -> Place:
    """Return the place of the whole file."""
    return Place(source, (), source.data)
