"""Why a stretch was not counted, in words that do not say what was looked for."""

from checker.report.plain import show_line
from checker.types.cue import Assertion
from checker.types.essay import SectionKind
from checker.types.result import Evidence

_BY_SECTION = {
    SectionKind.HEADING: "it is in a heading; say it in a sentence of your own",
    SectionKind.QUOTATION: "it is somebody else’s words; say it in your own",
    SectionKind.QUESTION: "it is copied from the task; say it in your own words",
    SectionKind.TITLE_PAGE: "it is on the title page; say it in the text",
    SectionKind.REFERENCE_LIST: "it is in the reference list; say it in the text",
    SectionKind.BOILERPLATE: "it does not read like part of your own text",
}
_BY_ASSERTION = {
    Assertion.NEGATED: ("this turns it into its opposite", "{cue} turns it into its opposite"),
    Assertion.HEDGED: ("this leaves it open whether you mean it", "{cue} leaves it open whether you mean it"),
    Assertion.HYPOTHETICAL: (
        "this is about what might happen, not what does",
        "{cue} makes it something that might happen, not something that does",
    ),
    Assertion.REPORTED: (
        "it is given as what somebody else says",
        "{cue} makes it what somebody else says, not what you say",
    ),
}
_OTHERWISE = "it is close, but it does not say enough by itself yet"


def why_not_counted(found: Evidence, kind: SectionKind) -> str:
    """Return the reason, as a clause without a capital or a full stop, naming only the writer's own words."""
    if kind in _BY_SECTION:
        return _BY_SECTION[kind]
    if found.assertion in _BY_ASSERTION:
        bare, with_cue = _BY_ASSERTION[found.assertion]
        return with_cue.format(cue=f"“{show_line(found.cue)}”") if found.cue else bare
    return _OTHERWISE
