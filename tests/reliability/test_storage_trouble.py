"""A lock, a full disk, a read-only place, a damaged file: a clear sentence, exit 5, and nothing lost."""

import os
import resource
import shutil
import sqlite3
import stat
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from reliability_claims import Start, assert_whole
from test_kill import cards_file

from builders import a_card
from engines import PostgresServer, postgres_server
from program import Program
from prospector.storage import sqlite_file

WRITES = ("add", "person", "李雷")


def refused(program: Program, sentence: str, *arguments: object) -> None:
    """The command ends with exit 5, that sentence with the path in it, and what to do next."""
    result = program.run(*(arguments or WRITES))
    assert result.exit_code == 5, result
    assert sentence in result.stderr, result
    assert result.stdout == "" and "Traceback" not in result.stderr
    machine = program.run(*(arguments or WRITES), "--json")
    assert machine.error["error"] == "storage" and machine.error["exit_code"] == 5 and machine.error["hint"]


# Another writer.


def test_while_another_process_writes_a_command_gives_up_and_reading_works(
    book: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_file, "BUSY_SECONDS", 0.05)
    before = book.dump()
    other = sqlite3.connect(book.db, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    for writing in (WRITES, ("log-call", "2"), ("undo",), ("edit", "1", "--name", "x")):
        refused(book, f"Another program is writing to {book.db}; nothing was written.", *writing)
    assert book.json("show", "1")["name"] == "华星电子有限公司"
    assert book.ok("today").stdout and book.ok("find", "王").stdout
    other.execute("ROLLBACK")
    assert book.dump() == before
    book.ok(*WRITES)


def test_a_command_waits_for_another_one_that_is_done_soon(book: Program, start: Start) -> None:
    other = sqlite3.connect(book.db, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    process = start(book, *WRITES)
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(timeout=1.5)
    other.execute("ROLLBACK")
    assert process.wait(timeout=30) == 0
    assert any(card["name"] == "李雷" for card in book.json("list"))


# A full disk.


def test_on_a_full_disk_nothing_is_written_and_the_book_stays_whole(
    book: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = sqlite_file.connect

    def narrow(path: Path) -> sqlite3.Connection:
        connection = real(path)
        connection.execute(f"PRAGMA max_page_count = {connection.execute('PRAGMA page_count').fetchone()[0] + 3}")
        return connection

    before = book.dump()
    monkeypatch.setattr(sqlite_file, "connect", narrow)
    file = cards_file(book.home, 300)
    refused(book, f"The disk is full: nothing was written to {book.db}.", "import", file)
    assert book.dump() == before
    monkeypatch.undo()
    assert_whole(book.db)
    book.ok("import", file)


def test_where_a_file_may_grow_no_more_nothing_is_lost(book: Program, start: Start) -> None:
    before = book.dump()

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))

    process = start(book, "import", cards_file(book.home, 1_000), preexec_fn=limited)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 5, err
    assert out == "" and str(book.db) in err and "Traceback" not in err
    assert book.dump() == before
    assert_whole(book.db)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own of one megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "none", folder], capture_output=True, check=False)
    if made.returncode:
        pytest.skip("may not mount a disk here")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def test_a_disk_that_is_really_full_is_told_and_recovered_from(book: Program, small_disk: Path) -> None:
    disk = Program(small_disk / "home")
    shutil.copyfile(book.copy_to(book.home / "copy").db, disk.db)
    before = disk.dump()
    file = cards_file(book.home, 1_500)
    refused(disk, f"The disk is full: nothing was written to {disk.db}.", "import", file)
    assert disk.dump() == before
    assert_whole(disk.db)
    filler = small_disk / "filler"
    with suppress(OSError), filler.open("wb", buffering=0) as full:
        while True:
            full.write(b"x" * 4096)
    result = disk.run(*WRITES)
    assert result.exit_code == 5 and str(disk.db) in result.stderr and "Traceback" not in result.stderr
    copied = disk.run("database", "backup")
    assert copied.exit_code == 5 and "Traceback" not in copied.stderr
    filler.unlink()
    assert disk.dump() == before
    assert [path for path in disk.db.parent.rglob("*") if path.suffix == ".part"] == []
    disk.ok(*WRITES)
    assert_whole(disk.db)


def test_a_new_book_that_finds_no_room_leaves_nothing_behind(small_disk: Path) -> None:
    disk = Program(small_disk / "home")
    with suppress(OSError), (small_disk / "filler").open("wb", buffering=0) as full:
        while True:
            full.write(b"x" * 4096)
    result = disk.run(*WRITES)
    assert result.exit_code == 5 and "Traceback" not in result.stderr
    assert [path.name for path in disk.home.iterdir()] == ["config.toml"]


