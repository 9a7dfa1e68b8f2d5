"""A book of an older schema is copied, brought up to date whole or not at all, and loses nothing."""

import shutil
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from sqlalchemy import create_engine

from engines import NOW, PostgresServer, SqliteEngine
from program import Program
from prospector.domain.errors import StorageError
from prospector.storage import backup, migrate, sqlite_file
from prospector.storage.postgres import open_postgres
from prospector.storage.sqlite_file import SCHEMA_VERSION, connect

OLD = ("card", "phone", "email", "tag", "fact", "note", "role", "call", "follow_up", "qualification", "deal")
KEPT = (*OLD, "operation", "change", "standing")
# A later schema adds tables, and columns to old ones: what the older book had is compared.
COLUMNS = {"deal": "id, uid, card_id, on_date, note, call_id"}


def rows(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    connection = sqlite3.connect(path)
    try:
        return {
            name: connection.execute(f"SELECT {COLUMNS.get(name, '*')} FROM {name} ORDER BY 1").fetchall()
            for name in KEPT
        }
    finally:
        connection.close()


def pragmas(path: Path) -> tuple[int, int]:
    connection = sqlite3.connect(path)
    try:
        return tuple(connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))  # type: ignore[return-value]
    finally:
        connection.close()


def master(path: Path) -> set[tuple[str, str]]:
    connection = sqlite3.connect(path)
    try:
        return set(connection.execute("SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"))
    finally:
        connection.close()


def copies(path: Path) -> list[Path]:
    return backup.kept(path)


def test_an_older_book_is_copied_and_then_brought_up_to_date(old_book: Program, tmp_path: Path) -> None:
    before = rows(old_book.db)
    result = old_book.ok("find", "预算")
    assert "王伟" in result.stdout
    (copy,) = copies(old_book.db)
    assert str(copy) in result.stderr and "before-migration" in copy.name
    assert pragmas(copy) == (sqlite_file.APPLICATION_ID, 1)
    assert rows(copy) == before == rows(old_book.db)
    assert pragmas(old_book.db) == (sqlite_file.APPLICATION_ID, SCHEMA_VERSION)
    sqlite_file.create(tmp_path / "fresh.db")
    assert master(old_book.db) == master(tmp_path / "fresh.db")
    assert (old_book.db.stat().st_mode & 0o777, copy.stat().st_mode & 0o777) == (0o600, 0o600)


def test_an_upgraded_book_is_in_order_and_its_old_commands_can_be_undone(old_book: Program) -> None:
    old_book.ok("database", "check")
    engine = SqliteEngine.__new__(SqliteEngine)
    engine.path = old_book.db
    with engine.open() as book:
        assert book.search_gap() == 0 and book.standings.wrong() == []
        assert [row["part"] for row in book.search.find("Pu'er")] == ["note"]
    # The write from the shell, then the three commands.
    for _ in range(4):
        old_book.ok("undo")
    assert old_book.json("list") == []
    for _ in range(4):
        old_book.ok("redo")
    assert [card["name"] for card in old_book.json("list")] == ["华星电子有限公司", "王伟"]
    old_book.ok("database", "check")


def test_database_migrate_says_what_it_did(old_book: Program) -> None:
    result = old_book.ok("database", "migrate")
    assert f"schema {SCHEMA_VERSION}" in result.stdout
    assert copies(old_book.db)
    assert old_book.ok("database", "migrate").stderr == ""


