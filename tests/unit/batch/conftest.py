"""Tiny cohorts and downloads of learning platforms, made for each test."""

import hashlib
import zipfile
from collections.abc import Mapping
from pathlib import Path

import batch_marker
import pytest
from batch_engine import BUILDER, Engines

from checker.batch.run import run_batch
from checker.batch.settings import Settings

DATA = Path(__file__).parents[2] / "data" / "lms"
ESSAY = "We meet other agencies each month and share what the family has agreed to share."


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch):
    monkeypatch.setattr(batch_marker, "SLOW_SECONDS", 0)


def write_folder(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def write_zip(path: Path, files: Mapping[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def write_cohort(folder: Path, number: int = 6) -> Path:
    """Write essays of different standing: the fake marker counts the words legal, team, recording …"""
    return write_folder(
        folder,
        {
            f"group {i % 2}/essay {i}.txt": f"Essay {i}. {ESSAY} {'legal team recording. ' * (i % 4)}"
            for i in range(number)
        },
    )


def run_inline(source: Path, run: Path, engines: Engines | None = None, *, retry: bool = False, **settings):
    engines = engines or Engines()
    chosen = Settings(source=str(source.resolve()), rubric="partnership-working", **settings)
    return run_batch(chosen, run, engines, builder=BUILDER, retry=retry)


def hash_files(folder: Path) -> dict[str, str]:
    """Return every file below the folder, hidden ones too, with the hash of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
