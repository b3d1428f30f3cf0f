"""Read the fact base from its YAML files; report every mistake of every file at once."""

import hashlib
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from checker.errors import FactError
from checker.facts.consistency import find_faults
from checker.facts.editions import build_editions
from checker.facts.lines import find_line
from checker.types.fact import Fact, FactBase

DATA_FOLDER = Path(__file__).parent / "data"
"""Where the shipped entries lie."""

_ABOUT = "about.yaml"
_ENTRIES = TypeAdapter(tuple[Fact, ...])


class _About(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    as_of: date
    evidence: str


def load_facts(folder: Path | None = None) -> FactBase:
    """Return the fact base in ``folder`` (by default the shipped one); read once for each folder.

    Raises ``FactError`` with every mistake of every file, each as ``path:line: what is wrong``.
    """
    return _load((folder or DATA_FOLDER).resolve())


@lru_cache(maxsize=8)
def _load(folder: Path) -> FactBase:
    texts = {path: _read_text(path) for path in sorted(folder.glob("*.yaml"))}
    about = texts.pop(folder / _ABOUT, None)
    if about is None or not texts:
        raise FactError(f"{folder}: a fact base needs {_ABOUT} and one more .yaml file of entries")
    problems: list[str] = []
    as_of = _read_about(folder / _ABOUT, about, problems)
    files = {path: _read_entries(path, text, problems) for path, text in texts.items()}
    if not problems:
        problems = find_faults(files, texts)
    if problems:
        raise FactError("\n".join(problems))
    entries = tuple(e for facts in files.values() for fact in facts for e in (fact, *build_editions(fact)))
    return FactBase(as_of=as_of, entries=entries, sha256=_hash(about, *texts.values()))


def _hash(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise FactError(f"{path}: cannot be read as UTF-8 text ({error})") from error


def _read_about(path: Path, text: str, problems: list[str]) -> date:
    try:
        return _About.model_validate(_parse(path, text, problems) or {}).as_of
    except ValidationError as error:
        problems += _explain(path, text, error)
        return date.min


def _read_entries(path: Path, text: str, problems: list[str]) -> tuple[Fact, ...]:
    data = _parse(path, text, problems)
    if data is None:
        return ()
    try:
        return _ENTRIES.validate_python(data)
    except ValidationError as error:
        problems += _explain(path, text, error)
        return ()


def _parse(path: Path, text: str, problems: list[str]) -> Any:
    try:
        return yaml.load(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        problems.append(f"{path}:{line}: not valid YAML: {getattr(error, 'problem', None) or error}")
        return None


def _explain(path: Path, text: str, error: ValidationError) -> list[str]:
    faults = [(fault["loc"], fault["msg"]) for fault in error.errors(include_url=False)]
    return [
        f"{path}:{find_line(text, loc)}: {'.'.join(map(str, loc)) or 'file'}: {msg}" for loc, msg in faults
    ]
