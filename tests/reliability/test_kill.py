"""``kill -9`` in the middle of a writing command: the book is whole, and holds all or nothing of the command."""

import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from reliability_claims import Start, assert_whole, stored

from program import Program

KILL_POINTS = Path(__file__).parent / "kill_points.py"
LOG = (
    "log-call",
    "2",
    "--outcome",
    "closed",
    "--need",
    "large",
    "--note",
    "预算一月",
    "--next",
    "+3d",
    "--do",
    "send quote",
)


def cards_file(folder: Path, rows: int) -> Path:
    file = folder / "cards.csv"
    lines = [f"Person {n},139{n:08d},p{n}@example.com,Berlin,{'vip' if n % 2 else ''}" for n in range(rows)]
    file.write_text("name,phone,email,city,tags\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return file


def killed_everywhere(program: Program, most: int, *arguments: object) -> None:
    before = stored(program.db)
    command = [sys.executable, str(KILL_POINTS), str(program.home), str(most), *map(str, arguments)]
    done = subprocess.run(command, env=program.environ(), capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    total, *points = done.stdout.splitlines()
    after = stored(program.home / "whole.db")
    assert after != before
    outcomes = {"before": 0, "after": 0}
    for point in points:
        copy, killed = point.split()
        assert killed == "1"
        path = Path(copy)
        assert_whole(path)
        outcomes["before" if (found := stored(path)) == before else "after"] += 1
        assert found in (before, after), f"half a command after {path.stem} of {total} statements"
    # Everything up to the COMMIT leaves nothing.
    assert outcomes["before"] > 10
    last = Program(program.home / "next")
    last.db.write_bytes(path.read_bytes())
    assert last.json("add", "person", "Next")["id"]


@pytest.fixture
def copied(book: Program) -> Program:
    """The small book as one file, without a log beside it."""
    return book.copy_to(book.home / "copied")


def test_a_call_is_logged_whole_or_not_at_all(copied: Program) -> None:
    killed_everywhere(copied, 16, *LOG)


def test_an_import_is_whole_or_not_at_all(copied: Program) -> None:
    killed_everywhere(copied, 10, "import", cards_file(copied.home, 60))


def test_an_undo_is_whole_or_not_at_all(copied: Program) -> None:
    copied.ok(*LOG)
    killed_everywhere(copied.copy_to(copied.home / "logged"), 12, "undo")


def test_an_edit_is_whole_or_not_at_all(copied: Program) -> None:
    killed_everywhere(
        copied, 10, "edit", "1", "--name", "华星", "--tag", "neu", "--untag", "vip", "--set", "industry=tea"
    )


def test_a_book_is_made_whole_or_not_at_all(program: Program, start: Start) -> None:
    for wait in (0.05, 0.12, 0.2, 0.3):
        process = start(program, "add", "person", "王伟", "--double")
        time.sleep(wait)
        process.kill()
        process.wait()
        if program.db.exists():
            assert_whole(program.db)
    program.ok("add", "person", "王伟", "--double")
    assert_whole(program.db)


def killed_at(process: "subprocess.Popen[str]", book: Path, size: int) -> bool:
    """Kill the process when the log of the book is longer than ``size``; False when it was done before."""
    log = book.with_name(f"{book.name}-wal")
    while process.poll() is None:
        with suppress(FileNotFoundError):
            if log.stat().st_size > size:
                break
        time.sleep(0.002)
    done = process.poll() is not None
    process.kill()
    process.wait()
    assert_whole(book)
    return not done


def test_a_long_import_and_its_undo_killed_from_outside_leave_the_book_whole(book: Program, start: Start) -> None:
    file = cards_file(book.home, 2_000)
    few = book.json("database", "info")["cards"]
    many = few + 2_000

    def cards() -> int:
        return book.json("database", "info")["cards"]

    killed = 0
    for size in (0, 200_000, 900_000):
        killed += killed_at(start(book, "import", file), book.db, size)
        assert cards() in (few, many)
        if cards() == many:
            book.ok("undo")
    assert killed
    book.ok("import", file)
    assert cards() == many
    killed_at(start(book, "undo"), book.db, 1_500_000)
    assert cards() in (few, many)
    book.ok("add", "person", "Next")
    assert_whole(book.db)
