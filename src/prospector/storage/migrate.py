"""Brings a book of an older schema up to date: a backup first, then the packaged revisions, all or nothing."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine, event, inspect, text
from sqlalchemy.pool import StaticPool
from sqlmodel import SQLModel

from prospector.storage import backup
from prospector.storage.sqlite_file import SCHEMA_VERSION, checked_version, connect
from prospector.storage.triggers import postgres_triggers, sqlite_triggers

HEAD = f"{SCHEMA_VERSION:04d}"


def alembic_config(connection: Connection) -> Config:
    """Return the Alembic configuration for the packaged revisions on an open connection."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config


@contextmanager
def sqlite_through_alchemy(raw: sqlite3.Connection) -> Iterator[Connection]:
    """Lend a ``sqlite3`` connection to SQLAlchemy inside one transaction, rolled back unless it ends well."""
    engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose(close=False)


def renew_sqlite_triggers(connection: Connection) -> None:
    """Drop every trigger and make those of the present schema: they are derived, so no revision names them."""
    names = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars().all()
    for name in names:
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    for trigger in sqlite_triggers(SQLModel.metadata):
        connection.exec_driver_sql(trigger)


def upgrade_sqlite(path: Path, at: datetime) -> tuple[int, Path | None]:
    """Upgrade the file at ``path``; return the version it had and the backup made first (None: nothing to do)."""
    raw = connect(path)
    try:
        version = checked_version(raw, path)
        if version == SCHEMA_VERSION:
            return version, None
        safety = backup.copy(path, backup.stamped_target(path, at, "before-migration"))
        # A table rebuilt by a revision must not trip over references to it; checked before the end instead.
        raw.execute("PRAGMA foreign_keys = OFF")
        with sqlite_through_alchemy(raw) as connection:
            command.upgrade(alembic_config(connection), "head")
            renew_sqlite_triggers(connection)
            _after_upgrade(connection, version)
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            if broken:
                raise sqlite3.IntegrityError(f"references broken by the migration: {broken[:3]}")
            connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
        return version, safety
    finally:
        raw.close()


def _after_upgrade(connection: Connection, version: int) -> None:
    """Fill what is derived and was introduced after ``version``: the search index came with schema 2."""
    if version < 2:
        reindex(connection)


def reindex(connection: Connection) -> int:
    """Make all search entries anew; return how many rows were read."""
    from prospector.storage.runner_sqlalchemy import SqlAlchemyRunner  # noqa: PLC0415 (it imports every statement)
    from prospector.storage.search import SearchIndex  # noqa: PLC0415

    def rows_of(table: str) -> Iterator[dict[str, Any]]:
        for row in connection.execute(SQLModel.metadata.tables[table].select()).mappings().fetchall():
            yield dict(row)

    return SearchIndex(SqlAlchemyRunner(connection), connection.dialect.name).rebuild(rows_of)


def upgrade_postgres(connection: Connection) -> None:
    """Create or upgrade the schema on a PostgreSQL connection, inside its transaction."""
    # Two devices may start at once: the second waits here and then finds the work done.
    connection.execute(text("SELECT pg_advisory_xact_lock(1347572560)"))
    fresh = not inspect(connection).has_table("alembic_version")
    command.upgrade(alembic_config(connection), "head")
    for statement in postgres_triggers():
        connection.exec_driver_sql(statement.replace("%", "%%"))
    if fresh:
        return
    _after_upgrade(connection, 1 if not inspect(connection).has_table("search_entry") else SCHEMA_VERSION)
