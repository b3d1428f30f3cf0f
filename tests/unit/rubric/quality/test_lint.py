# ruff: noqa: E501  (a planted defect and what is said of it stand on one line)
"""A clean rubric, and planted defects: lint must name each with its line."""

import pytest

from checker.rubric.quality import Severity, lint_rubric

CLEAN = """\
id: clean
version: "1"
title: Outdoor play
about: For tests.
asked_by: ["unit 9"]
points:
  - id: risk
    title: Keeping safe
    statement: Explains how the setting checks the garden before children go out.
    asked_by: ["unit 9, point 1"]
    verb: explain
    elements:
      checks: {kind: phrase, phrases: [risk assessment, daily check]}
      reason: {kind: meaning, like: [Gates are locked so that toddlers cannot reach the road.]}
    levels:
      2: {all: [checks, reason]}
      1: {any: [checks, reason]}
    feedback: {2: A check and its reason., 1: One of the two., 0: Neither.}
    hint: {1: Say why you do it., 0: What happens first each morning?}
    marks: {1: 1, 2: 3}
    examples:
      - {level: 2, text: The daily check means that gates are locked so that nobody runs into the road.}
      - {level: 1, text: We do a risk assessment.}
      - {level: 0, text: We love the mud kitchen.}
  - id: rules
    title: The rules
    statement: Names the law on safety at work.
    asked_by: ["unit 9, point 2"]
    verb: describe
    elements:
      law: {kind: fact, facts: [dpa1998, dpa2018]}
    levels:
      1: {any: [law]}
    feedback: {1: Named., 0: Not named.}
    hint: {0: Which document stands behind this?}
    examples:
      - {level: 1, text: The Data Protection Act 2018 applies.}
      - {level: 0, text: We keep records.}
flags:
  - id: m_no_risk
    title: No risk at all
    asked_by: ["unit 9, mistake 1"]
    elements:
      never: {kind: phrase, phrases: [no risk]}
    raised: {any: [never]}
    why: It may read as if nothing could happen.
    counterpart: Risks are weighed.
    examples:
      - {level: 1, text: There is no risk.}
      - {level: 0, text: Some risk helps.}
advice:
  - {id: tip, text: Use an occasion of your own., followed_by: [risk], asked_by: unit 9, tip 1}
outcomes:
  - {name: pass, min_marks: 2}
  - {name: refer}
""".replace("asked_by: unit 9, tip 1", 'asked_by: "unit 9, tip 1"')

