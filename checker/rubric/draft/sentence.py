"""What a marking point's own sentence says: its verb, its claim, its list, its neutral name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.rubric.everyday import STOP_WORDS
from checker.types.rubric import Verb

_WHO = r"(?:responses?|answers?|learners?|candidates?|students?|work|essays?|those|assignments?)"
_LEADS = re.compile(
    "^(?:"
    + "|".join(
        [
            r"(?:award|give|allow)\s+(?:full |partial |higher |maximum |some )?(?:credit|marks?)"
            r"\s+(?:for|to|where|if|when)",
            r"(?:higher|top|full|extra|more) marks? (?:for|to|where|if)",
            r"credit(?: should be (?:given|awarded))?(?: for)?",
            r"(?:higher |top |full |the )?marks?\s+(?:should|can|may|will|are|is)(?: be)?"
            r"\s*(?:allocated|awarded|given|available|gained)?\s*(?:for|where|to)?",
            r"look for|reward|accept|expect|evidence\s+(?:of|for|that)",
            rf"(?:evidence|{_WHO}|the learner)\s+(?:should|must|can|could|will|may|needs? to)(?: also)?"
            r"(?: be able to)?",
            r"to (?:gain|achieve) (?:credit|full marks|this),?|be able to",
        ]
    )
    + r")\s+",
    re.IGNORECASE,
)
_THEN = re.compile(
    rf"^{_WHO}\s*(?:that|which|who|where)?\s+|^(?:that|which|who|for|clearly|also)\s+", re.IGNORECASE
)
_SHOWING = re.compile(
    r"^(?:demonstrat\w+|show\w*|provid\w+|giv\w+|includ\w+|offer\w*|present\w*|display\w*|contain\w*)\s+"
    r"(?:(?:a|an|some|the)\s+)?(?:(?:clear|good|sound|thorough|detailed|strong|secure|critical|basic)\s+)*"
    r"(?:(?:understanding|knowledge|awareness|grasp|recognition|appreciation)\s+of\s+)?",
    re.IGNORECASE,
)
_PREAMBLE = re.compile(
    r"^(?:(?:a|an|the)\s+)?(?:(?:clear|clearly|good|accurate|detailed|full|brief|specific)\s+)*"
    r"(?:description|explanation|evaluation|analysis|understanding|knowledge|account|discussion|examples?)\s+of\s+",
    re.IGNORECASE,
)
_OF = re.compile(r"^(?:of|on)\s+", re.IGNORECASE)
_VERBS: dict[Verb, str] = {
    "evaluate": r"evaluat\w*|critical\w*|assess(?!ment)\w*|judg\w+|justif\w+|apprais\w+|weigh\w*"
    r"|effectiveness",
    "analyse": r"analy[sz]\w*|compar\w+|contrast\w*|examin(?!er)\w*|discuss\w*|explor\w+",
    "apply": r"appl(?:y|ies|ied|ying|ication)|practical|participat\w+|reflect\w*|implement\w*|workplace"
    r"|concrete|own practice",
    "explain": r"explain\w*|explanation|how|why|understand\w*|reasons?|significance|importance|impact"
    r"|illustrat\w+|summari[sz]\w+",
    "describe": r"descri\w+|identif\w+|list\w*|nam(?:e|es|ing)|outlin\w+|stat(?:e|es|ing)|defin\w+|recogni\w+"
    r"|knowledge|mention\w*",
}
_VERB = re.compile("|".join(rf"(?P<{verb}>\b(?:{words})\b)" for verb, words in _VERBS.items()), re.IGNORECASE)
_LEADING_VERB = re.compile(
    rf"^(?:(?:clearly|critically|briefly)\s+)?(?:{'|'.join(_VERBS.values())})\s+", re.IGNORECASE
)
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
        rf"(?:\b{_WHO} )?\b(?:should|must|could|may|might) (?:also )?(?:include|cover|mention|refer to)",
        r"\b(?:with|making|by) reference to",
        r"\brefer(?:encing|ring to)",
        r"\blike\b(?=.*,)",
    ]
)
_OPEN = re.compile(
    rf"[,;]?\s*(?:{_BEGINS}):?,?\s+(?P<list>.+?)"
    r"(?=[.;]|$|,? (?:and|to) (?:how|why|explain|demonstrat|show)|,? which |,? in order |, so )",
    re.IGNORECASE,
)
_COLON = re.compile(r":\s+(?P<list>[^.;]+,[^.;]+)(?=[.;]|$)")
_COMPOUND = re.compile(
    r"\b(speech|health|safety|equality|policies|terms|special educational needs|roles|social|thoughts|trial"
    r"|rules|checks|hopes|now|pros|strengths|arts)( and )"
    r"(language|safety|social|security|diversity|procedures|conditions|disabilit|"
    r"responsibilit|emotional|feelings|error|regulations|balances|fears|next|cons|weaknesses|crafts)",
    re.IGNORECASE,
)  # fmt: skip
_INNER = re.compile(r"\b(?:such as|including|e\.g\.,?|for example,?)\s+", re.IGNORECASE)
_LITTLE = re.compile(r"^(?:(?:the|a|an|any|use of|and|or|both|etc\.?|more)\s+)+", re.IGNORECASE)
_TAIL = re.compile(
    r"\s+(?:to|which|that|who|so|in order|because|when|where|rather than|with|for|as)\s.*$", re.IGNORECASE
)
_NAME_END = re.compile(
    r"\b(?:such as|including|to|that|which|who|for|with|in|on|at|of|between|through|by|when|should|must|is"
    r"|are|used|needed|based|designed|tailored|suited|can|may)\b|[,;:(.]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A marking point's sentence, taken apart."""

    statement: str
    """As the page has it."""
    verb: Verb
    """Command verb."""
    verb_is_clear: bool
    """False where the sentence names none and ``explain`` is assumed."""
    claim: str
    """What is claimed, without the words to the examiner and without the list."""
    items: tuple[str, ...]
    """What the list names."""


