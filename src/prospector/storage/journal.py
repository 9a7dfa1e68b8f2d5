"""The journal: commands as operations, undone and redone as a whole from the row images the database recorded."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from prospector.domain.errors import ConflictError, NotFoundError
from prospector.domain.text import N_
from prospector.services.store import LARGEST_ID
from prospector.storage.runner import Row, Runner
from prospector.storage.search import SearchIndex
from prospector.version import __version__

# What an import writes by the thousand, cards before what refers to them.
_OF_CARDS = ("card", "phone", "email", "tag", "fact", "note", "call")
# So many changes are read at once when an operation is taken back.
_AT_A_TIME = 1_000


class Journal:
    """Opens and closes operations, lists them, and takes them back."""

    def __init__(self, runner: Runner, index: SearchIndex, touched: set[int]) -> None:
        self._runner = runner
        self._index = index
        self._touched = touched
        self.current: int | None = None

    def open(self, command: str, at: datetime, undoes: int | None = None) -> int:
        """Begin an operation: every row written from now on belongs to it."""
        values = {"at": at, "command": command, "version": __version__, "open": 1, "undoes": undoes}
        self.current = self._runner.insert("operation_insert", **values)
        return self.current

    def close(self) -> int | None:
        """End the operation; one that changed nothing leaves no trace. Return its id, or None."""
        operation, self.current = self.current, None
        if operation is None:
            return None
        self._runner.settle_journal(operation)
        if not self._runner.value("change_count", operation_id=operation):
            self._runner.execute("operation_delete", row_id=operation)
            return None
        self._runner.execute("operation_close", row_id=operation)
        return operation

    def expect_many(self) -> None:
        """Prepare the open operation for very many new cards: they are recorded all at once when it closes."""
        self._runner.defer_journal(_OF_CARDS)

    def touches(self, table: str) -> bool:
        """Tell whether the open operation has changed a row of ``table``."""
        if self.current is None:
            return False
        found = self._runner.value("operation_touches", operation_id=self.current, table_name=table)
        return found is not None

    def newest(self, most: int, card_id: int | None = None) -> list[Row]:
        """Return the newest operations, of one card if given, with the number of rows each changed."""
        if card_id is None:
            return self._runner.rows("operations_newest", most=most)
        return self._runner.rows("operations_of_card", card_id=card_id, most=most)

    def count(self) -> int:
        """Return how many operations are on record."""
        return int(self._runner.value("operation_count") or 0)

    def changes(self, operation_id: int) -> list[Row]:
        """Return the recorded changes of an operation in the order they were made."""
        return self._runner.rows("changes_of_operation", operation_id=operation_id)

    def size(self, operation_id: int) -> int:
        """Return how many changes of an operation are on record."""
        return int(self._runner.value("change_count", operation_id=operation_id) or 0)

    def to_undo(self) -> Row:
        """Return the newest operation that still stands; NotFoundError when there is none."""
        found = self._runner.row("operation_to_undo")
        if found is None:
            raise NotFoundError(N_("There is nothing to undo."), hint=N_("prospector history shows what was done."))
        return found

    def to_redo(self) -> Row:
        """Return the undo that was the last thing done; NotFoundError when something else came after it."""
        found = self._before(LARGEST_ID if self.current is None else self.current)
        # A redo undoes an undo; behind it lies, perhaps, an earlier undo that can still be redone.
        while found is not None and found["undoes"] is not None:
            undone = self._runner.row("operation_by_id", id=found["undoes"])
            if undone is None:
                break
            if found["undone_by"] is None and undone["undoes"] is None:
                return found
            found = self._before(found["id"] if found["undone_by"] is not None else undone["id"])
        raise NotFoundError(N_("There is nothing to redo."), hint=N_("Only what was just undone can be redone."))

    def _before(self, operation_id: int) -> Row | None:
        return self._runner.row("operation_before", before=operation_id)

    def by_id(self, operation_id: int) -> Row:
        """Return an operation; NotFoundError when the journal does not hold it."""
        found = self._runner.row("operation_by_id", id=operation_id) if operation_id <= LARGEST_ID else None
        if found is None:
            raise NotFoundError(
                N_("The journal holds no operation {id}."), hint=N_("See prospector history."), id=operation_id
            )
        return found

    def revert(self, operation_id: int, advance: Callable[[int], None] = lambda _: None) -> int:
        """Take back every change of an operation, last first, inside the operation now open.

        A row that was changed again since is a ConflictError, and nothing is written. ``advance`` is told how many
        rows were taken back since it was last told. Return the number of rows.
        """
        assert self.current is not None
        self._runner.defer_references()
        with refused_if_built_on(operation_id):
            count = self._reverted(operation_id, advance)
        self._runner.execute("operation_mark_undone", row_id=operation_id, undone_by=self.current)
        redone = self.by_id(operation_id)["undoes"]
        if redone is not None:
            self._runner.execute("operation_mark_undone", row_id=redone, undone_by=None)
        return count

    def _last_first(self, operation_id: int, advance: Callable[[int], None]) -> Iterator[Row]:
        """The changes of an operation from the last to the first; of an import of any size only some at a time."""
        before = LARGEST_ID
        while changes := self._runner.rows("changes_before", operation_id=operation_id, before=before, most=_AT_A_TIME):
            yield from changes
            before = changes[-1]["id"]
            advance(len(changes))

    def _reverted(self, operation_id: int, advance: Callable[[int], None]) -> int:
        count = 0
        for change in self._last_first(operation_id, advance):
            count += 1
            table, row_id = change["table_name"], change["row_id"]
            if not _same(self._runner.image(table, row_id), change["after"]):
                raise ConflictError(
                    N_("Operation {id} cannot be undone: {table} {row} was changed again later."),
                    hint=N_("Undo the later operations first; prospector history lists them."),
                    id=operation_id,
                    table=table,
                    row=row_id,
                )
            before = change["before"]
            if before is None or before["id"] != row_id:
                # A row whose id was changed from outside goes from its new place, too.
                self._runner.restore(table, row_id, None)
                self._index.drop(table, row_id)
            if before is not None:
                self._runner.restore(table, before["id"], before)
                self._index.put(table, before["id"], before)
            if change["card_id"] is not None:
                self._touched.add(change["card_id"])
        return count

    def prune(self, keep: int) -> int:
        """Forget all but the newest ``keep`` operations; return how many were forgotten."""
        self._runner.execute("changes_prune", keep=keep)
        return self._runner.execute("operations_prune", keep=keep)


@contextmanager
def refused_if_built_on(operation_id: int) -> Iterator[None]:
    """Turn what the schema forbids while an operation is taken back into a ConflictError.

    What it added is referred to by rows that came later, or what it removed was put in again.
    """
    try:
        yield
    except Exception as error:
        # The class is the driver's or SQLAlchemy's, which a daily command does not import.
        if type(error).__name__ != "IntegrityError":
            raise
        raise ConflictError(
            N_("Operation {id} cannot be undone: later commands build on what it did."),
            hint=N_("Undo the later operations first; prospector history lists them."),
            id=operation_id,
        ) from error


def _same(row: Row | None, image: Row | None) -> bool:
    """Whether a row is as it was recorded; columns that a later schema added do not count."""
    if row is None or image is None:
        return row is image
    return all(row[name] == value for name, value in image.items() if name in row)
