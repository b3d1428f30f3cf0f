"""The word lists of this floor: YAML files in ``data/``."""

from functools import lru_cache
from importlib.resources import files
from typing import Any


@lru_cache
def load_lexicon(name: str) -> dict[str, Any]:
    """Return ``data/{name}.yaml`` as it stands."""
    import yaml

    text = (files("checker.submission") / "data" / f"{name}.yaml").read_text("utf-8")
    # The base loader makes strings of everything: "on" and "no" are words here, not truth values.
    loaded: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # noqa: S506
    return loaded
