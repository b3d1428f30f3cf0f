"""Search a learner's report for what the points look for and the learner did not write."""

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path

from lxml import html

from checker.report import render_docx, render_html, render_json, render_md, render_summary, render_text
from checker.rubric.family import Family
from checker.rubric.place import Place
from checker.rubric.terms import content_words, find_terms, is_everyday, stem
from checker.types.result import Evidence, MarkedEssay, PointResult

ASSETS = Path(render_html.__code__.co_filename).parent / "assets"
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_BREAK = " xxbreakxx "
"""Stands between texts that do not belong together."""
_EXEMPLAR_RUN = 3
"""So many content words of an exemplar in a row give it away."""


def render_docx_parts(marked: MarkedEssay) -> str:
    """Return everything in the Word report: text, comments, properties."""
    parts = zipfile.ZipFile(io.BytesIO(render_docx(marked, "learner", None)))
    return "\n".join(
        parts.read(name).decode() for name in parts.namelist() if name.startswith("word/comments")
    )


def render_html_source(marked: MarkedEssay) -> str:
    """Return the page's whole source but for style and script, which are the same files on every page.

    It comes twice: as it stands, with attributes and comments, and as it is read, without tags.
    """
    page = render_html(marked, "learner")
    for found in re.finditer(r"<(style|script)>(.*?)</\1>", page, re.DOTALL):
        lines = found.group(2).strip().splitlines()
        files = "\n".join(path.read_text(encoding="utf-8") for path in sorted(ASSETS.iterdir()))
        assert all(line in files for line in lines)
    source = re.sub(r"<(style|script)>.*?</\1>", "", page, flags=re.DOTALL)
    return unescape(source) + _BREAK + " ".join(html.fromstring(source).itertext())


def render_json_values(marked: MarkedEssay) -> str:
    """Return every key and every value, kept apart."""
    return _BREAK.join(_values(json.loads(render_json(marked, "learner"))))


def _values(data: object) -> Iterator[str]:
    if isinstance(data, dict):
        yield from (part for key, value in data.items() for part in (str(key), *_values(value)))
    elif isinstance(data, list):
        yield from (part for value in data for part in _values(value))
    else:
        yield str(data)


def render_md_read(marked: MarkedEssay) -> str:
    """Return the Markdown as it is read, without its escapes."""
    return unescape(render_md(marked, "learner")).replace("\\", "")


RENDERERS: dict[str, Callable[[MarkedEssay], str]] = {
    "html": render_html_source,
    "json": render_json_values,
    "text": lambda marked: render_text(marked, "learner", color=False),
    "md": render_md_read,
    "summary": lambda marked: render_summary(marked, "learner"),
    "docx": render_docx_parts,
}


def find_leaks(marked: MarkedEssay, family: Family) -> Iterator[str]:
    """Yield what a learner's report tells of the rubric, as ``format: what``.

    A term counts as told unless the learner wrote it, or it is today's name of something that the learner
    wrote, or it is a single word that says nothing by itself: an everyday one, one that stands on every page
    whatever the rubric (as "feedback" does), or one that only says what a sentence is about (a guard).
    """
    frame = neutralise(marked)
    for kind, render in RENDERERS.items():
        shown = render(marked)
        yield from (f"{kind}: {words}" for words in _find_wording(shown, marked, family))
        page, own, bare = _Text(shown), _Text(_known(marked)), _Text(render(frame))
        for point in family.points:
            yield from (f"{kind}: {term}" for term in _find_terms(point, page, own, bare))
        told = page.runs - own.runs - bare.runs
        yield from (f"{kind}: exemplar {run}" for run in sorted(told & _exemplar_runs(family.points)))


def neutralise(marked: MarkedEssay) -> MarkedEssay:
    """Return the record without any word of the rubric: what is left on a page is the page's own."""
    return replace(
        marked,
        rubric_title="R",
        made_with=replace(marked.made_with, rubric_id="r"),
        points=tuple(_neutral_point(point) for point in marked.points),
        flags=tuple(replace(flag, id="f", title="F", why="F", counterpart="") for flag in marked.flags),
        advice=tuple(replace(tip, id="t", text="T") for tip in marked.advice),
        facts=(),
        standards=(),
    )


def _neutral_point(point: PointResult) -> PointResult:
    evidence = tuple(_neutral_evidence(found) for found in point.evidence)
    texts = dict.fromkeys(("id", "title", "statement", "feedback", "hint"), "P")
    return replace(point, **texts, standards=(), look_again=(), evidence=evidence)


def _neutral_evidence(found: Evidence) -> Evidence:
    return replace(found, element="e", kind="quotation", why="", fact=None)


def _known(marked: MarkedEssay) -> str:
    """Return what the learner wrote, and today's names of what they wrote."""
    today = [f"{old.note} {old.replaced_by_name or ''}" for old in marked.outdated]
    today += [f"{s.standard.replaced_by} {s.standard.today}" for s in marked.cited_standards]
    return _BREAK.join((marked.essay.text, marked.essay.source, *today))


@dataclass(frozen=True, init=False)
class _Text:
    """A text ready to be searched."""

    words: str
    """Stems between spaces."""
    written: str
    """Words as written, between spaces."""
    runs: frozenset[tuple[str, ...]]
    """Content words, so many in a row."""

    def __init__(self, text: str) -> None:
        written = _WORD.findall(text)
        object.__setattr__(self, "words", f" {' '.join(stem(word) for word in written)} ")
        object.__setattr__(self, "written", f" {' '.join(written)} ")
        object.__setattr__(self, "runs", frozenset(_runs(content_words(text))))

    def holds(self, term: str, words: Sequence[str]) -> bool:
        return f" {term} " in self.written if term.isupper() else f" {' '.join(words)} " in self.words


def _find_terms(point: Place, page: _Text, own: _Text, bare: _Text) -> Iterator[str]:
    asked = set(find_terms(point))
    for term in find_terms(point, guards=True):
        words = tuple(stem(word) for word in _WORD.findall(term.text))
        if not page.holds(term.text, words) or own.holds(term.text, words):
            continue
        single = len(words) == 1 and not term.text.isupper()
        if not (single and (is_everyday(words) or bare.holds(term.text, words) or term not in asked)):
            yield f"{term.text!r} ({point.at('id').text()}.{term.element})"


def _find_wording(shown: str, marked: MarkedEssay, family: Family) -> Iterator[str]:
    """Yield names and sentences that are for assessors only."""
    places = (*family.points, *family.flags)
    names = [place.at("id").text() for place in places]
    names += [str(name) for place in places for name in place.at("elements").entries() if "_" in str(name)]
    texts = [place.at(key).text() for place in places for key in ("statement", "counterpart")]
    texts += [words.text() for place in places for words in place.at("feedback").entries().values()]
    for words in (*names, *texts):
        if words and words in shown and words not in marked.essay.text:
            yield words


def _exemplar_runs(points: Iterable[Place]) -> frozenset[tuple[str, ...]]:
    elements = [element for point in points for element in point.at("elements").entries().values()]
    likes = [like.text() for element in elements for like in element.at("like").items()]
    return frozenset(run for like in likes for run in _runs(content_words(like)))


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[at : at + _EXEMPLAR_RUN]) for at in range(len(words) - _EXEMPLAR_RUN + 1))
