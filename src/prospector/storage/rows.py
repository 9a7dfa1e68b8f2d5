"""What the repositories share: a runner, the search index, and the cards whose standing must be derived again."""

from collections.abc import Iterable, Sequence
from typing import Any

from prospector.storage.runner import Row, Runner
from prospector.storage.search import SearchIndex


class Rows:
    """Base of the repositories: writes a row, keeps the search index in step and notes the card as touched."""

    def __init__(self, runner: Runner, index: SearchIndex, touched: set[int]) -> None:
        self._runner = runner
        self._index = index
        self._touched = touched

    def _insert(self, table: str, values: Row, number: int | None = None) -> int:
        """Write a new row, under ``number`` where one is given, which nothing must have."""
        if number is None:
            row_id = self._runner.insert(f"{table}_insert", **values)
        else:
            from prospector.storage.statements.numbered import numbered_insert  # noqa: PLC0415 (SQLAlchemy)

            statement = f"{table}_insert_numbered"
            self._runner.learn(statement, lambda: numbered_insert(table))
            row_id = self._runner.insert(statement, id=number, **values)
        self._index.put(table, row_id, values, known_new=True)
        self._touch(table, row_id, values)
        return row_id

    def _insert_many(self, table: str, rows: Sequence[Row]) -> None:
        """Write new rows that belong to one card."""
        self._index.put_new(table, self._runner.insert_many(f"{table}_insert", rows), rows)
        self._touched.add(rows[0]["card_id"])

    def _update(self, table: str, row_id: int, values: Row) -> None:
        self._runner.execute(f"{table}_update", row_id=row_id, **values)
        self._index.put(table, row_id, values)
        self._touch(table, row_id, values)

    def _delete(self, table: str, row_id: int, card_id: int | None) -> None:
        self._runner.execute(f"{table}_delete", row_id=row_id)
        self._index.drop(table, row_id)
        if card_id is not None:
            self._touched.add(card_id)

    def _touch(self, table: str, row_id: int, values: Row) -> None:
        card_id = row_id if table == "card" else values.get("card_id") or values.get("company_id")
        if card_id is not None:
            self._touched.add(card_id)


def by_card(rows: Iterable[Row]) -> dict[int, list[Row]]:
    """Group rows by their ``card_id``, keeping the order."""
    grouped: dict[int, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row["card_id"], []).append(row)
    return grouped


def without(row: Row, *names: str) -> dict[str, Any]:
    """Return a copy of ``row`` without the named columns."""
    return {name: value for name, value in row.items() if name not in names}
