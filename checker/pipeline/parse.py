"""One essay in, its ``Doc``, sentences and cues out."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from checker.pipeline.breaks import find_breaks
from checker.pipeline.cues import find_cues
from checker.types.cue import Cue, Sentence
from checker.types.essay import Essay

_CHUNK = 50_000
"""Characters parsed at once; keeps memory under about 200 MB whatever the length of the essay."""

_SPACE_RUN = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Parsed:
    """An essay as the finders see it; ``doc.text == essay.text``, so all offsets agree."""

    essay: Essay
    """The submission."""
    doc: Doc
    """Tokens, lemmas, dependencies, entities."""
    sentences: tuple[Sentence, ...]
    """In order; none crosses a section."""
    cues: tuple[Cue, ...]
    """In order of ``start``."""


def parse_essay(nlp: Language, essay: Essay) -> Parsed:
    """Parse one essay."""
    doc = _parse_text(nlp, essay)
    return Parsed(essay, doc, tuple(_find_sentences(essay, doc)), find_cues(doc))


def parse_essays(nlp: Language, essays: Iterable[Essay]) -> Iterator[Parsed]:
    """Parse essays one after the other, lazily.

    An essay gets the same parse here as alone: sums of floating-point numbers depend on the size of a
    batch, so batches of several essays are not used (see docs/decisions/0006).
    """
    for essay in essays:
        yield parse_essay(nlp, essay)


def _parse_text(nlp: Language, essay: Essay) -> Doc:
    """Run the pipeline over the text, in pieces where it is long."""
    breaks = find_breaks(essay.text, essay.sections)
    cuts = _find_cuts(essay.text, breaks)
    docs = []
    for start, end in pairwise(cuts):
        doc = nlp.make_doc(essay.text[start:end])
        doc.user_data["breaks"] = tuple(at - start for at in breaks if start <= at < end)
        parsed = nlp(doc)
        parsed.user_data.clear()
        docs.append(parsed)
    if not docs:
        return nlp("")
    return docs[0] if len(docs) == 1 else Doc.from_docs(docs, ensure_whitespace=False)


def _find_cuts(text: str, breaks: tuple[int, ...]) -> list[int]:
    """Return 0, the cuts of a long text (at a break, else at white space), and its length."""
    cuts = [0]
    while len(text) - cuts[-1] > _CHUNK:
        limit = cuts[-1] + _CHUNK
        at = max((b for b in breaks if cuts[-1] < b <= limit), default=0)
        if not at:
            spaces = [m.end() for m in _SPACE_RUN.finditer(text, limit - 2000, limit)]
            at = spaces[-1] if spaces else limit
        cuts.append(at)
    if text:
        cuts.append(len(text))
    return cuts


def _find_sentences(essay: Essay, doc: Doc) -> Iterator[Sentence]:
    """Yield the sentences, cut at section ends and trimmed; stretches of white space are left out."""
    numbers = iter(enumerate(essay.sections))
    number, section = next(numbers, (0, None))
    for sent in doc.sents:
        start, stop = sent.start_char, sent.end_char
        while section is not None and start < stop:
            end = min(stop, section.end)
            text = essay.text[start:end]
            trimmed = text.strip()
            if trimmed:
                first = start + len(text) - len(text.lstrip())
                yield Sentence(first, first + len(trimmed), trimmed, section.kind, number)
            start = end
            if end == section.end:
                number, section = next(numbers, (number, None))
