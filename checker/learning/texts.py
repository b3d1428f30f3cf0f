"""Labelled texts to learn from, one JSON object a line (described in ``models/training/DATA_CARD.md``)."""

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker.errors import GoldError

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class PointLabel:
    """What a reader said of one marking point."""

    level: int
    """0 not met, 1 partly, 2 met."""
    evidence: Spans
    """Stretches that the reader credited, in characters."""
    shows: tuple[frozenset[str], ...]
    """For each of them the parts of the point that it shows (``reviews``, ``explained`` …)."""
    near_miss: Spans
    """Stretches that look like evidence and are not."""

    def stretches(self, part: str) -> Spans:
        """Return the credited stretches that show ``part`` of the point."""
        return tuple(span for span, shows in zip(self.evidence, self.shows, strict=True) if part in shows)


@dataclass(frozen=True, slots=True)
class LabelledText:
    """One essay or paragraph with a reader's labels."""

    id: str
    family: str
    """Variants of one paragraph share a family; an essay is its own. Folds never split a family."""
    text: str
    points: Mapping[str, PointLabel]
    flags: Mapping[str, Spans]
    """Stretches that hold the view, by flag."""
    flag_near_miss: Mapping[str, Spans]
    """Stretches that reject or report it, by flag."""
    kind: str
    """essay, paragraph, or sentence (a plain one of a minimal pair)."""

    @property
    def sha256(self) -> str:
        """Hash of the text, by which a model knows what it has seen."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def load_texts(folder: Path) -> tuple[LabelledText, ...]:
    """Read every ``*.jsonl`` below ``folder``; raise ``GoldError`` with all faults as ``path:line: text``."""
    problems: list[str] = []
    texts = [text for path in sorted(folder.rglob("*.jsonl")) for text in _read_file(path, problems)]
    if not texts and not problems:
        problems.append(f"{folder}: holds no labelled texts (*.jsonl)")
    if problems:
        raise GoldError("\n".join(problems))
    return tuple(texts)


def _read_file(path: Path, problems: list[str]) -> Iterator[LabelledText]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            yield _read_record(json.loads(line))
        except (KeyError, TypeError, ValueError) as error:
            problems.append(f"{path}:{number}: {error!r}")


def _read_record(record: Mapping[str, Any]) -> LabelledText:
    text = unicodedata.normalize("NFC", record["text"]).strip()
    return LabelledText(
        id=record["id"],
        family=record.get("family", record["id"]),
        text=text,
        points={name: _read_point(label, text) for name, label in record["points"].items()},
        flags={name: _find_all([quote], text) for name, quote in record["flags"].items() if quote},
        flag_near_miss=_read_flag_misses(record.get("flag_near_miss", ()), text),
        kind=record.get("kind", "essay"),
    )


def _read_point(label: Mapping[str, Any], text: str) -> PointLabel:
    misses = [miss["quote"] for miss in label.get("near_miss", ())]
    shows = tuple(frozenset(parts) for parts in label["shows"])
    if len(shows) != len(label["evidence"]):
        raise ValueError("as many lists in shows as there are quotations in evidence, please")
    return PointLabel(int(label["level"]), _find_all(label["evidence"], text), shows, _find_all(misses, text))


def _read_flag_misses(misses: Iterable[Mapping[str, str]], text: str) -> dict[str, Spans]:
    found: dict[str, Spans] = {}
    for miss in misses:
        found[miss["flag"]] = (*found.get(miss["flag"], ()), *_find_all([miss["quote"]], text))
    return found


def _find_all(quotes: Iterable[str], text: str) -> Spans:
    """Return where each quotation stands; one that does not is a fault of the labels."""
    spans = []
    for quote in quotes:
        start = text.find(unicodedata.normalize("NFC", quote))
        if start < 0:
            raise ValueError(f"not in the text: {quote!r}")
        spans.append((start, start + len(quote)))
    return tuple(spans)
