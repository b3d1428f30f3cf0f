import pytest

from checker.pipeline.phrases import find_matches
from checker.pipeline.rules import Rule, Rules, compile_phrase, load_rules
from checker.types.cue import CueKind


def matched(phrase: str, text: str) -> tuple[int, int] | None:
    rule = Rule(CueKind.HEDGE, compile_phrase(phrase), "forward", "clause", ())
    words = text.split()
    forms = rule.items[0].forms.union(*(item.forms for item in rule.items[1:2]))
    rules = Rules({form: [rule] for form in forms}, {})
    found = find_matches(words, [f"<{word}>" for word in words], rules)
    return (found[0].start, found[0].end) if found else None


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("not sure", "i am not sure", (2, 4)),
        ('to come ":"', "still to come : reviews", (1, 4)),
        ('so ","? we', "so we meet", (0, 2)),
        ("not really? sure", "i am not really sure", (2, 5)),
        ("not really? sure", "i am not sure", (2, 4)),
        ("might|may be", "it may be so", (1, 3)),
        ("<be> sure", "we be sure", (1, 3)),
        ("^ maybe", "maybe it is", (0, 1)),
        ("^ maybe", "it is maybe", None),
        ("if ... would", "if we had time we would", (0, 6)),
        ("if ~ would", "if he , she would", None),
        ("if ... would", "if it is . she would", None),
        ("say * so", "they say it so", (1, 4)),
        ("so $", "i think so .", (2, 3)),
        ("so $", "so it is", None),
    ],
)
def test_phrases(phrase, text, expected):
    assert matched(phrase, text) == expected


def test_the_longest_of_overlapping_phrases_stands():
    short = Rule(CueKind.NEGATION, compile_phrase("not"), "forward", "clause", ())
    pseudo = Rule(CueKind.NEGATION, compile_phrase("not only"), None, "clause", ())
    rules = Rules({"not": [short, pseudo]}, {})
    words = ["not", "only", "we", "do", "not"]
    assert [m.start for m in find_matches(words, [f"<{w}>" for w in words], rules)] == [4]


def test_every_kind_has_rules():
    rules = load_rules()
    kinds = {rule.kind for group in rules.by_first.values() for rule in group}
    assert kinds == set(CueKind)
    assert rules.terminators.keys() == set(CueKind)
