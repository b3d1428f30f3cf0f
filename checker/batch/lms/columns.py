"""Columns of Moodle's grading worksheet, found by their names in several languages, or by their places."""

import re
from dataclasses import dataclass

from checker.batch.errors import WorksheetError
from checker.batch.lms.cells import RawTable

_NAMES = {
    "identifier": {
        "identifier", "id", "identifiant", "identificador", "identificatore", "identificativo",
        "identificatie", "identifikator", "identyfikator", "dynodwr", "id-nummer",
    },
    "grade": {
        "grade", "bewertung", "note", "calificación", "valutazione", "cijfer", "nota", "ocena", "gradd",
        "betyg", "karakter",
    },
    "maximum": {
        "maximum grade", "bestwertung", "note maximale", "calificación máxima", "valutazione massima",
        "maximumcijfer", "nota máxima", "ocena maksymalna", "gradd uchaf", "maximalt betyg",
    },
    "scale": {"scale", "skala", "barème", "escala", "scala", "schaal", "graddfa"},
    "changeable": {
        "grade can be changed", "bewertung kann geändert werden", "la note peut être modifiée",
        "la calificación puede ser cambiada", "la valutazione può essere modificata",
        "cijfer kan gewijzigd worden", "a nota pode ser alterada",
    },
    "modified": {
        "last modified (grade)", "zuletzt geändert (bewertung)", "dernière modification (note)",
        "última modificación (calificación)", "ultima modifica (valutazione)",
        "laatst gewijzigd (cijfer)", "última modificação (nota)",
    },
    "feedback": {
        "feedback comments", "feedback als kommentar", "feedback par commentaires",
        "comentarios de retroalimentación", "commenti di feedback", "feedbackcommentaar",
        "comentários de feedback", "sylwadau adborth",
    },
}  # fmt: skip
_NUMBER = re.compile(r"^\d+(?:[.,]\d+)?$")
_ID = re.compile(r"(\d+)\s*$")


@dataclass(frozen=True, slots=True)
class Columns:
    """Numbers of the columns, from 0; None where the worksheet has none."""

    identifier: int
    grade: int
    maximum: int | None
    scale: int | None
    changeable: int | None
    feedback: int | None


def find_columns(table: RawTable) -> Columns:
    """Find the columns; raise ``WorksheetError`` where Moodle would not take the file back.

    What no known name tells is told by place: the identifier comes first and ends in a number, the maximum
    is the same number in every row and follows the grade, and the comments come last.
    """
    named = {key: _by_name(table, names) for key, names in _NAMES.items()}
    identifier = named["identifier"] if named["identifier"] is not None else _first_with_numbers(table)
    maximum = named["maximum"] if named["maximum"] is not None else _constant_number(table)
    if named["scale"] is not None and named["maximum"] is None:
        maximum = None
    after = maximum if maximum is not None else named["scale"]
    grade = named["grade"] if named["grade"] is not None or after is None else after - 1
    if identifier is None or grade is None or grade <= identifier or after is None:
        raise WorksheetError(
            f"{table.path}: this does not look like Moodle's grading worksheet: it needs a column of "
            f"identifiers, one of grades and one of the maximum or scale, and has {', '.join(table.header)}."
        )
    feedback = named["feedback"]
    if feedback is None and len(table.header) - 1 > after + 2:
        feedback = len(table.header) - 1
    scale = named["scale"] if maximum is None else None
    return Columns(identifier, grade, maximum, scale, named["changeable"], feedback)


def candidate_of(identifier: str) -> str:
    """Return the number at the end of an identifier, by which everything is joined.

    >>> candidate_of("Teilnehmer/in 12345")
    '12345'
    """
    found = _ID.search(identifier)
    return found[1] if found else ""


def _by_name(table: RawTable, names: set[str]) -> int | None:
    found = [place for place, name in enumerate(table.header) if name.casefold() in names]
    return found[0] if found else None


def _first_with_numbers(table: RawTable) -> int | None:
    rows = range(1, len(table.rows))
    return 0 if all(candidate_of(table.value(row, 0)) for row in rows) else None


def _constant_number(table: RawTable) -> int | None:
    for column in range(2, len(table.header)):
        values = {table.value(row, column) for row in range(1, len(table.rows))}
        if len(values) == 1 and _NUMBER.match(next(iter(values))):
            return column
    return None
