"""The headings of a topic page, in whatever dress."""

import re
from typing import Literal

Part = Literal["synopsis", "concepts", "tips", "mistakes", "points"]

_EXAMINER = r"(?:(?:the )?(?:examiner|assessor|marker|moderator)s?['’]?s? )"
_NAMES: dict[Part, str] = {
    "synopsis": r"(?:topic |unit |element )?(?:synopsis|overview|summary)|about this (?:topic|unit|page)",
    "concepts": r"key concepts|(?:core|key) principles|key (?:ideas|terms|points|words|knowledge)",
    "tips": r"(?:top |handy |useful |key )?(?:exam(?:ination)?|examiners?['’]?s?|revision|assignment|study"
    r"|assessment)"
    r" (?:tips?|hints?|strateg(?:y|ies)|advice|techniques?|guidance)|(?:top |handy |useful )?tips?"
    r"|hints? (?:and|&) tips?"
    r"|(?:revision )?(?:tips?|advice) (?:for|on) \w+|how to (?:do well|succeed|gain marks|revise)",
    "mistakes": r"(?:common|typical|frequent|usual|key|popular)?\s?(?:learner |student )?"
    r"(?:misconceptions?|mistakes?|errors?|misunderstandings?|pitfalls?|confusions?|myths?)"
    r"|(?:where|what) (?:learners|students|candidates) (?:often )?(?:go|get)(?: it| things)? wrong"
    r"|things to avoid",
    "points": rf"{_EXAMINER}?(?:marking points?|mark schemes?|marking (?:schemes?|criteria|guidance|guides?)"
    r"|marking notes)|(?:assessment|success|grading|pass|performance) criteria|indicative content"
    rf"|(?:what )?{_EXAMINER}(?:looks?|want|is looking|are looking)(?: for)?"
    rf"|how (?:the )?marks are (?:awarded|given)"
    r"|(?:marks|credit) (?:are|is) (?:awarded|given) for",
}
_OTHER = re.compile(
    r"(?:further|suggested|recommended) reading|references|resources|(?:useful )?links|glossary|vocabulary"
    r"|related (?:topics|pages|units)|(?:practice|sample|exam|quick|revision) questions|quiz"
    r"|learning (?:outcomes|objectives)"
    r"|aims?|notes|sources|bibliography|model answers?",
    re.IGNORECASE,
)
_MARK = (
    r"\s*(?:#{1,6}\s+)?(?:[*_]{2})?(?:(?:section|part)\s+)?(?:(?:\d{1,2}(?:\.\d{1,2})?"
    r"|[A-H])[.):]?\s+)?[*_]{0,2}"
)
_ON = r"(?:\s*(?:&|/|,|\+|—|–|\()\s*|\s+(?:and|or|to|for|that|about|of|on|from|in|with)\s+)"
_HEADING = {
    part: re.compile(
        rf"^{_MARK}(?:the |some |your )?(?:{name})(?:\s+\d{{1,2}}(?=\s*[:.)–-]))?"
        rf"(?P<more>(?:{_ON}[^.:;•]{{0,50}}?)?)[*_]{{0,2}}\s*(?P<colon>[:–—-](?=\s|[*_]|$))?[*_]{{0,2}}"
        r"(?P<rest>(?(colon).*|$))",
        re.IGNORECASE | re.DOTALL,
    )
    for part, name in _NAMES.items()
}
USUAL = (
    r"Topic Synopsis|Key Concepts(?: (?:&|and) Core Principles)?|Exam Tips(?: (?:&|and) Revision Strategies)?"
    r"|Common Misconceptions(?: (?:&|and) Mistakes to Avoid)?|Examiner Marking Points"
)
"""The headings as pages of this kind mostly have them, for pages without line ends."""


def find_heading(line: str) -> tuple[Part, str] | None:
    """Return the part that a line opens, and what stands behind its colon on the same line.

    >>> find_heading("## Exam tip: plan first")
    ('tips', 'plan first')
    """
    for part, pattern in _HEADING.items():
        match = pattern.match(line)
        if match and not (match["more"] and not match["colon"] and len(line.split()) > 9):
            return part, match["rest"].strip()
    return None


def is_other_heading(line: str) -> bool:
    """Tell whether a line is a heading that such pages have besides the parts: "Further reading"."""
    return bool(_OTHER.fullmatch(line.strip(" #*_:")))
