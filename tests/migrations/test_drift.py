"""The tables of record, the revisions, and the packaged schema are one and the same, on both engines."""

import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine
from sqlmodel import SQLModel

from engines import PostgresServer
from prospector.storage import migrate, sqlite_file
from prospector.storage.tables import JOURNALED
from prospector.storage.triggers import postgres_triggers, sqlite_triggers

FTS = "search_fts"
Schema = dict[tuple[str, str], tuple[str, ...]]


def parts_of(sql: str) -> tuple[str, ...]:
    """Return a CREATE statement in parts that do not depend on blanks, quotes and the order of constraints."""
    flat = re.sub(r"\s+", " ", sql.replace('"', "")).replace("( ", "(").replace(" )", ")").strip(" ;")
    if not flat.startswith("CREATE TABLE"):
        return (flat,)
    head, _, rest = flat.partition("(")
    body, _, tail = rest.rpartition(")")
    columns = split_at_commas(body)
    named = [part for part in columns if part.startswith("CONSTRAINT")]
    return (head.strip(), *(part for part in columns if part not in named), *sorted(named), tail.strip())


def split_at_commas(body: str) -> list[str]:
    parts, depth, begin = [], 0, 0
    for position, sign in enumerate(body):
        depth += (sign == "(") - (sign == ")")
        if sign == "," and depth == 0:
            parts.append(body[begin:position].strip())
            begin = position + 1
    return [*parts, body[begin:].strip()]


def schema_of(connection: sqlite3.Connection) -> Schema:
    found = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {
        (kind, name): parts_of(sql)
        for kind, name, sql in found
        if name not in ("alembic_version", "sqlite_sequence") and not name.startswith(f"{FTS}_")
    }


def by_tables() -> Schema:
    raw = sqlite3.connect(":memory:", isolation_level=None)
    with migrate.sqlite_through_alchemy(raw) as connection:
        SQLModel.metadata.create_all(connection)
        for trigger in sqlite_triggers(SQLModel.metadata):
            connection.exec_driver_sql(trigger)
    return schema_of(raw)


def by_revisions() -> Schema:
    raw = sqlite3.connect(":memory:", isolation_level=None)
    with migrate.sqlite_through_alchemy(raw) as connection:
        command.upgrade(migrate.alembic_config(connection), "head")
        for trigger in sqlite_triggers(SQLModel.metadata):
            connection.exec_driver_sql(trigger)
    return schema_of(raw)


def test_on_sqlite_the_revisions_make_the_tables_of_record() -> None:
    assert by_revisions() == by_tables()


def test_a_new_book_has_the_tables_of_record(tmp_path: Path) -> None:
    sqlite_file.create(tmp_path / "book.db")
    connection = sqlite3.connect(tmp_path / "book.db")
    assert schema_of(connection) == by_tables()
    connection.close()


def test_a_drift_would_be_seen() -> None:
    expected = by_tables()
    raw = sqlite3.connect(":memory:", isolation_level=None)
    with migrate.sqlite_through_alchemy(raw) as connection:
        SQLModel.metadata.create_all(connection)
        for trigger in sqlite_triggers(SQLModel.metadata):
            connection.exec_driver_sql(trigger)
        connection.exec_driver_sql("DROP INDEX ix_call_at")
        connection.exec_driver_sql("DROP TRIGGER journal_tag_delete")
        connection.exec_driver_sql("ALTER TABLE note ADD COLUMN more TEXT")
    different = {key for key in expected if expected[key] != schema_of(raw).get(key)}
    assert different == {("index", "ix_call_at"), ("trigger", "journal_tag_delete"), ("table", "note")}


def test_the_newest_revision_is_the_schema_of_this_program() -> None:
    config = migrate.alembic_config(None)  # type: ignore[arg-type]
    assert ScriptDirectory.from_config(config).get_heads() == [f"{sqlite_file.SCHEMA_VERSION:04d}"]


# What PostgreSQL itself says of constraints, indexes, triggers and columns.
CATALOG = """
SELECT 'constraint', conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
  WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
UNION ALL SELECT 'index', tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
UNION ALL SELECT 'trigger', tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) FROM pg_trigger
  WHERE NOT tgisinternal
UNION ALL SELECT 'column', table_name, column_name, concat_ws(' ', data_type, is_nullable, column_default)
  FROM information_schema.columns WHERE table_schema = 'public'
"""


def catalog(server: PostgresServer, database: str) -> set[tuple[Any, ...]]:
    return {row for row in server.run(CATALOG, database=database)[0] if "alembic_version" not in row[1]}


def connected(server: PostgresServer, database: str) -> Any:
    return create_engine(server.url(database).replace("postgresql://", "postgresql+psycopg://"))


def upgraded(connection: Connection) -> None:
    migrate.upgrade_postgres(connection, "there")


@pytest.mark.postgres
def test_on_postgresql_the_revisions_make_the_tables_of_record(server: PostgresServer, database: str) -> None:
    engine = connected(server, database)
    with engine.begin() as connection:
        upgraded(connection)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                "compare_server_default": True,
                # Over an expression, which Alembic does not compare, the catalogue below does; and of SQLite alone.
                "include_object": lambda item, name, *_: name not in ("search_entry_words", "ix_brief_due"),
            },
        )
        assert compare_metadata(context, SQLModel.metadata) == []
    engine.dispose()

    other = server.new_database()
    engine = connected(server, other)
    with engine.begin() as connection:
        SQLModel.metadata.create_all(connection)
        for statement in postgres_triggers():
            connection.exec_driver_sql(statement.replace("%", "%%"))
    engine.dispose()
    revised = catalog(server, database)
    assert revised == catalog(server, other)
    server.run(f"DROP DATABASE {other}")
    names = {(kind, table): name for kind, table, name, _ in revised}
    assert {table for kind, table in names if kind == "trigger"} == set(JOURNALED)
    checks = [
        definition for kind, _, _, definition in revised if kind == "constraint" and definition.startswith("CHECK")
    ]
    assert len(checks) >= 15
