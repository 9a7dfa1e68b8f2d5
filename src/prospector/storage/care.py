"""Looking after the book: what it holds, whether it is whole, and deriving anew what is derived."""

from pathlib import Path
from typing import Any

from prospector.domain.text import N_, Text, text
from prospector.storage import backup
from prospector.storage.book import Book
from prospector.storage.runner import SqliteRunner
from prospector.storage.sqlite_file import SCHEMA_VERSION


def facts_of(book: Book, path: str, shown: str) -> dict[str, Any]:
    """Return where the book lies (``path`` is empty on a server), its engine, and how much it holds."""
    file = Path(path) if path else None
    copies = backup.kept(file) if file else []
    return {
        "path": shown,
        "engine": book.engine(),
        "schema": SCHEMA_VERSION,
        "size": file.stat().st_size if file else None,
        "cards": book.cards.count(),
        "calls": book.calls.count(),
        "follow_ups": book.follow_ups.count_open(),
        "operations": book.journal.count(),
        "backups": len(copies),
        "newest_backup": str(copies[0]) if copies else None,
    }


def examine(book: Book, *, repair: bool) -> list[Text]:
    """Return every problem found: damage of the file, broken references, a standing or search entry out of step."""
    problems = _damage(book)
    wrong = book.standings.wrong()
    if wrong:
        problems.append(text(N_("The standing of {count} cards is not what their facts say."), count=len(wrong)))
    missing = book.search_gap()
    if missing:
        problems.append(text(N_("The search index is out of step by {count} entries."), count=missing))
    if repair and (wrong or missing):
        book.derive_all()
    return problems


def _damage(book: Book) -> list[Text]:
    runner = book.runner
    if not isinstance(runner, SqliteRunner):
        return []
    problems = []
    for (said,) in runner.connection.execute("PRAGMA integrity_check(20)").fetchall():
        if said != "ok":
            problems.append(text(N_("The file is damaged: {said}"), said=said))
    broken = runner.connection.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        problems.append(text(N_("{count} rows refer to something that is not there."), count=len(broken)))
    return problems
