"""The dated fact base: laws, guidance, bodies, roles, models, and how each is named in essays."""

from checker.facts.labels import label_of
from checker.facts.load import DATA_FOLDER, load_facts
from checker.facts.search import find_facts, suggest_names
from checker.types.fact import Fact, FactBase

__all__ = ["DATA_FOLDER", "Fact", "FactBase", "find_facts", "label_of", "load_facts", "suggest_names"]
