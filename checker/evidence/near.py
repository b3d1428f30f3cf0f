"""Elements that count only beside other elements: ``near`` and ``within``."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from checker.evidence.reading import Reading
from checker.types.cue import Sentence
from checker.types.element import Element
from checker.types.result import Evidence

_REACH = {"sentence": 0, "neighbours": 1}


def keep_near(found: Iterable[Evidence], elements: Mapping[str, Element], reading: Reading) -> list[Evidence]:
    """Mark evidence not credited where its element asks for company that is not there.

    A trained detector needs no company: it has learned from whole sentences.
    """
    found, sentences = list(found), reading.parsed.sentences
    starts = [sentence.start for sentence in sentences]
    places: dict[str, set[int]] = {}
    for evidence in found:
        if evidence.credited:
            places.setdefault(evidence.element, set()).add(sentence_of(evidence, starts))
    return [
        evidence
        if reading.is_detected(elements[evidence.element])
        else _judge(evidence, elements[evidence.element], places, starts, sentences)
        for evidence in found
    ]


def sentence_of(evidence: Evidence, starts: Sequence[int]) -> int:
    """Return the number of the sentence in which the evidence begins; ``starts`` are the first characters."""
    return max(bisect_right(starts, evidence.start) - 1, 0)


def _judge(
    evidence: Evidence,
    element: Element,
    places: Mapping[str, set[int]],
    starts: Sequence[int],
    sentences: Sequence[Sentence],
) -> Evidence:
    if not element.near or not evidence.credited:
        return evidence
    here = sentence_of(evidence, starts)
    company = (place for name in element.near for place in places.get(name, ()))
    if any(_beside(here, there, element.within, sentences) for there in company):
        return evidence
    return replace(
        evidence, credited=False, why="not credited here: it stands apart from what it should belong to"
    )


def _beside(here: int, there: int, within: str, sentences: Sequence[Sentence]) -> bool:
    if within == "paragraph":
        return sentences[here].paragraph == sentences[there].paragraph
    return abs(here - there) <= _REACH[within]
