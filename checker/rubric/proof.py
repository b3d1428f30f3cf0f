"""``rubric test``: every example is marked, and must get its level and the evidence that it marks."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from checker.rubric.family import Family
from checker.rubric.load import build_rubric_of
from checker.rubric.place import Place
from checker.types.essay import Essay, Section, SectionKind
from checker.types.result import MarkedEssay
from checker.types.rubric import Flag, MarkingPoint, Rubric

Mark = Callable[[Essay, Rubric], MarkedEssay]
"""The engine: marks an essay with a rubric."""

_BRACKETS = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
_PARAGRAPH = re.compile(r"[^\n]+\n*|\n+")


@dataclass(frozen=True, slots=True)
class Proof:
    """One example, marked."""

    id: str
    """Marking point or flag."""
    is_flag: bool
    """Whether it belongs to a flag (level 1: raised)."""
    path: str
    """File that holds the example."""
    line: int
    """Line of the example."""
    text: str
    """The example, without brackets."""
    wanted: int
    """Level that it must get."""
    got: int
    """Level that it got."""
    unfound: tuple[str, ...]
    """Bracketed words that are no evidence, character for character."""

    @property
    def holds(self) -> bool:
        """Tell whether level and evidence are as the example says."""
        return self.wanted == self.got and not self.unfound


def prove_examples(family: Family, mark: Mark) -> Iterator[Proof]:
    """Mark every example of a rubric's points and flags, each with its own point only."""
    for point in family.points:
        rubric = build_rubric_of(MarkingPoint.model_validate(point.data))
        yield from (_prove(example, point, rubric, mark) for example in point.at("examples").items())
    for flag in family.flags:
        rubric = build_rubric_of(Flag.model_validate(flag.data))
        yield from (_prove(example, flag, rubric, mark) for example in flag.at("examples").items())


def _prove(example: Place, owner: Place, rubric: Rubric, mark: Mark) -> Proof:
    text, spans = read_brackets(example.at("text").text())
    marked = mark(build_essay(text), rubric)
    found = {(e.start, e.end) for point in marked.points for e in point.evidence if e.credited}
    found |= {(flag.start, flag.end) for flag in marked.flags}
    return Proof(
        id=owner.at("id").text(),
        is_flag=not rubric.points,
        path=example.source.path,
        line=example.source.line(example.loc),
        text=text,
        wanted=int(example.at("level").data),
        got=marked.points[0].level if rubric.points else int(bool(marked.flags)),
        unfound=tuple(text[start:end] for start, end in spans if (start, end) not in found),
    )


def read_brackets(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Take ``[[…]]`` out of a text; return it with the spans that stood in brackets.

    >>> read_brackets("Our [[key person]] helps.")
    ('Our key person helps.', ((4, 14),))
    """
    spans = []
    for count, found in enumerate(_BRACKETS.finditer(marked)):
        start = found.start() - 4 * count
        spans.append((start, start + len(found.group(1))))
    return _BRACKETS.sub(r"\1", marked), tuple(spans)


def build_essay(text: str) -> Essay:
    """Return an essay of body paragraphs, one a line."""
    sections = tuple(
        Section(SectionKind.BODY, found.start(), found.end()) for found in _PARAGRAPH.finditer(text)
    )
    return Essay("example", "example", text, sections)


def count_levels(proofs: list[Proof]) -> dict[tuple[int, int], int]:
    """Count examples by (wanted, got) level."""
    return dict(Counter((proof.wanted, proof.got) for proof in proofs))


def render_confusion(proofs: list[Proof], title: str) -> str:
    """Render a confusion table; rows are the levels wanted, columns the levels given."""
    counts = count_levels(proofs)
    levels = range(max((max(pair) for pair in counts), default=0) + 1)
    head = f"{title:>10}" + "".join(f"{f'got {level}':>8}" for level in levels)
    rows = [
        f"{f'wanted {wanted}':>10}" + "".join(f"{counts.get((wanted, got), 0):>8}" for got in levels)
        for wanted in levels
    ]
    return "\n".join([head, *rows])
