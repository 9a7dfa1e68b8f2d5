"""Taskwarrior's JSON export as follow-ups with people of the book.

A task is about the card that a field of its own names (``contact``, ``client`` …), else one that is named in its words,
else about its project, which becomes a company if the book has none of that name.
"""

import json
import re
import uuid
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from prospector.domain.card import COMPANY, NAME_LIMIT, NOTE_LIMIT, PERSON
from prospector.domain.clean import clean_line, clean_text
from prospector.domain.draft import CardDraft, DraftNote, RejectedRow
from prospector.domain.errors import UsageError
from prospector.domain.text import N_

_MARK = frozenset({"description", "status", "uuid", "entry"})
# Fields that users of Taskwarrior add for whom a task is about.
_PEOPLE = ("contact", "person", "client", "customer", "who", "name", "company")
_STATES = {"pending": "open", "waiting": "open", "completed": "done"}
_MOMENT = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z")
_ACTION_LIMIT = 200


def is_task(value: object) -> bool:
    """Return whether a JSON value is a task as Taskwarrior exports it."""
    return isinstance(value, dict) and value.keys() >= _MARK and isinstance(value["description"], str)


def read_task(row: int, line: int, value: Mapping[str, Any], today: date) -> CardDraft | RejectedRow:
    """Return a task as a follow-up of whoever it is about; one without a day is due ``today``.

    Deleted tasks and the templates of recurring ones are yielded as ``RejectedRow``.
    """
    cells = (json.dumps(value, ensure_ascii=False),)
    try:
        return _draft(row, line, value, today, cells)
    except UsageError as error:
        return RejectedRow(row, line, error.text, cells)


def _draft(row: int, line: int, value: Mapping[str, Any], today: date, cells: tuple[str, ...]) -> CardDraft:
    status = str(value.get("status"))
    if status == "deleted":
        raise UsageError(N_("it was deleted"))
    if status == "recurring":
        raise UsageError(N_("it is the template of a recurring task; its single tasks are taken"))
    if status not in _STATES:
        raise UsageError(N_("“{value}” is no state of a task."), value=status[:40])
    action = clean_line(value["description"])
    if not action:
        raise UsageError(N_("it says nothing"))
    person = next((said for key in _PEOPLE if (said := _said(value, key))), "")
    project = _said(value, "project").rpartition(".")[2]
    words = "\n".join([action, *(note.body for note in _notes(value))])
    due = next((moment for key in ("due", "scheduled", "wait") if (moment := _moment(value.get(key)))), None)
    step: dict[str, object] = {
        "uid": _uid(value),
        "action": action[:_ACTION_LIMIT],
        "state": _STATES[status],
        **_due(due or (_moment(value.get("end")) if status == "completed" else None), today),
    }
    for key, name in (("created_at", "entry"), ("settled_at", "end")):
        if moment := _moment(value.get(name)):
            step[key] = moment.isoformat()
    return CardDraft(
        row=row,
        line=line,
        name=(person or project)[:NAME_LIMIT],
        kind=PERSON if person or not project else COMPANY,
        notes=_notes(value),
        history={"follow_ups": (step,)},
        cells=cells,
        mention="" if person else words,
        needs_card=not (person or project),
    )


def _said(value: Mapping[str, Any], key: str) -> str:
    said = value.get(key)
    return clean_line(said) if isinstance(said, str) else ""


def _uid(value: Mapping[str, Any]) -> str:
    try:
        return str(uuid.UUID(str(value["uuid"])))
    except ValueError:
        raise UsageError(N_("“{value}” is no UUID."), value=str(value["uuid"])[:40]) from None


def _moment(said: object) -> datetime | None:
    match = _MOMENT.fullmatch(said) if isinstance(said, str) else None
    if match is None:
        return None
    try:
        return datetime(*(int(part) for part in match.groups()), tzinfo=UTC)  # type: ignore[arg-type,misc]
    except ValueError:
        return None


def _due(due: datetime | None, today: date) -> dict[str, object]:
    """Return day and hour; midnight is how Taskwarrior writes a whole day."""
    if due is None:
        return {"due_on": today.isoformat()}
    local = due.astimezone()
    whole = (local.hour, local.minute) in ((0, 0), (23, 59))
    return {"due_on": local.date().isoformat(), "due_time": "" if whole else local.strftime("%H:%M")}


def _notes(value: Mapping[str, Any]) -> tuple[DraftNote, ...]:
    notes = []
    for entry in value.get("annotations") or ():
        if isinstance(entry, dict) and isinstance(body := entry.get("description"), str) and clean_text(body):
            notes.append(DraftNote(clean_text(body)[:NOTE_LIMIT], _moment(entry.get("entry"))))
    return tuple(notes)
