"""The run's database: SQLite in the run folder, or PostgreSQL where it is told so."""

from checker.batch.rows import Listed, Report, Row
from checker.batch.store.store import Store, open_store

__all__ = ["Listed", "Report", "Row", "Store", "open_store"]
