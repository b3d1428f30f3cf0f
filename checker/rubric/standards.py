"""Sets of occupational standards (``rubrics/standards/*.yaml``), and the codes that a text cites."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from checker.errors import RubricError
from checker.resources import data_folder
from checker.rubric.place import Place, top_of
from checker.rubric.schema import find_schema_problems
from checker.rubric.source import Problem, Source, read_source
from checker.types.standard import CitedCode, StandardSet

_REACH = 120
"""Characters on either side of a code in which a word of its set's ``near`` must stand."""


def load_standards(folder: Path | None = None) -> tuple[StandardSet, ...]:
    """Read every set of a folder (the shipped ones if none is given), in the order of their files.

    Raises ``RubricError`` with all faults of all files.
    """
    problems: list[Problem] = []
    paths = sorted((folder or data_folder("rubrics") / "standards").glob("*.yaml"))
    sources = [read_source(path) for path in paths]
    sets = [_read_set(source, problems) for source in sources]
    problems += find_repeated_codes([top_of(source) for source in sources])
    if problems:
        raise RubricError([str(problem) for problem in sorted(problems)])
    return tuple(one for one in sets if one)


def _read_set(source: Source, problems: list[Problem]) -> StandardSet | None:
    path = Path(source.path)
    found, faults = find_schema_problems(source, StandardSet)
    problems += [*source.problems, *faults]
    name = top_of(source).at("id")
    if name.text() not in ("", path.stem):
        problems.append(name.problem(f"must be the same as the file's name, {path.stem!r}"))
    return found


def find_repeated_codes(sets: Iterable[Place], only: Place | None = None) -> Iterator[Problem]:
    """Yield codes that an earlier set has already; of one set only, if it is given (put that one last)."""
    first: dict[str | int, Place] = {}
    for one in sets:
        for code, place in one.at("codes").entries().items():
            earlier = first.setdefault(code, place)
            if earlier is not place and (only is None or one is only):
                line = earlier.source.line(earlier.loc)
                yield place.problem(f"{code} is in another set already ({earlier.source.path}:{line})")


def find_unknown_codes(codes: Iterable[str], sets: Iterable[StandardSet]) -> tuple[str, ...]:
    """Return the codes that no set has, in order; ``Q21(b)`` is known where ``Q21`` is."""
    known = {code for one in sets for code in one.codes}
    return tuple(code for code in codes if without_part(code) not in known)


def without_part(code: str) -> str:
    """Return a code without its part.

    >>> without_part("Q21(b)"), without_part("C4 a"), without_part("core")
    ('Q21', 'C4', 'core')
    """
    return re.sub(r"(?<=\d)\s*\(?[a-e]\)?$", "", code)


def find_codes(text: str, sets: Iterable[StandardSet]) -> tuple[CitedCode, ...]:
    """Return the codes that ``text`` cites, in text order.

    A letter and a number alone are often a question or a quarter of a year. Where a set asks for company, a
    code counts only if such a word stands near it, if it is in brackets, or if another code that counts
    stands before or after it in the same list.
    """
    found = [cited for one in sets for cited in _find_in(text, one)]
    return tuple(sorted(found, key=lambda cited: (cited.start, cited.set_id)))


def _find_in(text: str, one: StandardSet) -> Iterator[CitedCode]:
    matches = [match for match in _pattern(one.prefix).finditer(text) if _code_of(match) in one.codes]
    for row in _rows(text, matches):
        if not one.near or any(_is_cited(text, match, one.near) for match in row):
            for match in row:
                yield CitedCode(_code_of(match), one.id, match.start(), match.end(), match.group())


@cache
def _pattern(prefix: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w./-])({prefix})[ -]?(\d{{1,2}})(?: ?\([a-e]\)|[a-e])?(?![\w%])")


def _code_of(match: re.Match[str]) -> str:
    return f"{match.group(1)}{int(match.group(2))}"


def _rows(text: str, matches: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Group codes that stand in one list: between them are only commas, "and", "or" and the like."""
    row: list[re.Match[str]] = []
    for match in matches:
        if row and not _BETWEEN.fullmatch(text, row[-1].end(), match.start()):
            yield row
            row = []
        row.append(match)
    if row:
        yield row


_BETWEEN = re.compile(r"[\s,;/&+]*(?:and|or|to)?[\s,;/&+]*")


def _is_cited(text: str, match: re.Match[str], near: tuple[str, ...]) -> bool:
    around = text[max(0, match.start() - _REACH) : match.end() + _REACH]
    words = "|".join(re.escape(word) for word in near)
    return _is_in_brackets(text, match) or bool(re.search(rf"\b(?:{words})\b", around, re.IGNORECASE))


def _is_in_brackets(text: str, match: re.Match[str]) -> bool:
    opened = text.rfind("(", max(0, match.start() - _REACH), match.start())
    closed = text.find(")", match.end(), match.end() + _REACH)
    inside = text[opened + 1 : closed] if -1 < opened < closed else ""
    return bool(_ONLY_CODES.fullmatch(inside))


_ONLY_CODES = re.compile(r"(?:[A-Z]{1,3} ?\d{1,2}(?: ?\([a-e]\)|[a-e])?[\s,;/&+]*(?:and )?)+")