@pytest.fixture
def failing_revisions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The packaged revisions, the last of which fails when all its work is done."""
    folder = tmp_path / "migrations"
    shutil.copytree(Path(migrate.__file__).parent / "migrations", folder, ignore=shutil.ignore_patterns("__pycache__"))
    last = max((folder / "versions").glob("0*.py"))
    text = last.read_text(encoding="utf-8")
    last.write_text(text.replace("\n\n\ndef downgrade", "\n    raise RuntimeError('no further')\n\n\ndef downgrade"))
    real = migrate.alembic_config

    def config(connection: Any) -> Any:
        made = real(connection)
        made.set_main_option("script_location", str(folder))
        return made

    monkeypatch.setattr(migrate, "alembic_config", config)


@pytest.mark.usefixtures("failing_revisions")
def test_a_migration_that_fails_leaves_the_book_as_it_was(old_book: Program) -> None:
    before, tables = rows(old_book.db), master(old_book.db)
    result = old_book.run("list")
    assert result.exit_code == 70 and "Traceback" not in result.stderr
    assert (rows(old_book.db), master(old_book.db)) == (before, tables)
    assert pragmas(old_book.db) == (sqlite_file.APPLICATION_ID, 1)
    assert rows(copies(old_book.db)[0]) == before


def test_a_migration_that_breaks_references_is_given_up(old_book: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    before = rows(old_book.db)

    def careless(connection: Any, version: int) -> None:
        connection.exec_driver_sql("DELETE FROM card WHERE id = 1")

    monkeypatch.setattr(migrate, "_after_upgrade", careless)
    with pytest.raises(ValueError, match="broke references"):
        migrate.upgrade_sqlite(old_book.db, NOW)
    assert rows(old_book.db) == before


def test_references_broken_before_do_not_stop_a_migration(old_book: Program) -> None:
    connection = sqlite3.connect(old_book.db)
    connection.execute("UPDATE note SET card_id = 99")
    connection.commit()
    connection.close()
    assert old_book.run("list").exit_code == 0
    assert "refer to something that is not there" in old_book.run("database", "check").stdout


def test_a_full_disk_during_a_migration_is_told_as_one(old_book: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    before = rows(old_book.db)

    def narrow(path: Path) -> sqlite3.Connection:
        connection = connect(path)
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
        return connection

    monkeypatch.setattr(migrate, "connect", narrow)
    result = old_book.run("list")
    assert result.exit_code == 5 and "The disk is full" in result.stderr and str(old_book.db) in result.stderr
    assert rows(old_book.db) == before and pragmas(old_book.db)[1] == 1


def test_processes_that_start_on_an_older_book_at_once_upgrade_it_once(old_book: Program) -> None:
    before = rows(old_book.db)
    program = [sys.executable, "-c", "from prospector.cli.main import run; run()", "list", "--json"]
    running = [
        subprocess.Popen(program, env=old_book.environ(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    done = [(process.communicate(timeout=60), process.returncode) for process in running]
    assert [code for _, code in done] == [0, 0, 0], done
    assert len({out for (out, _), _ in done}) == 1
    assert len(copies(old_book.db)) == 1 and pragmas(copies(old_book.db)[0])[1] == 1
    assert rows(old_book.db) == before
    old_book.ok("database", "check")


def test_a_book_of_a_newer_program_is_refused_and_left_alone(book: Program) -> None:
    connection = sqlite3.connect(book.db)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    refused_untouched(book, "newer prospector (schema 99; this one knows")


def refused_untouched(program: Program, sentence: str) -> None:
    content = program.db.read_bytes()
    for arguments in (("list",), ("add", "person", "李雷"), ("database", "migrate"), ("database", "info")):
        result = program.run(*arguments)
        assert result.exit_code == 5, result
        assert sentence in result.stderr and str(program.db) in result.stderr, result
        assert "Traceback" not in result.stderr
    assert program.db.read_bytes() == content
    assert program.run("list", "--json").error["error"] == "storage"


@pytest.mark.parametrize("content", [b"", b"dear diary,\n" * 400, b"\0" * 8192], ids=["empty", "text", "zeros"])
def test_a_file_that_is_not_ours_is_refused_and_left_alone(program: Program, content: bytes) -> None:
    program.db.write_bytes(content)
    refused_untouched(program, "is not a prospector database")
    assert [file.name for file in program.home.iterdir() if "book.db" in file.name] == ["book.db"]


def test_another_programs_database_is_refused_and_left_alone(program: Program) -> None:
    connection = sqlite3.connect(program.db)
    connection.execute("CREATE TABLE card (id INTEGER PRIMARY KEY)")
    connection.commit()
    connection.close()
    refused_untouched(program, "is not a prospector database")


def test_a_folder_is_not_a_book(program: Program) -> None:
    program.db.mkdir()
    result = program.run("list")
    assert result.exit_code == 5 and f"{program.db} is a folder" in result.stderr
    assert list(program.db.iterdir()) == []


# On a server.


def run_in(server: PostgresServer, database: str, *statements: str) -> list[Any]:
    return server.run(*statements, database=database)


def old_postgres(server: PostgresServer, database: str) -> None:
    """A book of schema 1 with a card and a note in it."""
    engine = create_engine(server.url(database).replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        command.upgrade(migrate.alembic_config(connection), "0001")
    engine.dispose()
    run_in(
        server,
        database,
        "INSERT INTO card (uid, kind, name, name_key, created_at, updated_at) "
        "VALUES ('u', 'person', '王伟', '王伟', now(), now())",
        "INSERT INTO note (uid, card_id, at, body) VALUES ('n', 1, now(), '预算一月')",
        "INSERT INTO standing (card_id) VALUES (1)",
    )


@pytest.mark.postgres
def test_on_a_server_an_older_book_keeps_its_rows_and_is_searchable(server: PostgresServer, database: str) -> None:
    old_postgres(server, database)
    with open_postgres(server.url(database)) as book:
        assert [row["part"] for row in book.search.find("预算")] == ["note"]
        assert book.search_gap() == 0 and book.standings.wrong() == []
        assert book.cards.named("王伟") == [(1, "王伟", "person")]
    ((version,),) = run_in(server, database, "SELECT version_num FROM alembic_version")[0]
    assert int(version) == SCHEMA_VERSION
    run_in(server, database, "UPDATE note SET body = 'other'")
    assert run_in(server, database, "SELECT table_name, action FROM change")[0] == [("note", "update")]


@pytest.mark.postgres
def test_on_a_server_a_first_start_from_several_devices_makes_one_book(server: PostgresServer, database: str) -> None:
    def add(number: int) -> None:
        with open_postgres(server.url(database)) as book:
            book.begin(f"add {number}", NOW)
            book.commit()

    with ThreadPoolExecutor(4) as devices:
        list(devices.map(add, range(4)))
    assert run_in(server, database, "SELECT count(*) FROM alembic_version")[0] == [(1,)]


@pytest.mark.postgres
def test_on_a_server_a_newer_book_is_refused(server: PostgresServer, database: str) -> None:
    open_postgres(server.url(database)).runner.close()
    run_in(server, database, "UPDATE alembic_version SET version_num = '0099'")
    with pytest.raises(StorageError, match="newer prospector \\(schema 99"):
        open_postgres(server.url(database))


@pytest.mark.postgres
@pytest.mark.parametrize(
    "made",
    [
        ("CREATE TABLE card (id int)",),
        ("CREATE TABLE alembic_version (version_num text)", "INSERT INTO alembic_version VALUES ('0002')"),
        ("CREATE TABLE alembic_version (version_num text)", "INSERT INTO alembic_version VALUES ('3fa01c22')"),
    ],
    ids=["a table of ours", "a revision that could be ours", "another's revision"],
)
def test_on_a_server_another_programs_database_is_left_alone(
    server: PostgresServer, database: str, made: tuple[str, ...]
) -> None:
    run_in(server, database, *made)
    tables = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
    before = run_in(server, database, tables)
    with pytest.raises(StorageError, match="tables of another program"):
        open_postgres(server.url(database))
    assert run_in(server, database, tables) == before
