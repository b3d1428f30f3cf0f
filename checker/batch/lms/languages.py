"""What Moodle calls the columns of its grading worksheet, and yes and no, in the languages that we know.

Only names that stand in Moodle's own language packs (``assign``, ``assignfeedback_comments``) are here; a
name that was changed between versions is there in both forms. Any other language is read by the worksheet's
structure (``columns``), never guessed at.
"""

from collections.abc import Mapping

ROLES = ("identifier", "grade", "maximum", "scale", "changeable", "modified", "feedback")

NAMES: Mapping[str, tuple[str, ...]] = {
    "en": (
        "Identifier", "Grade", "Maximum grade", "Scale", "Grade can be changed", "Last modified (grade)",
        "Feedback comments",
    ),
    "de": (
        "ID", "Bewertung", "Bestwertung|Bestbewertung", "Skala", "Bewertung kann geändert werden",
        "Zuletzt geändert (Bewertung)", "Feedback als Kommentar",
    ),
    "fr": (
        "Identifiant", "Note", "Note maximale", "Barème", "La note peut être modifiée",
        "Dernière modification (note)", "Feedback par commentaires",
    ),
    "es": (
        "Identificador", "Calificación", "Calificación máxima", "Escala",
        "La calificación puede ser cambiada|La calificación puede cambiarse",
        "Última modificación (calificación)", "Comentarios de retroalimentación",
    ),
    "it": (
        "Identificativo", "Valutazione", "Valutazione massima", "Scala", "La valutazione può essere cambiata",
        "Ultima modifica (valutazione)", "Commenti",
    ),
    "nl": (
        "Identificatie", "Cijfer", "Maximaal cijfer", "Schaal", "Het cijfer kan gewijzigd worden",
        "Laatst gewijzigd (beoordeling)", "Feedback",
    ),
    "pt": (
        "Número de identificação|Identificador", "Nota", "Nota máxima", "Escala",
        "A nota pode ser alterada.|Nota pode ser alterada",
        "Última atualização (avaliação)|Última modificação (nota)",
        "Comentários de feedback",
    ),
    "sv": (
        "Identifierare", "Betyg", "Maximalt betyg|Maxbetyg", "Skala", "Betyg kan ändras",
        "Senast modifierat (betyg)", "Återkopplingskommentarer",
    ),
}  # fmt: skip
"""Language to the names of ``ROLES``, in that order; ``|`` parts the forms of different versions."""

YES = frozenset(
    {
        "yes", "ja", "oui", "sí", "si", "sì", "sim", "tak", "ano", "áno", "igen", "da", "да", "так", "ναι",
        "evet", "kyllä", "jah", "jā", "taip", "bai", "ie", "はい", "是", "예", "نعم", "כן",
    }
)  # fmt: skip
NO = frozenset(
    {
        "no", "nein", "non", "nee", "não", "nie", "nej", "nei", "ne", "nem", "nu", "нет", "ні", "не", "όχι",
        "hayır", "ei", "nē", "ez", "na", "nage", "いいえ", "否", "아니요", "아니오", "لا", "לא",
    }
)  # fmt: skip
"""No word is in both, so the language need not be known."""


def names_of(role: str) -> frozenset[str]:
    """Return every name of a column, in lower case.

    >>> sorted(names_of("maximum"))[:2]
    ['bestbewertung', 'bestwertung']
    """
    place = ROLES.index(role)
    found = {name.casefold() for names in NAMES.values() for name in names[place].split("|")}
    return frozenset(found)