# A place that cannot be written.


@pytest.fixture
def frozen() -> Iterator[object]:
    """Make files and folders read-only, for root, too."""
    held: list[tuple[Path, int]] = []

    def freeze(path: Path) -> None:
        mode = stat.S_IMODE(path.stat().st_mode)
        if os.geteuid() == 0:
            if subprocess.run(["chattr", "+i", path], capture_output=True, check=False).returncode:
                pytest.skip("root may write everywhere, and this file system knows no immutable files")
        else:
            path.chmod(mode & ~0o222)
        held.append((path, mode))

    yield freeze
    for path, mode in reversed(held):
        if os.geteuid() == 0:
            subprocess.run(["chattr", "-i", path], check=True)
        path.chmod(mode)


def test_a_read_only_file_can_be_read_and_refuses_to_be_written(book: Program, frozen) -> None:
    alone = book.copy_to(book.home / "alone")
    frozen(alone.db)
    refused(alone, f"{alone.db} cannot be written: the file or its folder is read-only.")
    assert alone.json("show", "1")["name"] == "华星电子有限公司"


def test_a_read_only_folder_is_told(book: Program, frozen) -> None:
    alone = book.copy_to(book.home / "alone")
    content = alone.db.read_bytes()
    frozen(alone.home)
    refused(alone, str(alone.db))
    assert alone.db.read_bytes() == content


def test_a_new_book_in_a_read_only_folder_is_refused(program: Program, frozen) -> None:
    frozen(program.home)
    refused(program, str(program.home))
    assert not program.db.exists()


def test_a_folder_that_is_a_file_is_told(program: Program) -> None:
    program.db = program.config / "sub" / "book.db"
    refused(program, str(program.config))


# Damage.


def test_a_damaged_book_is_told_and_restored(book: Program) -> None:
    alone = book.copy_to(book.home / "alone")
    alone.ok("database", "backup")
    whole = alone.dump()
    content = bytearray(alone.db.read_bytes())
    for page in range(2, len(content) // 4096):
        content[page * 4096 : page * 4096 + 64] = os.urandom(64)
    alone.db.write_bytes(content)
    refused(alone, f"{alone.db} is damaged.", "list")
    refused(alone, f"{alone.db} is damaged.", *WRITES)
    restored = alone.ok("database", "restore", "--yes")
    assert "before-restore" in restored.stderr
    assert alone.dump() == whole
    assert_whole(alone.db)


def test_a_book_whose_head_is_gone_is_moved_aside_and_restored(book: Program) -> None:
    alone = book.copy_to(book.home / "alone")
    alone.ok("database", "backup")
    whole = alone.dump()
    alone.db.write_bytes(os.urandom(4096) + alone.db.read_bytes()[4096:])
    damaged = alone.db.read_bytes()
    refused(alone, "is not a prospector database", "list")
    alone.ok("database", "restore", "--yes")
    assert alone.dump() == whole
    assert_whole(alone.db)
    (aside,) = (alone.home / "backups").glob("*before-restore*")
    assert aside.read_bytes() == damaged


# What a new book is like.


def test_a_book_is_private_ours_and_safe_against_a_power_cut(program: Program) -> None:
    program.db = program.home / "new" / "folder" / "book.db"
    program.ok(*WRITES)
    assert stat.S_IMODE(program.db.stat().st_mode) == 0o600
    assert stat.S_IMODE(program.db.parent.stat().st_mode) == 0o700
    program.ok("database", "backup")
    (copy,) = (program.db.parent / "backups").iterdir()
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700
    connection, version = sqlite_file.open_connection(program.db)
    asked = ("application_id", "user_version", "journal_mode", "synchronous", "foreign_keys")
    said = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in asked]
    connection.close()
    assert said == [sqlite_file.APPLICATION_ID, version, "wal", 2, 1] and version == sqlite_file.SCHEMA_VERSION


