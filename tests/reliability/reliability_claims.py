"""What it means that a book is whole."""

import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from program import TABLES
from prospector.storage.sqlite_file import book_on, open_connection

# Differs between two runs of one command.
CHANGING = ("uid", "after", "before")
Start = Callable[..., "subprocess.Popen[str]"]
Dump = dict[str, list[dict[str, Any]]]


def stored(path: Path) -> Dump:
    """Return the rows of a book without what is made anew at each run."""
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    try:
        return {
            table: [
                {name: row[name] for name in row.keys() if name not in CHANGING}  # noqa: SIM118 (a Row is no dict)
                for row in connection.execute(f"SELECT * FROM {table} ORDER BY id")
            ]
            for table in TABLES
        }
    finally:
        connection.close()


def assert_whole(path: Path) -> None:
    """The file is undamaged, what is derived is right, and no command is half done."""
    connection, _ = open_connection(path)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("SELECT count(*) FROM operation WHERE open <> 0").fetchone() == (0,)
    with book_on(connection) as book:
        assert book.standings.wrong() == []
        assert book.search_gap() == 0
