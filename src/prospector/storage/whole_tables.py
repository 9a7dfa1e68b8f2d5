"""The whole book row by row, for a file that holds all of it: every journaled table, whatever its columns are.

Its statements follow from the schema and are made when they are needed, not packaged: nobody gives away or takes over a
book between two calls. References are given and taken as the uid of what they refer to.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from sqlalchemy import BigInteger, Integer, Table, and_, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from prospector.domain.errors import ConflictError
from prospector.domain.text import N_
from prospector.storage.cards import TAIL
from prospector.storage.rows import Rows
from prospector.storage.runner import Row, Runner
from prospector.storage.search import SearchIndex
from prospector.storage.sqlite_file import SCHEMA_VERSION
from prospector.storage.statements.declaration import given, table
from prospector.storage.tables import JOURNALED
from prospector.storage.types import IsoDate, UtcDateTime

# Derived from other columns when a row is put.
_DERIVED = {"card": frozenset({"name_key", "name_words"}), "phone": frozenset({"tail"})}
_PAGE = 1_000


class WholeTables(Rows):
    """Reads and writes the rows of all tables; ``tables`` are their names, parents first."""

    tables = JOURNALED
    schema = SCHEMA_VERSION

    def __init__(self, runner: Runner, index: SearchIndex, touched: set[int], dialect: str) -> None:
        super().__init__(runner, index, touched)
        self._dialect = dialect

    def columns(self, name: str) -> dict[str, str]:
        """Return the kind of each column that a file holds.

        ``text``, ``number``, ``real``, ``day``, ``moment``, or ``>TABLE`` for a reference; with ``?`` where it may be
        empty.
        """
        derived = _DERIVED.get(name, frozenset())
        return {
            column.name: _kind(column) + ("?" if column.nullable else "")
            for column in table(name).columns
            if column.name not in derived
        }

    def empty(self) -> bool:
        """Tell whether nothing at all stands in the book."""
        return not any(self._page(name, 0, 1) for name in self.tables)

    def count(self, name: str) -> int:
        """Return how many rows a table has."""
        statement = f"whole_{name}_count"
        self._runner.learn(statement, lambda: select(func.count()).select_from(table(name)))
        return int(self._runner.value(statement))

    def rows(self, name: str) -> Iterator[Row]:
        """Yield every row by id; each reference ``x_id`` stands as ``x_uid``."""
        after = 0
        while page := self._page(name, after, _PAGE):
            yield from page
            after = page[-1]["id"]

    def _page(self, name: str, after: int, most: int) -> list[Row]:
        statement = f"whole_{name}_page"
        self._runner.learn(statement, lambda: _page_of(table(name)))
        return self._runner.rows(statement, after=after, most=most)

    def id_of(self, name: str, uid: str) -> int | None:
        """Return the id of the row of that uid, or None."""
        return self.find(name, {"uid": uid})

    def find(self, name: str, values: Mapping[str, Any]) -> int | None:
        """Return the first row that has all these values (none of them None), or None."""
        statement = f"whole_{name}_like_" + "_".join(values)
        rows = table(name)
        self._runner.learn(
            statement,
            lambda: (
                select(rows.c.id)
                .where(and_(*(rows.c[column] == given(rows.c[column]) for column in values)))
                .order_by(rows.c.id)
                .limit(1)
            ),
        )
        found = self._runner.value(statement, **values)
        return None if found is None else int(found)

    def put(self, name: str, row_id: int | None, values: Row) -> int:
        """Add a row, under its own id where one is given; return its id. ConflictError when the schema forbids it."""
        if name == "phone":
            bare = len(values["digits"]) - len(values["extension"])
            values = {**values, "tail": values["digits"][:bare][-TAIL:]}
        statement = f"whole_{name}_{'insert' if row_id is None else 'put'}"
        rows = table(name)
        given_id = {} if row_id is None else {"id": row_id}
        columns = {column.name for column in rows.columns if column.name != "id"} | set(given_id)
        self._runner.learn(
            statement,
            lambda: insert(rows).values({column: given(rows.c[column]) for column in columns}).returning(rows.c.id),
        )
        with refused(self._dialect):
            new_id = self._runner.insert(statement, **values, **given_id)
        self._index.put(name, new_id, values, known_new=True)
        self._touch(name, new_id, values)
        return new_id

    def refer(self, name: str, row_id: int, column: str, other_id: int) -> None:
        """Let a row refer to another one that came after it."""
        statement = f"whole_{name}_refer_{column}"
        rows = table(name)
        self._runner.learn(
            statement,
            lambda: update(rows).where(rows.c.id == given(rows.c.id, "row_id")).values({column: given(rows.c[column])}),
        )
        self._runner.execute(statement, row_id=row_id, **{column: other_id})

    def settle_ids(self) -> None:
        """Let ids go on after those that were put (SQLite sees to that by itself)."""
        if self._dialect != "postgresql":
            return
        for name in self.tables:
            statement = f"whole_{name}_ids"
            self._runner.learn(statement, partial(_last_id, table(name)))
            self._runner.tuples(statement)


def _last_id(rows: Table) -> Any:
    """Let the ids of a table on a server go on after the last one."""
    last = func.setval(func.pg_get_serial_sequence(rows.name, "id"), func.max(rows.c.id))
    return select(last).having(func.count() > 0)


class refused:
    """Says in a sentence what the schema forbids."""

    def __init__(self, dialect: str) -> None:
        self._dialect = dialect

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        import sqlite3  # noqa: PLC0415 (only its name is needed)

        if isinstance(error, IntegrityError | sqlite3.IntegrityError):
            reason = str(error.orig if isinstance(error, IntegrityError) else error).splitlines()[0]
            raise ConflictError(N_("the book does not allow it ({reason})"), reason=reason) from None


def _kind(column: Any) -> str:
    for key in column.foreign_keys:
        return f">{key.column.table.name}"
    if isinstance(column.type, IsoDate):
        return "day"
    if isinstance(column.type, UtcDateTime):
        return "moment"
    if isinstance(column.type, Integer | BigInteger):
        return "number"
    return "real" if column.type.python_type is float else "text"


def _page_of(rows: Table) -> Any:
    """A page of a table after an id, each reference as the uid of what it refers to."""
    columns: list[Any] = []
    joins: Any = rows
    for column in rows.columns:
        target = next((key.column.table for key in column.foreign_keys), None)
        if column.name in _DERIVED.get(rows.name, ()):
            continue
        if target is None:
            columns.append(column)
            continue
        label = column.name.removesuffix("_id") + "_uid"
        # A merge keeps the uid of its loser itself.
        if label not in rows.columns:
            other = target.alias(f"of_{column.name}")
            joins = joins.outerjoin(other, other.c.id == column)
            columns.append(other.c.uid.label(label))
    return (
        select(*columns)
        .select_from(joins)
        .where(rows.c.id > given(rows.c.id, "after"))
        .order_by(rows.c.id)
        .limit(given(rows.c.id, "most"))
    )