PLANTED = [
    # the schema
    ("verb: explain", "verb: expain", "11: error: points[0].verb: unknown value 'expain'; expected 'describe'"),
    ("    statement: Names", "    statment: Names", "27: error: points[1].statment: unknown key; did you mean"),
    ("{1: 1, 2: 3}", "{1: 1, 2: 3, 4: 5}", "20: error: points[0].marks.4: marks for a level that does not exist"),
    ("[checks, reason]}\n      1", "[checks, reasons]}\n      1", "16: error: points[0].levels.2.all[1]: unknown elem"),
    ("[dpa1998, dpa2018]", "[dpa1998, dpa2081]", "31: error: points[1].elements.law.facts[1]: unknown fact id"),
    ("min_marks: 2", "min_marks: 9", "54: error: outcomes[0].min_marks: can never be given"),
    (", 0: Neither.", "", "18: error: points[0].feedback: no feedback for level 0"),
    ("id: rules", "id: risk", "25: error: points[1].id: 'risk' is there already (line 7)"),
    ("followed_by: [risk]", "followed_by: [rsk]", "52: error: advice[0].followed_by[0]: unknown point 'rsk'"),
    # levels and marks
    ("1: {any: [checks, reason]}", "1: {all: [reason, checks]}", "17: warning: points[0].levels.1: level 1 asks for "
     "the same as level 2"),
    ("2: {all: [checks, reason]}", "2: {any: [checks, reason, {not: checks}]}", "16: warning: points[0].levels.2: "
     "level 2 is given where nothing is found"),
    ("2: {all: [checks, reason]}", "2: {all: [checks, reason, {not: checks}]}", "16: warning: points[0].levels.2: "
     "level 2 can never be given"),
    ("2: {all: [checks, reason]}", "2: {at_least: {n: 3, of: [checks, reason]}}", "16: warning: points[0].levels.2: "
     "level 2 can never be given"),
    ("1: {any: [law]}", "1: {at_least: {n: 3, of: [law], counting: facts}}", "33: warning: points[1].levels.1: "
     "level 1 can never be given"),
    ("2: {all: [checks, reason]}", "2: {any: [checks, reason]}", "17: warning: points[0].levels.1: level 1 asks"),
    ("1: {any: [checks, reason]}", "1: {all: [checks, reason, {any: [reason, checks]}]}", "17: warning: points[0]"),
    ("raised: {any: [never]}", "raised: {not: never}", "45: warning: flags[0].raised: the condition is given where"),
    ("{1: 1, 2: 3}", "{1: 3, 2: 3}", "20: warning: points[0].marks.2: level 2 gives the same marks as level 1"),
    ("- {name: pass, min_marks: 2}", "- {name: merit, min_marks: 3.5}\n  - {name: pass, min_marks: 3.2}",
     "55: warning: outcomes[1]: can never be given: no marks lie between 3.2"),
    # examples
    ("      - {level: 1, text: We do a risk assessment.}\n", "", "21: warning: points[0].examples: no example for level 1"),
    ("      - {level: 0, text: Some risk helps.}\n", "", "48: warning: flags[0].examples: no example for level 0"),
    ("text: We love the mud kitchen.", "text: We do a risk assessment.", "24: warning: points[0].examples[2]: the same"),
    # words that tell
    ("0: What happens first each morning?", "0: Think of risk assessments.", "19: warning: points[0].hint.0: gives away"
     " 'risk assessment', which `risk` looks for (checks)"),
    ("1: Say why you do it.", "1: Say that gates are locked so that toddlers stay.", "19: warning: points[0].hint.1: "
     "gives away words of an exemplar of `risk`"),
    ("0: Which document stands behind this?", "0: Name the Data Protection Act 2018.", "35: warning: points[1].hint.0: "
     "gives away 'Data Protection Act 2018'"),
    ("0: Which document stands behind this?", "0: Think of the daily checks.", "35: warning: points[1].hint.0: gives "
     "away 'daily check', which `risk` looks for"),
    ("text: Use an occasion of your own.", "text: Quote a risk assessment.", "52: warning: advice[0].text: gives away"),
    ("title: Keeping safe", "title: The daily check", "8: warning: points[0].title: gives away 'daily check'"),
    ("why: It may read as if nothing could happen.", "why: Think of a risk assessment.", "46: warning: flags[0].why: "
     "gives away 'risk assessment'"),
    # elements
    ("{any: [checks, reason]}\n", "{any: [checks]}\n", None),
    ("      reason: {kind", "      spare: {kind: phrase, phrases: [gate]}\n      reason: {kind", "14: warning: points[0]."
     "elements.spare: no level asks for this element"),
    ("[risk assessment, daily check]", "[risk assessment, Risk  assessment]", "13: warning: points[0].elements.checks."
     "phrases[1]: is there already (line 13)"),
    ("the road.]}", "the road.], unlike: [Gates are locked so that toddlers cannot reach the road.]}", "14: warning: "
     "points[0].elements.reason.unlike[0]: stands under `like` and under `unlike`"),
    ("[dpa1998, dpa2018]", "[dpa1998]", "31: warning: points[1].elements.law: looks only for what is out of date: dpa1998 "
     "(replaced by dpa2018)"),
    ("1: One of the two.", "1: Neither.", "18: warning: points[0].feedback.0: says the same as for level 1"),
    # points
    ("statement: Names the law on safety at work.", "statement: Explain how a setting checks the gardens before children go "
     "out.", "27: warning: points[1].statement: says the same as `risk`"),
    # open questions
    ("    verb: describe", "    todo: [Is the verb right?]\n    verb: describe", "29: todo: points[1].todo[0]: still to "
     "decide: Is the verb right?"),
]  # fmt: skip


