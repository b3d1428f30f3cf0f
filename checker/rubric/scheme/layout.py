"""What a mark scheme shows, before any page is made of it."""

from dataclasses import dataclass

from checker.rubric.scheme.wording import say_condition, say_context, say_kind, say_looks_for, say_outcome
from checker.rubric.verbs import load_verb_rule
from checker.types.rubric import Flag, MarkedPoint, MarkingPoint, Rubric


@dataclass(frozen=True, slots=True)
class ElementView:
    """One thing that is looked for."""

    name: str
    """Name in the rubric."""
    says: str
    """What it is."""
    kind: str
    """What sort of thing is looked for."""
    looks_for: tuple[str, ...]
    """All of it."""
    context: tuple[str, ...]
    """What must stand around it."""


@dataclass(frozen=True, slots=True)
class LevelView:
    """One level of a point."""

    level: int
    """From 0."""
    name: str
    """The rubric's word for it."""
    marks: str
    """Marks that it gives; empty where the point is not marked."""
    needs: str
    """What must be found; empty for level 0."""
    feedback: str
    """Assessor's words."""
    hint: str
    """Learner's words; empty at the top level."""
    examples: tuple[str, ...]
    """Texts of this level."""


@dataclass(frozen=True, slots=True)
class PointView:
    """One marking point."""

    id: str
    """Name in the rubric."""
    title: str
    """What learners see."""
    statement: str
    """In full."""
    verb: str
    """Command verb."""
    verb_says: str
    """What the verb asks."""
    asked_by: tuple[str, ...]
    """Who asks for it."""
    standards: tuple[str, ...]
    """Codes that it evidences."""
    marks: str
    """Marks available."""
    levels: tuple[LevelView, ...]
    """Highest first."""
    elements: tuple[ElementView, ...]
    """In the order of the rubric."""
    todo: tuple[str, ...]
    """What is still open."""


@dataclass(frozen=True, slots=True)
class SchemeView:
    """A whole mark scheme."""

    rubric: Rubric
    """The rubric itself."""
    points: tuple[PointView, ...]
    """In the order of the rubric."""
    flags: tuple[Flag, ...]
    """Misconceptions."""
    marks: str
    """Marks available in all."""
    outcomes: tuple[tuple[str, str], ...]
    """Name, and when it is given."""


def lay_out_scheme(rubric: Rubric) -> SchemeView:
    """Lay out a rubric."""
    points = tuple(lay_out_point(point, rubric) for point in rubric.points)
    titles = {point.id: point.title for point in points}
    outcomes = tuple((one.name, say_outcome(one, titles)) for one in rubric.outcomes)
    marks = f"{sum(max(point.marks.values()) for point in rubric.points):g}"
    return SchemeView(rubric, points, rubric.flags, marks, outcomes)


def lay_out_point(marked: MarkedPoint, rubric: Rubric) -> PointView:
    """Lay out one point of a rubric."""
    point = marked.point
    return PointView(
        id=point.id,
        title=point.title,
        statement=point.statement,
        verb=point.verb,
        verb_says=load_verb_rule(point.verb).says,
        asked_by=point.asked_by,
        standards=point.standards,
        marks=f"{max(marked.marks.values()):g}",
        levels=tuple(_lay_out_level(level, marked, rubric) for level in range(point.top_level, -1, -1)),
        elements=tuple(_lay_out_elements(point)),
        todo=point.todo,
    )


def _lay_out_level(level: int, marked: MarkedPoint, rubric: Rubric) -> LevelView:
    point = marked.point
    return LevelView(
        level=level,
        name=rubric.level_names.get(level, f"level {level}"),
        marks=f"{marked.marks.get(level, 0):g}",
        needs=say_condition(point.levels[level], point.elements) if level else "",
        feedback=point.feedback.get(level, ""),
        hint=point.hint.get(level, ""),
        examples=tuple(one.text for one in point.examples if one.level == level),
    )


def _lay_out_elements(point: MarkingPoint) -> list[ElementView]:
    return [
        ElementView(
            name=name,
            says=element.says or name.replace("_", " "),
            kind=say_kind(element),
            looks_for=say_looks_for(element),
            context=say_context(element, point.elements),
        )
        for name, element in point.elements.items()
    ]
