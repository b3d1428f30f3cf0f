"""The dated fact base: laws, guidance, bodies, roles, models, and how each is named in essays."""

from checker.facts.load import DATA_FOLDER, load_facts
from checker.types.fact import Fact, FactBase

__all__ = ["DATA_FOLDER", "Fact", "FactBase", "load_facts"]
