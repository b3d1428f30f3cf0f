"""What a run was asked for; kept in ``run.json``, so that it can be resumed."""

import json
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from checker.batch.errors import RunError
from checker.batch.files import LOCK

SCHEMA = "checker/run/1"
RUN_FILE = "run.json"


class Settings(BaseModel):
    """Everything that shapes the result; workers and engine do not, so they are not here."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str
    """Absolute path."""
    rubric: str
    """Id, or absolute path of a rubric file."""
    layout: str | None = None
    text_column: str | None = None
    anonymous: bool | None = None
    """None: as the source is."""
    audiences: tuple[Literal["assessor", "learner"], ...] = ("assessor", "learner")
    seconds: float = 120.0
    memory_mb: int = 2000
    seed: int = 1
    """Of the random part of the moderation sample."""
    sample: int = 0
    """Size of the moderation sample; 0: the square root of the cohort, at least 5."""
    store: str | None = None
    moodle_worksheet: str | None = None
    canvas_gradebook: str | None = None
    assignment: str | None = None
    """Title of the one column of the Canvas gradebook."""
    assessors: str | None = None
    """CSV of who marks whom."""


def render_start(settings: Settings) -> str:
    """Return a ``run.json`` that says only what was asked for: the first thing that a run writes."""
    document = {"schema": SCHEMA, "state": "unfinished", "settings": settings.model_dump(mode="json")}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _is_free(folder: Path) -> bool:
    """Tell whether a folder holds nothing, or only what a run left that was killed in its first moment."""
    left = {LOCK, f".{RUN_FILE}.part"}
    return folder.is_dir() and {path.name for path in folder.iterdir()} <= left


def load_settings(folder: Path) -> Settings | None:
    """Return the settings of the run in ``folder``; None where there is no run.

    Raises ``RunError`` where the folder holds something else or its ``run.json`` is damaged.
    """
    path = folder / RUN_FILE
    if not path.exists():
        if folder.exists() and not _is_free(folder):
            raise RunError(f"{folder}: this folder is not empty and not a run. Give another with -o.")
        return None
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        if document.get("schema") != SCHEMA:
            raise RunError(f"{path}: made by another version of checker ({document.get('schema')}).")
        return Settings.model_validate(document["settings"])
    except (OSError, ValueError, KeyError, AttributeError, ValidationError) as error:
        raise RunError(
            f"{path}: the run cannot be read ({type(error).__name__}). Start a new run."
        ) from error
