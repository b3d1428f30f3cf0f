"""Read an earlier report's JSON back into the record, for draft-to-draft comparison."""

import json
from typing import Any

from pydantic import TypeAdapter, ValidationError

from checker.errors import SubmissionError
from checker.report.contract import SCHEMA
from checker.types.result import MarkedEssay

Json = dict[str, Any]
_REMEDY = "Give a file that `checker check … --format json` wrote, or the earlier draft itself"


def load_json(text: str, source: str = "earlier report") -> MarkedEssay:
    """Return the record that ``render_json`` wrote; ``source`` names it in errors.

    Keys that the contract does not promise may be missing. Raises ``SubmissionError`` where the text
    is not such a document or its quotations do not stand where it says.
    """
    try:
        document = json.loads(text)
        if not isinstance(document, dict) or document.get("schema") != SCHEMA:
            raise SubmissionError(source, f"this is not a report of the kind {SCHEMA}", _REMEDY)
        marked = TypeAdapter(MarkedEssay).validate_python(_flatten(document))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise SubmissionError(source, f"the report is damaged ({_first_line(error)})", _REMEDY) from None
    _check_quotations(marked, source)
    return marked


def _flatten(document: Json) -> Json:
    made, essay = document["made_with"], document["essay"]
    return {
        "made_with": {
            "checker": made["checker"],
            "rubric_id": made["rubric"]["id"],
            "rubric_version": made["rubric"]["version"],
            "rubric_sha256": made["rubric"]["sha256"],
            "model_id": made["model"]["id"],
            "model_sha256": made["model"]["sha256"],
            "facts_as_of": made["facts_as_of"],
        },
        "rubric_title": made["rubric"].get("title", made["rubric"]["id"]),
        "essay": {
            "id": essay["id"],
            "source": essay["source"],
            "text": essay["text"],
            "sections": essay["sections"],
            "page_starts": essay.get("page_starts", ()),
        },
        "facts": document["facts"],
        "points": [_point(point) for point in document["points"]],
        "flags": [{"title": flag["id"], **flag} for flag in document["flags"]],
        "outdated": [_outdated(old) for old in document["outdated"]],
        "confidentiality": document["confidentiality"],
        "advice": document.get("advice", ()),
        "standards": [{"standard": one, **one} for one in document.get("standards", ())],
        "cited_standards": [{"standard": one, **one} for one in document.get("cited_standards", ())],
        "marks": document["marks"],
        "outcome": document["outcome"],
    }


def _point(point: Json) -> Json:
    defaults = {
        "title": point["id"],
        "statement": "",
        "top_level": max(point["level"], 2),
        "look_again": (),
        "standards": (),
    }
    return {**defaults, **point}


def _outdated(old: Json) -> Json:
    return {"name": old["text"], "replaced_by_name": old["replaced_by"], **old}


def _check_quotations(marked: MarkedEssay, source: str) -> None:
    quoted = [(e.start, e.end, e.text) for point in marked.points for e in point.evidence]
    quoted += [(m.start, m.end, m.text) for m in marked.facts]
    quoted += [(f.start, f.end, f.text) for f in marked.flags]
    quoted += [(o.start, o.end, o.text) for o in marked.outdated]
    quoted += [(c.start, c.end, c.text) for c in marked.confidentiality]
    quoted += [(s.start, s.end, s.text) for s in marked.cited_standards]
    for start, end, words in quoted:
        if marked.essay.text[start:end] != words:
            raise SubmissionError(source, f"the quotation at {start} is not in its text", _REMEDY)


def _first_line(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False, include_input=False)[0]
        return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
    return f"{type(error).__name__}: {error}".splitlines()[0][:200]
