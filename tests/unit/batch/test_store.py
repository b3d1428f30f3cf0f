"""The store: schema by migrations, and what it refuses."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine, text

from checker.batch.errors import RunError
from checker.batch.store import open_store
from checker.batch.store.tables import METADATA


def test_migrations_make_the_tables_that_the_code_knows(tmp_path):
    open_store(None, "run", tmp_path).close()
    with create_engine(f"sqlite:///{tmp_path / 'run.sqlite'}").connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_a_database_of_a_later_version_is_left_alone(tmp_path):
    open_store(None, "run", tmp_path).close()
    engine = create_engine(f"sqlite:///{tmp_path / 'run.sqlite'}")
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(RunError, match="a later version of checker"):
        open_store(None, "run", tmp_path)


@pytest.mark.parametrize(
    ("url", "words"), [("nonsense", "not a database URL"), ("mysql+none://a/b", "driver is not installed")]
)
def test_bad_urls_are_explained(tmp_path, url, words):
    with pytest.raises(RunError, match=words):
        open_store(url, "run", tmp_path)


def test_no_password_in_an_error(tmp_path):
    with pytest.raises(RunError) as caught:
        open_store("postgresql+psycopg://me:hunter2@127.0.0.1:1/x", "run", tmp_path)
    assert "hunter2" not in str(caught.value)
