"""Tell copied-out assessment criteria, tasks and questions from answers, by how they are worded."""

import re
from functools import lru_cache

from checker.submission.clean import one_line
from checker.submission.lexicon import load_lexicon

_QUOTED = re.compile(r"""^["“”‘'«]+(.*?)["“”’'»]+[.,;:]?$""", re.DOTALL)
_INNER_QUOTE = re.compile(r'["“”]')
_SENTENCE_END = re.compile(r"""(?<=[.?!:])["”’']?\s+(?=["“‘']?[A-Z0-9])""")
_FIRST_PERSON = re.compile(r"\b(?:I|I'm|I’m|I've|I’ve|my|me|we|our|us)\b")
_ABOUT_YOU = re.compile(r"\b(?:you|your|yourself)\b", re.IGNORECASE)
_DEMANDS = re.compile(
    r"(?:include|refer to|describe|explain|discuss|identify|evaluate|analyse|outline|justify|"
    r"(?:give|use|provide|write) (?:at least|an?|one|two|three|four|examples?|reasons))\b|"
    r"\(?\d+ (?:marks|words)",
    re.IGNORECASE,
)
_MAX_WORDS = 90
_MAX_TITLE_WORDS = 14


@lru_cache
def _patterns() -> dict[str, re.Pattern[str]]:
    words = load_lexicon("questions")

    def any_of(key: str) -> str:
        return "|".join(sorted((w.replace(" ", r"\s+") for w in words[key]), key=len, reverse=True))

    imperative = (
        rf"(?:{any_of('strong_verbs')})\b(?!['’])|(?:{any_of('weak_verbs')})\s+(?:{any_of('followers')})\b"
    )
    return {
        "label": re.compile(
            rf"[\s\W]*?(?P<word>\b(?:{any_of('labels')})(?=\d|\b))?\s*[-–:#]?\s*"
            rf"(?P<number>\(?\d{{1,2}}(?:\.\d{{1,2}})*[a-z]?(?![\w%])\)?|(?<=\s)[a-z]\)|\([a-z]\))?\s*[-–.:)\]]*\s*",
            re.IGNORECASE,
        ),
        "imperative": re.compile(rf"(?:{imperative})", re.IGNORECASE),
        "opening": re.compile(
            rf"(?:{any_of('openings')})\b[^.?!]{{1,160}}?[,:]\s+(?:{imperative})", re.IGNORECASE
        ),
        "outcome": re.compile(rf"(?:{any_of('outcomes')})\b", re.IGNORECASE),
        "question": re.compile(rf"(?:{any_of('question_words')})\b", re.IGNORECASE),
    }


def is_question(text: str, *, numbered: bool = False, heading: bool = False) -> bool:
    """Tell whether the whole block is a copied-out criterion, task or question.

    ``numbered`` says that the file numbers it, ``heading`` that the file marks it as a heading.

    >>> is_question("1.1 Explain how agencies share information.")
    True
    >>> is_question("1.1 The Children Act 2004 explains how agencies share information.")
    False
    """
    line = one_line(text)
    if not line or len(line) > 1500 or len(line.split()) > _MAX_WORDS:
        return False
    label, number, rest = _cut_label(line)
    quoted = _QUOTED.match(rest) or _QUOTED.match(line)
    if quoted and _INNER_QUOTE.search(quoted[1]):
        return False
    if quoted:
        label2, number2, rest = _cut_label(quoted[1])
        label, number = label or label2, number or number2
    return _is_asked(
        rest, label=label, number=number or ("1" if numbered else ""), quoted=bool(quoted), heading=heading
    )


def split_question(text: str) -> int:
    """Return where the answer begins in a block that opens with a labelled question; 0 if there is none."""
    end = _SENTENCE_END.search(text, _cut_length(text))
    if end is None:
        return 0
    head, tail = text[: end.start()], text[end.end() :]
    label, number, rest = _cut_label(one_line(head))
    if not (label or number) or not rest or not is_question(head):
        return 0
    return 0 if is_question(tail) or all(map(_is_task, _SENTENCE_END.split(tail))) else end.end()


def _cut_label(line: str) -> tuple[str, str, str]:
    found = _patterns()["label"].match(line)
    if found is None or not (found["word"] or found["number"]):
        return "", "", line.lstrip("*#-–•· ")
    if found["word"] and not found["number"] and not re.match(r"\W", line[found.end("word") :] or ":"):
        return "", "", line
    return found["word"] or "", found["number"] or "", line[found.end() :]


def _cut_length(text: str) -> int:
    found = _patterns()["label"].match(text)
    return found.end() if found else 0


def _is_asked(rest: str, *, label: str, number: str, quoted: bool, heading: bool) -> bool:
    labelled = bool(label or number)
    if not rest.strip(" .:"):
        return labelled
    if _all_asked(rest):
        return labelled or quoted or heading or _stands_alone(rest)
    if rest.endswith("?"):
        return _is_put_to_learner(rest, labelled=labelled, quoted=quoted)
    patterns = _patterns()
    if patterns["outcome"].match(rest) and not _FIRST_PERSON.search(rest):
        return (
            labelled
            or quoted
            or heading
            or bool(re.match(r"(?i)the learner|learners|candidates|your answer", rest))
        )
    if quoted and "." in number and not _FIRST_PERSON.search(rest):
        return True
    title = (
        len(rest.split()) <= _MAX_TITLE_WORDS and rest[-1] not in ".!,;" and not _FIRST_PERSON.search(rest)
    )
    return title and bool(label) and (bool(number) or ":" in rest[:1])


def _all_asked(rest: str) -> bool:
    """Tell whether the first sentence is a command and every later one goes on in that vein."""
    first, *later = _SENTENCE_END.split(rest)
    return _sentence_is_asked(first) and all(_sentence_goes_on(s) for s in later)


def _sentence_is_asked(sentence: str) -> bool:
    patterns = _patterns()
    sentence = sentence.lstrip("\"“‘'([ ")
    return bool(patterns["imperative"].match(sentence) or patterns["opening"].match(sentence))


def _is_task(sentence: str) -> bool:
    """Tell a task, or "You must include …", from advice on the matter ("You must tell the police …")."""
    outcome = _patterns()["outcome"].match(sentence)
    if outcome is None:
        return _sentence_is_asked(sentence) or bool(_DEMANDS.match(sentence))
    return bool(_DEMANDS.match(sentence[outcome.end() :].lstrip()))


def _sentence_goes_on(sentence: str) -> bool:
    return (
        _sentence_is_asked(sentence)
        or bool(_patterns()["outcome"].match(sentence))
        or bool(_ABOUT_YOU.search(sentence) and not _FIRST_PERSON.search(sentence))
        or bool(re.match(r"(?i)\(?\d+\s*(?:marks|words)|use\b|remember\b|refer\b|include\b", sentence))
    )


def _stands_alone(rest: str) -> bool:
    """Tell a bare command in a paragraph of its own from a sentence that happens to begin so."""
    return len(rest.split()) >= 4 and not _FIRST_PERSON.search(rest)


def _is_put_to_learner(rest: str, *, labelled: bool, quoted: bool) -> bool:
    sentences = _SENTENCE_END.split(rest)
    if not all(s.rstrip("\"”’' ").endswith("?") for s in sentences):
        return labelled and len(sentences) == 2 and not _FIRST_PERSON.search(rest)
    if labelled:
        return True
    asked = bool(_patterns()["question"].match(rest)) and bool(_ABOUT_YOU.search(rest))
    return asked and (quoted or len(sentences) == 1) and not _FIRST_PERSON.search(rest)
