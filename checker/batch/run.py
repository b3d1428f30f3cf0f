"""A whole run: list the source, mark what has no result yet, write everything, in that order.

A first run, a resumed run and a run on a changed folder are the same thing: what has a result is not marked
again, and what is written at the end depends only on the results.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from time import monotonic

from checker.batch.engines.engine import Engine
from checker.batch.errors import RunError
from checker.batch.files import clear_parts, lock_folder, write_whole
from checker.batch.identity import identify
from checker.batch.items import Done, Marked, Source, Task, UnreadableError
from checker.batch.listing import list_submissions
from checker.batch.marker import BUILDER, MarkerSpec
from checker.batch.outputs import Counts, render_run_file, write_outputs
from checker.batch.pages import settle_pages, write_pages
from checker.batch.running import Run
from checker.batch.settings import RUN_FILE, Settings, load_settings, render_start
from checker.batch.sources import read_source
from checker.batch.store import Listed, Report, Store, open_store
from checker.batch.watcher import Watcher
from checker.rubric import load_rubric

BuildEngine = Callable[[MarkerSpec, int], Engine]
"""Spec and number of submissions to mark, to the engine that marks them."""

_KEEP_AFTER_SECONDS = 1.0
_KEEP_AFTER_NUMBER = 32


def run_batch(  # noqa: PLR0913
    settings: Settings,
    folder: Path,
    build_engine: BuildEngine,
    *,
    watcher: Watcher = Watcher(),  # noqa: B008  (does nothing)
    builder: str = BUILDER,
    retry: bool = False,
) -> Counts:
    """Mark everything in the source that has no result yet, and write the run folder.

    ``retry`` gives what ran out of time or memory, or met a defect, another chance. Raises ``RunError``,
    ``SourceError``, ``RubricError`` or ``ModelError`` for what stops a batch as a whole.
    """
    rubric = load_rubric(settings.rubric)
    source = open_source(settings, folder)
    _check_folder(settings, folder)
    folder.mkdir(parents=True, exist_ok=True)
    with lock_folder(folder):
        clear_parts(folder)
        write_whole(folder / RUN_FILE, render_start(settings).encode())
        store = open_store(settings.store, run_id(settings, folder), folder)
        try:
            run = Run(settings, folder, rubric, identify(rubric), source, store)
            return _carry_out(run, build_engine, watcher, builder, retry)
        finally:
            store.close()


def open_run(folder: Path) -> tuple[Settings, Store]:
    """Open the store of a run that is there; raise ``RunError`` where there is none."""
    settings = load_settings(folder)
    if settings is None:
        raise RunError(f"{folder}: there is no run in this folder (no run.json).")
    return settings, open_store(settings.store, run_id(settings, folder), folder)


def open_source(settings: Settings, folder: Path | None) -> Source:
    """Recognise the source of a run."""
    return read_source(
        Path(settings.source),
        layout=settings.layout,
        text_column=settings.text_column,
        exclude=folder,
    )


def run_id(settings: Settings, folder: Path) -> str:
    """Return the run's name in its database: a shared one needs a name of its own for each run."""
    if settings.store is None:
        return "run"
    return hashlib.sha256(str(folder.resolve()).encode()).hexdigest()


def _check_folder(settings: Settings, folder: Path) -> None:
    before = load_settings(folder)
    if before is not None and before.source != settings.source:
        raise RunError(
            f"{folder}: this is the run of {before.source}. "
            f"Give another folder with -o for {settings.source}."
        )


def _carry_out(run: Run, build_engine: BuildEngine, watcher: Watcher, builder: str, retry: bool) -> Counts:
    if retry:
        run.store.forget_skipped()
    listed = list_submissions(run.source, run.identity.key_of, anonymous=run.anonymous)
    run.store.replace_listing(listed, run.settings.model_dump_json())
    total, waiting = run.store.count()
    watcher.start(total, waiting)
    if waiting:
        spec = MarkerSpec(run.rubric, run.settings.audiences, builder)
        _mark_waiting(run, build_engine(spec, waiting), watcher)
    watcher.write()
    settle_pages(run.folder, run.store, run.settings.audiences)
    counts = write_outputs(run)
    run.store.finish()
    _write_run_file(run, counts)
    return counts


def _mark_waiting(run: Run, engine: Engine, watcher: Watcher) -> None:
    """Mark and keep, a second's worth at a time: pages first, so that a kept result has its pages."""
    under_way: dict[int, Listed] = {}
    keeper = _Keeper(run)
    for done in engine.mark(_find_tasks(run, under_way)):
        keeper.take(under_way.pop(done.number), done)
        watcher.step(done)
    keeper.keep()


def _find_tasks(run: Run, under_way: dict[int, Listed]) -> Iterator[Task]:
    """Yield what waits, reading its bytes only now; what changed since it was listed is left waiting."""
    for listed, data in _read_again(run.source, run.store.list_waiting()):
        if hashlib.sha256(data).hexdigest() == listed.sha256:
            under_way[listed.number] = listed
            yield Task(listed.number, listed.key or "", listed.file_name, data)


def _read_again(source: Source, waiting: Iterable[Listed]) -> Iterator[tuple[Listed, bytes]]:
    submissions = enumerate(source.submissions(), start=1)
    for listed in waiting:
        for number, submission in submissions:
            if number == listed.number:
                with suppress(UnreadableError):
                    yield listed, submission.read()
                break


class _Keeper:
    """Gathers results and keeps them together, so that the disk is not asked for each."""

    def __init__(self, run: Run) -> None:
        self._run, self._done, self._reports = run, list[Done](), list[Report]()
        self._since = monotonic()

    def take(self, listed: Listed, done: Done) -> None:
        if isinstance(done.outcome, Marked):
            self._reports += write_pages(self._run.folder, listed, done.outcome)
        self._done.append(done)
        late = monotonic() - self._since > _KEEP_AFTER_SECONDS
        if late or len(self._done) >= _KEEP_AFTER_NUMBER:
            self.keep()

    def keep(self) -> None:
        self._run.store.add_results(self._done, self._reports)
        self._done, self._reports, self._since = [], [], monotonic()


def _write_run_file(run: Run, counts: Counts) -> None:
    write_whole(run.folder / RUN_FILE, render_run_file(run, counts).encode())
