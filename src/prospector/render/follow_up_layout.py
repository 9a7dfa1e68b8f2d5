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


def follow_ups_table(views: Sequence[Mapping[str, Any]]) -> Table:
    """Return follow-ups as a table."""
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
    return Table(text(N_("Follow-ups")), _TABLE, rows, empty=text(N_("No follow-up is open.")))
