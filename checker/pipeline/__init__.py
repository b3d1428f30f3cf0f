"""From an essay to a spaCy ``Doc`` with sentences and cues."""

from checker.pipeline.build import build_nlp
from checker.pipeline.parse import Parsed, parse_essay, parse_essays

__all__ = ["Parsed", "build_nlp", "parse_essay", "parse_essays"]
