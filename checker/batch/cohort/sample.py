"""The moderation sample: rules that anybody can check, and a seed for the rest."""

import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from checker.batch.cohort.member import Member


@dataclass(frozen=True, slots=True)
class Sampled:
    """A submission to be moderated, and the rules that chose it."""

    member: Member
    reasons: tuple[str, ...]


def sample_size(marked: int, asked: int) -> int:
    """Return how many are sampled: as asked, or the square root of the cohort, at least five.

    >>> sample_size(40, 0), sample_size(3, 0), sample_size(400, 12)
    (7, 3, 12)
    """
    return min(marked, asked or max(5, math.ceil(math.sqrt(marked))))


def draw_sample(
    members: Sequence[Member], size: int, seed: int, assessors: Mapping[str, str]
) -> tuple[Sampled, ...]:
    """Draw the sample: top, bottom, near a boundary, one of each assessor, then at random.

    About a quarter of ``size`` goes to each of the first three rules; every assessor has at least one,
    even where that makes the sample larger. ``assessors`` maps label or candidate to an assessor.
    """
    marked = [member for member in members if member.marked]
    ranked = sorted(marked, key=lambda m: (-_share(m), m.listed.number))
    share = max(1, size // 4) if marked else 0
    chosen: dict[int, list[str]] = {}
    for member in ranked[:share]:
        chosen.setdefault(member.listed.number, []).append("among the highest marks")
    for member in ranked[::-1][:share]:
        chosen.setdefault(member.listed.number, []).append("among the lowest marks")
    near = [member for member in ranked if member.near_boundary]
    generator = random.Random(seed)  # noqa: S311  (a sample, not a secret)
    for member in generator.sample(near, min(share, len(near))):
        chosen.setdefault(member.listed.number, []).append("near a boundary of the outcome")
    _add_assessors(chosen, marked, assessors, generator)
    rest = [member.listed.number for member in marked if member.listed.number not in chosen]
    for number in generator.sample(rest, min(len(rest), max(0, size - len(chosen)))):
        chosen[number] = [f"at random (seed {seed})"]
    return tuple(Sampled(m, tuple(chosen[m.listed.number])) for m in marked if m.listed.number in chosen)


def _add_assessors(
    chosen: dict[int, list[str]],
    marked: Sequence[Member],
    assessors: Mapping[str, str],
    generator: random.Random,
) -> None:
    by_assessor: dict[str, list[int]] = {}
    for member in marked:
        name = find_assessor(member, assessors)
        if name:
            by_assessor.setdefault(name, []).append(member.listed.number)
    for name, numbers in sorted(by_assessor.items()):
        already = [number for number in numbers if number in chosen]
        number = already[0] if already else generator.choice(numbers)
        chosen.setdefault(number, []).append(f"one of {name}’s")


def find_assessor(member: Member, assessors: Mapping[str, str]) -> str:
    """Return who marks a submission; empty where nobody said."""
    listed = member.listed
    return assessors.get(listed.candidate, "") or assessors.get(listed.label, "")


def _share(member: Member) -> float:
    return member.awarded / member.available if member.available else 0.0
