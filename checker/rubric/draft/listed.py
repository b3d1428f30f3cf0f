"""The lists inside a marking point: what stands behind "such as", in brackets or behind a colon."""

import re
from collections.abc import Iterator

from checker.rubric.everyday import STOP_WORDS

WHO = r"(?:responses?|answers?|learners?|candidates?|students?|work|essays?|those|assignments?)"
"""Whom or what a sentence to the examiner speaks of."""
_IN_BRACKETS = re.compile(
    r"\s*\((?:(?:e\.?g\.?|for example|for instance|such as|including|i\.?e\.?),?\s+)?"
    r"(?P<list>(?<=\s)[^()]*(?:\([^()]*\)[^()]*)*|[^()]*,[^()]*)\)",
    re.IGNORECASE,
)
_BEGINS = "|".join(
    [
        r"\bsuch as",
        r"\bincluding(?: reference to)?",
        r"\be\.?g\.,?",
        r"\bfor (?:example|instance),?",
        r"\bnamely",
        rf"(?:\b{WHO} )?\b(?:should|must|could|may|might) (?:also )?(?:include|cover|mention|refer to)",
        r"\b(?:with|making|by) reference to",
        r"\brefer(?:encing|ring to)",
        r"\blike\b(?=.*,)",
    ]
)
_OPEN = re.compile(rf"[,;]?\s*(?:{_BEGINS}):?,?\s+(?P<list>[^.;]+(?:\.(?=\w)[^.;]+)*)", re.IGNORECASE)
_COLON = re.compile(r":\s+(?P<list>[^.;]+,[^.;]+|[^.;]+? (?:and|or) [^.;]+)(?=[.;]|$)")
_SEMICOLONS = re.compile(r":\s+(?P<list>[^.;]+;[^.]+)(?=\.|$)")
_STOPS = re.compile(
    r",? (?:and|to) (?:how|why|explain|demonstrat|show)|,? which |,? in order |, so |(?<! to)\s+(?:is|are"
    r"|was|were|can|should|must|may|might"
    r"|will|has|have|helps?|supports?|affects?|encourages?|keeps?|makes?|ensures?|allows?)\s",
    re.IGNORECASE,
)
_COMPOUND = re.compile(
    r"\b(speech|health|safety|equality|policies|terms|special educational needs|roles|social|thoughts|trial"
    r"|rules|checks|hopes|now|pros|strengths|arts|rewards|supply|search|risks|signs|moving|wear|drink"
    r"|food)( and )"
    r"(language|safety|social|security|diversity|procedures|conditions|disabilit|handling|benefits|symptoms"
    r"|tear|drugs|seizure|demand"
    r"|responsibilit|emotional|feelings|error|regulations|balances|fears|next|cons|weaknesses|crafts"
    r"|sanctions|drink)",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\s+(?:and|or|as well as)\s+")
_LAST = re.compile(r"^(?:and|or|as well as)\s+")
_INNER = re.compile(r"\b(?:such as|including|e\.g\.,?|for example,?)\s+", re.IGNORECASE)
_LITTLE = re.compile(
    r"^(?:(?:the|a|an|any|use of|and|or|both|etc\.?|more|in|to|of|relevant|appropriate|specific|suitable"
    r"|current|effective|clear)\s+)+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s+(?:to|which|that|who|so|in order|because|when|where|rather than|with|for|as|(?:is"
    r"|are) (?=\w+ed\b))\s.*$",
    re.IGNORECASE,
)


def take_lists(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text without its lists, and each list as it is worded.

    >>> take_lists("how loose parts, such as crates and tyres, encourage imagination")
    ('how loose parts encourage imagination', ('crates and tyres',))
    """
    lists: list[str] = []

    def take(found: re.Match[str]) -> str:
        whole = _INNER.split(found["list"])[-1]
        end = len(whole) if found.re is _IN_BRACKETS else _find_end(whole)
        lists.append(whole[:end].strip(" ,"))
        return f" {whole[end:].strip(' ,')}" if whole[end:].strip(" ,") else ""

    for pattern in (_IN_BRACKETS, _OPEN, _SEMICOLONS, _COLON):
        text = pattern.sub(take, text)
    return " ".join(text.split()), tuple(one for one in lists if one)


def _find_end(text: str) -> int:
    """Return where a list ends: behind its last "and …", before what the sentence says of it."""
    stop = _STOPS.search(text)
    limit = stop.start() if stop else len(text)
    parts = list(re.finditer(r"[^,;]+", _shield(text[:limit])))
    for at, part in enumerate(parts):
        words = part.group().strip()
        later = any(_LAST.match(one.group().strip()) for one in parts[at + 1 :])
        if not later and (_LAST.match(words) or _JOINT.search(words)):
            return part.end()
    return limit


def _shield(text: str) -> str:
    """Keep "health and safety" in one piece; the text's length stays the same."""
    return _COMPOUND.sub(lambda found: found.group().replace(" and ", " &&& "), text)


def split_list(text: str) -> Iterator[str]:
    """Yield what a list names, each as it is worded, without articles.

    >>> list(split_list("a risk plan, health and safety and the rota"))
    ['risk plan', 'health and safety', 'rota']
    """
    parts = [part.strip() for part in re.split(r"[,;]\s*", _shield(text)) if part.strip()]
    if parts:
        last = _LAST.sub("", parts[-1])
        closed = last != parts[-1]
        parts[-1:] = [last] if closed and len(parts) > 1 else _JOINT.split(last)
    for part in parts:
        item = _clean(part.replace(" &&& ", " and "))
        if item:
            yield item


def _clean(part: str) -> str:
    text = _TAIL.sub("", _LITTLE.sub("", part.strip(" .:'\"‘’“”"))).strip(" .:'\"‘’“”")
    if len(text.split()) == 1 and text.endswith("ing") and len(part.split()) > 3:  # "contributing to a plan"
        text = " ".join(part.split()[:5]).strip(" .:'\"‘’“”")
    return "" if text.lower() in {"etc", "and so on"} or text.lower() in STOP_WORDS else text
