"""The SQLite file: made in one piece, recognised as ours, private to its owner, and opened for the daily commands."""

import os
import sqlite3
from pathlib import Path

from prospector.domain.errors import StorageError
from prospector.domain.text import N_
from prospector.storage.book import Book
from prospector.storage.runner import SqliteRunner

APPLICATION_ID = 0x50525350  # "PRSP"
# The newest revision in migrations/versions, also in PRAGMA user_version: Alembic is imported only when that differs.
SCHEMA_VERSION = 5
# How long a command waits for another one that is writing.
BUSY_SECONDS = 5.0


def connect(path: Path) -> sqlite3.Connection:
    """Open an existing file as it is, whatever it holds; no schema check."""
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=BUSY_SECONDS, isolation_level=None
    )
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        # What one statement needs to take itself back stays in memory: half the time of a row written with its journal.
        connection.execute("PRAGMA temp_store = MEMORY")
    except BaseException:
        connection.close()
        raise
    return connection


def create(path: Path) -> None:
    """Make a new, empty book at ``path``: in a temporary file beside it, then moved into place.

    A file that appeared there meanwhile is left alone. The folder is made private when it is made here.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.urandom(4).hex()}.new")
    descriptor = os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
    os.close(descriptor)
    try:
        connection = sqlite3.connect(fresh, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            schema = (Path(__file__).parent / "compiled" / "schema.sql").read_text(encoding="utf-8")
            connection.executescript(f"BEGIN;\n{schema}\n{stamp_sql(SCHEMA_VERSION)}\nCOMMIT;")
        finally:
            connection.close()
        try:
            os.link(fresh, path)
        except FileExistsError:
            return
        except OSError:
            # A file system without hard links: nearly as good, since a file that exists is still left alone.
            if not path.exists():
                fresh.rename(path)
    finally:
        fresh.unlink(missing_ok=True)


def stamp_sql(version: int) -> str:
    """Return the SQL that marks a file as ours and of schema ``version``."""
    return (
        f"PRAGMA application_id = {APPLICATION_ID};\nPRAGMA user_version = {version};\n"
        "CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY);\n"
        f"DELETE FROM alembic_version;\nINSERT INTO alembic_version VALUES ('{version:04d}');"
    )


def checked_version(connection: sqlite3.Connection, path: Path) -> int:
    """Return the schema version of an open file; StorageError when it is not ours or newer than this program."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise StorageError(
            N_("{path} is not a prospector database; it was left untouched."),
            hint=N_("Name another file with --db or PROSPECTOR_DB, or move this one away."),
            path=str(path),
        )
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > SCHEMA_VERSION:
        raise StorageError(
            N_("{path} was written by a newer prospector (schema {version}; this one knows {known})."),
            hint=N_("Install the newer prospector; the file was left untouched."),
            path=str(path),
            version=version,
            known=SCHEMA_VERSION,
        )
    return version


def open_connection(path: Path) -> tuple[sqlite3.Connection, int]:
    """Open the book at ``path``, making a new one where there is none; return it with its schema version."""
    if not path.exists():
        create(path)
    if path.is_dir():
        raise StorageError(N_("{path} is a folder, not a database."), hint=N_("Name a file with --db."), path=str(path))
    connection = connect(path)
    try:
        return connection, checked_version(connection, path)
    except BaseException:
        connection.close()
        raise


def book_on(connection: sqlite3.Connection) -> Book:
    """Return the book on an open connection of the current schema."""
    return Book(SqliteRunner(connection), "sqlite")
