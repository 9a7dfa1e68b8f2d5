"""Runs the declared expressions through SQLAlchemy: PostgreSQL always, SQLite in the contract suite."""

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Executable, text
from sqlalchemy.engine import CursorResult

from prospector.storage import sqlite_file
from prospector.storage.runner import Row, SqliteRunner
from prospector.storage.statements.declaration import expression


class SqlAlchemyRunner:
    """Runs declared statements on a SQLAlchemy connection, whose transaction begins with the first of them."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._dialect = connection.dialect.name
        self._learnt: dict[str, Executable] = {}

    def _run(self, name: str, values: Row) -> CursorResult[Any]:
        statement = self._learnt.get(name)
        if statement is None:
            statement = expression(name, self._dialect)
        return self.connection.execute(statement, values)

    def tuples(self, name: str, /, **values: Any) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in self._run(name, values)]

    def texts(self, name: str, /, **values: Any) -> list[str]:
        return list(self._run(name, values).scalars())

    def blobs(self, name: str, /, **values: Any) -> list[bytes]:
        return [bytes(value) for value in self._run(name, values).scalars()]

    def rows(self, name: str, /, **values: Any) -> list[Row]:
        return [dict(row) for row in self._run(name, values).mappings()]

    def row(self, name: str, /, **values: Any) -> Row | None:
        found = self.rows(name, **values)
        return found[0] if found else None

    def value(self, name: str, /, **values: Any) -> Any:
        found = self.tuples(name, **values)
        return found[0][0] if found else None

    def insert(self, name: str, /, **values: Any) -> int:
        return int(self._run(name, values).scalar_one())

    def insert_many(self, name: str, rows: Sequence[Row]) -> Sequence[int]:
        return [self.insert(name, **row) for row in rows]

    def execute(self, name: str, /, **values: Any) -> int:
        return self._run(name, values).rowcount

    def execute_many(self, name: str, rows: Iterable[Row]) -> None:
        listed = list(rows)
        if listed:
            self.connection.execute(expression(name, self._dialect), listed)

    def _sqlite(self) -> SqliteRunner | None:
        """The same connection without SQLAlchemy, where the engine is SQLite: images are its own JSON."""
        return SqliteRunner(self.connection.connection.dbapi_connection) if self._dialect == "sqlite" else None  # type: ignore[arg-type]

    def image(self, table: str, row_id: int) -> Row | None:
        if sqlite := self._sqlite():
            return sqlite.image(table, row_id)
        found = self.connection.execute(
            text(f'SELECT to_jsonb(t) FROM "{table}" t WHERE id = :row_id'), {"row_id": row_id}
        ).scalar_one_or_none()
        return json.loads(found) if isinstance(found, str) else found

    def restore(self, table: str, row_id: int, image: Row | None) -> None:
        if sqlite := self._sqlite():
            sqlite.restore(table, row_id, image)
            return
        if image is None:
            self.connection.execute(text(f'DELETE FROM "{table}" WHERE id = :row_id'), {"row_id": row_id})
            return
        names = list(image)
        columns = ", ".join(f'"{name}"' for name in names)
        renewed = ", ".join(f'"{name}" = excluded."{name}"' for name in names if name != "id")
        self.connection.execute(
            text(
                f'INSERT INTO "{table}" ({columns}) SELECT {columns} '
                f'FROM jsonb_populate_record(NULL::"{table}", CAST(:image AS jsonb)) '
                f"ON CONFLICT (id) DO UPDATE SET {renewed}"
            ),
            {"image": json.dumps(image)},
        )

    def learn(self, name: str, make: Callable[[], Any]) -> None:
        if name not in self._learnt:
            self._learnt[name] = make()

    def snapshot(self) -> None:
        """SQLite keeps one state through a transaction by itself; a server must be told before the first statement."""
        if self._dialect == "postgresql":
            self.connection.rollback()
            self.connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))

    def defer_references(self) -> None:
        deferred = "SET CONSTRAINTS ALL DEFERRED" if self._dialect == "postgresql" else "PRAGMA defer_foreign_keys = ON"
        self.connection.execute(text(deferred))

    def defer_journal(self, tables: Sequence[str]) -> None:
        """Nothing is put off here: the server's trigger is one function, not the greater part of the work."""

    def settle_journal(self, operation_id: int) -> None:
        pass

    def engine(self) -> str:
        version = ".".join(str(part) for part in self.connection.dialect.server_version_info or ())
        return f"{'PostgreSQL' if self._dialect == 'postgresql' else 'SQLite'} {version}"

    def begin(self) -> None:
        """SQLAlchemy begins by itself with the first statement; on a server, one writes at a time, as with a file."""
        if self._dialect == "postgresql":
            self.connection.execute(text(f"SET LOCAL lock_timeout = {int(sqlite_file.BUSY_SECONDS * 1000)}"))
            # Row images hold moments, which the server writes in the zone of the session.
            self.connection.execute(text("SET LOCAL timezone = 'UTC'"))
            self.connection.execute(text("SELECT pg_advisory_xact_lock(1347572561)"))

    def commit(self) -> None:
        self.connection.commit()

    def rollback(self) -> None:
        self.connection.rollback()

    def close(self) -> None:
        self.connection.close()
        self.connection.engine.dispose()
