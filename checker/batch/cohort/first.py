"""The list to look at first: why a person should open a submission before the others."""

from collections.abc import Iterable
from dataclasses import dataclass

from checker.batch.cohort.member import UNSURE, Member
from checker.report.wording import count_of, join_words, show_share

SHOWN = 10
"""Unsure ones that are shown at once: a list of everybody is no list of whom to look at first."""
_MOST = 100
_TITLES = (
    "Could not be marked",
    "May identify somebody",
    "Near a boundary of the outcome",
    "Unsure decisions",
)


@dataclass(frozen=True, slots=True)
class First:
    """A submission to look at, with all reasons."""

    member: Member
    reasons: tuple[str, ...]
    rank: tuple[int, float, float, int]
    """Its group, then what orders it there; lower comes first."""


@dataclass(frozen=True, slots=True)
class FirstGroup:
    """Submissions that need a person for the same chief reason."""

    title: str
    number: int
    shown: tuple[First, ...]
    folded: tuple[First, ...]
    """Less urgent ones."""

    @property
    def left_out(self) -> int:
        """Those that only the spreadsheet names."""
        return self.number - len(self.shown) - len(self.folded)


def group_first(members: Iterable[Member], *, anonymous: bool) -> tuple[FirstGroup, ...]:
    """Return those who need a person by chief reason; of the unsure ones the least sure are shown at once."""
    found = find_first(members, anonymous=anonymous)
    groups = []
    for place, title in enumerate(_TITLES):
        own = [first for first in found if first.rank[0] == place]
        shown = SHOWN if place == len(_TITLES) - 1 else _MOST
        if own:
            groups.append(FirstGroup(title, len(own), tuple(own[:shown]), tuple(own[shown:_MOST])))
    return tuple(groups)


def find_first(members: Iterable[Member], *, anonymous: bool = False) -> tuple[First, ...]:
    """Return submissions that need a person, in order: unreadable, confidentiality, boundary, unsure.

    Among the unsure ones those with most unsure points come first. Where names are hidden, words that may
    be one are not repeated here.
    """
    found = (first for member in members if (first := _look(member, anonymous)))
    return tuple(sorted(found, key=lambda first: first.rank))


def _look(member: Member, anonymous: bool) -> First | None:
    number = member.listed.number
    if not member.marked:
        reason = f"could not be marked: {member.reason}"
        return First(member, (f"{reason}. {member.remedy}".strip(),), (0, 0.0, 0.0, number))
    reasons, place = [], 9
    if member.confidentiality:
        words = join_words(tuple(f"“{note.text}”" for note in member.confidentiality[:3]))
        places = count_of(len(member.confidentiality), "place")
        reasons.append(f"may identify somebody{f' in {places}' if anonymous else f': {words}'}")
        place = 1
    if member.near_boundary:
        reasons.append("one unsure decision more or less changes the outcome")
        place = min(place, 2)
    low = [(title, confidence) for title, confidence in member.unsure if confidence < UNSURE]
    if low:
        title, confidence = low[0]
        others = f" and {count_of(len(low) - 1, 'more point')}" if len(low) > 1 else ""
        reasons.append(f"unsure of “{title}” (confidence {show_share(confidence)}){others}")
        place = min(place, 3)
    least = member.unsure[0][1] if member.unsure else 1.0
    return First(member, tuple(reasons), (place, -len(low), least, number)) if reasons else None
