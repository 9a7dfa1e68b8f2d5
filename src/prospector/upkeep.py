"""Looking after the book: what it holds, whether it is whole, its copies; and the invented book of ``prospector demo``.

Only those commands need this.
"""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from prospector.bootstrap import Desk, SystemClock, is_server, open_book
from prospector.config import Settings
from prospector.domain.errors import NotFoundError, RefusedError
from prospector.domain.text import N_, Text
from prospector.services.ports import Clock
from prospector.storage import backup
from prospector.storage.care import examine as examine_book
from prospector.storage.care import facts_of


def public_address(database: str) -> str:
    """Return where the book lies, without a password."""
    if not is_server(database):
        return database
    from sqlalchemy import make_url

    return make_url(database).render_as_string(hide_password=True)


def describe(desk: Desk, database: str) -> dict[str, Any]:
    """Return what the book holds, and where."""
    return facts_of(desk.store, database if not is_server(database) else "", public_address(database))


def examine(desk: Desk, database: str, *, repair: bool) -> list[Text]:
    """Return what is wrong with the book; ``repair`` derives anew what can be derived."""
    return examine_book(desk.store, repair=repair)


def _file_of(database: str) -> Path:
    if is_server(database):
        raise RefusedError(
            N_("The book lies on a server; copies are its administrator's."),
            hint=N_("Use pg_dump, or prospector export --format json."),
        )
    return Path(database)


def back_up(database: str, clock: Clock, target: Path | None) -> Path:
    """Copy the book and return where to; an existing file is never overwritten."""
    path = _file_of(database)
    if not path.exists():
        raise NotFoundError(N_("There is no book at {path} yet."), hint=N_("Add a card first."), path=str(path))
    target = target or backup.stamped_target(path, clock.now(), "manual")
    if target.exists():
        raise RefusedError(N_("{path} exists already."), hint=N_("Name another file."), path=str(target))
    return backup.copy(path, target)


def list_backups(database: str) -> list[dict[str, Any]]:
    """Return the copies of the book, newest first."""
    return [
        {
            "path": str(file),
            "at": datetime.fromtimestamp(file.stat().st_mtime).astimezone().isoformat(timespec="seconds"),
            "size": file.stat().st_size,
        }
        for file in backup.kept(_file_of(database))
    ]


def choose_backup(database: str, source: Path | None) -> Path:
    """Return the copy named, or the newest; NotFoundError when there is none."""
    if source is not None:
        if not source.is_file():
            raise NotFoundError(
                N_("There is no backup at {path}."),
                hint=N_("prospector database backups lists them."),
                path=str(source),
            )
        return source
    found = list_backups(database)
    if not found:
        raise NotFoundError(N_("There is no copy of the book yet."), hint=N_("prospector database backup makes one."))
    return Path(found[0]["path"])


def restore(database: str, source: Path, clock: Clock) -> Path | None:
    """Put a copy in the place of the book; return the safety copy of the book as it was."""
    return backup.restore(_file_of(database), source, clock.now())


def _desk_on(environ: Mapping[str, str], settings: Settings, book: Path) -> Desk:
    clock = SystemClock(environ)
    return Desk(open_book(str(book), clock, lambda _: None), clock, settings, "prospector demo")


def make_demo_book(environ: Mapping[str, str], settings: Settings, book: Path) -> int:
    """Make a new book of the embedded, invented cards; return how many there are."""
    import json
    from importlib.resources import files

    from prospector.services.demos import load_book

    cards = json.loads(files("prospector").joinpath("demo", "book.json").read_text(encoding="utf-8"))["cards"]
    desk = _desk_on(environ, settings, book)
    with desk.store:
        report = load_book(desk, cards)
        desk.commit()
    if report.skipped:
        raise ValueError(f"the invented book has faults: {report.skipped[0]}")
    return report.added


def first_of_today(environ: Mapping[str, str], settings: Settings, book: Path) -> dict[str, Any]:
    """Return the first line of today's list that is no appointment: somebody to call."""
    from prospector.services.agendas import day_list

    desk = _desk_on(environ, settings, book)
    with desk.store:
        lines = day_list(desk, desk.clock.today(), tail=False)
        return next(line for line in lines if line["due_time"] is None)
