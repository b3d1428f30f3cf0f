"""Labelled essays and marks for the tests of agreement; all written for them."""

from pathlib import Path

import pytest

from checker.agreement.gold import Gold, GoldEssay, Labels
from checker.agreement.load import load_gold

TINY = Path(__file__).parents[2] / "data" / "gold_tiny"


@pytest.fixture
def tiny() -> Gold:
    return load_gold(TINY)


def make_gold(levels: dict[str, list[int]], **meta: list[str]) -> Gold:
    """Make labelled essays e0, e1 … from each point's levels."""
    count = len(next(iter(levels.values())))
    return Gold(
        "made",
        tuple(
            GoldEssay(
                text="word " * (i + 1),
                labels=Labels.model_validate(
                    {"id": f"e{i}", "points": {name: {"level": given[i]} for name, given in levels.items()}}
                ),
                meta={key: values[i] for key, values in meta.items()},
            )
            for i in range(count)
        ),
    )
