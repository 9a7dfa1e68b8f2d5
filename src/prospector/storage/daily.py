"""The daily chores of a book: copy it, keep a few copies, keep the journal to its length."""

import os
from datetime import date
from pathlib import Path

from prospector.storage import backup
from prospector.storage.sqlite_file import SCHEMA_VERSION, book_on, checked_version, connect


def main(arguments: list[str]) -> int:
    """Do the chores for the book, day, copies to keep and operations to keep named in ``arguments``."""
    path, day, keep, operations = (
        Path(arguments[0]),
        date.fromisoformat(arguments[1]),
        int(arguments[2]),
        int(arguments[3]),
    )
    if hasattr(os, "nice"):
        os.nice(10)
    target = backup.daily_target(path, day)
    if not target.exists() and backup.is_whole(backup.copy(path, target)):
        # A damaged book must not push out the copies made while it was whole.
        backup.prune(path, keep)
    connection = connect(path)
    if checked_version(connection, path) != SCHEMA_VERSION:
        connection.close()
        return 0
    with book_on(connection) as book:
        book.prune(operations)
        connection.execute("PRAGMA optimize")
    return 0
