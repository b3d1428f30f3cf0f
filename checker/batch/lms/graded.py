"""One grade for each candidate, or the reason why there is none."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from checker.batch.rows import Row
from checker.batch.summary import Both, Summary


@dataclass(frozen=True, slots=True)
class Graded:
    """The one marked submission of a candidate."""

    row: Row
    summary: Summary


@dataclass(frozen=True, slots=True)
class Grades:
    """What goes back, by candidate, and what does not."""

    graded: Mapping[str, Graded]
    refused: Mapping[str, str]
    """Candidate to reason."""


def gather_grades(both: Iterable[Both]) -> Grades:
    """Gather the marked submission of each candidate; two marked ones are for a person to choose from."""
    found: dict[str, list[Both]] = {}
    for row, summary in both:
        if row.listed.candidate:
            found.setdefault(row.listed.candidate, []).append((row, summary))
    graded: dict[str, Graded] = {}
    refused: dict[str, str] = {}
    for candidate, pairs in found.items():
        marked = [Graded(row, summary) for row, summary in pairs if summary is not None]
        if len(marked) == 1:
            graded[candidate] = marked[0]
        elif marked:
            names = ", ".join(each.row.listed.label for each in marked)
            refused[candidate] = f"{len(marked)} files were marked ({names}); choose one by hand"
        else:
            refused[candidate] = "; ".join(f"{row.listed.label}: {row.reason}" for row, _ in pairs)
    return Grades(graded, refused)
