"""Finders: what in the essay bears on which element, with its context; no spaCy objects leave here."""

from checker.evidence.build import build_reading
from checker.evidence.confidentiality import find_confidentiality
from checker.evidence.find import FINDERS, find_evidence
from checker.evidence.model import Model, load_model
from checker.evidence.outdated import find_outdated
from checker.evidence.reading import Reading

__all__ = [
    "FINDERS",
    "Model",
    "Reading",
    "build_reading",
    "find_confidentiality",
    "find_evidence",
    "find_outdated",
    "load_model",
]
