"""Tables of a run's database, as SQLAlchemy knows them; ``migrations`` makes them."""

from sqlalchemy import Boolean, Column, Integer, LargeBinary, MetaData, String, Table, Text

METADATA = MetaData()

RUNS = Table(
    "runs",
    METADATA,
    Column("id", String(64), primary_key=True),
    Column("settings", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""One row a run; a database of its own holds one, a shared one many."""

SUBMISSIONS = Table(
    "submissions",
    METADATA,
    Column("run", String(64), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("candidate", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("late", Boolean, nullable=False),
    Column("report", Text, nullable=False),
    Column("sha256", String(64)),
    Column("key", String(64), index=True),
    Column("reason", Text),
    Column("remedy", Text),
    sqlite_with_rowid=False,
)
"""What the source holds; ``key`` is empty where the bytes cannot be had, and ``reason`` says why."""

RESULTS = Table(
    "results",
    METADATA,
    Column("key", String(64), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("reason", Text, nullable=False),
    Column("remedy", Text, nullable=False),
    Column("summary", Text, nullable=False),
    Column("document", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
"""What became of a file; ``kind`` is ``marked`` or the kind of ``Skipped``; the document is zlib."""

REPORTS = Table(
    "reports",
    METADATA,
    Column("run", String(64), primary_key=True),
    Column("path", String(255), primary_key=True),
    Column("made_of", Text, nullable=False),
    Column("size", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""Pages written into the run folder, and what they were made of: a page is renewed when that changes."""
