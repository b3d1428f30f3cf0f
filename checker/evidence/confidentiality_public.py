"""Whose name may be given: inquiries, authors, theorists, public figures, the learner."""

import re
from collections.abc import Sequence

from checker.evidence.confidentiality_found import CAPITALISED
from checker.evidence.confidentiality_name import Name
from checker.evidence.confidentiality_words import fold_name, load_wording
from checker.evidence.reading import Reading
from checker.types.essay import SectionKind

_CITED_YEAR = re.compile(
    rf"({CAPITALISED})(?:,? (?:and|&) ({CAPITALISED}))?(?: et al\.?)?(?:[’']s?)?,? ?\(?(?:19|20)\d\d\b"
)
_CITED_INITIAL = re.compile(rf"({CAPITALISED}), (?:[A-Z]\. ?)+(?:,|and\b|&|\(|\d)")
_LISTED = re.compile(rf"(?m)(?:^|and |& |, )({CAPITALISED}),? [A-Z]\.")


def list_authors(reading: Reading) -> frozenset[str]:
    """Return the surnames that are cited with a year, or stand in the reference list."""
    essay = reading.parsed.essay
    lists = (s for s in essay.sections if s.kind is SectionKind.REFERENCE_LIST)
    listed: Sequence[str] = [name for s in lists for name in _LISTED.findall(essay.text[s.start : s.end])]
    cited = (name for pair in _CITED_YEAR.findall(essay.text) for name in pair if name)
    return frozenset(fold_name(name) for name in (*listed, *cited, *_CITED_INITIAL.findall(essay.text)))


def is_public(name: Name, authors: frozenset[str], reading: Reading) -> bool:
    """Tell whether it may be given: an inquiry's, a cited surname's (``authors``), or the learner's own."""
    words = load_wording()
    whole = " ".join(name.parts)
    return (
        whole in words.public
        or name.parts[-1] in words.public
        or name.parts[-1] in authors
        or bool(words.cited_after.match(name.after))
        or bool(words.cited_before.search(name.before))
        or bool(words.own_name.search(name.before))
        or _is_signature(name, reading)
        or any(m.start < name.end and name.start < m.end for m in reading.mentions)
    )


def _is_signature(name: Name, reading: Reading) -> bool:
    """Tell whether the name is all that stands in one of the first three or last two blocks."""
    essay = reading.parsed.essay
    ends = (*essay.sections[:3], *essay.sections[-2:])
    return any(
        s.start <= name.start
        and essay.text[s.start : s.end].strip(" \n.,") == essay.text[name.start : name.end]
        for s in ends
    )
