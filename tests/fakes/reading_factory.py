"""Readings of short texts without a trained model: a blank pipeline, hand-made contexts and vectors."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import spacy

from checker.evidence.context import Context
from checker.evidence.reading import Reading, find_form
from checker.facts import load_facts
from checker.pipeline import Parsed
from checker.types.cue import Assertion, Sentence
from checker.types.essay import Essay, Section, SectionKind
from checker.types.result import Mention

STATED = Context(Assertion.ASSERTED, None, True, "counts: it is stated as so", True, SectionKind.BODY)
DENIED = Context(Assertion.NEGATED, "not", False, "ruled out: “not” stands before it", True, SectionKind.BODY)
IN_HEADING = Context(
    Assertion.ASSERTED, None, False, "ruled out: it stands in a heading", False, SectionKind.HEADING
)

NLP = spacy.blank("en")
NLP.add_pipe("sentencizer")


def make_reading(
    text: str,
    judge: Callable[[int, int], Context] = lambda start, end: STATED,
    mentions: tuple[Mention, ...] = (),
    vectors: Mapping[str, Sequence[float]] | None = None,
    detected: Mapping[str, Sequence[float]] | None = None,
) -> Reading:
    """Build a reading; ``vectors`` maps texts to vectors, ``detected`` detectors to probabilities."""
    essay = Essay("e", "e.txt", text, (Section(SectionKind.BODY, 0, len(text)),))
    doc = NLP(text)
    sentences = tuple(Sentence(s.start_char, s.end_char, s.text, SectionKind.BODY, 0) for s in doc.sents)
    known = vectors or {}

    def encode(texts: Sequence[str]) -> np.ndarray:
        return np.array([known[t] for t in texts], np.float32)

    return Reading(
        parsed=Parsed(essay, doc, sentences, ()),
        facts=load_facts(),
        mentions=mentions,
        judge=judge,
        vectors=lambda: encode([s.text for s in sentences]),
        detected=lambda: {name: np.array(p, np.float32) for name, p in (detected or {}).items()},
        heads=dict.fromkeys(detected or {}, 0.5),
        forms=lambda match: tuple(find_form(token.text, match) for token in doc),
        encode=encode,
    )
