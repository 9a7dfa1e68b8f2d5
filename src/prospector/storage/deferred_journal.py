"""The journal of very many new rows on SQLite: written once for each table instead of once for each row.

A trigger costs five times as much as the row that it records. For an import the triggers that record new rows are put
aside, and what they would have written is written from the tables themselves before the operation closes. All of it is
one transaction: nobody else ever sees the book without them, and a rollback or a crash brings them back.
"""

import sqlite3
from collections.abc import Sequence


class DeferredJournal:
    """Holds back the recording of new rows of ``tables``, parents before what belongs to them, until ``settle``."""

    def __init__(self, connection: sqlite3.Connection, tables: Sequence[str]) -> None:
        self._connection = connection
        self._before: dict[str, int] = {}
        self._triggers: list[str] = []
        for table in tables:
            name = f"journal_{table}_insert"
            found = connection.execute(
                "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = ?", (name,)
            ).fetchone()
            if found is not None:
                (self._before[table],) = connection.execute(f'SELECT coalesce(max(id), 0) FROM "{table}"').fetchone()
                connection.execute(f'DROP TRIGGER "{name}"')
                self._triggers.append(found[0])

    def settle(self, operation_id: int) -> None:
        """Record every row written since, as it is now, under ``operation_id``, and put the triggers back.

        What happened to such a row in between is no change of its own: before the operation it was not there.
        """
        for table, before in self._before.items():
            since = {"operation_id": operation_id, "table": table, "before": before}
            self._connection.execute(
                "DELETE FROM change WHERE operation_id = :operation_id AND table_name = :table AND row_id > :before",
                since,
            )
            columns = [name for name, *_ in self._connection.execute(f'SELECT * FROM "{table}" LIMIT 0').description]
            image = ", ".join(f"'{name}', \"{name}\"" for name in columns)
            card = "id" if table == "card" else "card_id"
            self._connection.execute(
                "INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)"
                f" SELECT :operation_id, :table, id, {card}, 'insert', NULL, json_object({image})"
                f' FROM "{table}" WHERE id > :before ORDER BY id',
                since,
            )
        for trigger in self._triggers:
            self._connection.execute(trigger)
