"""Keep the learner's words of a draft, ids of its points too, free of what its points look for."""

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
    renamed = {old["id"]: new["id"] for old, new in zip(draft["points"], points, strict=True) if "id" in old}
    advice = [_neutral_tip(tip, at, tells, renamed) for at, tip in enumerate(draft["advice"], start=1)]
    return {**draft, "points": points, "advice": advice}


def _build_tells(draft: dict[str, Any], bank: Bank) -> Tells:
    own = [
        point for point in top_of(Source("draft", draft)).at("points").items() if point.at("elements").data
    ]
    used = [bank.points[point["use"]] for point in draft["points"] if "use" in point]
    taken = [Place(Source("bank", None), (), point.model_dump(mode="json")) for point in used]
    wanted = [(place, find_terms(place)) for place in (*own, *taken)]

    def tells(text: str) -> str | None:
        found = [term.text for _, terms in wanted for term in find_given_away(text, terms)]
        copied = any(next(find_copied_claims(text, place), None) for place, _ in wanted)
        return max(found, key=len, default="the words of the marking point" if copied else None)

    return tells


def _neutral_point(point: dict[str, Any], number: int, tells: Tells) -> dict[str, Any]:
    if "use" in point:
        return point
    title = point["title"]
    hint = {
        level: f"Look at part {number} of the brief again, and go further." if tells(words) else words
        for level, words in point["hint"].items()
    }
    id_ = f"point_{number}" if _names_item(point) else point["id"]
    title = f"Marking point {number}" if tells(title) else title
    return {**point, "id": id_, "title": title, "hint": hint}


def _names_item(point: dict[str, Any]) -> bool:
    """Tell whether the id, which learners see in data, holds what an element of the point looks for."""
    looked_for = {
        name: element
        for name, element in point["elements"].items()
        if name not in ("about_subject", "makes_claim")
    }
    place = Place(Source("draft", None), (), {"elements": looked_for})
    return any(find_given_away(point["id"].replace("_", " "), find_terms(place)))


def _neutral_tip(tip: dict[str, Any], number: int, tells: Tells, renamed: dict[str, str]) -> dict[str, Any]:
    tip = {**tip, "followed_by": [renamed.get(name, name) for name in tip["followed_by"]]}
    told = tells(tip["text"])
    if not told:
        return tip
    question = f"How can the tip be put without giving away {told!r}? Learners are only sent to the page."
    return {
        **tip,
        "text": f"Look again at tip {number} of your page.",
        "todo": [*tip.get("todo", []), question],
    }
