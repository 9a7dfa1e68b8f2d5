"""The daily copy, copies on request, and their restoration."""

import os
import sqlite3
import subprocess
import time
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from reliability_claims import assert_whole, stored

from program import Program
from prospector.domain.errors import StorageError
from prospector.storage import backup, daily

DAY = date(2026, 3, 10)


@pytest.fixture
def kept_daily(book: Program) -> Program:
    """The small book with the daily copy switched on."""
    book.config.write_text("[backup]\nkeep = 3\n[journal]\nkeep = 5\n", encoding="utf-8")
    return book


def waited_for(path: Path, journal: Path, most: int) -> None:
    """Wait for the copy, and for the chore after it: the journal at its length."""
    for _ in range(600):
        if path.exists():
            connection = sqlite3.connect(journal)
            (count,) = connection.execute("SELECT count(*) FROM operation").fetchone()
            connection.close()
            if count <= most:
                return
        time.sleep(0.05)
    raise AssertionError(f"no copy {path.name}, or a journal longer than {most}")


def test_after_the_first_command_of_a_day_the_book_is_copied_in_the_background(kept_daily: Program) -> None:
    target = backup.daily_target(kept_daily.db, DAY)
    kept_daily.ok("list")
    assert not target.exists()
    kept_daily.ok("add", "person", "李雷")
    waited_for(target, kept_daily.db, 5)
    assert_whole(target)
    assert stored(target)["card"] == stored(kept_daily.db)["card"]
    assert sorted(path.name for path in target.parent.iterdir()) == [target.name]
    assert target.stat().st_mode & 0o777 == 0o600
    content = target.read_bytes()
    kept_daily.ok("add", "person", "韩梅梅")
    kept_daily.ok("undo")
    assert target.read_bytes() == content


