"""A folder or zip whose layout is known, as a source of submissions."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from checker.batch.items import Submission
from checker.batch.sources.layouts import Place
from checker.batch.sources.members import Member

ReadName = Callable[[tuple[str, ...]], Place | None]


@dataclass(frozen=True, slots=True)
class TreeSource:
    """Members and what their names say."""

    kind: str
    why: tuple[str, ...]
    members: tuple[Member, ...] = field(repr=False)
    ignored: tuple[str, ...] = ()
    read_name: ReadName | None = None
    """Reads the platform's names; None for plain folders and zips."""
    strip: int = 0
    """Number of outer folders that all members share and that say nothing."""

    @property
    def anonymous(self) -> bool:
        """Whether the platform hid every name."""
        places = [place for member in self.members if (place := self._place(member))]
        return bool(places) and not any(place.person for place in places)

    def submissions(self) -> Iterator[Submission]:
        """Yield every member with what its name says."""
        for member in self.members:
            place = self._place(member)
            if place is None:
                yield Submission(member.name, member.file_name, member.read)
            else:
                yield Submission(
                    member.name, place.file_name, member.read, place.candidate, place.person, place.late
                )

    def _place(self, member: Member) -> Place | None:
        return self.read_name(member.parts[self.strip :]) if self.read_name else None
