"""Words that may identify a child, a family, a colleague or a setting."""

import re
from collections.abc import Iterator

from spacy.tokens import Span

from checker.evidence.reading import Reading
from checker.types.essay import CREDITED_KINDS
from checker.types.result import ConfidentialityWarning

_CITED = re.compile(r"\s*(?:,|and|&|et al\.?)?\s*\(?\d{4}")


def find_confidentiality(reading: Reading) -> tuple[ConfidentialityWarning, ...]:
    """Return full names of people who are neither public figures of the field nor cited authors."""
    return tuple(_find_names(reading))


def _find_names(reading: Reading) -> Iterator[ConfidentialityWarning]:
    known = [(m.start, m.end) for m in reading.mentions]
    for entity in reading.parsed.doc.ents:
        inside = any(start < entity.end_char and entity.start_char < end for start, end in known)
        if entity.label_ == "PERSON" and not inside and _is_full_name(entity, reading):
            yield ConfidentialityWarning(
                entity.start_char, entity.end_char, entity.text, "This looks like somebody's full name."
            )


def _is_full_name(entity: Span, reading: Reading) -> bool:
    essay = reading.parsed.essay
    words = [token for token in entity if token.is_alpha]
    named = len(words) >= 2 and all(token.is_title and len(token) > 1 for token in words)
    cited = _CITED.match(essay.text[entity.end_char :])
    return named and not cited and essay.section_at(entity.start_char).kind in CREDITED_KINDS
