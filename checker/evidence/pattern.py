"""Finder of kind ``pattern``: token patterns in spaCy's Matcher notation."""

import json
from collections.abc import Iterator
from functools import lru_cache

from spacy.matcher import Matcher
from spacy.util import filter_spans
from spacy.vocab import Vocab

from checker.errors import RubricError
from checker.evidence.reading import Reading
from checker.types.element import PatternElement
from checker.types.result import Evidence


def find_pattern(name: str, element: PatternElement, reading: Reading) -> Iterator[Evidence]:
    """Yield evidence for every stretch that matches one of the element's token patterns, longest first."""
    doc = reading.parsed.doc
    matcher = _matcher(json.dumps(element.patterns), doc.vocab)
    for span in filter_spans(matcher(doc, as_spans=True)):
        yield Evidence(
            name, span.start_char, span.end_char, span.text, "pattern", 1.0, why=f"says “{span.text}”"
        )


@lru_cache(maxsize=512)
def _matcher(patterns: str, vocab: Vocab) -> Matcher:
    """Compile the patterns; raise ``RubricError`` with spaCy's own words where one is malformed."""
    matcher = Matcher(vocab, validate=True)
    try:
        matcher.add("pattern", json.loads(patterns))
    except ValueError as error:
        raise RubricError([f"a token pattern is not in spaCy's Matcher notation: {error}"]) from error
    return matcher
