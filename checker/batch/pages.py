"""The pages of single submissions in the run folder."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from checker.batch.files import write_whole
from checker.batch.items import Marked
from checker.batch.marker import Audience, rename
from checker.batch.store import Listed, Report, Store
from checker.types.result import MarkedEssay

FOLDERS: dict[Audience, str] = {"assessor": "reports", "learner": "feedback"}


def page_path(audience: Audience, listed: Listed) -> str:
    """Return where a page lies in the run folder."""
    return f"{FOLDERS[audience]}/{listed.report}.html"


def write_pages(folder: Path, listed: Listed, marked: Marked) -> list[Report]:
    """Write the pages that a worker rendered."""
    return [_write(folder, audience, listed, page) for audience, page in _known(marked)]


def settle_pages(folder: Path, store: Store, audiences: Sequence[Audience]) -> None:
    """Write every page that is missing, cut short or of another result; remove those of nothing any more."""
    there, wanted = store.reports(), set[str]()
    for row in store.rows():
        for audience in audiences if row.marked else ():
            path = page_path(audience, row.listed)
            wanted.add(path)
            if not _is_current(folder, there.get(path), _made_of(row.listed)):
                page = _render(load_record(store, row.listed), audience)
                store.add_reports([_write(folder, audience, row.listed, page)])
    gone = [path for path in there if path not in wanted]
    for path in gone:
        with suppress(FileNotFoundError):
            (folder / path).unlink()
    store.forget_reports(gone)


def load_record(store: Store, listed: Listed) -> MarkedEssay:
    """Return the record of a marked submission, under its own name."""
    from checker.report import load_json

    return rename(load_json(store.document(listed.key or ""), listed.label), listed.file_name)


def _render(marked: MarkedEssay, audience: Audience) -> str:
    from checker.report import render_html

    return render_html(marked, audience)


def _known(marked: Marked) -> list[tuple[Audience, str]]:
    return [(audience, page) for audience, page in marked.pages if audience in FOLDERS]


def _write(folder: Path, audience: Audience, listed: Listed, page: str) -> Report:
    path, data = page_path(audience, listed), page.encode()
    (folder / path).parent.mkdir(exist_ok=True)
    write_whole(folder / path, data)
    return Report(path, _made_of(listed), len(data))


def _made_of(listed: Listed) -> str:
    return f"{listed.key} {listed.file_name}"


def _is_current(folder: Path, report: Report | None, made_of: str) -> bool:
    if report is None or report.made_of != made_of:
        return False
    try:
        return (folder / report.path).stat().st_size == report.size
    except OSError:
        return False
