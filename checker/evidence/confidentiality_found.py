"""A stretch that may identify somebody, and the shapes of capitalised names."""

import re
from dataclasses import dataclass
from functools import cache

from spacy.lang.en.stop_words import STOP_WORDS

from checker.evidence.confidentiality_words import fold_name
from checker.evidence.reading import Reading
from checker.facts import FactBase
from checker.types.essay import SectionKind

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_NAMED_AFTER_PEOPLE = frozenset({"inquiry_or_case", "model", "publication"})
_OWN_WORDS = frozenset(
    {SectionKind.BODY, SectionKind.LIST, SectionKind.TABLE, SectionKind.FOOTNOTE, SectionKind.HEADING}
)

CAPITALISED = r"(?:[A-ZÀ-ÖØ-Þ][’'])?[A-ZÀ-ÖØ-Þ][^\W\d_]*[a-zß-öø-ÿ](?:[-’'][^\W\d_]+)*"
"""Pattern of one capitalised word: Doyle, O'Rourke, Ellie-Mae, McRae."""


@dataclass(frozen=True, slots=True)
class Found:
    """Words that may identify somebody; ``note`` names what is said about them."""

    start: int
    end: int
    note: str


def is_own_text(start: int, reading: Reading) -> bool:
    """Tell whether the learner's own prose stands there, not a quotation, a title page or a reference."""
    return reading.parsed.essay.section_at(start).kind in _OWN_WORDS


@cache
def join_words(words: tuple[str, ...]) -> str:
    """Return a pattern of any of the words, longest first, with either apostrophe."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace("'", "[’']?") for word in ordered)


@cache
def list_known_words(facts: FactBase) -> frozenset[str]:
    """Return the words of the field, folded: function words, and all entries not named after people."""
    entries = (f for f in facts if f.type not in _NAMED_AFTER_PEOPLE)
    forms = (form for f in entries for form in (f.name, *f.abbreviations, *f.variants))
    return frozenset(fold_name(word) for form in forms for word in _WORD.findall(form)) | STOP_WORDS
