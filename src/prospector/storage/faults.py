"""What a failing database means for the user, as a sentence.

SQLite names its failures (``SQLITE_FULL`` …), PostgreSQL numbers them (SQLSTATE); what a server says before a session
exists has no number, so there the words count. Nothing is written in any of these cases: the open transaction is
rolled back.
"""

import re
import sqlite3

from prospector.domain.errors import StorageError, system_reason
from prospector.domain.text import N_

_Meaning = tuple[str, str]

_FULL = (
    N_("The disk is full: nothing was written to {where}."),
    N_("Free some room and run the command again."),
)
_BUSY = (
    N_("Another program is writing to {where}; nothing was written."),
    N_("Wait for it to finish and run the command again."),
)
_READ_ONLY = (
    N_("{where} cannot be written: the file or its folder is read-only."),
    N_("Change the permissions, or name another file with --db."),
)
_CLOSED = (
    N_("{where} cannot be opened: the folder is missing or not accessible."),
    N_("Check the folder and its permissions, or name another file with --db."),
)
_FOREIGN = (
    N_("{where} is not a prospector database; it was left untouched."),
    N_("Name another file with --db or PROSPECTOR_DB, or move this one away."),
)
_DAMAGED = (
    N_("{where} is damaged."),
    N_("Restore the latest backup: prospector database restore."),
)
_DISK = (
    N_("The disk failed while reading or writing {where}."),
    N_("Check the disk; prospector database restore brings back the latest backup."),
)
# By the beginning of SQLite's name for the failure; extended names (SQLITE_IOERR_WRITE) begin with the plain one.
_SQLITE: tuple[tuple[str, _Meaning], ...] = (
    ("SQLITE_FULL", _FULL),
    ("SQLITE_BUSY", _BUSY),
    ("SQLITE_LOCKED", _BUSY),
    ("SQLITE_READONLY", _READ_ONLY),
    ("SQLITE_PERM", _READ_ONLY),
    ("SQLITE_CANTOPEN", _CLOSED),
    ("SQLITE_NOTADB", _FOREIGN),
    ("SQLITE_CORRUPT", _DAMAGED),
    ("SQLITE_IOERR", _DISK),
)

_NO_ANSWER = (
    N_("The database server did not answer: {reason}"),
    N_("Check PROSPECTOR_DB and that the server is running; nothing was written."),
)
_NO_ENTRY = (
    N_("The database server refused the user or password for {where}."),
    N_("Check PROSPECTOR_DB; nothing was written."),
)
_SERVER_READ_ONLY = (
    N_("{where} cannot be written: the server allows this session only to read."),
    N_("Ask its administrator, or name the writable server in PROSPECTOR_DB."),
)
_NO_RIGHT = (
    N_("The database user may not do this on {where}: {reason}"),
    N_("Ask the server's administrator for the right; nothing was written."),
)
_SERVER_FULL = (
    N_("The server has no room or connection left: {reason}"),
    N_("Ask its administrator, or try again later; nothing was written."),
)
_SERVER_DAMAGED = (
    N_("The server found damage in {where}: {reason}"),
    N_("Ask its administrator to restore a backup."),
)
# By the beginning of the SQLSTATE (PostgreSQL documentation, appendix A).
_SQLSTATES: tuple[tuple[str, _Meaning], ...] = (
    ("25006", _SERVER_READ_ONLY),
    ("28", _NO_ENTRY),
    ("42501", _NO_RIGHT),
    ("53", _SERVER_FULL),
    ("55P03", _BUSY),
    ("40", _BUSY),
    ("57", _NO_ANSWER),
    ("58", _NO_ANSWER),
    ("08", _NO_ANSWER),
    ("3D", _NO_ANSWER),
    ("XX", _SERVER_DAMAGED),
)
_REFUSED_ENTRY = re.compile(r"authentication failed|no password supplied|28P01|28000")

# What is being written has this name until it is whole.
_UNFINISHED = re.compile(r"\.([^/\\]+)\.[0-9a-f]+\.new$")


def explain(error: BaseException, where: str) -> StorageError | None:
    """Return the refusal that ``error`` of the database at ``where`` amounts to, or None when it is not one."""
    # SQLAlchemy wraps what the driver raised.
    error = getattr(error, "orig", None) or error
    where = re.sub(r"^(\w+://[^/@]*?):[^@/]*@", r"\1:***@", where)
    if isinstance(error, sqlite3.Error):
        named = getattr(error, "sqlite_errorname", "")
        return _told(next((meaning for begin, meaning in _SQLITE if named.startswith(begin)), None), error, where)
    if isinstance(error, OSError):
        return StorageError(
            N_("{path}: {reason}."), hint=N_("Check the path, its permissions and the free space."),
            path=_UNFINISHED.sub(r"\1", str(error.filename or where)), reason=system_reason(error),
        )  # fmt: skip
    if type(error).__module__.startswith("psycopg"):
        return _told(_of_server(error), error, where)
    return None


def _of_server(error: BaseException) -> _Meaning | None:
    """What an error of the driver means; None for a mistake in a statement, which is ours."""
    state = getattr(error, "sqlstate", None)
    if state:
        return next((meaning for begin, meaning in _SQLSTATES if state.startswith(begin)), None)
    if _REFUSED_ENTRY.search(str(error)):
        return _NO_ENTRY
    return _NO_ANSWER if "perational" in type(error).__name__ else None


def _told(meaning: _Meaning | None, error: BaseException, where: str) -> StorageError | None:
    if meaning is None:
        return None
    sentence, hint = meaning
    said = str(error).strip().splitlines() or [type(error).__name__]
    return StorageError(sentence, hint=hint, where=where, reason=said[0])
