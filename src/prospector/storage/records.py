"""The plain noun: one row, one record of the domain, stored, changed, taken back and found by card."""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from prospector.storage.rows import Rows, without
from prospector.storage.runner import Row, Runner
from prospector.storage.search import SearchIndex

R = TypeVar("R", bound=Any)


class Records(Rows, Generic[R]):
    """Stores the records of one table, which are NamedTuples whose fields are its columns.

    Its statements are those that ``statements.declaration.declare_record`` declares.
    """

    def __init__(self, runner: Runner, index: SearchIndex, touched: set[int], table: str, record: type[R]) -> None:
        super().__init__(runner, index, touched)
        self._table = table
        self._record = record

    def add(self, record: R, number: int | None = None) -> R:
        """Store a new record (its ``id`` is ignored) and return it with its id: ``number``, if that is given."""
        stored: R = record._replace(id=self._insert(self._table, without(record._asdict(), "id"), number))
        return stored

    def save(self, record: R) -> None:
        """Store a record as it now is."""
        self._update(self._table, record.id, without(record._asdict(), "id"))

    def remove(self, record: R) -> None:
        """Take a record back, as if it had never been made."""
        self._delete(self._table, record.id, getattr(record, "card_id", None))

    def get(self, record_id: int) -> R | None:
        """Return the record, or None."""
        row = self._runner.row(f"{self._table}_by_id", id=record_id)
        return self._record(**row) if row else None

    def by_uid(self, uid: str) -> R | None:
        """Return the record of that uid, or None."""
        row = self._runner.row(f"{self._table}_by_uid", uid=uid)
        return self._record(**row) if row else None

    def of_cards(self, ids: Sequence[int]) -> list[R]:
        """Return the records of several cards, by card, then in the order of the statement."""
        return [self._record(**row) for row in self._runner.rows(f"{self._table}_of_cards", ids=list(ids))]

    def _records(self, statement: str, **params: object) -> list[R]:
        return [self._record(**row) for row in self._runner.rows(statement, **params)]

    def _rows(self, statement: str, **params: object) -> list[Row]:
        return self._runner.rows(statement, **params)
