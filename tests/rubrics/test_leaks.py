"""No shipped rubric tells a learner what its points look for: in no format, attribute, comment or data."""

from dataclasses import replace
from pathlib import Path

import pytest

from checker.marking import build_engine, mark_essay
from checker.rubric import list_rubrics, load_rubric
from checker.rubric.family import read_family
from checker.rubric.proof import build_essay
from checker.types.result import FlagResult

from .leaks import RENDERERS, find_leaks

EXAMPLES = Path(__file__).parents[2] / "examples"
ESSAYS = {
    "almost-empty": "I like it.",
    "weak": "I like being in the nursery. It is nice when adults talk, and I always try to be kind.\n\n"
    "I do not keep a diary. Perhaps I will one day.",
    "flagged": "The lead professional is the manager of all the others and tells everybody what to do. There "
    "are never any difficulties when we meet. You must never pass anything on without permission.\n\n"
    "I met Q6 and STL62 of the professional standards. We use the CAF. The Data Protection Act 1998 applies.",
    "medium": (EXAMPLES / "essay-partly.txt").read_text(encoding="utf-8"),
}
RUBRICS = [one.id for one in list_rubrics()]


@pytest.fixture(scope="module")
def engine():
    return build_engine()


@pytest.mark.parametrize("essay", ESSAYS)
@pytest.mark.parametrize("rubric", RUBRICS)
def test_the_learners_report_gives_nothing_away(rubric, essay, engine):
    marked = mark_essay(build_essay(ESSAYS[essay]), load_rubric(rubric), engine)
    assert sorted(set(find_leaks(marked, read_family(rubric)))) == []


@pytest.mark.parametrize("level", [0, 1, 2])
@pytest.mark.parametrize("rubric", RUBRICS)
def test_nothing_that_a_learner_can_ever_be_shown_gives_anything_away(rubric, level, engine):
    scheme, essay = load_rubric(rubric), build_essay(ESSAYS["almost-empty"])
    marked = mark_essay(essay, scheme, engine)
    points = tuple(
        replace(result, level=min(level, p.point.top_level), hint=p.point.hint.get(level, ""))
        for p, result in zip(scheme.points, marked.points, strict=True)
    )
    flags = tuple(FlagResult(f.id, f.title, 0, 1, "I", f.why, 1.0, f.counterpart) for f in scheme.flags)
    worst = replace(marked, points=points, flags=flags)
    assert sorted(set(find_leaks(worst, read_family(rubric)))) == []


@pytest.fixture(scope="module")
def weak(engine):
    return mark_essay(build_essay(ESSAYS["weak"]), load_rubric("partnership-working"), engine)


def planted(marked, **words):
    return replace(marked, points=(replace(marked.points[0], **words), *marked.points[1:]))


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ({"hint": "Think of the Children Act 2004."}, "'Children Act 2004' (legal_basis."),
        ({"title": "The KCSIE"}, "'KCSIE' (legal_basis."),
        ({"hint": "A duty on councils, health and the police comes first."}, "exemplar ("),
        ({"hint": "See legal_basis."}, ": legal_basis"),
    ],
)
def test_a_planted_leak_is_found_in_every_format_that_shows_it(weak, words, what):
    leaks = list(find_leaks(planted(weak, **words), read_family("partnership-working")))
    found = {leak.partition(":")[0] for leak in leaks if what in leak}
    assert {"html", "json", "text", "md"} <= found, leaks
    assert found <= set(RENDERERS)


def test_a_term_that_the_learner_wrote_is_no_leak(engine):
    essay = build_essay("The Children Act 2004 says so.")
    marked = mark_essay(essay, load_rubric("partnership-working"), engine)
    assert any("Children Act 2004" in found.text for point in marked.points for found in point.evidence)
    assert list(find_leaks(marked, read_family("partnership-working"))) == []
