"""The list to look at first: why a person should open a submission before the others."""

from collections.abc import Iterable
from dataclasses import dataclass

from checker.batch.cohort.member import UNSURE, Member
from checker.report.wording import count_of, join_words, show_share


@dataclass(frozen=True, slots=True)
class First:
    """A submission to look at, with all reasons."""

    member: Member
    reasons: tuple[str, ...]
    rank: tuple[int, float, int]
    """Lower comes first."""


def find_first(members: Iterable[Member]) -> tuple[First, ...]:
    """Return submissions that need a person, in order: unreadable, confidentiality, boundary, unsure."""
    found = (first for member in members if (first := _look(member)))
    return tuple(sorted(found, key=lambda first: first.rank))


def _look(member: Member) -> First | None:
    number = member.listed.number
    if not member.marked:
        reason = f"could not be marked: {member.reason}"
        return First(member, (f"{reason}. {member.remedy}".strip(),), (0, 0.0, number))
    reasons, place = [], 9
    if member.confidentiality:
        words = join_words(tuple(f"“{note.text}”" for note in member.confidentiality[:3]))
        reasons.append(f"may identify somebody: {words}")
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
    return First(member, tuple(reasons), (place, least, number)) if reasons else None
