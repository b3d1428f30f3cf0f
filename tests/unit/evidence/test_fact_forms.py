"""Every entry's own names are found as that entry, and its ambiguities are not."""

import pytest
import spacy

from checker.evidence.fact import find_mentions
from checker.facts import load_facts
from checker.types.fact import Context, Fact

FACTS = load_facts()
NLP = spacy.blank("en")


def contexts_of(fact: Fact, form: str) -> list[Context]:
    return [context for context in fact.context if not context.forms or form in context.forms]


def forms_of(fact: Fact) -> list[str]:
    name = [fact.name] if fact.match_name else []
    return list(dict.fromkeys([*name, *fact.abbreviations, *fact.variants, *fact.misspellings]))


def capitalise(form: str) -> str:
    return " ".join(word[0].upper() + word[1:] for word in form.split())


def with_context(fact: Fact, form: str) -> str:
    """Return a text in which everything that the form's contexts ask for stands around it."""
    contexts = contexts_of(fact, form)
    before = next((context.follows[0] for context in contexts if context.follows), "Here we name")
    after = next((context.precedes[0] for context in contexts if context.precedes), "")
    needed = " ".join(f"and {context.needs[0]}" for context in contexts if context.needs)
    shown = capitalise(form) if any(c.capitals for c in contexts) else form
    return f"{before} {shown} {after} {needed} once more."


def found(text: str, fact: Fact) -> list[str]:
    return [mention.text for mention in find_mentions(NLP.make_doc(text), FACTS) if mention.fact == fact.id]


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.id)
def test_own_forms_are_found(fact: Fact) -> None:
    missed = [form for form in forms_of(fact) if not found(with_context(fact, form), fact)]
    assert missed == []


AMBIGUOUS = [
    pytest.param(fact, form, context, id=f"{fact.id}-{form}")
    for fact in FACTS
    for form in forms_of(fact)
    for context in contexts_of(fact, form)
]


@pytest.mark.parametrize(("fact", "form", "context"), [p for p in AMBIGUOUS if p.values[2].needs])
def test_ambiguous_form_alone_is_not_found(fact: Fact, form: str, context: Context) -> None:
    assert found(f"Yesterday {form} was on the table.", fact) == []


@pytest.mark.parametrize(("fact", "form", "context"), [p for p in AMBIGUOUS if p.values[2].avoids])
def test_form_beside_a_word_of_another_sense_is_not_found(fact: Fact, form: str, context: Context) -> None:
    for other in context.avoids:
        assert found(f"{with_context(fact, form)[:-1]} with {other}.", fact) == [], other


@pytest.mark.parametrize(("fact", "form", "context"), [p for p in AMBIGUOUS if p.values[2].follows])
def test_form_after_other_words_is_not_found(fact: Fact, form: str, context: Context) -> None:
    assert found(f"Yesterday {form} lay there.", fact) == []


@pytest.mark.parametrize(("fact", "form", "context"), [p for p in AMBIGUOUS if p.values[2].not_precedes])
def test_form_before_a_word_of_another_sense_is_not_found(fact: Fact, form: str, context: Context) -> None:
    for other in context.not_precedes:
        assert found(f"Here we name {form} {other} once more.", fact) == [], other


@pytest.mark.parametrize(("fact", "form", "context"), [p for p in AMBIGUOUS if p.values[2].not_follows])
def test_form_behind_a_word_of_another_sense_is_not_found(fact: Fact, form: str, context: Context) -> None:
    for other in context.not_follows:
        assert found(f"Here is {other} {form} once more.", fact) == [], other


@pytest.mark.parametrize(("fact", "form", "context"), [p for p in AMBIGUOUS if p.values[2].capitals])
def test_everyday_words_in_small_letters_are_not_found(fact: Fact, form: str, context: Context) -> None:
    assert found(with_context(fact, form).lower(), fact) == []


def test_there_are_ambiguous_forms_to_prove() -> None:
    assert len(AMBIGUOUS) > 100


@pytest.mark.parametrize(
    ("text", "not_meant"),
    [
        ("We are working together with parents.", "wtsc"),
        ("Working together is the key to good practice.", "wtsc"),
        ("We had mash and sausages, with salt.", "mash"),
        ("We had mash and sausages, with salt.", "role_salt"),
        ("The policeman took a statement from mum.", "statement_sen"),
        ("Our mission statement is on the wall.", "statement_sen"),
        ("A tac or pin on the board.", "tac"),
        ("The kids play outside.", "org_kids"),
        ("How children act when they are upset.", "ca"),
        ("There is one contact point for parents.", "contactpoint"),
        ("It is part of my scope of practice.", "org_scope"),
        ("Everybody polices the corridor.", "con_policies"),
    ],
)
def test_everyday_english_is_not_a_mention(text: str, not_meant: str) -> None:
    assert not_meant not in {mention.fact for mention in find_mentions(NLP.make_doc(text), FACTS)}