def test_a_book_named_by_a_relative_path_is_copied_beside_itself(
    kept_daily: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(kept_daily.home)
    kept_daily.ok("add", "person", "李雷", env={"PROSPECTOR_DB": "book.db"})
    waited_for(backup.daily_target(kept_daily.db, DAY), kept_daily.db, 5)


def test_only_the_newest_daily_copies_are_kept_and_all_others(book: Program) -> None:
    folder = backup.folder_of(book.db)
    book.ok("database", "backup")
    for day in range(1, 8):
        backup.copy(book.db, backup.daily_target(book.db, date(2026, 3, day)))
    for other in ("book-2-2026-03-01.db", "other-2026-03-01.db", "book-2026-03-01.txt"):
        (folder / other).write_text("not ours")
    stale, fresh = folder / ".book-2026-03-01.db.abc.part", folder / ".book-2026-03-09.db.abc.part"
    for part in (stale, fresh):
        part.write_text("unfinished")
    os.utime(stale, (0, 0))
    daily.main([str(book.db), "2026-03-08", "3", "2000"])
    names = sorted(path.name for path in folder.iterdir())
    assert [name for name in names if name.startswith("book-2026-03-0") and name.endswith(".db")] == [
        f"book-2026-03-0{day}.db" for day in (6, 7, 8)
    ]
    assert {"book-2-2026-03-01.db", "other-2026-03-01.db", "book-2026-03-01.txt", fresh.name} <= set(names)
    assert stale.name not in names
    assert any("manual" in name for name in names)
    assert [Path(copy["path"]).name for copy in book.json("database", "backups")][:3] == [
        "book-2026-03-08.db", "book-2026-03-07.db", "book-2026-03-06.db",
    ]  # fmt: skip


def test_a_damaged_book_does_not_push_out_the_copies_of_the_whole_one(book: Program) -> None:
    alone = book.copy_to(book.home / "alone")
    for day in (1, 2):
        backup.copy(alone.db, backup.daily_target(alone.db, date(2026, 3, day)))
    content = bytearray(alone.db.read_bytes())
    for page in range(20, len(content) // 4096):
        content[page * 4096 : page * 4096 + 64] = os.urandom(64)
    alone.db.write_bytes(content)
    assert not backup.is_whole(alone.db)
    with suppress(sqlite3.DatabaseError):
        daily.main([str(alone.db), "2026-03-03", "1", "2000"])
    assert {path.name for path in backup.kept(alone.db)} >= {"book-2026-03-01.db", "book-2026-03-02.db"}


def test_the_chores_never_make_a_book(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError):
        daily.main([str(tmp_path / "gone.db"), "2026-03-08", "3", "2000"])
    assert not (tmp_path / "gone.db").exists()


@pytest.mark.parametrize("error", [OSError(11, "Resource temporarily unavailable"), PermissionError(13, "no")])
def test_a_copy_that_cannot_be_started_does_not_fail_the_command(
    kept_daily: Program, monkeypatch: pytest.MonkeyPatch, error: OSError
) -> None:
    def failing(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(subprocess, "Popen", failing)
    result = kept_daily.ok("add", "person", "李雷")
    assert result.stderr == ""
    assert any(card["name"] == "李雷" for card in kept_daily.json("list"))


def test_no_command_waits_for_the_copy(kept_daily: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[dict[str, Any]] = []

    class Idle:
        """A process that never ends, and that nobody may wait for."""

        def __init__(self, arguments: list[str], **options: Any) -> None:
            started.append({"arguments": arguments, **options})

    monkeypatch.setattr(subprocess, "Popen", Idle)
    kept_daily.ok("add", "person", "李雷")
    (process,) = started
    # Nothing that the shell waits for: no inherited streams, a session of its own, no folder held.
    assert {process[name] for name in ("stdin", "stdout", "stderr")} == {subprocess.DEVNULL}
    assert process["start_new_session"] and process["cwd"] == "/"
    assert Path(process["arguments"][3]) == kept_daily.db
    kept_daily.ok("add", "person", "韩梅梅", "--dry-run")
    kept_daily.ok("list")
    assert len(started) == 1


def test_a_copy_is_restored_and_the_book_as_it_was_is_kept(book: Program) -> None:
    book.ok("database", "backup")
    before = book.dump()
    book.ok("add", "person", "李雷")
    later = book.dump()
    result = book.ok("database", "restore", "--yes")
    assert book.dump() == before
    (safety,) = (path for path in backup.kept(book.db) if "before-restore" in path.name)
    assert str(safety) in result.stderr
    assert stored(safety)["card"] != stored(book.db)["card"]
    book.ok("database", "restore", safety, "--yes")
    assert book.dump() == later
    # Made in the same second of the same fixed day, and still none is written over.
    assert len(backup.kept(book.db)) == 3
    assert_whole(book.db)


def test_copies_are_single_files_that_open_by_themselves(book: Program, tmp_path: Path) -> None:
    # Rows that are only in the log beside the book belong to the copy.
    holding = sqlite3.connect(book.db)
    holding.execute("SELECT count(*) FROM card").fetchone()
    book.ok("add", "person", "李雷")
    assert book.db.with_name("book.db-wal").stat().st_size > 0
    target = tmp_path / "copy.db"
    book.ok("database", "backup", target)
    holding.close()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("copy")] == ["copy.db"]
    moved = Program(tmp_path / "moved")
    target.rename(moved.db)
    assert moved.dump() == book.dump()
    assert_whole(moved.db)


def test_a_log_left_beside_the_book_by_a_killed_process_is_restored_over(book: Program, start) -> None:
    book.ok("database", "backup")
    before = book.dump()
    holding = sqlite3.connect(book.db)
    holding.execute("SELECT count(*) FROM card").fetchone()
    book.ok("add", "person", "李雷")
    left = {name: book.db.with_name(name).read_bytes() for name in ("book.db", "book.db-wal")}
    holding.close()
    for name, content in left.items():
        book.db.with_name(name).write_bytes(content)
    book.ok("database", "restore", "--yes")
    assert book.dump() == before
    assert_whole(book.db)


@pytest.mark.parametrize("content", [b"", b"dear diary\n" * 500, os.urandom(20_000)], ids=["empty", "text", "noise"])
def test_a_copy_that_is_none_is_refused_and_the_book_untouched(book: Program, tmp_path: Path, content: bytes) -> None:
    before, wrong = book.dump(), tmp_path / "wrong.db"
    wrong.write_bytes(content)
    result = book.run("database", "restore", wrong, "--yes")
    assert result.exit_code == 5 and str(wrong) in result.stderr and "Traceback" not in result.stderr
    assert book.dump() == before and backup.kept(book.db) == []


def test_a_damaged_or_newer_copy_is_refused_and_the_book_untouched(book: Program, tmp_path: Path) -> None:
    before = book.dump()
    damaged, newer = tmp_path / "damaged.db", tmp_path / "newer.db"
    for target in (damaged, newer):
        book.ok("database", "backup", target)
    content = bytearray(damaged.read_bytes())
    for page in range(2, len(content) // 4096):
        content[page * 4096 : page * 4096 + 64] = os.urandom(64)
    damaged.write_bytes(content)
    connection = sqlite3.connect(newer)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    for wrong, sentence in ((damaged, "is damaged"), (newer, "newer prospector")):
        result = book.run("database", "restore", wrong, "--yes")
        assert result.exit_code == 5 and sentence in result.stderr, result
    assert book.dump() == before and backup.kept(book.db) == []


def test_a_book_is_not_restored_from_itself_nor_over_another_programs_file(book: Program, tmp_path: Path) -> None:
    assert book.run("database", "restore", book.db, "--yes").exit_code == 1
    copy = tmp_path / "copy.db"
    book.ok("database", "backup", copy)
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE theirs (id INTEGER)")
    connection.commit()
    connection.close()
    content = other.read_bytes()
    result = book.run("database", "restore", copy, "--yes", env={"PROSPECTOR_DB": str(other)})
    assert result.exit_code == 5 and "is not a prospector database" in result.stderr
    assert other.read_bytes() == content


def test_a_copy_is_restored_where_there_is_no_book_any_more(book: Program) -> None:
    book.ok("database", "backup")
    before = book.dump()
    for path in book.home.glob("book.db*"):
        path.unlink()
    book.ok("database", "restore", "--yes")
    assert book.dump() == before
    assert book.db.stat().st_mode & 0o777 == 0o600
    assert_whole(book.db)


def test_a_restore_that_finds_no_room_leaves_the_book_as_it_was(book: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = book.home / "copy.db"
    book.ok("database", "backup", copy)
    book.ok("add", "person", "李雷")
    before = book.dump()

    def full(*_: object) -> None:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorname = "SQLITE_FULL"
        raise error

    monkeypatch.setattr(backup, "_write_into", full)
    with pytest.raises(sqlite3.OperationalError):
        backup.restore(book.db, copy, datetime(2026, 3, 10))
    assert book.run("database", "restore", copy, "--yes").exit_code == 5
    assert book.dump() == before


def test_a_copy_is_never_written_over_a_file(book: Program, tmp_path: Path) -> None:
    target = tmp_path / "precious"
    target.write_text("precious")
    assert book.run("database", "backup", target).exit_code == 1
    assert target.read_text() == "precious"
    with pytest.raises(StorageError):
        backup.restore(book.db, target, datetime(2026, 3, 10))
