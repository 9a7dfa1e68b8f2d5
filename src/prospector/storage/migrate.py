"""Brings a book of an older schema up to date: a backup first, then the packaged revisions, all or nothing."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine, event, text
from sqlalchemy.pool import StaticPool
from sqlmodel import SQLModel

from prospector.domain.errors import StorageError
from prospector.domain.text import N_
from prospector.storage import backup
from prospector.storage.sqlite_file import SCHEMA_VERSION, checked_version, connect
from prospector.storage.tables import JOURNALED
from prospector.storage.triggers import postgres_triggers, sqlite_triggers


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


def upgrade_sqlite(path: Path, at: datetime) -> tuple[int, Path | None]:
    """Upgrade the file at ``path``; return the version it had and the backup made first (None: nothing to do)."""
    raw = connect(path)
    try:
        version = checked_version(raw, path)
        if version == SCHEMA_VERSION:
            return version, None
        # A table rebuilt by a revision must not trip over references to it; checked before the end instead.
        raw.execute("PRAGMA foreign_keys = OFF")
        with sqlite_through_alchemy(raw) as connection:
            # Another process may have upgraded while this one waited for its turn to write.
            version = checked_version(raw, path)
            if version == SCHEMA_VERSION:
                return version, None
            # Still the old book: what this transaction writes is not seen from outside.
            safety = backup.copy(path, backup.stamped_target(path, at, "before-migration"))
            broken = _broken_references(connection)
            _drop_sqlite_triggers(connection)
            command.upgrade(alembic_config(connection), "head")
            for trigger in sqlite_triggers(SQLModel.metadata):
                connection.exec_driver_sql(trigger)
            _after_upgrade(connection, version)
            if _broken_references(connection) - broken:
                raise ValueError(f"the migration from schema {version} broke references")
            connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
        return version, safety
    finally:
        raw.close()


def _drop_sqlite_triggers(connection: Connection) -> None:
    """Drop every trigger: they are derived from the schema, and a table cannot be rebuilt under them."""
    names = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars().all()
    for name in names:
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')


def _broken_references(connection: Connection) -> set[tuple[Any, ...]]:
    """What refers to something that is not there, apart from rows that are derived from others."""
    found = {tuple(row) for row in connection.exec_driver_sql("PRAGMA foreign_key_check")}
    return {row for row in found if row[0] in JOURNALED}


def _after_upgrade(connection: Connection, version: int) -> None:
    """Fill what is derived: the search index, with deals in it since schema 3, and briefs, whose form may change."""
    from prospector.storage.runner_sqlalchemy import SqlAlchemyRunner  # noqa: PLC0415 (it imports every statement)

    if version < 3:
        reindex(connection)
    runner = SqlAlchemyRunner(connection)
    ids = [row["id"] for row in runner.rows("card_all_ids")]
    runner.execute("brief_clear", ids=ids)
    runner.execute("brief_derive", ids=ids)


def reindex(connection: Connection) -> int:
    """Make all search entries anew; return how many rows were read."""
    from prospector.storage.runner_sqlalchemy import SqlAlchemyRunner  # noqa: PLC0415 (it imports every statement)
    from prospector.storage.search import SearchIndex  # noqa: PLC0415

    def rows_of(table: str) -> Iterator[dict[str, Any]]:
        for row in connection.execute(SQLModel.metadata.tables[table].select()).mappings().fetchall():
            yield dict(row)

    return SearchIndex(SqlAlchemyRunner(connection), connection.dialect.name).rebuild(rows_of)


def postgres_version(connection: Connection, address: str) -> int | None:
    """Return the schema version of the book on a server, None where there is none yet.

    StorageError when the database holds other people's tables, or a book newer than this program.
    """
    marked = connection.execute(text("SELECT to_regclass('alembic_version')")).scalar_one() is not None
    version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar() if marked else None
    present = connection.execute(
        text("SELECT count(to_regclass(quote_ident(name))) FROM unnest(CAST(:names AS text[])) AS t(name)"),
        {"names": [*JOURNALED, "operation", "change"]},
    ).scalar_one()
    if version is None and not present:
        return None
    if version is None or not present or not version.isdecimal():
        raise StorageError(
            N_("The database {path} holds tables of another program; it was left untouched."),
            hint=N_("Name an empty database in PROSPECTOR_DB."),
            path=address,
        )
    if int(version) > SCHEMA_VERSION:
        raise StorageError(
            N_("{path} was written by a newer prospector (schema {version}; this one knows {known})."),
            hint=N_("Install the newer prospector; the file was left untouched."),
            path=address,
            version=int(version),
            known=SCHEMA_VERSION,
        )
    return int(version)


def upgrade_postgres(connection: Connection, address: str) -> None:
    """Create or upgrade the schema on a PostgreSQL connection, inside its transaction."""
    # Two devices may start at once: the second waits here and then finds the work done.
    connection.execute(text("SELECT pg_advisory_xact_lock(1347572560)"))
    version = postgres_version(connection, address)
    if version == SCHEMA_VERSION:
        return
    for name in JOURNALED if version is not None else ():
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS journal_{name} ON {name}")
    command.upgrade(alembic_config(connection), "head")
    for statement in postgres_triggers():
        connection.exec_driver_sql(statement.replace("%", "%%"))
    if version is not None:
        _after_upgrade(connection, version)
