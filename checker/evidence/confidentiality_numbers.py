"""Numbers and addresses with a pattern of their own: dates of birth, telephones, email, NHS numbers."""

import re
from collections.abc import Callable, Iterator

from stdnum.gb import nhs, upn

from checker.evidence.confidentiality_found import Found, is_own_text
from checker.evidence.reading import Reading

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*"
_DATE = (
    rf"(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:\d{{4}}|\d\d)|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH},? \d{{4}}"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}})\b"
)
_BIRTH_WORDS = r"(?:date of birth|d\.?o\.?b\.?|birthday|birth date)"
_RECORD_WORDS = (
    r"(?:(?:case|file|record|pupil|patient|hospital|client|referral|crime|system|medical|passport|court) ?"
    r"(?:id|number|no\.?|ref(?:erence)?\.?(?: number| no\.?)?)|\bref(?:erence)? (?:number|no\.?))"
)


def _always(_text: str) -> bool:
    return True


_PATTERNS: tuple[tuple[str, re.Pattern[str], Callable[[str], bool]], ...] = (
    (
        "birth",
        re.compile(rf"\b{_BIRTH_WORDS}\W+(?:(?:is|was|of)\W+)?(?P<it>{_DATE})", re.IGNORECASE),
        _always,
    ),
    ("birth", re.compile(rf"(?P<it>\bborn (?:on )?(?:the )?{_DATE})", re.IGNORECASE), _always),
    ("email", re.compile(r"(?P<it>\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b)"), _always),
    (
        "telephone",
        re.compile(
            r"(?<![\w£.-])(?P<it>(?:\+44 ?(?:\(0\) ?)?|\(?0)(?:[127](?:[ ()-]{0,2}\d){8,9}))(?![\w-]|[.,]\d)"
        ),
        lambda text: "0800" not in text,
    ),
    ("nhs_number", re.compile(r"(?<![\w-])(?P<it>\d{3}[ -]?\d{3}[ -]?\d{4})(?![\w-])"), nhs.is_valid),
    ("pupil_number", re.compile(r"\b(?P<it>[A-Z]\d{11}[\dA-Z])\b"), upn.is_valid),
    (
        "insurance_number",
        re.compile(
            r"\b(?P<it>(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?(?:\d\d ?){3}[A-D])\b"
        ),
        _always,
    ),
    (
        "postcode",
        re.compile(r"\b(?P<it>[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2})\b"),
        _always,
    ),
    (
        "record_number",
        re.compile(
            rf"\b{_RECORD_WORDS}[ :#]*(?:is|was)?[ :#]*(?P<it>(?=[\w/-]*\d{{3}})[A-Z\d][\w/-]{{3,}})",
            re.IGNORECASE,
        ),
        _always,
    ),
)
"""What is said about it, its pattern, and a check of its digits."""


def find_numbers(reading: Reading) -> Iterator[Found]:
    """Yield identifiers with a pattern of their own in the learner's own text."""
    for note, pattern, is_right in _PATTERNS:
        for match in pattern.finditer(reading.parsed.essay.text):
            if is_right(match["it"]) and is_own_text(match.start("it"), reading):
                yield Found(match.start("it"), match.end("it"), note)
