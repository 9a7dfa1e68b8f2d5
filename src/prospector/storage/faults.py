"""What a failing database means for the user, as a sentence."""

import sqlite3

from prospector.domain.errors import StorageError
from prospector.domain.text import N_

# A piece of the engine's message, and what we say instead. Nothing is written in any of these cases: the transaction
# that was open is rolled back.
_MEANINGS = (
    (
        "database or disk is full",
        N_("The disk is full: nothing was written to {where}."),
        N_("Free some room and run the command again."),
    ),
    (
        "database is locked",
        N_("Another program is writing to {where}; nothing was written."),
        N_("Wait for it to finish and run the command again."),
    ),
    (
        "readonly database",
        N_("{where} cannot be written: the file or its folder is read-only."),
        N_("Change the permissions, or name another file with --db."),
    ),
    (
        "unable to open database file",
        N_("{where} cannot be opened: the folder is missing or not accessible."),
        N_("Check the folder and its permissions, or name another file with --db."),
    ),
    (
        "file is not a database",
        N_("{where} is not a prospector database; it was left untouched."),
        N_("Name another file with --db or PROSPECTOR_DB, or move this one away."),
    ),
    (
        "malformed",
        N_("{where} is damaged."),
        N_("Restore the latest backup: prospector database restore."),
    ),
    (
        "disk i/o error",
        N_("The disk failed while reading or writing {where}."),
        N_("Check the disk; prospector database restore brings back the latest backup."),
    ),
)


def explain(error: BaseException, where: str) -> StorageError | None:
    """Return the refusal that ``error`` of the database at ``where`` amounts to, or None when it is not one."""
    if isinstance(error, sqlite3.Error):
        said = str(error).lower()
        for piece, sentence, hint in _MEANINGS:
            if piece in said:
                return StorageError(sentence, hint=hint, where=where)
        return None
    if isinstance(error, OSError):
        return StorageError(
            N_("{path}: {reason}."), hint=N_("Check the path, its permissions and the free space."),
            path=str(error.filename or where), reason=system_reason(error),
        )  # fmt: skip
    if type(error).__module__.startswith(("sqlalchemy", "psycopg")) and "perational" in type(error).__name__:
        return StorageError(
            N_("The database server did not answer: {reason}"),
            hint=N_("Check PROSPECTOR_DB and that the server is running; nothing was written."),
            reason=str(getattr(error, "orig", None) or error).strip().splitlines()[0],
        )
    return None
