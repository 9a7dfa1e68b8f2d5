"""Runs a named statement. Repositories call ``rows``, ``row``, ``insert`` … and do not know which engine answers.

``SqliteRunner`` executes the packaged SQL through the standard library's ``sqlite3`` (SQLAlchemy is not imported);
``storage.runner_sqlalchemy`` runs the same statements as expressions on PostgreSQL.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from prospector.storage.codec import DECODERS, ENCODERS

if TYPE_CHECKING:
    from prospector.storage.deferred_journal import DeferredJournal

Row = dict[str, Any]
_COMPILED = str(Path(__file__).parent / "compiled")


class Runner(Protocol):
    """What repositories may ask of a database."""

    def rows(self, name: str, /, **values: Any) -> list[Row]:
        """Return every row of a statement as a dict by column name."""

    def tuples(self, name: str, /, **values: Any) -> list[tuple[Any, ...]]:
        """Return every row of a statement as a tuple, decoded."""

    def texts(self, name: str, /, **values: Any) -> list[str]:
        """Return the first column of every row, a text."""

    def blobs(self, name: str, /, **values: Any) -> list[bytes]:
        """Return the first column of every row, bytes."""

    def row(self, name: str, /, **values: Any) -> Row | None:
        """Return the first row, or None."""

    def value(self, name: str, /, **values: Any) -> Any:
        """Return the first column of the first row, or None."""

    def insert(self, name: str, /, **values: Any) -> int:
        """Run an INSERT of one row and return the new id."""

    def insert_many(self, name: str, rows: Sequence[Row]) -> Sequence[int]:
        """Run an INSERT once for each row of values and return the new ids in their order."""

    def execute(self, name: str, /, **values: Any) -> int:
        """Run a write and return the number of rows it touched."""

    def execute_many(self, name: str, rows: Iterable[Row]) -> None:
        """Run a write once for each row of values."""

    def restore(self, table: str, row_id: int, image: Row | None) -> None:
        """Make row ``row_id`` of ``table`` be as ``image``; None: make it not be."""

    def image(self, table: str, row_id: int) -> Row | None:
        """Return row ``row_id`` of ``table`` as the journal would record it, or None."""

    def learn(self, name: str, make: Callable[[], Any]) -> None:
        """Know a statement that is not declared: ``make`` returns its expression, and is called once at most."""

    def snapshot(self) -> None:
        """Read from now on, until ``rollback``, the book as it is now, whatever others write meanwhile."""

    def defer_references(self) -> None:
        """Check foreign keys at commit instead of at each statement, until then."""

    def defer_journal(self, tables: Sequence[str]) -> None:
        """Put off the recording of new rows of ``tables``, where the engine gains by it, until ``settle_journal``."""

    def settle_journal(self, operation_id: int) -> None:
        """Record what ``defer_journal`` put off, as if each row had been recorded when it was written."""

    def engine(self) -> str:
        """Return the engine's name and version."""

    def begin(self) -> None:
        """Start a transaction that will write."""

    def commit(self) -> None:
        """Make what was written lasting."""

    def rollback(self) -> None:
        """Forget what was written."""

    def close(self) -> None:
        """Let go of the database."""


class Compiled(NamedTuple):
    """One packaged statement: SQL, how to encode its parameters, their defaults, and its decoded columns."""

    sql: str
    encoders: tuple[tuple[str, Callable[[Any], Any]], ...]
    defaults: Row
    columns: tuple[str, ...]
    decoders: tuple[tuple[int, Callable[[Any], Any]], ...]


def _pairs(line: str) -> list[tuple[str, str]]:
    listed = line.partition(": ")[2].strip()
    return [(name, kind) for name, _, kind in (item.partition("=") for item in listed.split(", ") if item)]


def read_compiled(name: str) -> Compiled:
    """Return the packaged statement ``name``."""
    with open(f"{_COMPILED}/{name}.sql", encoding="utf-8") as file:  # noqa: PTH123 (the fast path: no Path per statement)
        return _parsed(file.read())


def _parsed(compiled: str) -> Compiled:
    _, parameters, defaults, columns, sql = compiled.split("\n", 4)
    listed = defaults.partition(": ")[2]
    values: Row = {}
    if listed != "{}":
        import json  # noqa: PLC0415 (few statements have defaults)

        values = json.loads(listed)
    named = _pairs(columns)
    return Compiled(
        sql,
        tuple((parameter, ENCODERS[kind]) for parameter, kind in _pairs(parameters) if kind),
        values,
        tuple(column for column, _ in named),
        tuple((position, DECODERS[kind]) for position, (_, kind) in enumerate(named) if kind),
    )


