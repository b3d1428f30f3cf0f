"""First schema: runs, submissions, results, reports."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the four tables."""
    op.create_table(
        "runs",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("settings", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "submissions",
        sa.Column("run", sa.String(64), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("name", "label", "file_name")),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("candidate", "person")),
        sa.Column("late", sa.Boolean, nullable=False),
        sa.Column("report", sa.Text, nullable=False),
        sa.Column("sha256", sa.String(64)),
        sa.Column("key", sa.String(64)),
        sa.Column("reason", sa.Text),
        sa.Column("remedy", sa.Text),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_submissions_key", "submissions", ["key"])
    op.create_table(
        "results",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("kind", sa.String(16), nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("reason", "remedy", "summary")),
        sa.Column("document", sa.LargeBinary, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "reports",
        sa.Column("run", sa.String(64), primary_key=True),
        sa.Column("path", sa.String(255), primary_key=True),
        sa.Column("made_of", sa.Text, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Drop them."""
    for name in ("reports", "results", "submissions", "runs"):
        op.drop_table(name)
