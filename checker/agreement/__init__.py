"""How far the tool's marks agree with those of people who labelled the same essays."""

from checker.agreement.compare import compare, compare_readings
from checker.agreement.gold import Gold, GoldEssay
from checker.agreement.load import load_gold
from checker.agreement.result import Agreement

__all__ = ["Agreement", "Gold", "GoldEssay", "compare", "compare_readings", "load_gold"]
