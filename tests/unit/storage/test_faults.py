"""A failing database is told as a sentence, by the engine's own name or number for the failure."""

import errno
import sqlite3
from pathlib import Path
from typing import Any

import psycopg.errors
import pytest
from sqlalchemy.exc import OperationalError

from prospector.domain.errors import StorageError
from prospector.storage.faults import explain


def named(name: str, kind: type[sqlite3.Error] = sqlite3.OperationalError, said: str = "in any language") -> Any:
    error: Any = kind(said)
    error.sqlite_errorname = name
    return error


def told(error: BaseException, where: str = "/b/book.db") -> str:
    explained = explain(error, where)
    assert isinstance(explained, StorageError) and explained.hint is not None
    assert "{" not in str(explained) + str(explained.hint)
    return str(explained)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("SQLITE_FULL", "The disk is full: nothing was written to /b/book.db."),
        ("SQLITE_BUSY", "Another program is writing to /b/book.db; nothing was written."),
        ("SQLITE_BUSY_SNAPSHOT", "Another program is writing to /b/book.db; nothing was written."),
        ("SQLITE_LOCKED", "Another program is writing to /b/book.db; nothing was written."),
        ("SQLITE_READONLY", "/b/book.db cannot be written: the file or its folder is read-only."),
        ("SQLITE_READONLY_DIRECTORY", "/b/book.db cannot be written: the file or its folder is read-only."),
        ("SQLITE_CANTOPEN", "/b/book.db cannot be opened: the folder is missing or not accessible."),
        ("SQLITE_NOTADB", "/b/book.db is not a prospector database; it was left untouched."),
        ("SQLITE_CORRUPT", "/b/book.db is damaged."),
        ("SQLITE_CORRUPT_VTAB", "/b/book.db is damaged."),
        ("SQLITE_IOERR_WRITE", "The disk failed while reading or writing /b/book.db."),
    ],
)
def test_sqlites_name_of_a_failure_decides_what_is_said(name: str, sentence: str) -> None:
    assert told(named(name)) == sentence


def test_what_sqlalchemy_wraps_is_told_as_if_it_were_bare() -> None:
    assert told(OperationalError("SELECT 1", {}, named("SQLITE_FULL"))).startswith("The disk is full")


def test_a_mistake_in_a_statement_is_no_fault_of_the_database() -> None:
    assert explain(named("SQLITE_ERROR", said="no such column: x"), "b") is None
    assert explain(named("SQLITE_CONSTRAINT_CHECK", sqlite3.IntegrityError), "b") is None
    assert explain(sqlite3.ProgrammingError("Cannot operate on a closed database."), "b") is None
    assert explain(psycopg.errors.UndefinedColumn("no such column"), "b") is None
    assert explain(psycopg.errors.CheckViolation("no"), "b") is None
    assert explain(ValueError("no"), "b") is None


def test_real_failures_have_the_names_that_are_looked_for(tmp_path: Path) -> None:
    text = tmp_path / "text"
    text.write_text("dear diary" * 1000)
    with pytest.raises(sqlite3.DatabaseError) as raised:
        sqlite3.connect(text).execute("SELECT * FROM sqlite_master")
    assert told(raised.value).endswith("is not a prospector database; it was left untouched.")
    with pytest.raises(sqlite3.OperationalError) as failed:
        sqlite3.connect(tmp_path / "no" / "such")
    assert "cannot be opened" in told(failed.value)
    one, other = (sqlite3.connect(tmp_path / "b.db", timeout=0, isolation_level=None) for _ in range(2))
    one.execute("BEGIN IMMEDIATE")
    with pytest.raises(sqlite3.OperationalError) as failed:
        other.execute("BEGIN IMMEDIATE")
    assert "Another program is writing" in told(failed.value)
    one.execute("ROLLBACK")
    one.execute("PRAGMA query_only = ON")
    with pytest.raises(sqlite3.OperationalError) as failed:
        one.execute("CREATE TABLE t (a)")
    assert "cannot be written" in told(failed.value)
    other.execute("CREATE TABLE t (a)")
    other.execute("PRAGMA max_page_count = 3")
    with pytest.raises(sqlite3.OperationalError) as failed:
        other.execute("INSERT INTO t VALUES (zeroblob(100000))")
    assert "disk is full" in told(failed.value)


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.EACCES, "/b/x: no permission."),
        (errno.ENOSPC, "/b/x: the disk is full."),
        (errno.EROFS, "/b/x: the disk is read-only."),
    ],
)
def test_what_the_system_refuses_names_the_path_it_refused(number: int, sentence: str) -> None:
    assert told(OSError(number, "in any language", "/b/x")) == sentence


URL = "postgresql://anna:s3cret@db.example:5432/book"


@pytest.mark.parametrize(
    ("error", "piece"),
    [
        (
            psycopg.OperationalError("connection failed: Connection refused\n\tIs the server"),
            "did not answer: connection",
        ),
        (
            psycopg.OperationalError('FATAL:  password authentication failed for user "anna"'),
            "refused the user or password",
        ),
        (psycopg.OperationalError("fe_sendauth: no password supplied"), "refused the user or password"),
        (psycopg.errors.InvalidPassword("no"), "refused the user or password"),
        (psycopg.errors.ReadOnlySqlTransaction("cannot execute INSERT"), "allows this session only to read"),
        (psycopg.errors.InsufficientPrivilege("permission denied for table card"), "may not do this"),
        (psycopg.errors.LockNotAvailable("canceling statement"), "Another program is writing"),
        (psycopg.errors.DeadlockDetected("deadlock"), "Another program is writing"),
        (psycopg.errors.SerializationFailure("could not serialize"), "Another program is writing"),
        (psycopg.errors.DiskFull("could not extend file"), "no room or connection left: could not extend file"),
        (psycopg.errors.TooManyConnections("too many clients"), "no room or connection left"),
        (psycopg.errors.AdminShutdown("terminating connection"), "did not answer: terminating connection"),
        (psycopg.errors.InvalidCatalogName('database "x" does not exist'), "did not answer"),
        (psycopg.errors.DataCorrupted("invalid page"), "found damage"),
    ],
)
def test_a_servers_refusal_is_told_without_the_password(error: Exception, piece: str) -> None:
    for raised in (error, OperationalError("SELECT 1", {}, error)):
        sentence = told(raised, URL)
        assert piece in sentence and "s3cret" not in sentence
        assert "\n" not in sentence


def test_where_the_book_lies_is_shown_without_the_password() -> None:
    assert "postgresql://anna:***@db.example:5432/book" in told(psycopg.errors.ReadOnlySqlTransaction("x"), URL)
    assert "postgresql://db.example/book" in told(
        psycopg.errors.ReadOnlySqlTransaction("x"), "postgresql://db.example/book"
    )
