"""Everything that is said to the database, in one place; SQLAlchemy Core, so SQLite and PostgreSQL agree."""

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, delete, event, exists, func, insert, select
from sqlalchemy import create_engine as connect
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from checker.batch.chunks import cut_chunks
from checker.batch.errors import RunError
from checker.batch.items import Done, Marked
from checker.batch.rows import Listed, Report, Row
from checker.batch.store.migrate import migrate
from checker.batch.store.tables import REPORTS, RESULTS, RUNS, SUBMISSIONS

_PAGE = 500
_LISTED = tuple(Listed.__dataclass_fields__)


class Store:
    """The database of one run; every method is one transaction."""

    def __init__(self, engine: Engine, run: str, file: Path | None) -> None:
        """Keep the engine; ``file`` is the SQLite file, if it is one."""
        self._engine, self._run, self._file = engine, run, file

    def replace_listing(self, listed: Iterable[Listed], settings: str) -> None:
        """Take what the source holds now in place of what it held before."""
        with self._engine.begin() as connection:
            connection.execute(delete(SUBMISSIONS).where(SUBMISSIONS.c.run == self._run))
            connection.execute(delete(RUNS).where(RUNS.c.id == self._run))
            connection.execute(insert(RUNS).values(id=self._run, settings=settings))
            for some in cut_chunks(listed, _PAGE):
                rows = [{"run": self._run, **asdict(each)} for each in some]
                connection.execute(insert(SUBMISSIONS), rows)

    def list_waiting(self) -> Iterator[Listed]:
        """Yield what has no result yet, in order; of equal files only the first."""
        mine, earlier = SUBMISSIONS, SUBMISSIONS.alias("earlier")
        has_result = exists().where(RESULTS.c.key == mine.c.key)
        is_copy = exists().where(
            earlier.c.run == self._run, earlier.c.key == mine.c.key, earlier.c.number < mine.c.number
        )
        waits = mine.c.key.is_not(None) & ~has_result & ~is_copy
        query = select(mine).where(mine.c.run == self._run, waits)
        for row in self._paged(query):
            yield _listed(row)

    def count(self) -> tuple[int, int]:
        """Return the number of submissions, and of those still to be marked (equal files once)."""
        mine = SUBMISSIONS.c.run == self._run
        waits = SUBMISSIONS.c.key.is_not(None) & SUBMISSIONS.c.key.not_in(select(RESULTS.c.key))
        with self._engine.connect() as connection:
            total = connection.execute(select(func.count()).where(mine)).scalar_one()
            keys = select(func.count(SUBMISSIONS.c.key.distinct())).where(mine, waits)
            return total, connection.execute(keys).scalar_one()

    def rows(self) -> Iterator[Row]:
        """Yield every submission with what became of it, in the source's order, without the documents."""
        results = (RESULTS.c.kind, RESULTS.c.reason, RESULTS.c.remedy, RESULTS.c.summary)
        labelled = [column.label(f"result_{column.name}") for column in results]
        query = (
            select(SUBMISSIONS, *labelled)
            .outerjoin(RESULTS, SUBMISSIONS.c.key == RESULTS.c.key)
            .where(SUBMISSIONS.c.run == self._run)
        )
        for row in self._paged(query):
            yield _row(row)

    def _paged(self, query: Any) -> Iterator[Any]:
        """Read page by page, so that memory stays flat and no transaction stays open between pages."""
        after = 0
        while True:
            page = query.where(SUBMISSIONS.c.number > after).order_by(SUBMISSIONS.c.number).limit(_PAGE)
            with self._engine.connect() as connection:
                rows = connection.execute(page).mappings().all()
            yield from rows
            if len(rows) < _PAGE:
                return
            after = rows[-1]["number"]

    def add_results(self, done: Sequence[Done], reports: Sequence[Report] = ()) -> None:
        """Keep results and the pages written for them; a result that is there already is replaced."""
        results = {each.key: _result(each) for each in done}
        with self._engine.begin() as connection:
            if results:
                connection.execute(delete(RESULTS).where(RESULTS.c.key.in_(list(results))))
                connection.execute(insert(RESULTS), list(results.values()))
            self._add_reports(connection, reports)

    def add_reports(self, reports: Sequence[Report]) -> None:
        """Keep what pages were written."""
        with self._engine.begin() as connection:
            self._add_reports(connection, reports)

    def _add_reports(self, connection: Connection, reports: Sequence[Report]) -> None:
        for some in cut_chunks({each.path: each for each in reports}.values(), _PAGE):
            paths = [each.path for each in some]
            connection.execute(delete(REPORTS).where(REPORTS.c.run == self._run, REPORTS.c.path.in_(paths)))
            connection.execute(insert(REPORTS), [{"run": self._run, **asdict(each)} for each in some])

    def reports(self) -> dict[str, Report]:
        """Return all pages written for this run, by path."""
        query = select(REPORTS.c.path, REPORTS.c.made_of, REPORTS.c.size).where(REPORTS.c.run == self._run)
        with self._engine.connect() as connection:
            return {row.path: Report(row.path, row.made_of, row.size) for row in connection.execute(query)}

    def forget_reports(self, paths: Sequence[str]) -> None:
        """Forget pages that are gone."""
        with self._engine.begin() as connection:
            for some in cut_chunks(paths, _PAGE):
                gone = (REPORTS.c.run == self._run) & REPORTS.c.path.in_(some)
                connection.execute(delete(REPORTS).where(gone))

    def document(self, key: str) -> str:
        """Return the record kept under ``key``, as JSON."""
        with self._engine.connect() as connection:
            packed = connection.execute(select(RESULTS.c.document).where(RESULTS.c.key == key)).scalar_one()
        return zlib.decompress(packed).decode()

    def settings(self) -> str | None:
        """Return what the run was started with, as JSON; None for a run that the database does not know."""
        with self._engine.connect() as connection:
            return connection.execute(
                select(RUNS.c.settings).where(RUNS.c.id == self._run)
            ).scalar_one_or_none()

    def forget_skipped(self) -> None:
        """Forget results that another try may better: time, memory, a death, a failure."""
        with self._engine.begin() as connection:
            again = RESULTS.c.kind.in_(("time", "memory", "died", "failed"))
            connection.execute(delete(RESULTS).where(again))

    def finish(self) -> None:
        """Forget results that no submission has any more, and close; a SQLite file is left compact.

        The compact file holds its rows in the order of their keys, so its bytes do not depend on the order
        in which results came.
        """
        with self._engine.begin() as connection:
            used = select(SUBMISSIONS.c.key).where(SUBMISSIONS.c.key.is_not(None))
            connection.execute(delete(RESULTS).where(RESULTS.c.key.not_in(used)))
        if self._file is None:
            return self.close()
        part = self._file.with_name(f".{self._file.name}.part")
        part.unlink(missing_ok=True)
        with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM INTO ?", (str(part),))
        self.close()
        _settle_header(part)
        part.replace(self._file)
        return None

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()


