import pytest

from checker.agreement.compare import compare

from .marked import mark_tiny


def findings(tiny, **options):
    return {each.kind: each for each in compare(tiny, mark_tiny(tiny), **options).findings}


def counts(item):
    return item.right, item.wrong, item.missed, item.same_words


def test_flags(tiny):
    flags = findings(tiny)["flags"]
    assert [item.id for item in flags.items] == ["m_lead_authority"]
    assert counts(flags.all) == (1, 1, 0, 1)
    assert flags.all.precision.value == pytest.approx(0.5)
    assert flags.all.recall.value == 1
    assert flags.all.f1.value == pytest.approx(2 / 3)


def test_flags_that_the_rubric_cannot_raise_are_listed(tiny):
    flags = findings(tiny, rubric_flags=["m_consent"])["flags"]
    assert flags.items == ()
    assert flags.not_looked_for == ("m_lead_authority",)
    assert flags.all.f1.value is None


def test_outdated_goes_by_the_guides_labels(tiny):
    outdated = findings(tiny)["outdated"]
    by_id = {item.id: counts(item) for item in outdated.items}
    assert by_id["DPA1998"] == (1, 0, 0, 1)
    assert by_id["CAF"] == (0, 1, 0, 0)
    assert by_id["CCG"] == (0, 0, 1, 0)
    assert counts(outdated.all) == (1, 1, 1, 1)


def test_a_reference_that_is_too_early_is_no_outdated_label(tiny):
    assert findings(tiny)["outdated"].not_labelled == (("ca2026 (too early)", 1),)


def test_confidentiality(tiny):
    assert counts(findings(tiny)["confidentiality"].all) == (1, 0, 0, 1)


def test_same_labels_with_other_words_count_as_right_but_not_as_same_words(tiny):
    marked = mark_tiny(tiny)
    from .marked import make_marked

    a2 = tiny.essays[1]
    marked["a2"] = make_marked(a2, *marked["a2"].points, flags=[("m_lead_authority", "Our staff team")])
    flags = next(each for each in compare(tiny, marked).findings if each.kind == "flags")
    assert counts(flags.all) == (1, 1, 0, 0)
