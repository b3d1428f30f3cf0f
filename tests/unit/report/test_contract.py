import json
from dataclasses import replace

import pytest
from report_factory import make_crowded, make_hostile, make_long, make_marked, make_strong, make_weak

from checker.errors import SubmissionError
from checker.report import load_json, render_json

PROMISED = {
    "": {
        "schema",
        "made_with",
        "essay",
        "facts",
        "points",
        "flags",
        "outdated",
        "confidentiality",
        "marks",
        "outcome",
    },
    "made_with": {"checker", "rubric", "model", "facts_as_of"},
    "essay": {"id", "source", "text", "words", "body_words", "sections"},
    "facts": {"fact", "start", "end", "text", "assertion", "cue", "credited"},
    "points": {"id", "level", "level_name", "marks", "confidence", "evidence", "feedback", "hint"},
    "flags": {"id", "start", "end", "text", "why", "confidence"},
    "outdated": {"fact", "start", "end", "text", "replaced_by", "severity", "note"},
    "confidentiality": {"start", "end", "text", "why"},
    "marks": {"awarded", "available"},
}
EVIDENCE = {"element", "start", "end", "text", "kind", "assertion", "cue", "strength", "credited", "why"}


def check_promises(document):
    for key, promised in PROMISED.items():
        value = document[key] if key else document
        for item in value if isinstance(value, list) else [value]:
            assert promised <= set(item), key
    assert {"id", "version", "sha256"} <= set(document["made_with"]["rubric"])
    assert set(document["made_with"]["model"]) == {"id", "sha256"}
    for point in document["points"]:
        assert set(point["marks"]) == {"awarded", "available"}
        assert all(set(e) >= EVIDENCE for e in point["evidence"])


@pytest.mark.parametrize("audience", ["learner", "assessor"])
def test_every_promised_key_is_there(audience):
    document = json.loads(render_json(make_marked(), audience))
    check_promises(document)
    assert document["schema"] == "checker/marked-essay/1"
    text = document["essay"]["text"]
    for point in document["points"]:
        for found in point["evidence"]:
            assert text[found["start"] : found["end"]] == found["text"]
            line = text.split("\n")[found["line"] - 1]
            assert line[found["column"] - 1 :].startswith(found["text"].split("\n")[0])


def test_sections_cover_the_text():
    essay = json.loads(render_json(make_marked()))["essay"]
    at = 0
    for section in essay["sections"]:
        assert section["start"] == at
        at = section["end"]
    assert at == len(essay["text"])


def test_same_bytes_and_plain_letters():
    text = render_json(make_marked())
    assert text == render_json(make_marked())
    assert text.endswith("}\n")
    assert "’" in text
    assert "\\u2019" not in text


def test_whole_marks_print_whole():
    assert '"awarded": 7,' in render_json(make_marked())


@pytest.mark.parametrize("make", [make_marked, make_strong, make_weak, make_crowded, make_long, make_hostile])
def test_read_back_is_the_same_record(make):
    assert load_json(render_json(make())) == make()


def test_learner_json_can_be_read_back_and_gives_nothing_away():
    text = render_json(make_marked(), "learner")
    assert "secret" not in text.lower()
    assert load_json(text).points[0].id == "point-1"


def test_keys_beyond_the_contract_may_be_missing():
    document = json.loads(render_json(make_marked()))
    document = {key: value for key, value in document.items() if key in PROMISED[""]}
    document["points"] = [{k: p[k] for k in PROMISED["points"]} for p in document["points"]]
    read = load_json(json.dumps(document))
    assert [p.level for p in read.points] == [p.level for p in make_marked().points]
    assert read.points[0].title == "secret_point_1"


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (lambda t: t[:50], "damaged"),
        (lambda _: "[]", "not a report"),
        (lambda t: t.replace("marked-essay/1", "marked-essay/9"), "not a report"),
        (lambda t: t.replace('"level": 2,', '"level": "high",'), "damaged"),
        (lambda t: t.replace('"text": "Tom Ashgrove"', '"text": "Somebody else"'), "not in its text"),
        (lambda _: '{"schema": "checker/marked-essay/1"}', "damaged"),
        (lambda _: "[" * 100_000, "damaged"),
    ],
)
def test_damaged_reports_are_refused(damage, reason):
    with pytest.raises(SubmissionError, match=reason) as caught:
        load_json(damage(render_json(make_marked())), "old.json")
    assert str(caught.value).startswith("old.json: ")


def test_fractions_of_marks_survive():
    marked = make_marked()
    half = replace(marked.points[0], marks=replace(marked.points[0].marks, awarded=1.5))
    marked = replace(marked, points=(half, *marked.points[1:]))
    assert load_json(render_json(marked)) == marked
