"""Bring a database to the schema of this version; never touch one that a later version made."""

import logging
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from checker.batch.errors import RunError

_FOLDER = Path(__file__).parent / "migrations"


def migrate(engine: Engine) -> None:
    """Upgrade to the newest schema; raise ``RunError`` where the database is newer than this program."""
    logging.getLogger("alembic").setLevel(logging.WARNING)
    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    scripts = ScriptDirectory.from_config(config)
    with engine.begin() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
        if current == scripts.get_current_head():
            return
        if current is not None and current not in {each.revision for each in scripts.walk_revisions()}:
            raise RunError(
                f"{engine.url.render_as_string(hide_password=True)}: a later version of checker made this "
                f"database (schema {current}). Use that version, or start a new run."
            )
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