def open_store(url: str | None, run: str, folder: Path) -> Store:
    """Open the store at ``url``, or SQLite in the run folder, and bring its tables up to date.

    Raises ``RunError`` where it cannot be reached or was made by a later version.
    """
    file = None if url else folder / "run.sqlite"
    try:
        engine = connect(url or f"sqlite:///{file}")
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
        raise RunError(f"--store {_hide(url)}: {_advise(error)}") from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _settle_sqlite)
    try:
        migrate(engine)
    except SQLAlchemyError as error:
        engine.dispose()
        where = file or f"--store {_hide(url)}"
        raise RunError(f"{where}: the database cannot be used ({type(error).__name__}).") from error
    return Store(engine, run, file)


def _settle_sqlite(connection: Any, _record: Any) -> None:
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA busy_timeout = 60000")


def _settle_header(part: Path) -> None:
    """Set the counter of schema changes, which every compacting raises, to one value."""
    with closing(sqlite3.connect(part, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = MEMORY")
        connection.execute("PRAGMA schema_version = 1")


def _hide(url: str | None) -> str:
    """Return the URL without its password."""
    from sqlalchemy.engine import make_url

    with suppress(ArgumentError):
        return make_url(url or "").render_as_string(hide_password=True)
    return "URL"


def _advise(error: Exception) -> str:
    if isinstance(error, ModuleNotFoundError | NoSuchModuleError):
        return "its driver is not installed; for PostgreSQL install essay-checker[postgres]"
    return "this is not a database URL; write postgresql+psycopg://user@host/name"


def _listed(row: Any) -> Listed:
    return Listed(**{name: row[name] for name in _LISTED})


def _row(row: Any) -> Row:
    listed = _listed(row)
    if listed.key is None:
        return Row(listed, "unreadable", listed.reason or "", listed.remedy or "", "")
    if row["result_kind"] is None:
        return Row(listed, "waiting", "it has not been marked yet", "Run checker batch --resume.", "")
    return Row(listed, row["result_kind"], row["result_reason"], row["result_remedy"], row["result_summary"])


def _result(done: Done) -> dict[str, Any]:
    outcome = done.outcome
    if isinstance(outcome, Marked):
        packed = zlib.compress(outcome.document.encode(), 6)
        texts = {"kind": "marked", "reason": "", "remedy": "", "summary": outcome.summary}
        return {"key": done.key, **texts, "document": packed}
    texts = {"kind": str(outcome.kind), "reason": outcome.reason, "remedy": outcome.remedy, "summary": ""}
    return {"key": done.key, **texts, "document": b""}
