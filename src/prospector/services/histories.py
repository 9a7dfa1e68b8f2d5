"""What was done to the book, taken back and done again, a whole command at a time."""

from collections.abc import Callable

from prospector.domain.errors import NotFoundError, RefusedError
from prospector.domain.text import N_, text
from prospector.services.ports import Desk
from prospector.services.references import find_card_id
from prospector.services.store import Row
from prospector.services.views import View, local

Watch = Callable[[int], Callable[[int], None]]


def unwatched(_rows: int) -> Callable[[int], None]:
    """Watch nothing."""
    return lambda _done: None


def _operation_view(desk: Desk, row: Row, changes: int) -> View:
    return {
        "id": row["id"],
        "at": local(row["at"]),
        "command": row["command"] or desk.say(text(N_("(outside prospector)"))),
        "version": row["version"],
        "rows": changes,
        "undoes": row["undoes"],
        "undone_by": row["undone_by"],
    }


def history(desk: Desk, reference: str | None, most: int) -> list[View]:
    """Return the newest operations first, of the whole book or of one card."""
    card_id = None if reference is None else find_card_id(desk, reference)
    return [_operation_view(desk, row, row["changes"]) for row in desk.store.journal.newest(most, card_id)]


def changes_of(desk: Desk, operation_id: int) -> View:
    """Return one operation with each row before and after."""
    row = desk.store.journal.by_id(operation_id)
    changes = desk.store.journal.changes(operation_id)
    return {
        **_operation_view(desk, row, len(changes)),
        "changes": [
            {
                "table": change["table_name"],
                "row": change["row_id"],
                "action": change["action"],
                "before": change["before"],
                "after": change["after"],
            }
            for change in changes
        ],
    }


def undo(desk: Desk, operation_id: int | None, watch: Watch = unwatched) -> View:
    """Take back an operation, the newest that still stands unless one is named; return it.

    ``watch`` is told how many rows there are, and gives what is told of each thousand that are done.
    """
    journal = desk.store.journal
    row = journal.to_undo() if operation_id is None else journal.by_id(operation_id)
    if row["undone_by"] is not None:
        raise RefusedError(
            N_("Operation {id} is undone already."), hint=N_("prospector redo does it again."), id=row["id"]
        )
    if row["undoes"] is not None:
        raise RefusedError(N_("Operation {id} is itself an undo."), hint=N_("Use prospector redo."), id=row["id"])
    return _revert(desk, row, watch)


def redo(desk: Desk, watch: Watch = unwatched) -> View:
    """Do again what was just undone; return the operation. ``watch`` as in ``undo``."""
    undoing = desk.store.journal.to_redo()
    _revert(desk, undoing, watch)
    done_again = desk.store.journal.by_id(undoing["undoes"])
    return _operation_view(desk, done_again, desk.store.journal.size(done_again["id"]))


def _revert(desk: Desk, row: Row, watch: Watch) -> View:
    rows = desk.store.journal.size(row["id"])
    if not rows:
        raise NotFoundError(
            N_("The changes of operation {id} are no longer kept."),
            hint=N_("A backup may still hold them."),
            id=row["id"],
        )
    desk.begin_undo(row["id"])
    return _operation_view(desk, row, desk.store.journal.revert(row["id"], watch(rows)))
