"""Whether the model that marks has been trained on the very essays that it is measured with."""

import hashlib
import json
from collections.abc import Collection
from pathlib import Path

from checker.agreement.gold import Gold
from checker.agreement.load import as_read
from checker.errors import ModelError


def text_sha256(text: str) -> str:
    """Return the SHA-256 (hex) of a text as it is read: UTF-8 of its NFC form, line feeds as line ends."""
    return hashlib.sha256(as_read(text).encode()).hexdigest()


def find_seen(gold: Gold, trained_on: Collection[str]) -> tuple[str, ...]:
    """Find the essays of which ``trained_on`` has the hash, with or without white space around the text."""
    return tuple(
        essay.id
        for essay in gold.essays
        if text_sha256(essay.text) in trained_on or text_sha256(essay.text.strip()) in trained_on
    )


def load_trained_on(models: Path) -> frozenset[str]:
    """Load the hashes of all training texts (``trained_on``) from every ``manifest.json`` below a folder.

    Raises ``ModelError`` where a manifest cannot be read: then nothing can be said about what was seen.
    """
    return frozenset(
        sha256 for path in sorted(models.rglob("manifest.json")) for sha256 in _read_trained_on(path)
    )


def _read_trained_on(path: Path) -> list[str]:
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"{path}: cannot be read ({error}). Install the models again.") from error
    trained_on = manifest.get("trained_on", []) if isinstance(manifest, dict) else None
    if not isinstance(trained_on, list) or not all(isinstance(item, str) for item in trained_on):
        raise ModelError(f"{path}: `trained_on` must be a list of SHA-256 in hex. Install the models again.")
    return trained_on
