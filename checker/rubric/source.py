"""A YAML file as plain data with the line of everything in it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from typing import Any

import yaml

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML without libyaml: the same language, slower
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

Loc = tuple[str | int, ...]
"""The way to a value: keys and list indices from the top of the file."""

_LARGEST = 4_000_000
_DEEPEST = 40
_BRACKET = re.compile(r"[\[\]{}]")
_LADDER = re.compile(r"(?:[-?:][ \t]+){500}")


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault of a file."""

    path: str
    """File as the user named it."""
    line: int
    """1-based."""
    where: str
    """Way to the value, e.g. ``points[2].levels.1``; empty for the file as a whole."""
    text: str
    """What is wrong and the form that is expected."""

    def __str__(self) -> str:
        """Write it as ``path:line: where: text``."""
        where = f"{self.where}: " if self.where else ""
        return f"{self.path}:{self.line}: {where}{self.text}"


@dataclass(frozen=True, slots=True)
class Source:
    """A file's data, and where each value stands."""

    path: str
    """File as the user named it."""
    data: Any
    """Dicts, lists, text, numbers, True, False, None; ``None`` where the YAML is broken."""
    lines: Mapping[Loc, int] = field(default_factory=dict)
    """Line of each key or list item, 1-based."""
    problems: tuple[Problem, ...] = ()
    """Faults of the YAML itself."""

    def line(self, loc: Loc) -> int:
        """Return the line of ``loc``, or of the nearest thing around it."""
        while loc and loc not in self.lines:
            loc = loc[:-1]
        return self.lines.get(loc, 1)

    def problem(self, loc: Loc, text: str) -> Problem:
        """Report ``text`` about the value at ``loc``."""
        return Problem(self.path, self.line(loc), show_loc(loc), text)


def show_loc(loc: Loc) -> str:
    """Write a way as people read it.

    >>> show_loc(("points", 2, "levels", 1, "all", 0))
    'points[2].levels.1.all[0]'
    """
    parts: list[str] = []
    for at, step in enumerate(loc):
        is_index = isinstance(step, int) and (at == 0 or loc[at - 1] not in _BY_LEVEL)
        parts.append(f"[{step}]" if is_index else f".{step}")
    return "".join(parts).removeprefix(".")


_BY_LEVEL = frozenset(
    {"levels", "feedback", "hint", "marks", "level_names"}
    | {"describe", "explain", "analyse", "evaluate", "apply"}
)
"""Keys whose own keys are level numbers, not list indices."""


def read_source(path: Path) -> Source:
    """Read a YAML file; whatever is wrong with it is in ``problems``, nothing is raised."""
    try:
        if path.stat().st_size > _LARGEST:
            return _broken(path, 1, f"the file is larger than {_LARGEST // 1_000_000} MB; a rubric is text")
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        return _broken(path, 1, f"cannot be read: {error.strerror or error}")
    except UnicodeDecodeError as error:
        return _broken(path, error.object[: error.start].count(b"\n") + 1, "not UTF-8 text; save it as UTF-8")
    return parse_source(str(path), text)


def parse_source(path: str, text: str) -> Source:
    """Read YAML text; ``path`` is only for messages."""
    if _is_too_deep(text):  # libyaml would exhaust the stack
        return Source(path, None, problems=(Problem(path, 1, "", "not valid YAML: nested too deeply"),))
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or getattr(error, "reason", None) or "cannot be read"
        line = mark.line + 1 if mark else 1
        return Source(path, None, problems=(Problem(path, line, "", f"not valid YAML: {what}"),))
    if node is None:
        return Source(path, None, problems=(Problem(path, 1, "", "the file is empty"),))
    reader = _Reader(path)
    return Source(path, reader.read(node, ()), reader.lines, tuple(reader.problems))


def _is_too_deep(text: str) -> bool:
    steps = (1 if one.group() in "[{" else -1 for one in _BRACKET.finditer(text))
    return bool(_LADDER.search(text)) or max(accumulate(steps), default=0) > 500


def _broken(path: Path, line: int, text: str) -> Source:
    return Source(str(path), None, problems=(Problem(str(path), line, "", text),))


class _Reader:
    """Turns composed nodes into data and notes lines; anchors are refused, so the tree is finite."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.lines: dict[Loc, int] = {}
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def read(self, node: yaml.Node, loc: Loc) -> Any:
        self.lines.setdefault(loc, node.start_mark.line + 1)
        if isinstance(node, yaml.ScalarNode):
            return _scalar(node)
        if len(loc) > _DEEPEST:
            self._note(node, loc[:3], "nested too deeply")
            return None
        if id(node) in self._seen:
            self._note(node, loc, "aliases (`*name`) are not part of the language; write the value out")
            return None
        self._seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return [self.read(item, (*loc, at)) for at, item in enumerate(node.value)]
        return dict(self._pairs(node, loc))

    def _pairs(self, node: yaml.Node, loc: Loc) -> Iterator[tuple[str | int, Any]]:
        first: dict[str | int, int] = {}
        for key_node, value_node in node.value:
            key = _key(key_node)
            if key is None:
                self._note(key_node, loc, "a key must be a word or a whole number")
                continue
            line = key_node.start_mark.line + 1
            if key in first:
                self._note(key_node, (*loc, key), f"written twice (first on line {first[key]}); keep one")
                continue
            first[key] = self.lines[(*loc, key)] = line
            yield key, self.read(value_node, (*loc, key))

    def _note(self, node: yaml.Node, loc: Loc, text: str) -> None:
        self.problems.append(Problem(self.path, node.start_mark.line + 1, show_loc(loc), text))


def _key(node: yaml.Node) -> str | int | None:
    value = _scalar(node) if isinstance(node, yaml.ScalarNode) else None
    if isinstance(value, bool) or value is None or isinstance(value, float):
        return node.value if isinstance(node, yaml.ScalarNode) else None
    return value


def _scalar(node: yaml.ScalarNode) -> str | int | float | bool | None:
    """Read a scalar as YAML 1.2 does: yes, no, on, off, dates and times stay text."""
    text: str = node.value
    match node.tag.rpartition(":")[2]:
        case "null":
            return None
        case "bool" if text.lower() in {"true", "false"}:
            return text.lower() == "true"
        case "int" if text.lstrip("+-").isdecimal():
            return int(text)
        case "float" if ":" not in text:
            return _number(text)
        case _:
            return text


def _number(text: str) -> float | str:
    try:
        return float(text)
    except ValueError:
        return text
