"""Consistent copies of the book: before a migration, once a day, and on request; and their restoration."""

import os
import re
import sqlite3
import time
from datetime import date, datetime
from pathlib import Path

from prospector.domain.errors import NotFoundError, RefusedError, StorageError
from prospector.domain.text import N_
from prospector.storage import sqlite_file
from prospector.storage.sqlite_file import checked_version, connect

_DAY = r"\d{4}-\d\d-\d\d"
_UNREADABLE = ("SQLITE_NOTADB", "SQLITE_CORRUPT")
# An unfinished copy this old belongs to a process that was killed.
_ABANDONED_SECONDS = 86_400


def folder_of(path: Path) -> Path:
    """Return where the copies of the book at ``path`` are kept."""
    return path.parent / "backups"


def copy(path: Path, target: Path) -> Path:
    """Write a consistent copy of the book at ``path`` to ``target``, whole or not at all; return ``target``."""
    source = connect(path)
    try:
        return _write_whole(source, target, "DELETE")
    finally:
        source.close()


def _write_whole(source: sqlite3.Connection, target: Path, journal_mode: str) -> Path:
    """Copy an open database into a file that is moved into place when it is complete."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    partial = target.with_name(f".{target.name}.{os.urandom(4).hex()}.part")
    try:
        os.close(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        destination = sqlite3.connect(partial)
        try:
            source.backup(destination)
            # The copy carries the WAL mode of the book; a copy to keep must be one file.
            destination.execute(f"PRAGMA journal_mode = {journal_mode}")
        finally:
            destination.close()
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    return target


def is_whole(path: Path) -> bool:
    """Tell whether SQLite finds no damage in the file."""
    try:
        connection = connect(path)
        try:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
        finally:
            connection.close()
    except sqlite3.DatabaseError as error:
        if _is_unreadable(error):
            return False
        raise


def _is_unreadable(error: sqlite3.Error) -> bool:
    return getattr(error, "sqlite_errorname", "").startswith(_UNREADABLE)


def daily_target(path: Path, day: date) -> Path:
    """Return where the copy of a day belongs."""
    return folder_of(path) / f"{path.stem}-{day.isoformat()}.db"


def stamped_target(path: Path, at: datetime, why: str) -> Path:
    """Return a free name for a copy made for a reason (``before-migration``, ``before-restore``, ``manual``)."""
    begin = f"{path.stem}-{at.strftime('%Y-%m-%dT%H%M%S')}-{why}"
    target, count = folder_of(path) / f"{begin}.db", 1
    while target.exists():
        count += 1
        target = folder_of(path) / f"{begin}-{count}.db"
    return target


def kept(path: Path) -> list[Path]:
    """Return the copies of the book at ``path``, newest first."""
    return _named(path, rf"{_DAY}(T\d{{6}}-.+)?")


def _named(path: Path, pattern: str) -> list[Path]:
    folder, wanted = folder_of(path), re.compile(rf"{re.escape(path.stem)}-{pattern}\.db")
    found = [file for file in folder.iterdir() if wanted.fullmatch(file.name)] if folder.is_dir() else []
    return sorted(found, key=lambda file: (file.stat().st_mtime, file.name), reverse=True)


def prune(path: Path, keep: int) -> list[Path]:
    """Remove the daily copies but the newest ``keep``; those made for another reason stay. Return what went."""
    for file in folder_of(path).glob(".*.part"):
        if time.time() - file.stat().st_mtime > _ABANDONED_SECONDS:
            file.unlink(missing_ok=True)
    gone = sorted(_named(path, _DAY), reverse=True)[keep:]
    for file in gone:
        file.unlink(missing_ok=True)
    return gone


def restore(path: Path, copy_path: Path, at: datetime) -> Path | None:
    """Put the copy in the place of the book; the book as it was is kept first. Return that safety copy.

    StorageError when the copy is not a whole prospector database; the book is then untouched.
    """
    if not copy_path.is_file():
        raise NotFoundError(
            N_("There is no backup at {path}."), hint=N_("prospector database backups lists them."), path=str(copy_path)
        )
    if path.exists() and path.samefile(copy_path):
        raise RefusedError(
            N_("{path} is the book itself."), hint=N_("prospector database backups lists the copies."), path=str(path)
        )
    _refuse_unfit(copy_path)
    safety = _kept_safe(path, at) if path.exists() else None
    source = connect(copy_path)
    try:
        if path.exists():
            _write_into(source, path)
        else:
            _write_whole(source, path, "WAL")
    finally:
        source.close()
    return safety


def _refuse_unfit(copy_path: Path) -> None:
    try:
        source = connect(copy_path)
        try:
            checked_version(source, copy_path)
        finally:
            source.close()
        whole = is_whole(copy_path)
    except sqlite3.DatabaseError as error:
        if not _is_unreadable(error):
            raise
        whole = False
    if not whole:
        raise StorageError(N_("The backup {path} is damaged."), hint=N_("Choose an older one."), path=str(copy_path))


def _kept_safe(path: Path, at: datetime) -> Path:
    """Copy the book before it is replaced; one too damaged to be read is moved aside as it is."""
    target = stamped_target(path, at, "before-restore")
    try:
        book = connect(path)
        try:
            checked_version(book, path)
        finally:
            book.close()
        return copy(path, target)
    except sqlite3.DatabaseError as error:
        if not _is_unreadable(error):
            raise
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    for ending in ("-wal", "-shm", ""):
        part = path.with_name(path.name + ending)
        if part.exists():
            part.replace(target.with_name(target.name + ending))
    return target


def _write_into(source: sqlite3.Connection, path: Path) -> None:
    """Copy into the file that is there in one transaction: a command running meanwhile sees the old book or the new."""
    destination = sqlite3.connect(path, timeout=sqlite_file.BUSY_SECONDS)
    try:
        source.backup(destination)
        destination.execute("PRAGMA journal_mode = WAL")
    finally:
        destination.close()
    path.chmod(0o600)
