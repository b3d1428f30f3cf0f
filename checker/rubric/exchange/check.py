"""Faults of an imported rubric, collected so that all are told at once."""

from dataclasses import dataclass, field
from typing import Any

from checker.errors import RubricError
from checker.rubric.exchange.plain import Criterion, PlainRubric

_MOST_POINTS = 100_000


@dataclass(slots=True)
class Faults:
    """Collects what is wrong with one file."""

    source: str
    """File as the user named it."""
    problems: list[str] = field(default_factory=list)
    """In the order found."""
    left: list[str] = field(default_factory=list)
    """What an import leaves behind, in the order found."""

    def add(self, where: str, text: str) -> None:
        """Note that something at ``where`` (row and column, or way) is wrong."""
        self.problems.append(f"{self.source}:{where}: {text}")

    def number(self, value: Any, where: str) -> float:
        """Read points; anything but a number from 0 up is a fault."""
        try:
            number = -1.0 if "_" in str(value) else float(str(value).strip())
        except ValueError:
            number = -1.0
        if isinstance(value, bool) or not 0 <= number <= _MOST_POINTS:
            self.add(where, f"{value!r} is not a number of points; expected 0 or more")
            return 0.0
        return number

    def text(self, value: Any, where: str, *, needed: bool = False) -> str:
        """Read text; a missing one is a fault where it is needed."""
        if value is not None and not isinstance(value, str):
            self.add(where, f"expected text, found {value!r}")
            return ""
        if needed and not (value or "").strip():
            self.add(where, "is missing; expected text")
        return (value or "").strip()

    def once(self, name: str, where: str, seen: dict[str, str], what: str) -> None:
        """Note a name that stands there already."""
        first = seen.setdefault(name.casefold(), where)
        if name and first != where:
            self.add(where, f"{what} {name!r} is there already ({first}); give each its own name")

    def raise_any(self) -> None:
        """Raise ``RubricError`` if anything was noted."""
        if self.problems:
            raise RubricError(self.problems)

    def leave(self, what: str) -> None:
        """Note something that is there and that our own rubrics have no place for."""
        if what not in self.left:
            self.left.append(what)

    def finish(self, title: str, description: str, criteria: list[Criterion]) -> PlainRubric:
        """Return the rubric with what was left behind, or raise ``RubricError`` with every fault."""
        if not criteria and not self.problems:
            self.add("1", "no criteria found")
        self.raise_any()
        return PlainRubric(title, description, tuple(criteria), tuple(self.left))
