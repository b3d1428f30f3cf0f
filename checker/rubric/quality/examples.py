"""Points without the examples that would prove them."""

from collections.abc import Iterator

from checker.rubric.place import Place
from checker.rubric.source import Problem


def find_missing_examples(point: Place) -> Iterator[Problem]:
    """Yield the levels for which a point or flag brings no example."""
    is_flag = point.at("raised").data is not None
    top = 1 if is_flag else max(point.at("levels").levels(), default=0)
    given = {example.at("level").data for example in point.at("examples").items()}
    missing = [str(level) for level in range(top + 1) if level not in given]
    if missing:
        place = point.at("examples") if point.at("examples").data else point
        yield place.problem(
            f"no example for level {', '.join(missing)}; give each level a text that proves it"
        )


def find_two_faced_examples(point: Place) -> Iterator[Problem]:
    """Yield examples whose text stands there already, with the same level or another."""
    seen: dict[str, Place] = {}
    for example in point.at("examples").items():
        text = " ".join(example.at("text").text().replace("[[", "").replace("]]", "").split())
        first = seen.setdefault(text, example)
        if first is not example:
            line = example.source.line(first.loc)
            yield example.problem(
                f"the same text is an example already (line {line}, level {first.at('level').data})"
            )
