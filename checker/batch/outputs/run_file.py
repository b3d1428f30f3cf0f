"""``run.json``: versions, settings, counts, and every file that was not marked, with the reason.

No times and no machine are in it: the same source and settings give the same bytes.
"""

import json
from dataclasses import asdict, dataclass

from checker.batch.running import Run
from checker.batch.settings import SCHEMA


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the submissions."""

    submissions: int
    marked: int
    skipped: tuple[tuple[str, int], ...]
    """Kind of skip and number, in the order of the alphabet."""
    files: tuple[str, ...] = ()
    """Files that the run wrote at its top, besides the pages."""
    refused: tuple[str, ...] = ()
    """What a learning platform would have dropped without a word, and was left out of its files."""
    notes: tuple[str, ...] = ()
    """How a learning platform's file was understood, where that is not plain."""

    @property
    def whole(self) -> bool:
        """Whether every submission was marked."""
        return self.marked == self.submissions


def render_run_file(run: Run, counts: Counts) -> str:
    """Return the document of a run that has ended."""
    made = run.identity
    document = {
        "schema": SCHEMA,
        "state": "finished",
        "made_with": {
            "checker": made.checker,
            "rubric": {
                "id": made.rubric_id,
                "version": made.rubric_version,
                "sha256": made.rubric_sha256,
                "title": made.rubric_title,
            },
            "model": {"id": made.model_id, "sha256": made.model_sha256},
            "facts_as_of": made.facts_as_of,
        },
        "settings": run.settings.model_dump(mode="json"),
        "source": {
            "kind": run.source.kind,
            "why": list(run.source.why),
            "anonymous": run.anonymous,
            "ignored": list(run.source.ignored),
        },
        "counts": _counts(counts),
        "skipped": _list_skipped(run),
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _counts(counts: Counts) -> dict[str, object]:
    return {**asdict(counts), "skipped": dict(counts.skipped), "files": list(counts.files)}


def _list_skipped(run: Run) -> list[dict[str, str]]:
    return [
        {"submission": row.listed.label, "kind": row.kind, "reason": row.reason, "remedy": row.remedy}
        for row in run.store.rows()
        if not row.marked
    ]
