"""Consistent copies of the book: before a migration, once a day, and on request; and their restoration."""

import os
import sqlite3
from datetime import date, datetime
from pathlib import Path

from prospector.domain.errors import NotFoundError, StorageError
from prospector.domain.text import N_
from prospector.storage.sqlite_file import checked_version, connect


def folder_of(path: Path) -> Path:
    """Return where the copies of the book at ``path`` are kept."""
    return path.parent / "backups"


def copy(path: Path, target: Path) -> Path:
    """Write a consistent copy of the book at ``path`` to ``target``, whole or not at all; return ``target``."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    partial = target.with_name(f".{target.name}.{os.getpid()}.part")
    partial.unlink(missing_ok=True)
    source = connect(path)
    try:
        os.close(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        destination = sqlite3.connect(partial)
        try:
            source.backup(destination)
            # The copy carries the WAL mode of the book, but must be one file.
            destination.execute("PRAGMA journal_mode = DELETE")
        finally:
            destination.close()
        partial.replace(target)
    finally:
        source.close()
        partial.unlink(missing_ok=True)
    return target


def daily_target(path: Path, day: date) -> Path:
    """Return where the copy of a day belongs."""
    return folder_of(path) / f"{path.stem}-{day.isoformat()}.db"


def stamped_target(path: Path, at: datetime, why: str) -> Path:
    """Return where a copy made at a moment for a reason (before-migration, before-restore, manual) belongs."""
    return folder_of(path) / f"{path.stem}-{at.strftime('%Y-%m-%dT%H%M%S')}-{why}.db"


def kept(path: Path) -> list[Path]:
    """Return the copies of the book at ``path``, newest first."""
    found = folder_of(path).glob(f"{path.stem}-[0-9]*.db")
    return sorted(found, key=lambda file: (file.stat().st_mtime, file.name), reverse=True)


def prune(path: Path, keep: int) -> list[Path]:
    """Remove the daily copies but the newest ``keep``; those made for another reason stay. Return what went."""
    daily = [file for file in kept(path) if len(file.stem) == len(path.stem) + 11]
    for file in daily[keep:]:
        file.unlink(missing_ok=True)
    return daily[keep:]


def restore(path: Path, copy_path: Path, at: datetime) -> Path | None:
    """Put the copy in the place of the book; the book as it was is copied first. Return that safety copy.

    StorageError when the copy is not a prospector database; the book is then untouched.
    """
    if not copy_path.is_file():
        raise NotFoundError(
            N_("There is no backup at {path}."), hint=N_("prospector database backups lists them."), path=str(copy_path)
        )
    source = connect(copy_path)
    try:
        checked_version(source, copy_path)
        if source.execute("PRAGMA quick_check").fetchone()[0] != "ok":
            raise StorageError(
                N_("The backup {path} is damaged."), hint=N_("Choose an older one."), path=str(copy_path)
            )
        safety = copy(path, stamped_target(path, at, "before-restore")) if path.exists() else None
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Into the same file, page by page in one transaction, so that a command running meanwhile sees old or new.
        destination = sqlite3.connect(path, timeout=5.0)
        try:
            source.backup(destination)
            destination.execute("PRAGMA journal_mode = WAL")
        finally:
            destination.close()
        path.chmod(0o600)
        return safety
    finally:
        source.close()
