"""From points to standards: which ones an essay evidences, how far, and which its writer cites."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from checker.rubric.standards import find_codes, without_part
from checker.types.essay import Essay, SectionKind
from checker.types.result import CitedStandard, EvidencedStandard, NamedStandard, PointResult, ReachedPoint
from checker.types.rubric import Rubric
from checker.types.standard import StandardSet

_NOT_CITING = frozenset(
    {SectionKind.QUESTION, SectionKind.TITLE_PAGE, SectionKind.REFERENCE_LIST, SectionKind.BOILERPLATE}
)
"""Kinds of section whose codes are the task's or the college's, not the writer's."""


def score_standards(
    rubric: Rubric, results: Iterable[PointResult], sets: Sequence[StandardSet]
) -> tuple[EvidencedStandard, ...]:
    """Return the standards that points at level 1 or above evidence, in the order of the sets.

    Codes that no set has come last, in the rubric's order.
    """
    names = {code: name_standard(code, sets) for code in _codes_of(rubric)}
    asked = Counter(name for marked in rubric.points for name in {names[c] for c in marked.point.standards})
    reached: dict[NamedStandard, list[ReachedPoint]] = {}
    for point in results:
        for name in dict.fromkeys(names[code] for code in (point.standards if point.level else ())):
            reached.setdefault(name, []).append(ReachedPoint(point.id, point.level, point.top_level))
    return tuple(
        EvidencedStandard(name, tuple(reached[name]), asked[name]) for name in _in_order(reached, sets)
    )


def find_cited_standards(
    rubric: Rubric, essay: Essay, evidenced: Iterable[EvidencedStandard], sets: Sequence[StandardSet]
) -> tuple[CitedStandard, ...]:
    """Return the codes that the writer cites, in text order; none where the rubric names no standards.

    Codes of the copied-out task, the title page and the reference list are not the writer's own.
    """
    if not any(_codes_of(rubric)):
        return ()
    shown = {one.standard.code for one in evidenced}
    return tuple(
        CitedStandard(name_standard(at.code, sets), at.start, at.end, at.text, at.code in shown)
        for at in find_codes(essay.text, sets)
        if essay.section_at(at.start).kind not in _NOT_CITING
    )


def name_standard(code: str, sets: Iterable[StandardSet]) -> NamedStandard:
    """Return a code with what its set says of it; a code that no set has stays as it is written."""
    key = without_part(code)
    found = next((one for one in sets if key in one.codes), None)
    if found is None:
        return NamedStandard(code)
    return NamedStandard(
        code=key,
        says=found.codes[key].says,
        set_id=found.id,
        set_title=found.title,
        status=found.status,
        replaced_by=found.replaced_by,
        replaced_on=str(found.replaced_on or ""),
        today=found.today,
    )


def _codes_of(rubric: Rubric) -> Iterator[str]:
    return (code for marked in rubric.points for code in marked.point.standards)


def _in_order(names: Iterable[NamedStandard], sets: Iterable[StandardSet]) -> list[NamedStandard]:
    known = {code: at for at, code in enumerate(code for one in sets for code in one.codes)}
    return sorted(names, key=lambda name: known.get(name.code, len(known)))
