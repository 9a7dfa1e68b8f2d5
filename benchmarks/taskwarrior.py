"""Taskwarrior's ``task next`` beside ``prospector today``, on as many tasks as the book has open follow-ups.

Taskwarrior reads its tasks from a file of lines and ranks them by urgency; it is the measure of a quick list that many
know. Its data and settings lie in the folder of the benchmark, never in the user's own.
"""

import json
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

PROGRAM = shutil.which("task")
_PRIORITY = {"large": "H", "medium": "M", "small": "L"}


def environment(folder: Path, given: dict[str, str]) -> dict[str, str]:
    """Return what ``task`` runs with: its own data and settings below ``folder``, made when missing."""
    home = folder / "taskwarrior"
    home.mkdir(parents=True, exist_ok=True)
    settings = home / "taskrc"
    if not settings.exists():
        # Nothing is asked, and no column is dropped for want of room.
        settings.write_text(f"data.location={home / 'data'}\nconfirmation=off\nverbose=nothing\n", encoding="utf-8")
        (home / "data").mkdir()
    return {**given, "TASKRC": str(settings), "TASKDATA": str(home / "data")}


def fill(book: Path, today: date, variables: dict[str, str]) -> int:
    """Import the open follow-ups of a book as tasks by ``task import``; return how many there are.

    Their days are moved so that they are as late now as they are on the day of the book.
    """
    data = Path(variables["TASKDATA"])
    kept = data / "count"
    if not kept.exists():
        lines = "".join(json.dumps(task, ensure_ascii=False) + "\n" for task in _tasks(book, today))
        file = data.parent / "tasks.json"
        file.write_text(lines, encoding="utf-8")
        assert PROGRAM is not None
        subprocess.run([PROGRAM, "import", str(file)], env=variables, check=True, capture_output=True)
        kept.write_text(str(lines.count("\n")), encoding="utf-8")
    return int(kept.read_text(encoding="utf-8"))


def _tasks(book: Path, today: date) -> Iterator[dict[str, Any]]:
    now = datetime.now(UTC)
    with sqlite3.connect(f"file:{book}?mode=ro", uri=True) as connection:
        rows = connection.execute(
            "SELECT follow_up.uid, follow_up.action, follow_up.due_on, follow_up.due_time, card.name, standing.need "
            "FROM follow_up JOIN card ON card.id = follow_up.card_id JOIN standing ON standing.card_id = card.id "
            "WHERE follow_up.state = 'open' ORDER BY follow_up.id"
        )
        for uid, action, due_on, due_time, name, need in rows:
            late = date.fromisoformat(due_on) - today
            due = datetime.combine(now.date() + late, time.fromisoformat(due_time or "00:00"), tzinfo=UTC)
            task = {
                "uuid": uid,
                "status": "pending",
                "entry": f"{now - timedelta(days=30):%Y%m%dT%H%M%SZ}",
                "due": f"{due:%Y%m%dT%H%M%SZ}",
                "description": f"{name}: {action}",
                "project": "sales",
            }
            yield task | ({"priority": _PRIORITY[need]} if need in _PRIORITY else {})
