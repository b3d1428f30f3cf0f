"""A marking point's entry, proposed from its own sentence."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from checker.rubric.draft.naming import find_named_facts, group_facts, make_id
from checker.rubric.draft.plain_words import is_plain
from checker.rubric.draft.sentence import Sentence, name_neutrally
from checker.rubric.draft.wording import find_subject, is_weak, topic_phrases, word_phrases
from checker.rubric.terms import stems
from checker.rubric.verbs import load_verb_rule
from checker.types.rubric import Verb

_HINTS: dict[Verb, str] = {
    "describe": "You have begun. Go into more detail, so that a stranger could picture it.",
    "explain": "You have begun. Now say how or why, and tie your reason to what you have just said.",
    "analyse": "You have begun. Take it apart: what leads to what, and how might somebody else see it?",
    "evaluate": "You have begun. Weigh both sides, and end with a view of your own that follows from them.",
    "apply": "You have begun. Tell of an occasion of your own: what was done, and what came of it.",
}
_HINT_0 = (
    "Look at this part of the brief again. What does it ask you to write about, and what do you know of it?"
)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a whole page speaks of."""

    words: tuple[str, ...] = ()
    """Telling words of its title and of its entries."""
    told: tuple[str, ...] = ()
    """Those that its tips tell the learner."""


def draft_point(
    sentence: Sentence,
    number: str,
    asked_by: str,
    taken: Iterable[str],
    subject: Subject = Subject(),
) -> dict[str, Any]:
    """Propose an entry as data; ``subject`` is what the whole page speaks of; guesses are under ``todo``."""
    name = name_neutrally(sentence.claim)
    elements = _draft_elements(sentence, subject)
    looked_for = [one for one in elements if one not in ("makes_claim", "about_subject")]
    near = [*looked_for, "makes_claim"]
    verb_elements = _draft_verb_elements(sentence.verb, near)
    return {
        "id": make_id(sentence.claim or sentence.statement, taken),
        "title": name or f"Marking point {number}",
        "statement": sentence.statement,
        "asked_by": [asked_by],
        "verb": sentence.verb,
        "elements": {**elements, **verb_elements},
        "levels": _draft_levels(looked_for, list(verb_elements)),
        "feedback": _draft_feedback(sentence),
        "hint": {1: _HINTS[sentence.verb], 0: _HINT_0},
        "todo": list(_find_questions(sentence, looked_for)),
    }


def _draft_elements(sentence: Sentence, subject: Subject) -> dict[str, Any]:
    facts = find_named_facts(sentence.statement)
    named = {
        stem
        for fact in facts
        for name in (fact.name, *fact.variants, *fact.abbreviations)
        for stem in stems(name)
    }
    elements: dict[str, Any] = {
        name: {"kind": "fact", "says": name.replace("_", " "), "facts": ids}
        for name, ids in group_facts(facts).items()
    }
    about = find_subject(sentence.claim, subject.words, subject.told)
    guard: dict[str, Any] = {"near": ["about_subject", "makes_claim"]} if about else {}
    for item in sentence.items:
        if not set(stems(item)) <= named:
            name = make_id(item, elements, start="says_")
            phrases = word_phrases(item)
            weak = guard if any(is_weak(phrase) for phrase in phrases) else {}
            elements[name] = {"kind": "phrase", "says": item, "phrases": phrases, **weak}
    phrases = [] if elements else topic_phrases(sentence.claim or sentence.statement)
    if phrases:
        elements["names_topic"] = {"kind": "phrase", "says": "names the subject", "phrases": phrases}
    company = ["about_subject", *elements]
    # "if a child falls, we …" tells what is done, but is no occasion
    allow = ["hedged"] if sentence.verb == "apply" else ["hedged", "hypothetical"]
    elements["makes_claim"] = {
        "kind": "meaning",
        "allow": allow,
        "says": "makes the claim",
        "like": draft_exemplars(sentence),
        **({"near": company} if about else {}),
    }
    if about:
        elements["about_subject"] = {
            "kind": "phrase",
            "says": "is about the subject",
            "phrases": about,
            "allow": ["hedged", "negated", "hypothetical", "reported"],
        }
    return elements


def draft_exemplars(sentence: Sentence) -> list[str]:
    """Return the claim as a learner would put it, with its lists, or these alone where it says little."""
    claim = _as_sentence(sentence.claim or sentence.statement)
    lists = "; ".join(sentence.lists)
    if not lists:
        return [claim]
    alone = _as_sentence(lists)
    longer = f"{claim.rstrip('.')}, such as {lists}."
    return [alone] if all(is_plain(word.strip(".")) for word in claim.split()) else [claim, longer]


def _as_sentence(text: str) -> str:
    for lead in ("how to ", "when to ", "how ", "why ", "that ", "what ", "when "):
        if text.lower().startswith(lead):
            text = text[len(lead) :]
            break
    return text[:1].upper() + text[1:].rstrip(".") + "."


def _draft_verb_elements(verb: Verb, near: list[str]) -> dict[str, Any]:
    rule = load_verb_rule(verb)
    return {
        name: {**element.model_dump(mode="json", exclude_defaults=True), "kind": element.kind, "near": near}
        for name, element in rule.elements.items()
    }


def _draft_levels(looked_for: list[str], verb_elements: list[str]) -> dict[int, Any]:
    """Ask level 2 for two of the named things (or the one there is), the claim, and what the verb needs."""
    most = min(2, len(looked_for))
    claim: list[Any] = [] if verb_elements and most > 1 else ["makes_claim"]
    named: list[Any] = [{"at_least": {"n": most, "of": looked_for}}] if most > 1 else looked_for
    if not looked_for and not verb_elements:  # nothing but the claim: ask for two sentences on it
        claim = [{"at_least": {"n": 2, "of": ["makes_claim"], "counting": "sentences"}}]
    return {
        2: {"all": [*named, *claim, *verb_elements]},
        1: {"any": [*looked_for, "makes_claim"]},
    }


def _draft_feedback(sentence: Sentence) -> dict[int, str]:
    about = sentence.claim or sentence.statement
    return {
        2: f"Met as the brief asks ({sentence.verb}): {about}.",
        1: f"Begun, but not as far as the brief asks ({sentence.verb}): {about}.",
        0: f"Not found in the body of the text: {about}.",
    }


def _find_questions(sentence: Sentence, looked_for: list[str]) -> Iterable[str]:
    if not sentence.verb_is_clear:
        yield "Which command verb? The sentence names none, so explain was taken."
    if looked_for in ([], ["names_topic"]):
        yield "What is to be looked for? The sentence gives no examples, so its own words were taken."
    yield "Which examples prove it? The page brings none: add one for each level."
