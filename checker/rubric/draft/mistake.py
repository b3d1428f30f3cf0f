"""A misconception's flag, proposed from its own sentence: what it holds, and what is right instead."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from checker.rubric.draft.naming import make_id
from checker.rubric.terms import stems

_WHO = re.compile(
    r"^(?:(?:the|a|an|one|another)\s+)?(?:(?:many|some|most|other|often|weaker|common|frequent|typical"
    r"|popular|first|second|third)\b,?\s+)*"
    r"(?:(?:learners?|students?|candidates?|people|others|they|answers)\s+(?:(?:who|can|may|will|often"
    r"|sometimes|commonly|frequently"
    r"|wrongly|mistakenly|incorrectly|tend to)\s+)*"
    r"|(?:misconception|mistake|error|myth|belief|assumption|idea"
    r"|misunderstanding)\s+(?:here\s+)?(?:is\s+)?(?=that\b|to\b|\w+ing\b)"
    r"|it is (?:often |commonly |sometimes |wrongly |widely )*(?=\w+(?:ed|t|n) that\b))",
    re.IGNORECASE,
)
_HOLDING = re.compile(
    r"^(?:(?:wrongly|mistakenly|incorrectly|often)\s+)*(?:(?:to\s+)?(?:assum\w+|believ\w+|think\w*|thought"
    r"|claim\w*|stat(?:e|es|ed|ing)\b"
    r"|suggest\w*|suppos\w+|say\w*|said|writ(?:e|es|ing|ten)|argu\w+|imagin\w+|expect\w*)\s+(?:that\s+)?"
    r"|that\s+)",
    re.IGNORECASE,
)
_CONFUSING = re.compile(
    r"^(?:to\s+)?(?:confus\w+|mix\w* up|mistak(?:e|es|ing)|equat\w+|muddl\w+)\s+(?:the\s+)?(?P<one>.+?)"
    r"\s+(?:with|for|and|as|to)\s+(?P<other>[^,;.]+)",
    re.IGNORECASE,
)
_TREATING = re.compile(
    r"^(?:to\s+)?(?:treat(?:ing)?|see(?:ing)?|view(?:ing)?"
    r"|regard(?:ing)?)\s+(?P<one>.+?)\s+as\s+(?P<other>[^,;.]+)",
    re.IGNORECASE,
)
_OMITTING = re.compile(
    r"^(?:(?:fail(?:ing)?|neglect(?:ing)?|forget(?:ting)?|omit(?:ting)?) to|do not|don[’']t"
    r"|not to)\s+(?P<what>[^,;.]+)",
    re.IGNORECASE,
)
_UNVALUED = re.compile(
    r"^(?:fail(?:ing)?|neglect(?:ing)?|forget(?:ting)?) to "
    r"(?:recogni\w+|understand|acknowledge|realise|see|appreciate|consider) "
    r"(?:the )?(?:importance|need|role|value|significance) (?:of|for) (?P<what>[^,;.]+)",
    re.IGNORECASE,
)
_OVERLOOKING = re.compile(
    r"^(?:overlook(?:ing)?|ignor(?:e|ing)|neglect(?:ing)?|omit(?:ting)?|forget(?:ting)?"
    r"|miss(?:ing)?(?: out)?|leav(?:e|ing) out|not"
    r"|undervalu(?:e|ing)|underestimat(?:e|ing))\s+(?P<what>[^,;.]+)",
    re.IGNORECASE,
)
_RIGHT = re.compile(
    r"(?:,?\s*(?:rather than|instead of|as opposed to)\s+"
    r"(?:recogni\w+ |understand\w+ |acknowledg\w+ |realis\w+ |see\w+ )?(?:that )?"
    r"|,?\s*\(\s*(?:no|not so|not true|false|wrong|in fact|in reality|actually)\b[:,;.]?\s*"
    r"|[;.,–—-]+\s*(?:in (?:fact|reality|truth)|actually|correct(?:ion|ed)?(?: (?:view|answer))?:?|reality:?"
    r"|truth:?|fact:?"
    r"|the (?:truth|reality|fact) is(?: that)?|learners (?:often |may )?(?:overlook|forget|miss)"
    r"|when (?:in fact|in reality|actually|really)|whereas|but(?: in fact)?|instead|remember(?: that)?"
    r"|→)[:,]?\s*"
    r"|\s*(?:→|=>|->)\s*|\s+[–—]\s+(?=\w+ \w+ \w+ \w)(?!e\.g\.|for example|for instance|such as|which"
    r"|leading|causing|resulting))"
    r"(?P<right>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_SECOND = re.compile(
    r"(?<=[a-z0-9)’”\"'])[.!?]\s+(?P<right>(?!(?:This|That|It|Doing so|Such)\s+(?:leads?|means|can|may"
    r"|results?|causes?|puts|is because"
    r"|shows|leaves|will|could|often)\b)[A-Z].+)$",
    re.DOTALL,
)
_NEED = re.compile(r"^the (?P<what>need|importance) (?P<joint>for|to|of) ", re.IGNORECASE)
_LIST = re.compile(r",?\s*(?:such as|including|e\.g\.,?|for example,?)\s.*$", re.IGNORECASE)
_CONSEQUENCE = re.compile(
    r",\s+(?:which|leading to|causing|resulting in|meaning|so that|putting|leaving)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_ENOUGH = 0.7
"""Likeness from which a sentence is taken to hold it: a false alarm does more harm than a miss."""
_DENIES = re.compile(r"\b(?:not?|never|nobody|nothing|none|cannot|only|without)\b|n[’']t\b", re.IGNORECASE)
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
    found = _RIGHT.search(text) or _SECOND.search(text)
    right = _sentence(_NEED.sub(_name_need, _unbracket(found["right"]))) if found else ""
    core = (text[: found.start()] if found else text).strip(" .,;:")
    core = _CONSEQUENCE.sub("", _LIST.sub("", core))
    bare = _WHO.sub("", core)
    held, opposite = _turn(bare)
    if held == bare:  # "people …" held nothing: they are what it is about
        held = core
    return Mistake(_sentence(held), right or _sentence(opposite))


def _name_need(found: re.Match[str]) -> str:
    return f"there is a need {found['joint']} " if found["what"].lower() == "need" else "it matters, the "


def _unbracket(text: str) -> str:
    return text.rstrip(". ").removesuffix(")") if text.count(")") > text.count("(") else text


def _turn(core: str) -> tuple[str, str]:
    """Return what is held, and its opposite where the sentence's form gives that."""
    if match := _CONFUSING.match(core) or _TREATING.match(core):
        one, other = match["one"], match["other"]
        return f"{one} is the same as {other}", f"{one} and {other} differ"
    if match := _UNVALUED.match(core):
        return f"{match['what']} does not matter", f"{match['what']} matters"
    if match := _OMITTING.match(core):
        return f"there is no need to {match['what']}", match["what"]
    if match := _OVERLOOKING.match(core):
        return f"{match['what']} does not matter", f"{match['what']} matters"
    return _HOLDING.sub("", core, count=1), ""


def draft_flag(
    text: str, number: str, asked_by: str, taken: Iterable[str], claims: Iterable[str] = ()
) -> dict[str, Any]:
    """Propose a flag as data; ``claims`` are right in the page's own view; guesses are under ``todo``."""
    mistake = read_mistake(text)
    right = [mistake.right] if mistake.right else []
    unlike = [one for one in dict.fromkeys([*right, *claims]) if stems(one) != stems(mistake.held)]
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
                **({"unlike": unlike} if unlike else {}),
                "allow": ["hedged", "negated"] if _DENIES.search(mistake.held) else ["hedged"],
                "threshold": _ENOUGH,
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
