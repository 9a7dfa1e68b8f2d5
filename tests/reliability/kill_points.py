"""Kill a command with SIGKILL before its n-th statement, for each of many n, each time on a copy of the same book.

``python kill_points.py HOME MOST ARGUMENT…`` prints how many statements the command runs, then for each point the copy
and whether the command was killed. Each run is a child of this process, which has no threads.
"""

import io
import os
import shutil
import signal
import sqlite3
import sys
from pathlib import Path

from prospector.cli.main import main
from prospector.storage import sqlite_file

real_connect = sqlite_file.connect


def run(home: Path, copy: Path, arguments: list[str], last: int, counted: int) -> int:
    """Run the command in a child, killed before statement ``last``; return its status and write its count to a pipe."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    seen = 0

    def watch(_: str) -> None:
        nonlocal seen
        seen += 1
        if seen == last:
            os.kill(os.getpid(), signal.SIGKILL)

    def connect(path: Path) -> sqlite3.Connection:
        connection = real_connect(path)
        connection.set_trace_callback(watch)
        return connection

    sqlite_file.connect = connect
    environ = {**os.environ, "PROSPECTOR_DB": str(copy)}
    with Path(os.devnull).open() as nothing:
        code = main(arguments, environ, nothing, io.StringIO(), io.StringIO())
    os.write(counted, f"{seen}\n".encode())
    os._exit(code)


def points(home: Path, most: int, arguments: list[str]) -> None:
    reading, writing = os.pipe()
    book = home / "book.db"
    whole = home / "whole.db"
    shutil.copyfile(book, whole)
    status = run(home, whole, arguments, 0, writing)
    assert status == 0, status
    total = int(os.read(reading, 100))
    print(total)
    # All of a short command; of a long one the beginning, the end, and points between.
    chosen = sorted({*range(1, 8), *range(total - 6, total + 1), *range(1, total + 1, max(1, total // most))})
    for point in (number for number in chosen if 1 <= number <= total):
        copy = home / f"killed-{point}.db"
        shutil.copyfile(book, copy)
        killed = os.WIFSIGNALED(run(home, copy, arguments, point, writing))
        print(copy, int(killed))


if __name__ == "__main__":
    points(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
