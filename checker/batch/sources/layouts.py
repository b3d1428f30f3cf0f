"""File names of the learning platforms' downloads, read back into candidates."""

import re
from dataclasses import dataclass

_MOODLE = re.compile(
    r"^(?:(?P<name>.*)_(?P<id>\d+)|(?P<team>[^_]+))_assignsubmission_(?P<plugin>file|onlinetext)"
    r"(?:_(?P<flat>.*))?$",
    re.DOTALL,
)
_CANVAS = re.compile(
    r"^(?P<name>[^\W_]+)(?:_(?P<late>LATE))?_(?P<id>\d+)_(?:(?P<attachment>\d+)_(?P<file>.+)|text\.html|link\.html)$",
    re.DOTALL,
)
_CANVAS_ANONYMOUS = re.compile(
    r"^(?:(?P<late>LATE)_)?anon_(?P<id>[A-Za-z0-9]+)_(?:(?P<attachment>\d+)_(?P<file>.+)|text\.html|link\.html)$",
    re.DOTALL,
)
_PARTICIPANT = frozenset(
    {
        "participant", "teilnehmer/in", "teilnehmerin", "teilnehmer", "participante", "partecipante",
        "deelnemer", "deltaker", "deltager", "deltagare", "osallistuja", "uczestnik", "účastník",
        "résztvevő", "participantă", "cyfranogwr", "katılımcı", "участник", "учасник", "συμμετέχων",
        "参加者", "参与者", "參與者", "참가자",
    }
)  # fmt: skip
"""What Moodle puts in place of the name under blind marking, in the languages of its packs that we know."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a file's name says about it."""

    candidate: str
    """The platform's id."""
    person: str
    """Name, or empty where the platform hides it."""
    file_name: str
    """The learner's own file name."""
    late: bool = False


def read_moodle_name(parts: tuple[str, ...]) -> Place | None:
    """Read ``Name_123_assignsubmission_file/…``, its form with a last ``_``, or the flat form.

    Underscores in names are spaces already, but some sites put the user name and ``_`` in front.

    >>> read_moodle_name(("Ann Lee_12_assignsubmission_file_", "essay.docx"))
    Place(candidate='12', person='Ann Lee', file_name='essay.docx', late=False)
    """
    found = _MOODLE.match(parts[0])
    if not found:
        return None
    rest = [part for part in (found["flat"], *parts[1:]) if part]
    if not rest:
        return None
    person = found["name"] if found["name"] is not None else found["team"]
    hidden = person.rsplit("_", 1)[-1].strip().casefold() in _PARTICIPANT
    return Place(found["id"] or "", "" if hidden else person, rest[-1])


def read_canvas_name(parts: tuple[str, ...]) -> Place | None:
    """Read ``leeann_LATE_123_456_essay.docx`` or its anonymous form.

    >>> read_canvas_name(("LATE_anon_aB3dE_456_essay.docx",))
    Place(candidate='aB3dE', person='', file_name='essay.docx', late=True)
    """
    if len(parts) != 1:
        return None
    hidden = _CANVAS_ANONYMOUS.match(parts[0])
    found = hidden or _CANVAS.match(parts[0])
    if not found:
        return None
    person = "" if hidden else found["name"]
    return Place(found["id"], person, found["file"] or parts[0].rsplit("_", 1)[-1], bool(found["late"]))