def read_sentence(statement: str) -> Sentence:
    """Take a marking point apart.

    >>> read_sentence("Award credit for explaining what helps, such as naming, asking and waiting.").items
    ('naming', 'asking', 'waiting')
    """
    core = strip_leads(statement)
    found = _VERB.search(core) or _VERB.search(statement)
    verb: Verb = found.lastgroup if found else "explain"  # type: ignore[assignment]
    without, lists = _take_lists(core)
    claim = without
    for pattern in (_SHOWING, _LEADING_VERB, _PREAMBLE, _OF):
        claim = pattern.sub("", claim, count=1)
    items = tuple(dict.fromkeys(item for one in lists for item in _split_list(one)))
    return Sentence(statement, verb, bool(found), " ".join(claim.split()).strip(" .,;:"), items)


def strip_leads(statement: str) -> str:
    """Take away what a sentence says to the examiner ("Award credit for …")."""
    core, before = statement.strip(), ""
    while core != before:
        before = core
        core = _THEN.sub("", _LEADS.sub("", core, count=1), count=1)
    return core


def _take_lists(core: str) -> tuple[str, list[str]]:
    lists: list[str] = []
    for pattern in (_IN_BRACKETS, _OPEN, _COLON):
        lists += [_INNER.split(found["list"])[-1] for found in pattern.finditer(core)]
        core = pattern.sub("", core)
    return core, lists


def _split_list(text: str) -> Iterator[str]:
    joined = _COMPOUND.sub(lambda m: m.group(0).replace(" and ", " & "), text)
    parts = [part.strip() for part in re.split(r"[,;]\s*", joined) if part.strip()]
    if parts:
        last = re.sub(r"^(?:and|or|as well as)\s+", "", parts[-1])
        closed = last != parts[-1]
        parts[-1:] = [last] if closed and len(parts) > 1 else re.split(r"\s+(?:and|or|as well as)\s+", last)
    for part in parts:
        item = _clean_item(part)
        if item:
            yield item.replace(" & ", " and ")


def _clean_item(part: str) -> str:
    part = re.sub(
        r"^(?:(?:the|a|an|any|use of|and|or|both|etc\.?|more)\s+)+",
        "",
        part.strip(" .'\"‘’“”"),
        flags=re.IGNORECASE,
    )
    words = _TAIL.sub("", part).split()
    if len(words) == 1 and words[0].endswith("ing") and len(part.split()) > 3:  # "contributing to a plan"
        words = part.split()[2:]
    if len(words) >= 3 and words[0].lower().endswith("ing") and words[0].islower():
        words = words[1:]
    while words and words[0].lower() in {"in", "a", "an", "the", "to", "of"}:
        words = words[1:]
    text = " ".join(words).strip(" .'\"‘’“”")
    return "" if text.lower() in {"etc", "and so on", ""} or text.lower() in STOP_WORDS else text


def name_neutrally(claim: str) -> str:
    """Return a short name from the head of a claim: four words at most, or nothing."""
    head = re.sub(r"^(?:how|why|when|what|that|the|a|an)\s+", "", claim, flags=re.IGNORECASE)
    head = head[: found.start()] if (found := _NAME_END.search(head)) else head
    words = re.findall(r"[\w’'-]+", head)
    while words and words[0].lower() in STOP_WORDS | _EMPTY:
        words = words[1:]
    return " ".join(words)[:1].upper() + " ".join(words)[1:] if len(words) <= 4 else ""


_EMPTY = frozenset(
    {
        "effective",
        "clear",
        "key",
        "different",
        "various",
        "specific",
        "appropriate",
        "relevant",
        "good",
        "main",
    }
    | {"several", "important", "range"}
)
