"""From a page to the data of a draft rubric."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from checker.errors import RubricError
from checker.rubric.bank import Bank
from checker.rubric.draft.match import (
    SAME_SUBJECT,
    Catalogue,
    Limits,
    Match,
    build_catalogue,
    choose_limits,
    words_of,
)
from checker.rubric.draft.mistake import draft_flag
from checker.rubric.draft.naming import make_id
from checker.rubric.draft.page import Item, Page
from checker.rubric.draft.point import Subject, draft_exemplars, draft_point
from checker.rubric.draft.sentence import read_sentence, strip_leads
from checker.rubric.draft.wording import find_page_words, tell
from checker.types.rubric import MarkingPoint

_TELLING = re.compile(
    r"\s*\((?:e\.?g\.?|for example|such as|including|i\.?e\.?)[^)]*\)"
    r"|,?\s*(?:such as|including|e\.g\.,?|for example,?)\s[^.;:]*"
    r"|'[^']+'|‘[^’]+’|“[^”]+”",
    re.IGNORECASE,
)
_CONSEQUENCE = re.compile(r",\s+(?:which|leading to|causing|resulting in)\b|;")
_THIS_PAGE = re.compile(
    r"^(?:this|the) (?:unit|element|topic|page|section|module) (?:\w+ )?(?:focuses on|looks at|is about"
    r"|covers|explores|introduces|examines|considers|deals with)\s+",
    re.IGNORECASE,
)
_LEAST_FOR_TIP = 0.15
_MOST_CLAIMS = 12


@dataclass(frozen=True, slots=True)
class Known:
    """What the bank has, ready to be compared with."""

    points: Catalogue
    """Marking points."""
    flags: Catalogue
    """Flags."""
    limits: Limits
    """How alike is alike enough for this page."""


def draft_rubric(page: Page, source: str, bank: Bank, rubric_id: str = "") -> dict[str, Any]:
    """Build a draft; ``source`` is the page's name. Raise ``RubricError`` where it has no marking points."""
    items = page.items("points") or page.items("concepts")
    if not items:
        raise RubricError([f"{source}:1: no marking points found; expected {_EXPECTED}"])
    known = _know(bank, page)
    points = list(_draft_points(items, source, bank, known, _find_subject(page)))
    claims = [one for item in items for one in draft_exemplars(read_sentence(item.text))][:_MOST_CLAIMS]
    title = page.title or _short(page) or source
    return {
        "id": rubric_id or make_id(title, most=5).replace("_", "-"),
        "version": "0.1",
        "title": title,
        "about": _about(page, source),
        "asked_by": [source],
        "points": points,
        "flags": list(_draft_flags(page.items("mistakes"), source, known, claims)),
        "advice": list(_draft_advice(page.items("tips"), source, points, bank, known)),
        "outcomes": [
            {"name": "every point met", "every_point_at_least": 2},
            {"name": "every point touched", "every_point_at_least": 1},
            {"name": "not yet"},
        ],
        "todo": list(_find_questions(page)),
    }


_EXPECTED = (
    "a heading such as “Examiner Marking Points” with bullets under it, a list with one criterion a line or "
    "numbered 1.1, 1.2, or a CSV with a column “criterion”"
)


def _know(bank: Bank, page: Page) -> Known:
    points = {point.id: _text_of(point) for point in bank.points.values()}
    flags = {flag.id: f"{flag.title} {flag.counterpart}" for flag in bank.flags.values()}
    whole = " ".join(item.text for items in page.parts.values() for item in items)
    return Known(build_catalogue(points), build_catalogue(flags), choose_limits(whole))


def _text_of(point: MarkingPoint) -> str:
    return " ".join([point.title, point.statement, *(element.says for element in point.elements.values())])


def _find_subject(page: Page) -> Subject:
    texts = [item.text for items in page.parts.values() for item in items]
    told = " ".join([page.title, *(item.text for item in page.items("tips"))])
    return Subject(tuple(find_page_words(page.title, texts)), tuple(tell(told)))


def _draft_points(
    items: tuple[Item, ...], source: str, bank: Bank, known: Known, subject: Subject
) -> Iterator[dict[str, Any]]:
    found = [known.points.find(strip_leads(item.text)) for item in items]
    reused = _best_of_each(found, known.limits)
    taken = set(bank.points)
    for at, item in enumerate(items):
        asked_by = f"{source}, marking point {item.number or at + 1}"
        match = reused.get(at)
        if match:
            yield _with_marks(_reuse(match, item, asked_by, known.limits), item)
        else:
            sentence = read_sentence(item.text)
            entry = draft_point(sentence, item.number or str(at + 1), asked_by, taken, subject)
            taken.add(entry["id"])
            yield _without_empty(_with_marks(entry, item))


