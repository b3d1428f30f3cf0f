"""Points that work from exemplars credit what readers credit, on sentences that were not looked at while they were written."""
# ruff: noqa: E501  (the line above is this module's promise)

from pathlib import Path

import pytest
import yaml

from checker.marking import build_engine, mark_essay
from checker.rubric import load_rubric
from checker.submission import read_bytes

FOLDER = Path(__file__).parents[1] / "data" / "point_checks"
LABELLED = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.yaml"))
}


@pytest.fixture(scope="module")
def levels():
    """Return wanted and got level of every text, by part and point."""
    engine, rubric = build_engine(), load_rubric("working-in-partnership")

    def mark(text, point):
        marked = mark_essay(read_bytes(text.encode(), source="essay.txt"), rubric, engine)
        return next(one.level for one in marked.points if one.id == point)

    return {
        part: {
            point: [(want, mark(text, point)) for want, text in rows[part]]
            for point, rows in LABELLED.items()
        }
        for part in ("tune", "kept")
    }


def rate(pairs):
    """Return precision and recall of "level 1 or more"."""
    right = sum(want > 0 and got > 0 for want, got in pairs)
    return right / max(sum(got > 0 for _, got in pairs), 1), right / max(
        sum(want > 0 for want, _ in pairs), 1
    )


def test_every_point_without_a_detector_is_tried():
    points = load_rubric("working-in-partnership").points
    by_exemplar = {
        one.point.id
        for one in points
        if not any(getattr(element, "head", None) for element in one.point.elements.values())
    }
    assert set(LABELLED) == by_exemplar
    assert all(sum(map(len, rows.values())) >= 10 for rows in LABELLED.values())


@pytest.mark.parametrize(("part", "precision", "recall"), [("tune", 0.9, 0.9), ("kept", 0.8, 0.8)])
def test_what_is_credited_deserves_it(levels, part, precision, recall):
    got = rate([pair for pairs in levels[part].values() for pair in pairs])
    assert got[0] >= precision
    assert got[1] >= recall


@pytest.mark.parametrize("point", LABELLED)
def test_no_point_credits_half_of_what_it_should_not(levels, point):
    pairs = [pair for part in levels.values() for pair in part[point]]
    wrong = [pair for pair in pairs if pair[0] == 0]
    assert sum(got > 0 for _, got in wrong) <= len(wrong) / 4
    assert rate(pairs)[1] >= 0.75
