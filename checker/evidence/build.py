"""Put together what the finders share about one essay."""

from collections.abc import Mapping
from functools import cache, partial

from checker.evidence.context import Context, build_index, judge
from checker.evidence.fact import find_mentions
from checker.evidence.mentions import judge_mentions
from checker.evidence.model import Model
from checker.evidence.reading import Reading, Vectors, find_form
from checker.facts import FactBase
from checker.pipeline import Parsed
from checker.types.cue import Sentence

_DETECTED = 0.5
"""Probability from which a detector's sentence counts, where none was fitted."""


def build_reading(parsed: Parsed, facts: FactBase, model: Model) -> Reading:
    """Find and judge the mentions; sentence vectors and detectors run only when a finder asks."""
    contexts = build_index(parsed)

    def judge_here(start: int, end: int) -> Context:
        return judge(start, end, contexts)

    texts = [sentence.text for sentence in parsed.sentences]
    return Reading(
        parsed=parsed,
        facts=facts,
        mentions=judge_mentions(find_mentions(parsed.doc, facts), judge_here),
        judge=judge_here,
        vectors=cache(lambda: model.encode_once(texts)),
        detected=cache(partial(_detect, model, parsed.sentences)),
        heads={head: model.thresholds.get(head, _DETECTED) for head in model.heads},
        forms=cache(lambda match: tuple(find_form(token.text, match) for token in parsed.doc)),
        encode=model.encode,
    )


def _detect(model: Model, sentences: tuple[Sentence, ...]) -> Mapping[str, Vectors]:
    return model.detect([s.text for s in sentences], [s.paragraph for s in sentences])
