"""Follow-ups and appointments as tables."""

from collections.abc import Mapping, Sequence
from typing import Any

from prospector.domain.followup import KINDS, STATES
from prospector.domain.text import N_, Text, text
from prospector.render.layout import Column, Table

COLUMNS = ("id", "card_id", "kind", "due_on", "due_time", "action", "state", "why", "minutes", "call_id", "uid")
_TABLE = (
    Column("id", N_("Step"), align="right"),
    Column("due", N_("Due"), no_wrap=True),
    Column("card_id", N_("Card"), align="right"),
    Column("name", N_("Name"), style="strong"),
    Column("action", N_("What to do")),
    Column("kind", N_("Kind"), priority=2),
    Column("state", N_("State"), priority=1),
)


def follow_ups_table(views: Sequence[Mapping[str, Any]], *, visits: bool = False) -> Table:
    """Return follow-ups as a table; ``visits`` when all are appointments."""
    rows = [
        {
            "id": view["id"],
            "due": f"{view['due_on']} {view['due_time'] or ''}".strip(),
            "card_id": view["card_id"],
            "name": view.get("name", ""),
            "action": view["action"],
            "kind": Text(KINDS[view["kind"]]),
            "state": Text(STATES[view["state"]]),
        }
        for view in views
    ]
    title = N_("Appointments") if visits else N_("Follow-ups")
    empty = N_("No visit is booked.") if visits else N_("No follow-up is open.")
    return Table(text(title), _TABLE, rows, empty=text(empty))