def test_a_file_system_without_hard_links_still_gets_a_book(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    program.ok(*WRITES)
    assert_whole(program.db)
    assert sorted(path.name for path in program.home.iterdir()) == ["book.db", "config.toml"]


# Mistakes of the program.


def test_a_mistake_of_the_program_is_logged_and_not_shown(book: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def mistaken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a secret detail")

    before = book.dump()
    monkeypatch.setattr("prospector.storage.calls.Calls.add", mistaken)
    result = book.run("log-call", "2")
    log = book.home / "state" / "prospector" / "errors.log"
    assert result.exit_code == 70 and result.stdout == ""
    assert "Traceback" not in result.stderr and "secret" not in result.stderr
    assert str(log) in result.stderr
    said = log.read_text(encoding="utf-8")
    assert "ZeroDivisionError: a secret detail" in said and "Traceback" in said and "log-call" in said
    assert stat.S_IMODE(log.parent.stat().st_mode) == 0o700
    assert book.dump() == before
    assert_whole(book.db)


def test_a_mistake_is_told_even_where_no_log_can_be_written(book: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prospector.storage.calls.Calls.add", lambda *_: 1 // 0)
    result = book.run("log-call", "2", env={"XDG_STATE_HOME": str(book.config)})
    assert result.exit_code == 70 and "Traceback" not in result.stderr


# On a server.


@pytest.fixture
def server() -> PostgresServer:
    return postgres_server()


@pytest.fixture
def database(server: PostgresServer) -> Iterator[str]:
    name = server.new_database(server.template)
    yield name
    server.run(f"DROP DATABASE {name} WITH (FORCE)")


def at(program: Program, url: str) -> Program:
    program.db = url  # type: ignore[assignment]
    return program


@pytest.mark.postgres
def test_a_server_that_is_not_there_is_told(program: Program, server: PostgresServer) -> None:
    refused(at(program, "postgresql://anna:s3cret@127.0.0.1:1/book"), "The database server did not answer")
    refused(at(program, server.url("no_such_book")), "did not answer")
    assert "s3cret" not in at(program, "postgresql://anna:s3cret@127.0.0.1:1/book").run("list").stderr


@pytest.mark.postgres
@pytest.mark.parametrize("url", ["postgresql://h:port/book", "postgresql://a:b@[/x", "postgres://?x=%zz"])
def test_an_address_that_is_none_is_told(program: Program, url: str) -> None:
    result = at(program, url).run("list")
    assert result.exit_code == 5 and "Traceback" not in result.stderr, result


@pytest.mark.postgres
def test_a_wrong_password_is_told(program: Program, server: PostgresServer, database: str) -> None:
    rules = server.folder / "pg_hba.conf"
    open_rules = rules.read_text()
    rules.write_text(f"local all limited scram-sha-256\n{open_rules}")
    server.run("CREATE ROLE limited LOGIN PASSWORD 'right'", "SELECT pg_reload_conf()")
    try:
        wrong = server.url(database, "limited", "s3cret")
        for _ in range(50):
            result = at(program, wrong).run("list")
            if "refused the user or password" in result.stderr:
                break
        assert result.exit_code == 5 and "refused the user or password" in result.stderr, result
        assert "s3cret" not in result.stderr
        allowed = at(program, server.url(database, "limited", "right")).run("list")
        assert allowed.exit_code == 5 and "may not do this" in allowed.stderr, allowed
    finally:
        rules.write_text(open_rules)
        server.run("SELECT pg_reload_conf()", "DROP ROLE limited")


@pytest.mark.postgres
def test_a_server_that_only_lets_read_is_told(program: Program, server: PostgresServer, database: str) -> None:
    at(program, server.url(database)).ok(*WRITES)
    server.run(f"ALTER DATABASE {database} SET default_transaction_read_only = on")
    refused(program, "allows this session only to read", "add", "person", "韩梅梅")
    assert [card["name"] for card in program.json("list")] == ["李雷"]


@pytest.mark.postgres
def test_on_a_server_one_writes_at_a_time_and_the_others_read(
    program: Program, server: PostgresServer, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import UTC, datetime

    from prospector.storage.postgres import open_postgres

    monkeypatch.setattr(sqlite_file, "BUSY_SECONDS", 0.05)
    now = datetime(2026, 3, 10, tzinfo=UTC)
    url = server.url(database)
    with open_postgres(url) as book:
        book.begin("first", now)
        book.cards.add(a_card(created_at=now, updated_at=now), name_words="")
        refused(at(program, url), "Another program is writing")
        assert program.json("list") == []
        book.commit()
        assert [card["name"] for card in program.json("list")] == ["王伟"]
    program.ok(*WRITES)


@pytest.mark.postgres
def test_an_undo_finds_its_rows_whatever_the_zone_of_the_session(
    program: Program, server: PostgresServer, database: str
) -> None:
    url = server.url(database)
    at(program, url).ok(*WRITES)
    server.run(f"ALTER DATABASE {database} SET timezone = 'Asia/Shanghai'")
    program.ok("log-call", "1", "--next", "+3d")
    server.run(f"ALTER DATABASE {database} SET timezone = 'America/Caracas'")
    program.ok("undo")
    program.ok("undo")
    assert program.json("list") == []
    program.ok("redo")
    program.ok("redo")
    assert len(program.json("show", "1")["calls"]) == 1
