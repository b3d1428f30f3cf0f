import json
from dataclasses import replace

from report_factory import BLOCKS, K, evidence, make_essay, make_marked, make_point

from checker.report import (
    lay_out_changes,
    load_json,
    render_html,
    render_json,
    render_md,
    render_summary,
    render_text,
)
from checker.report.changes import say_changes

BARE = {"facts": (), "flags": (), "outdated": (), "confidentiality": (), "advice": ()}
OLD = (
    "We met at the school.",
    "We wrote nothing down about the meeting at all.",
    "This part goes away completely.",
)
NEW = (
    "We met at the school.",
    "We wrote everything down about the meeting on the day.",
    "A fresh thought stands here.",
)


def mark(texts, *levels, source="draft.txt"):
    essay = make_essay(tuple((K.BODY, 0, text) for text in texts), source=source)
    words = ("We met", "about the meeting", texts[2])
    points = tuple(
        make_point(i, f"Point {i}", level, (evidence(essay, "secret", words[i]),) if level else ())
        for i, level in enumerate(levels)
    )
    return make_marked(essay=essay, points=points, **BARE)


def test_points_are_gained_lost_missing_and_kept():
    changes = lay_out_changes(mark(OLD, 2, 2, 0), mark(NEW, 2, 1, 1))
    assert [change.kind for change in changes.points] == ["kept", "lost", "gained"]
    assert changes.gained[0].quotes == ("A fresh thought stands here.",)
    assert changes.gained[0].section == 2
    assert (changes.lost[0].before, changes.lost[0].after) == ("met", "partly met")
    assert changes.lost[0].quotes == ("about the meeting",)
    assert (
        lay_out_changes(mark(OLD, 0, 1, 1), mark(OLD, 0, 1, 1)).missing
        == lay_out_changes(mark(OLD, 0, 1, 1), mark(OLD, 0, 1, 1)).points
    )


def test_changed_passages_are_shown_word_by_word():
    passages = lay_out_changes(mark(OLD, 0), mark(NEW, 0)).passages
    assert [(p.kind, p.section) for p in passages] == [("reworded", 1), ("added", 2), ("removed", None)]
    reworded = [(word.kind, word.text) for word in passages[0].words]
    assert ("removed", "nothing") in reworded
    assert ("added", "everything") in reworded
    for kind, draft in (("removed", OLD), ("added", NEW)):
        assert " ".join(w.text for w in passages[0].words if w.kind in {"same", kind}) == draft[1]


def test_same_draft_has_no_changes():
    changes = lay_out_changes(make_marked(), make_marked())
    assert changes.passages == ()
    assert changes.gained == changes.lost == ()
    assert (changes.words, changes.same_scheme) == (0, True)
    assert say_changes(changes) == "6 points still to do."


def test_words_about_the_comparison():
    changes = lay_out_changes(mark(OLD, 2, 2, 0), mark(NEW, 2, 1, 1))
    assert say_changes(changes) == "1 point gained and 1 point lost; 1 word more."
    other = replace(mark(OLD, 2), made_with=replace(make_marked().made_with, rubric_version="0.9"))
    assert "compare with care" in say_changes(lay_out_changes(other, mark(OLD, 2)))


def test_a_learners_earlier_json_will_do():
    old = load_json(render_json(make_marked(), "learner"))
    assert {change.kind for change in lay_out_changes(old, make_marked()).points} == {"kept", "missing"}


def test_a_point_that_was_not_looked_for_before():
    changes = lay_out_changes(mark(OLD, 2), mark(OLD, 2, 1))
    assert (changes.gained[0].before, changes.gained[0].title) == ("not looked for", "Point 1")


def test_every_report_says_what_changed():
    old, new = mark(OLD, 2, 2, 0, source="first.txt"), mark(NEW, 2, 1, 1)
    html = render_html(new, "learner", old)
    assert "first.txt" in html
    assert "<ins>everything</ins>" in html
    assert "secret" not in html.lower()
    assert "first.txt" in render_text(new, "assessor", color=False, since=old)
    assert "Gained: Point 2, partly met (was not met yet)" in render_md(new, "learner", old)
    assert "1 point gained" in render_summary(new, "learner", old)
    assert "changes" not in render_html(new, "learner").split("</style>")[1]
    document = json.loads(render_json(new, "learner", old))
    assert [point["change"] for point in document["since"]["points"]] == ["kept", "lost", "gained"]
    assert load_json(render_json(new, "assessor", old)) == new


def test_a_very_long_passage_is_not_compared_word_by_word():
    long = " ".join(f"word{i}" for i in range(2000))
    old = make_marked(essay=make_essay((*BLOCKS[:3], (K.BODY, 0, long))), points=(), **BARE)
    new = make_marked(essay=make_essay((*BLOCKS[:3], (K.BODY, 0, f"{long} more"))), points=(), **BARE)
    passage = lay_out_changes(old, new).passages[0]
    assert [word.kind for word in passage.words] == ["removed", "added"]
    assert all(len(word.text) < 700 for word in passage.words)