class SqliteRunner:
    """Runs packaged statements on a ``sqlite3`` connection that is in autocommit mode outside ``begin``."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._statements: dict[str, Compiled] = {}
        self._columns: dict[str, str] = {}
        self._deferred: DeferredJournal | None = None

    def _statement(self, name: str) -> Compiled:
        statement = self._statements.get(name)
        if statement is None:
            statement = self._statements[name] = read_compiled(name)
        return statement

    def _run(self, statement: Compiled, values: Row) -> sqlite3.Cursor:
        parameters = {**statement.defaults, **values}
        for name, encode in statement.encoders:
            value = parameters[name]
            if value is not None:
                parameters[name] = encode(value)
        return self.connection.execute(statement.sql, parameters)

    def tuples(self, name: str, /, **values: Any) -> list[tuple[Any, ...]]:
        statement = self._statement(name)
        found = self._run(statement, values).fetchall()
        if not statement.decoders:
            return found
        # Column by column: for long answers a third of the time that it takes row by row.
        columns: list[Iterable[Any]] = list(zip(*found, strict=True))
        for position, decode in statement.decoders if found else ():
            columns[position] = [None if cell is None else decode(cell) for cell in columns[position]]
        return list(zip(*columns, strict=True))

    def texts(self, name: str, /, **values: Any) -> list[str]:
        return [row[0] for row in self._run(self._statement(name), values)]

    def blobs(self, name: str, /, **values: Any) -> list[bytes]:
        return [row[0] for row in self._run(self._statement(name), values)]

    def rows(self, name: str, /, **values: Any) -> list[Row]:
        columns = self._statement(name).columns
        return [dict(zip(columns, row, strict=True)) for row in self.tuples(name, **values)]

    def row(self, name: str, /, **values: Any) -> Row | None:
        found = self.rows(name, **values)
        return found[0] if found else None

    def value(self, name: str, /, **values: Any) -> Any:
        found = self.tuples(name, **values)
        return found[0][0] if found else None

    def insert(self, name: str, /, **values: Any) -> int:
        return int(self._run(self._statement(name), values).lastrowid or 0)

    def insert_many(self, name: str, rows: Sequence[Row]) -> Sequence[int]:
        if len(rows) == 1:
            return [self.insert(name, **rows[0])]
        self.execute_many(name, rows)
        if not rows:
            return []
        # Only this connection writes, and AUTOINCREMENT counts on: so the ids follow each other.
        (last,) = self.connection.execute("SELECT last_insert_rowid()").fetchone()
        return range(last - len(rows) + 1, last + 1)

    def execute(self, name: str, /, **values: Any) -> int:
        return self._run(self._statement(name), values).rowcount

    def execute_many(self, name: str, rows: Iterable[Row]) -> None:
        statement = self._statement(name)
        if not statement.encoders and not statement.defaults:
            self.connection.executemany(statement.sql, rows)
            return

        def encoded() -> Iterable[Row]:
            for row in rows:
                parameters = {**statement.defaults, **row}
                for parameter, encode in statement.encoders:
                    if parameters[parameter] is not None:
                        parameters[parameter] = encode(parameters[parameter])
                yield parameters

        self.connection.executemany(statement.sql, encoded())

    def image(self, table: str, row_id: int) -> Row | None:
        import json  # noqa: PLC0415 (only undo compares images)

        columns = self._columns.get(table)
        if columns is None:
            listed = self.connection.execute(f'SELECT * FROM "{table}" LIMIT 0').description
            columns = self._columns[table] = ", ".join(f"'{name}', \"{name}\"" for name, *_ in listed)
        # By the function that the triggers use, so that a number is written the same way on both sides.
        found = self.connection.execute(
            f'SELECT json_object({columns}) FROM "{table}" WHERE id = ?', (row_id,)
        ).fetchone()
        return json.loads(found[0]) if found else None

    def restore(self, table: str, row_id: int, image: Row | None) -> None:
        if image is None:
            self.connection.execute(f'DELETE FROM "{table}" WHERE id = ?', (row_id,))
            return
        names = list(image)
        columns = ", ".join(f'"{name}"' for name in names)
        slots = ", ".join(f":{name}" for name in names)
        renewed = ", ".join(f'"{name}" = excluded."{name}"' for name in names if name != "id")
        self.connection.execute(
            f'INSERT INTO "{table}" ({columns}) VALUES ({slots}) ON CONFLICT (id) DO UPDATE SET {renewed}', image
        )

    def learn(self, name: str, make: Callable[[], Any]) -> None:
        if name not in self._statements:
            from prospector.storage.compile_statements import compiled_text  # noqa: PLC0415 (SQLAlchemy)

            self._statements[name] = _parsed(compiled_text(make()))

    def snapshot(self) -> None:
        if not self.connection.in_transaction:
            self.connection.execute("BEGIN")

    def defer_references(self) -> None:
        self.connection.execute("PRAGMA defer_foreign_keys = ON")

    def defer_journal(self, tables: Sequence[str]) -> None:
        if self._deferred is None:
            from prospector.storage.deferred_journal import DeferredJournal  # noqa: PLC0415 (only imports need it)

            self._deferred = DeferredJournal(self.connection, tables)

    def settle_journal(self, operation_id: int) -> None:
        deferred, self._deferred = self._deferred, None
        if deferred is not None:
            deferred.settle(operation_id)

    def engine(self) -> str:
        return f"SQLite {sqlite3.sqlite_version}"

    def begin(self) -> None:
        if not self.connection.in_transaction:
            # At most 64 MB, taken as needed: with the usual 2 MB a large import reads and writes each page many times.
            self.connection.execute("PRAGMA cache_size = -65536")
            self.connection.execute("BEGIN IMMEDIATE")

    def commit(self) -> None:
        if self.connection.in_transaction:
            self.connection.execute("COMMIT")

    def rollback(self) -> None:
        # The triggers that were put aside are there again by that.
        self._deferred = None
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")

    def close(self) -> None:
        self.connection.close()
