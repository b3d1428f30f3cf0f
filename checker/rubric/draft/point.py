"""A marking point's entry, proposed from its own sentence."""

from collections.abc import Iterable
from typing import Any

from checker.rubric.draft.naming import find_named_facts, group_facts, make_id
from checker.rubric.draft.sentence import Sentence, name_neutrally
from checker.rubric.everyday import EVERYDAY_WORDS, STOP_WORDS
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


def draft_point(sentence: Sentence, number: str, asked_by: str, taken: Iterable[str]) -> dict[str, Any]:
    """Propose an entry as data; what had to be guessed is under ``todo``."""
    name = name_neutrally(sentence.claim)
    elements = _draft_elements(sentence)
    looked_for = [one for one in elements if one != "makes_claim"]
    verb_elements = _draft_verb_elements(sentence.verb, list(elements))
    return {
        "id": make_id(name or sentence.claim or sentence.statement, taken),
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


def _draft_elements(sentence: Sentence) -> dict[str, Any]:
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
    for item in sentence.items:
        if not set(stems(item)) <= named:
            name = make_id(item, elements, start="says_")
            elements[name] = {"kind": "phrase", "says": item, "phrases": _phrases(item)}
    if not elements:
        elements["names_topic"] = {"kind": "phrase", "says": "names the subject", "phrases": _topic(sentence)}
    elements["makes_claim"] = {"kind": "meaning", "says": "makes the claim", "like": _exemplars(sentence)}
    return elements


def _phrases(item: str) -> list[str]:
    """Return an item as written, and its last two words where it is longer."""
    words = item.split()
    tail = " ".join(words[-2:])
    whole = item if item.isupper() or not item.islower() else item.lower()
    return list(
        dict.fromkeys([whole, *([tail] if len(words) > 2 and words[-2].lower() not in STOP_WORDS else [])])
    )


def _topic(sentence: Sentence) -> list[str]:
    """Return up to four pairs of neighbouring words that carry meaning, or single rare words."""
    words = [word.strip(".,;:()'\"‘’“”") for word in (sentence.claim or sentence.statement).split()]
    solid = [word.lower() not in STOP_WORDS and len(word) > 2 for word in words]
    pairs = [f"{a} {b}" for a, b, x, y in zip(words, words[1:], solid, solid[1:], strict=False) if x and y]
    single = [
        word for word, ok in zip(words, solid, strict=True) if ok and word.lower() not in EVERYDAY_WORDS
    ]
    return list(dict.fromkeys(pairs[:4] or single[:3] or [sentence.claim or sentence.statement]))


def _exemplars(sentence: Sentence) -> list[str]:
    claim = _as_sentence(sentence.claim or sentence.statement)
    longer = f"{claim.rstrip('.')}, such as {', '.join(sentence.items)}." if sentence.items else ""
    return [one for one in (claim, longer) if one]


def _as_sentence(text: str) -> str:
    for lead in ("how ", "why ", "that ", "what ", "when to ", "when "):
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
    named: Any = {"at_least": {"n": most, "of": looked_for}} if most > 1 else looked_for[0]
    claim: list[Any] = [] if verb_elements and most > 1 else ["makes_claim"]
    return {
        2: {"all": [named, *claim, *verb_elements]},
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
    if looked_for == ["names_topic"]:
        yield "What is to be looked for? The sentence gives no examples, so its own words were taken."
    yield "Which examples prove it? The page brings none: add one for each level."
