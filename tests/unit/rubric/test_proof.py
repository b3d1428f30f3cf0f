import dataclasses

import pytest

from checker.rubric.family import read_family
from checker.rubric.proof import build_essay, prove_examples, read_brackets, render_confusion
from checker.types.result import Evidence, FlagResult, Marks, PointResult


@dataclasses.dataclass
class KeywordEngine:
    """Finds "key person" (level 1), "bond" (level 2) and "never" (the flag)."""

    def __call__(self, essay, rubric):
        text = essay.text
        at = text.find("key person")
        evidence = (Evidence("names_role", at, at + 10, "key person", "phrase", 1.0),) if at >= 0 else ()
        level = (at >= 0) + ("bond" in text)
        points = tuple(self.result(marked.point, level, evidence) for marked in rubric.points)
        flags = tuple(FlagResult(f.id, f.title, 0, 1, "", "", 1.0) for f in rubric.flags if "never" in text)
        return Record(points, flags)

    def result(self, point, level, evidence):
        marks = Marks(level, 2)
        return PointResult(point.id, "", "", level, "", 2, marks, 1.0, (), evidence, "", "")


@dataclasses.dataclass
class Record:
    points: tuple
    flags: tuple


def test_every_example_is_marked_and_holds(folder):
    proofs = list(prove_examples(read_family("small", folder=folder), KeywordEngine()))
    assert [(p.id, p.line, p.wanted, p.got, p.holds) for p in proofs] == [
        ("key_person", 16, 2, 2, True),
        ("key_person", 17, 1, 1, True),
        ("key_person", 18, 0, 0, True),
        ("m_never_share", 10, 1, 1, True),
        ("m_never_share", 11, 0, 0, True),
    ]


def test_a_wrong_example_does_not_hold(folder, change):
    change(
        "points/key_person", 'level: 1, text: "We have a key person', 'level: 2, text: "We have a key person'
    )
    proofs = list(prove_examples(read_family("small", folder=folder), KeywordEngine()))
    assert [(p.wanted, p.got) for p in proofs if not p.holds] == [(2, 1)]


def test_bracketed_words_must_be_evidence_character_for_character(folder, change):
    change("points/key_person", "Our [[key person]] builds", "Our [[key person builds]]")
    proofs = list(prove_examples(read_family("small", folder=folder), KeywordEngine()))
    assert proofs[0].unfound == ("key person builds",)
    assert not proofs[0].holds


@pytest.mark.parametrize(
    ("marked", "text", "spans"),
    [
        ("", "", ()),
        ("[[a]]", "a", ((0, 1),)),
        ("x [[a b]] y [[c]]", "x a b y c", ((2, 5), (8, 9))),
        ("a [b] c", "a [b] c", ()),
    ],
)
def test_brackets_are_taken_out(marked, text, spans):
    assert read_brackets(marked) == (text, spans)


@pytest.mark.parametrize("text", ["", "a", "a\n\nb\n", "\na", "\n\n"])
def test_an_example_becomes_an_essay(text):
    assert build_essay(text).text == text


def test_confusion_counts_wanted_by_got(folder):
    proofs = [
        p for p in prove_examples(read_family("small", folder=folder), KeywordEngine()) if not p.is_flag
    ]
    proofs[1] = dataclasses.replace(proofs[1], got=2)
    assert render_confusion(proofs, "points").split("\n") == [
        "    points   got 0   got 1   got 2",
        "  wanted 0       1       0       0",
        "  wanted 1       0       0       1",
        "  wanted 2       0       0       1",
    ]
