"""What changed from one draft to the next: points gained, lost, still missing; changed passages."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from checker.report.plain import cut_middle, show_line
from checker.report.wording import count_of, in_full, join_words, sentence_case
from checker.types.essay import Essay, SectionKind
from checker.types.result import MarkedEssay, PointResult

Kind = Literal["gained", "lost", "missing", "kept"]
_SHOWN_KINDS = frozenset(SectionKind) - {SectionKind.BOILERPLATE, SectionKind.TITLE_PAGE}
_ALIKE = 0.4
"""Least likeness, in [0, 1], at which a removed and an added passage are shown as one reworded passage."""
_LONGEST = 4_000
"""Characters of a passage that are compared word by word; longer ones are shown whole."""


@dataclass(frozen=True, slots=True)
class PointChange:
    """One marking point in both drafts."""

    title: str
    kind: Kind
    before: str
    """Name of the level in the earlier draft."""
    after: str
    """Name of the level now."""
    quotes: tuple[str, ...]
    """New quotations of a point gained, earlier ones of a point lost."""
    section: int | None
    """Index of the section now that has the first new quotation."""


@dataclass(frozen=True, slots=True)
class Word:
    """A run of words of a changed passage."""

    kind: Literal["same", "added", "removed"]
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that was added, removed or reworded."""

    kind: Literal["added", "removed", "reworded"]
    words: tuple[Word, ...]
    section: int | None
    """Index of the section now; None for a removed passage."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that changed since an earlier draft."""

    source: str
    """Name of the earlier draft."""
    points: tuple[PointChange, ...]
    """One for each point of the new draft, in its order."""
    passages: tuple[Passage, ...]
    words: int
    """Words now less words then."""
    same_scheme: bool
    """Whether both drafts were marked with the same mark scheme, model and program."""

    @property
    def gained(self) -> tuple[PointChange, ...]:
        """Points at a higher level than before."""
        return self._of("gained")

    @property
    def lost(self) -> tuple[PointChange, ...]:
        """Points at a lower level than before."""
        return self._of("lost")

    @property
    def missing(self) -> tuple[PointChange, ...]:
        """Points below the top, as they were."""
        return self._of("missing")

    def _of(self, kind: Kind) -> tuple[PointChange, ...]:
        return tuple(change for change in self.points if change.kind == kind)


def lay_out_changes(old: MarkedEssay, new: MarkedEssay) -> Changes:
    """Compare two drafts; points are matched by id, else by title, and new ones count from level 0."""
    by_id = {point.id: point for point in old.points}
    by_title = {point.title: point for point in old.points}
    pairs = [(by_id.get(point.id) or by_title.get(point.title), point) for point in new.points]
    return Changes(
        source=show_line(old.essay.source),
        points=tuple(_change(before, after, new.essay) for before, after in pairs),
        passages=tuple(_passages(old.essay, new.essay)),
        words=new.essay.words - old.essay.words,
        same_scheme=old.made_with == new.made_with,
    )


def say_changes(changes: Changes) -> str:
    """Return the comparison in a sentence or two."""
    counts = [
        (len(changes.gained), "gained"),
        (len(changes.lost), "lost"),
        (len(changes.missing), "still to do"),
    ]
    parts = [f"{count_of(number, 'point')} {word}" for number, word in counts if number]
    words = f"{count_of(abs(changes.words), 'word')} {'more' if changes.words > 0 else 'fewer'}"
    said = sentence_case(join_words(parts)) if parts else "Every point is as it was"
    scheme = (
        "" if changes.same_scheme else " The earlier draft was marked in another way, so compare with care."
    )
    return f"{said}{f'; {words}' if changes.words else ''}.{scheme}"


def _change(before: PointResult | None, after: PointResult, essay: Essay) -> PointChange:
    level = before.level if before else 0
    kind: Kind = "kept" if after.level >= after.top_level else "missing"
    if after.level != level:
        kind = "gained" if after.level > level else "lost"
    now, then = _quotes(after), _quotes(before) if before else {}
    fresh = {words: start for words, start in now.items() if words not in then}
    gone = [words for words in then if words not in now]
    quotes = {"gained": list(fresh) or list(now), "lost": gone or list(then)}.get(kind, [])
    start = next((now[words] for words in quotes if words in now), None) if kind == "gained" else None
    return PointChange(
        title=after.title,
        kind=kind,
        before=in_full(before.level_name) if before else "not looked for",
        after=in_full(after.level_name),
        quotes=tuple(cut_middle(words) for words in _whole(quotes)[:3]),
        section=None if start is None else _section_of(essay, start),
    )


def _quotes(point: PointResult) -> dict[str, int]:
    """Return credited quotations, the best first, and where each starts."""
    return {show_line(e.text): e.start for e in point.evidence if e.credited and e.text.strip()}


def _whole(quotes: list[str]) -> list[str]:
    """Leave out quotations that stand within another one."""
    return [words for words in quotes if not any(words in other and words != other for other in quotes)]


def _section_of(essay: Essay, offset: int) -> int:
    return next(i for i, section in enumerate(essay.sections) if section.end > offset)


def _texts(essay: Essay) -> list[tuple[int, str]]:
    return [
        (i, show_line(essay.text[s.start : s.end]))
        for i, s in enumerate(essay.sections)
        if s.kind in _SHOWN_KINDS and essay.text[s.start : s.end].strip()
    ]


def _passages(old: Essay, new: Essay) -> Iterator[Passage]:
    """Yield changed passages in the order of the new draft."""
    then, now = _texts(old), _texts(new)
    matcher = SequenceMatcher(None, [text for _, text in then], [text for _, text in now], autojunk=False)
    for operation, a, b, c, d in matcher.get_opcodes():
        if operation != "equal":
            yield from _pair_up([text for _, text in then[a:b]], now[c:d])


def _pair_up(removed: list[str], added: list[tuple[int, str]]) -> Iterator[Passage]:
    """Pair each added passage with the likest removed one, if any is like it at all."""
    left = list(removed)
    for section, text in added:
        likest = max(left, key=lambda old: _likeness(old, text), default=None)
        if likest is not None and _likeness(likest, text) >= _ALIKE:
            left.remove(likest)
            yield Passage("reworded", _compare(likest, text), section)
        else:
            yield Passage("added", (Word("added", cut_middle(text, 600)),), section)
    for text in left:
        yield Passage("removed", (Word("removed", cut_middle(text, 600)),), None)


def _likeness(one: str, other: str) -> float:
    """Return the share of words in common, in [0, 1], whatever their order (Dice's coefficient)."""
    first, second = set(one.lower().split()), set(other.lower().split())
    return 2 * len(first & second) / (len(first) + len(second)) if first or second else 1.0


def _compare(before: str, after: str) -> tuple[Word, ...]:
    if len(before) + len(after) > _LONGEST:
        return (Word("removed", cut_middle(before, 600)), Word("added", cut_middle(after, 600)))
    old, new = before.split(" "), after.split(" ")
    words: list[Word] = []
    for operation, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if operation == "equal":
            words.append(Word("same", " ".join(old[a:b])))
            continue
        words += [Word("removed", " ".join(old[a:b]))] if b > a else []
        words += [Word("added", " ".join(new[c:d]))] if d > c else []
    return tuple(words)