def _with_marks(entry: dict[str, Any], item: Item) -> dict[str, Any]:
    """Give the top level the page's marks and the level below half of them."""
    return {**entry, "marks": {1: item.marks / 2, 2: item.marks}} if item.marks else entry


def _best_of_each(found: list[Match | None], limits: Limits) -> dict[int, Match]:
    """Give each entry of the bank to the one sentence that is most like it."""
    best: dict[str, int] = {}
    for at, match in enumerate(found):
        if match and match.likeness >= limits.likely:
            rival = found[best[match.id]] if match.id in best else None
            if rival is None or match.likeness > rival.likeness:
                best[match.id] = at
    return {at: match for at in best.values() if (match := found[at])}


def _reuse(match: Match, item: Item, asked_by: str, limits: Limits, what: str = "point") -> dict[str, Any]:
    alike = f"its wording is alike ({match.likeness:.2f})"
    question = f"Is this the bank's {what}? `{match.id}` was taken because {alike}."
    statement = {"statement": item.text} if what == "point" else {}
    todo = [] if match.likeness >= limits.sure else [question]
    return _without_empty({"use": match.id, **statement, "asked_by": [asked_by], "todo": todo})


def _draft_flags(
    items: tuple[Item, ...], source: str, known: Known, claims: list[str]
) -> Iterator[dict[str, Any]]:
    found = [_find_flag(item.text, known.flags) for item in items]
    reused = _best_of_each(found, known.limits)
    taken = set(known.flags.entries)
    for at, item in enumerate(items):
        asked_by = f"{source}, misconception {at + 1}"
        if at in reused:
            entry = _reuse(reused[at], item, f"{asked_by}: {item.text}", known.limits, "flag")
        else:
            entry = draft_flag(item.text, str(at + 1), asked_by, taken, claims)
            taken.add(entry["id"])
        yield _without_empty(entry)


def _find_flag(text: str, flags: Catalogue) -> Match | None:
    """Compare the whole sentence, and what it says before its consequence; take the nearer."""
    found = [flags.find(text), flags.find(_CONSEQUENCE.split(text)[0])]
    return max((match for match in found if match), key=lambda match: match.likeness, default=None)


def _draft_advice(
    items: tuple[Item, ...], source: str, points: list[dict[str, Any]], bank: Bank, known: Known
) -> Iterator[dict[str, Any]]:
    own = {p["id"]: p["statement"] for p in points if "id" in p}
    texts = {**{id_: _text_of(point) for id_, point in bank.points.items()}, **own}
    catalogue = build_catalogue(texts)
    usable = set(own) | {p["use"] for p in points if "use" in p} | _bank_on_subject(bank, known)
    for at, item in enumerate(items, start=1):
        ranked = sorted((-catalogue.likeness(words_of(item.text), id_), id_) for id_ in usable)
        likeness, name = -ranked[0][0], ranked[0][1]
        asked = likeness < _LEAST_FOR_TIP
        todo = {"todo": ["Which point shows that the tip was followed? None is like it."]} if asked else {}
        first = points[0].get("use") or points[0]["id"]
        yield {
            "id": f"tip_{at}",
            "text": " ".join(_TELLING.sub("", item.text).split()),
            "followed_by": [first if asked else name],
            "asked_by": f"{source}, tip {at}: {item.text}",
            **todo,
        }


def _bank_on_subject(bank: Bank, known: Known) -> set[str]:
    return set(bank.points) if known.limits is SAME_SUBJECT else set()


def _about(page: Page, source: str) -> str:
    synopsis = " ".join(item.text for item in page.items("synopsis"))
    return synopsis or f"Drafted from {source}."


def _short(page: Page) -> str:
    """Return the beginning of the synopsis, as a title until a person gives one."""
    whole = " ".join(item.text for item in page.items("synopsis"))
    rest = _THIS_PAGE.sub("", whole)
    words = f"{rest[:1].upper()}{rest[1:]}".split()
    return " ".join(words[:8]).rstrip(",;:.") + ("…" if len(words) > 8 else "") if words else ""


def _find_questions(page: Page) -> Iterator[str]:
    if not page.title:
        yield "Which title? The page has none."
    if not page.items("points"):
        yield "Are these the marking points? The page has none, so its key concepts were taken."
    if page.items("concepts") and page.items("points"):
        yield "Are the page's key concepts covered by the points? They are not marked."
    yield "Which outcomes and marks? The page gives none: level 1 gives 1 mark, level 2 gives 2."


def _without_empty(entry: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if value != []}
