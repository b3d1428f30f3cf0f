"""A misconception's flag, proposed from its own sentence: what it holds, and what is right instead."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from checker.rubric.draft.naming import make_id

_HOLDING = re.compile(
    r"^(?:(?:many|some|most|often,?)\s+)?"
    r"(?:(?:learners?|students?|candidates?|people)\s+(?:often |sometimes |may |tend to )*)?"
    r"(?:(?:wrongly|mistakenly|incorrectly)\s+)?"
    r"(?:assum\w+|believ\w+|think\w*|claim\w*|stat\w+|suggest\w*|suppos\w+)\s+(?:that\s+)?",
    re.IGNORECASE,
)
_CONFUSING = re.compile(
    r"^(?:confus\w+|mix\w* up|mistak\w+|equat\w+)\s+(?:the\s+)?(?P<one>.+?)"
    r"\s+(?:with|for|and|as)\s+(?P<other>[^,;.]+)",
    re.IGNORECASE,
)
_TREATING = re.compile(
    r"^(?:treating|seeing|viewing|regarding)\s+(?P<one>.+?)\s+as\s+(?P<other>[^,;.]+)", re.IGNORECASE
)
_OMITTING = re.compile(
    r"^(?:failing to|neglecting to|forgetting to|omitting to|not)\s+(?P<what>[^,;.]+)", re.IGNORECASE
)
_UNVALUED = re.compile(
    r"^(?:failing|neglecting|forgetting) to "
    r"(?:recogni\w+|understand|acknowledge|realise|see|appreciate|consider) "
    r"(?:the )?(?:importance|need|role|value|significance) (?:of|for) (?P<what>[^,;.]+)",
    re.IGNORECASE,
)
_OVERLOOKING = re.compile(
    r"^(?:overlooking|ignoring|neglecting|omitting|forgetting|missing)\s+(?P<what>[^,;.]+)", re.IGNORECASE
)
_RIGHT = re.compile(
    r"(?:,?\s*(?:rather than|instead of)\s+"
    r"(?:recogni\w+ |understand\w+ |acknowledg\w+ |realis\w+ |see\w+ )?(?:that )?"
    r"|[;.,–—-]+\s*(?:in fact|in reality|actually|correct(?:ion|ed)?:?"
    r"|learners (?:often |may )?(?:overlook|forget|miss)"
    r"|when in fact|whereas|but(?: in fact)?|remember(?: that)?|→)[:,]?\s*|\s*(?:→|=>)\s*)(?P<right>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_NEED = re.compile(r"^the need for ", re.IGNORECASE)
_LIST = re.compile(r",?\s*(?:such as|including|e\.g\.,?|for example,?)\s.*$", re.IGNORECASE)
_LABEL = re.compile(r"^(?:misconception|mistake|myth|error)\s*\d*\s*[:.–-]\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mistake:
    """A misconception, taken apart."""

    held: str
    """What a writer who holds it would say."""
    right: str
    """What is right instead; empty where the sentence does not say."""


def read_mistake(text: str) -> Mistake:
    """Take a misconception apart.

    >>> read_mistake("Assuming that play is only fun, rather than recognising that play is learning.")
    Mistake(held='Play is only fun.', right='Play is learning.')
    """
    text = _LABEL.sub("", text)
    found = _RIGHT.search(text)
    right = _sentence(_NEED.sub("there is a need for ", found["right"])) if found else ""
    core = (text[: found.start()] if found else text).strip(" .,;:")
    core = _LIST.sub("", core)
    if match := _CONFUSING.match(core) or _TREATING.match(core):
        one, other = match["one"], match["other"]
        return Mistake(
            _sentence(f"{one} is the same as {other}"), right or _sentence(f"{one} and {other} differ")
        )
    if match := _UNVALUED.match(core):
        what = match["what"]
        return Mistake(_sentence(f"{what} does not matter"), right or _sentence(f"{what} matters"))
    if match := _OMITTING.match(core):
        return Mistake(_sentence(f"there is no need to {match['what']}"), right or _sentence(match["what"]))
    if match := _OVERLOOKING.match(core):
        what = match["what"]
        return Mistake(_sentence(f"{what} does not matter"), right or _sentence(f"{what} matters"))
    if _HOLDING.match(core):
        return Mistake(_sentence(_HOLDING.sub("", core, count=1)), right)
    return Mistake(_sentence(core), right)


def draft_flag(text: str, number: str, asked_by: str, taken: Iterable[str]) -> dict[str, Any]:
    """Propose a flag as data; what had to be guessed is under ``todo``."""
    mistake = read_mistake(text)
    unlike = {"unlike": [mistake.right]} if mistake.right else {}
    todo = [] if mistake.right else ["What is right instead? The sentence does not say."]
    return {
        "id": make_id(mistake.held, taken, start="m_"),
        "title": f"Misconception {number}",
        "asked_by": [f"{asked_by}: {text}"],
        "elements": {
            "holds_it": {
                "kind": "meaning",
                "says": "says so, and means it",
                "like": [mistake.held],
                **unlike,
                "threshold": 0.65,
            }
        },
        "raised": {"any": ["holds_it"]},
        "why": "An assessor may read this as a common misunderstanding. Check it against your course notes.",
        "counterpart": mistake.right or f"The page calls this a mistake: {text}",
        "todo": [
            *todo,
            "Which examples prove it? Add one that raises the flag (level 1) and one that does not (0).",
        ],
    }


def _sentence(text: str) -> str:
    text = " ".join(text.split()).strip(" .,;:")
    return text[:1].upper() + text[1:] + "." if text else ""
