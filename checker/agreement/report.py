"""What is laid out: a comparison with what was compared, and with what."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from checker.agreement.double import DoubleMarking
from checker.agreement.result import GAP, Agreement
from checker.types.result import MadeWith

SCHEMA = "checker/agreement/1"


@dataclass(frozen=True, slots=True)
class CrossValidated:
    """How the marks of a model in training came about."""

    model: str
    """Name of the folder that the training left."""
    repeats: int
    """Times that the labelled texts were split anew."""
    folds: int
    """Parts of each split, for thresholds and level models."""
    networks: int
    """Parts for the detectors; the same in all repeats."""
    texts: int
    """Labelled texts that the model learns from."""


@dataclass(frozen=True, slots=True)
class Report:
    """A comparison, ready to be rendered."""

    gold: str
    """Name of the folder of labelled essays."""
    compared: str
    """Who marked, in plain words."""
    made_with: MadeWith | None
    """Versions of all that decided the marks; None where the tool did not mark."""
    seen: tuple[str, ...]
    """Essays that the shipped model was trained on: their figures say nothing about new essays."""
    agreement: Agreement
    """The figures."""
    double: DoubleMarking | None = None
    """Whole marks side by side, where two people's marks were compared."""
    cross_validated: CrossValidated | None = None
    """Where the marks are those of a model in training, essay by essay without that essay."""


def seen_warning(report: Report) -> str:
    """Say loudly that the model knows some of these essays; empty where it knows none."""
    if not report.seen:
        return ""
    total = report.agreement.essays + len(report.agreement.unmarked)
    return (
        f"THE MODEL HAS SEEN {len(report.seen)} OF THESE {total} ESSAYS: it was trained on them. "
        "These figures do not tell how well new essays are marked."
    )


def cross_validation_note(report: Report) -> str:
    """Say what was cross-validated and on what; empty where nothing was."""
    given = report.cross_validated
    if given is None:
        return ""
    return (
        f"CROSS-VALIDATED on {given.texts} labelled texts, {given.repeats} × {given.folds} folds. "
        "What marked an essay never learned from it: thresholds and level models were fitted on the other "
        "folds, and each repeat splits anew; the detectors are those of a network that was trained without "
        f"it (one of {given.networks}, the same in all repeats). Variants of one text are never split. The "
        "rubric and the rules for laws, outdated references and confidentiality learn nothing."
    )


def render_json(report: Report) -> str:
    """Render the whole record as one JSON document; figures are rounded to six places."""
    document = {
        "schema": SCHEMA,
        "gold": report.gold,
        "compared": report.compared,
        "made_with": _made_with(report.made_with),
        "seen": list(report.seen),
        "gap": GAP,
        "behind": [{"by": by, "group": group.name} for by, group in report.agreement.behind],
        "cross_validated": asdict(report.cross_validated) if report.cross_validated else None,
        **asdict(report.agreement),
        **({"double": asdict(report.double)} if report.double else {}),
    }
    return json.dumps(_rounded(document), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _made_with(made: MadeWith | None) -> dict[str, Any] | None:
    if made is None:
        return None
    return {
        "checker": made.checker,
        "rubric": {"id": made.rubric_id, "version": made.rubric_version, "sha256": made.rubric_sha256},
        "model": {"id": made.model_id, "sha256": made.model_sha256},
        "facts_as_of": made.facts_as_of,
    }


def _rounded(value: object) -> object:
    if isinstance(value, float):
        return round(value, 6)
    if isinstance(value, Mapping):
        return {key: _rounded(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(item) for item in value]
    return value
