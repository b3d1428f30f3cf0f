"""What a marking point's own sentence says: its verb, its claim, its list, its neutral name."""

import re
from dataclasses import dataclass

from checker.rubric.draft.listed import WHO, split_list, take_lists
from checker.rubric.draft.plain_words import is_plain
from checker.rubric.everyday import STOP_WORDS
from checker.types.rubric import Verb

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
            rf"(?:evidence|{WHO}|the learner)\s+(?:should|must|can|could|will|may|needs? to)(?: also)?"
            r"(?: be able to)?",
            r"to (?:gain|achieve) (?:credit|full marks|this),?|be able to",
            r"(?:candidates?|learners?|students?) (?:will |can )?(?:gain|earn|get"
            r"|receive)s? (?:\w+ )?(?:credit|marks?)"
            r" (?:for|if|where|when|by)",
        ]
    )
    + r")\s*:?\s+",
    re.IGNORECASE,
)
_THEN = re.compile(
    rf"^{WHO}\s*(?:that|which|who|where)?\s+|^(?:that|which|who|for|clearly|also)\s+", re.IGNORECASE
)
_SHOWING = re.compile(
    r"^(?:demonstrat\w+|show\w*|provid\w+|giv\w+|includ\w+|offer\w*|present\w*|display\w*|contain\w*)\s+"
    r"(?:(?:a|an|some|the)\s+)?(?:(?:clear|good|sound|thorough|detailed|strong|secure|critical|basic)\s+)*"
    r"(?:(?:understanding|knowledge|awareness|grasp|recognition|appreciation)\s+of\s+)?",
    re.IGNORECASE,
)
_PREAMBLE = re.compile(
    r"^(?:(?:a|an|the)\s+)?(?:(?:clear|clearly|good|accurate|detailed|full|brief|specific)\s+)*"
    r"(?:description|explanation|evaluation|analysis|understanding|knowledge|account|discussion"
    r"|examples?)\s+of\s+",
    re.IGNORECASE,
)
_OF = re.compile(
    r"^(?:of|on|between|reference to|references to|mention of|how (?:to|far)|when to|the extent to which"
    r"|to what extent)\s+",
    re.IGNORECASE,
)
_GAINS = re.compile(
    r",?\s+(?:will |should |can |may )?(?:gains?|earns?|receives?|attracts?|deserves?)\s+(?:\w+ )?(?:credit"
    r"|marks?)\W*$",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"^(?:use|uses|using|plan|plans|planning|carry(?:ing)? out|produce|produces|producing|prepare|prepares"
    r"|preparing|take part|taking part"
    r"|set up|setting up|carries out|perform|performs|performing|make|making)\s",
    re.IGNORECASE,
)
_VERBS: dict[Verb, str] = {
    "evaluate": r"evaluat\w*|critical\w*|assess(?!ment)\w*|judg\w+|justif\w+|apprais\w+|weigh\w*"
    r"|effectiveness",
    "analyse": r"analy[sz]\w*|compar\w+|contrast\w*|distinguish\w*|differentiat\w+|examin(?!er)\w*"
    r"|discuss\w*|explor\w+",
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
_COMMAND = re.compile(
    r"(?:(?:clearly|critically|briefly|accurately|fully|correctly)\s+)?(?:explain|descri|identif|list"
    r"|nam(?:e|ing)\b|outlin"
    r"|stat(?:e|es|ing)\b|defin|evaluat|analy[sz]|compar|contrast|assess(?!ment)|judg|justif|apprais|discuss"
    r"|explor|appl(?:y|ies|ying)\b"
    r"|reflect|demonstrat|illustrat|summari[sz]|recogni|distinguish|examin(?:e|es|ing)\b|consider|show"
    r"|provid|giv(?:e|es|ing)\b"
    r"|us(?:e|es|ing)\b|plan(?:s|ning)?\b|select|choos|refer|link|suggest|recommend|review|interpret"
    r"|calculat|produc|carry\w* out)\w*\b",
    re.IGNORECASE,
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
    lists: tuple[str, ...] = ()
    """The lists as they are worded."""


def read_sentence(statement: str) -> Sentence:
    """Take a marking point apart.

    >>> read_sentence("Award credit for explaining what helps, such as naming, asking and waiting.").items
    ('naming', 'asking', 'waiting')
    """
    core = _GAINS.sub("", strip_leads(statement))
    claim, lists = take_lists(core)
    for pattern in (_SHOWING, _LEADING_VERB, _PREAMBLE, _OF):
        claim = pattern.sub("", claim, count=1)
    items = tuple(dict.fromkeys(item for one in lists for item in split_list(one)))
    verb = _find_verb(core) or _find_verb(statement)
    return Sentence(
        statement, verb or "explain", bool(verb), " ".join(claim.split()).strip(" .,;:–-"), items, lists
    )


def _find_verb(text: str) -> Verb | None:
    if _DOES.match(text):
        return "apply"
    found = _VERB.search(text)
    return found.lastgroup if found else None  # type: ignore[return-value]


def strip_leads(statement: str) -> str:
    """Take away what a sentence says to the examiner ("Award credit for …")."""
    core, before = statement.strip(), ""
    while core != before:
        before = core
        core = _THEN.sub("", _LEADS.sub("", core, count=1), count=1)
    return core


def is_lead_only(text: str) -> bool:
    """Tell whether a text says nothing but "learners should be able to" or "award credit for".

    >>> is_lead_only("Learners should be able to:")
    True
    """
    return strip_leads(f"{text.strip(' :')} it") == "it"


def opens_point(sentence: str) -> bool:
    """Tell whether a sentence begins a marking point: it speaks to the examiner, or commands."""
    return bool(_LEADS.match(sentence) or is_command(sentence))


def is_command(text: str) -> bool:
    """Tell whether a text begins with a command verb, as "Describe …" and "explaining …" do.

    >>> is_command("explaining why"), is_command("a reason")
    (True, False)
    """
    return bool(_COMMAND.match(strip_leads(text)))


def name_neutrally(claim: str) -> str:
    """Return a short name from the head of a claim: four words at most, or nothing.

    >>> name_neutrally("the signs of dehydration in older people")
    'Signs of dehydration'
    """
    rest = re.sub(r"^(?:how|why|when|what|that|the|a|an)\s+", "", claim, flags=re.IGNORECASE)
    head, end = _cut_head(rest)
    if len(head) == 1 and is_plain(head[0]):  # "signs" alone says little: take what they are signs of
        more = re.match(r"\s*of\s+(?:the |a |an )?", rest[end:])
        behind = _cut_head(rest[end + more.end() :])[0] if more else []
        head = [*head, "of", *behind] if behind else head
    name = " ".join(head)
    return name[:1].upper() + name[1:] if len(head) <= 4 else ""


def _cut_head(text: str) -> tuple[list[str], int]:
    """Return the words before the first small word, and where they end."""
    found = _NAME_END.search(text)
    end = found.start() if found else len(text)
    words = re.findall(r"[\w’'-]+", text[:end])
    while words and words[0].lower() in STOP_WORDS | _EMPTY:
        words = words[1:]
    return words, end


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
