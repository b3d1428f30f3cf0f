import hashlib
import json

import pytest

from checker.agreement.seen import find_seen, load_trained_on, text_sha256
from checker.errors import ModelError


def test_a_seen_text_is_found_by_its_hash(tiny):
    text = tiny.essays[1].text
    assert find_seen(tiny, {hashlib.sha256(text.encode()).hexdigest()}) == ("a2",)
    assert find_seen(tiny, {hashlib.sha256(text.strip().encode()).hexdigest()}) == ("a2",)
    assert find_seen(tiny, set()) == ()


def test_composed_and_decomposed_text_have_one_hash():
    assert text_sha256("cafe\u0301\r\n") == text_sha256("café\n")


def test_every_manifest_counts(tmp_path):
    for name, hashes in (("one", ["a"]), ("two/three", ["b", "c"])):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "manifest.json").write_text(json.dumps({"trained_on": hashes}))
    (tmp_path / "manifest.json").write_text("{}")
    assert load_trained_on(tmp_path) == {"a", "b", "c"}
    assert load_trained_on(tmp_path / "nowhere") == frozenset()


@pytest.mark.parametrize("content", ["{", "[]", '{"trained_on": "a"}', '{"trained_on": [1]}'])
def test_a_manifest_that_cannot_be_read_is_an_error(tmp_path, content):
    (tmp_path / "manifest.json").write_text(content)
    with pytest.raises(ModelError, match=r"manifest\.json"):
        load_trained_on(tmp_path)