@pytest.fixture
def clean(tmp_path):
    path = tmp_path / "clean.yaml"
    path.write_text(CLEAN, encoding="utf-8")
    return path


def test_a_clean_rubric_has_no_findings(clean):
    assert lint_rubric(clean) == ()


@pytest.mark.parametrize(("old", "new", "said"), PLANTED)
def test_a_planted_defect_is_named_with_its_line(clean, old, new, said):
    assert CLEAN.count(old) == 1
    clean.write_text(CLEAN.replace(old, new), encoding="utf-8")
    findings = [str(finding) for finding in lint_rubric(clean)]
    if said is None:
        assert not findings
    else:
        assert any(one.startswith(f"{clean}:{said}") for one in findings), findings


GUARDED = CLEAN.replace(
    "reason: {kind: meaning, like",
    "about: {kind: pattern, patterns: [[{LOWER: {REGEX: '^(?:garden|hedge)(?:s|d|ed)?$'}}]]}\n"
    "      reason: {kind: meaning, near: [about], like",
)


def test_words_that_only_say_what_a_sentence_is_about_may_stand_in_hints(clean):
    clean.write_text(GUARDED.replace("0: What happens first", "0: What happens in the garden"), "utf-8")
    assert lint_rubric(clean) == ()


def test_the_same_words_give_the_answer_away_where_a_level_asks_for_them(clean):
    text = GUARDED.replace("0: What happens first", "0: What happens in the garden")
    clean.write_text(text.replace("all: [checks, reason]", "all: [checks, about, reason]"), "utf-8")
    (finding,) = lint_rubric(clean)
    assert "gives away 'garden', which `risk` looks for (about)" in str(finding)


def test_names_of_the_fact_base_are_never_mere_guards(clean):
    text = CLEAN.replace(
        "reason: {kind: meaning, like",
        "law: {kind: fact, facts: [cypsa2014]}\n      reason: {kind: meaning, near: [law], like",
    )
    hint = "0: What says the Children and Young People (Scotland) Act 2014"
    clean.write_text(text.replace("0: What happens first", hint), "utf-8")
    assert {finding.check for finding in lint_rubric(clean)} == {"tells-the-answer"}


def test_the_same_elements_make_a_duplicate_point(clean):
    law = "      law: {kind: fact, facts: [dpa1998, dpa2018]}\n"
    checks = CLEAN[CLEAN.index("      checks:") : CLEAN.index("    levels:")]
    text = CLEAN.replace(law, checks).replace("{any: [law]}", "{any: [checks, reason]}")
    clean.write_text(text, encoding="utf-8")
    assert [f.check for f in lint_rubric(clean)] == ["duplicate-point"]


def test_findings_come_by_severity_and_line(clean):
    text = CLEAN.replace("verb: explain", "verb: x").replace("{1: 1, 2: 3}", "{1: 3, 2: 3}")
    clean.write_text(
        text.replace("    verb: describe", "    todo: [a]\n    verb: describe"), encoding="utf-8"
    )
    assert [f.severity for f in lint_rubric(clean)] == [Severity.ERROR, Severity.WARNING, Severity.TODO]


def test_a_point_of_a_bank_is_linted_by_its_path(folder):
    path = folder / "points" / "key_person.yaml"
    assert lint_rubric(path) == ()
    path.write_text(path.read_text().replace("Say what it is for.", "Name the key person."), encoding="utf-8")
    assert [f.check for f in lint_rubric(path)] == ["tells-the-answer"]


def test_a_rubric_names_findings_of_the_bank_in_their_own_file(folder):
    path = folder / "points" / "key_person.yaml"
    path.write_text(path.read_text().replace("Say what it is for.", "Name the key person."), encoding="utf-8")
    found = {(f.check, f.problem.path.rsplit("/", 1)[1]) for f in lint_rubric("small", folder=folder)}
    assert ("tells-the-answer", "key_person.yaml") in found
    assert ("examples", "small.yaml") in found
