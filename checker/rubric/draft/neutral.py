"""Keep the learner's words of a draft free of what its points look for."""

from collections.abc import Callable
from typing import Any

from checker.rubric.bank import Bank
from checker.rubric.place import Place, top_of
from checker.rubric.source import Source
from checker.rubric.terms import find_copied_claims, find_given_away, find_terms

Tells = Callable[[str], str | None]
"""Returns what a text gives away, or nothing."""


def make_neutral(draft: dict[str, Any], bank: Bank) -> dict[str, Any]:
    """Return the draft with neutral words wherever a title, hint or tip would give an answer away."""
    tells = _build_tells(draft, bank)
    points = [_neutral_point(point, at, tells) for at, point in enumerate(draft["points"], start=1)]
    advice = [_neutral_tip(tip, at, tells) for at, tip in enumerate(draft["advice"], start=1)]
    return {**draft, "points": points, "advice": advice}


def _build_tells(draft: dict[str, Any], bank: Bank) -> Tells:
    own = [
        point for point in top_of(Source("draft", draft)).at("points").items() if point.at("elements").data
    ]
    used = [bank.points[point["use"]] for point in draft["points"] if "use" in point]
    taken = [Place(Source("bank", None), (), point.model_dump(mode="json")) for point in used]
    wanted = [(place, find_terms(place)) for place in (*own, *taken)]

    def tells(text: str) -> str | None:
        for place, terms in wanted:
            found = next((term.text for term in find_given_away(text, terms)), None)
            if found or next(find_copied_claims(text, place), None):
                return found or "the words of the marking point"
        return None

    return tells


def _neutral_point(point: dict[str, Any], number: int, tells: Tells) -> dict[str, Any]:
    if "use" in point:
        return point
    title = point["title"]
    hint = {
        level: f"Look at part {number} of the brief again, and go further." if tells(words) else words
        for level, words in point["hint"].items()
    }
    return {**point, "title": f"Marking point {number}" if tells(title) else title, "hint": hint}


def _neutral_tip(tip: dict[str, Any], number: int, tells: Tells) -> dict[str, Any]:
    told = tells(tip["text"])
    if not told:
        return tip
    question = f"How can the tip be put without giving away {told!r}? Learners are only sent to the page."
    return {
        **tip,
        "text": f"Look again at tip {number} of your page.",
        "todo": [*tip.get("todo", []), question],
    }
