"""The coming days as a table, a group a day."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from prospector.domain.text import N_, Text, text
from prospector.domain.when import say_day
from prospector.render.layout import Cell, Column, Table, dialled

COLUMNS = (
    "day", "time", "card_id", "name", "phone", "area", "code", "action", "minutes", "due_on", "overdue", "follow_up_id",
    "uid",
)  # fmt: skip
_CODES = {
    "appointment": N_("appointment"),
    "follow_up": N_("follow-up"),
    "promise": N_("promise"),
    "promise_theirs": N_("their promise"),
    "receivable_soon": N_("invoice due"),
    "occasion": N_("occasion"),
    "contract_ending": N_("contract ends"),
    "deal_expected": N_("deal expected"),
    "key_rhythm": N_("key customer"),
}
_TABLE = (
    Column("time", N_("Time"), no_wrap=True),
    Column("id", N_("Card"), align="right"),
    Column("name", N_("Name"), style="strong", min_width=8),
    Column("phone", N_("Phone"), no_wrap=True, priority=1),
    Column("kind", N_("Kind"), priority=2),
    Column("action", N_("What to do")),
    Column("step", N_("Step"), align="right"),
)


def week_table(entries: Sequence[Mapping[str, Any]], since: date, today: date) -> Table:
    """Return the entries by day."""
    rows: list[dict[str, object]] = []
    days: dict[str, list[int]] = {}
    for place, entry in enumerate(entries):
        days.setdefault(entry["day"], []).append(place)
        late = entry["overdue"]
        rows.append(
            {
                "time": Cell(entry["due_on"], "overdue") if late else entry["time"],
                "id": entry["card_id"],
                "name": entry["name"],
                "phone": dialled(entry["phone"]),
                "kind": Text(_CODES[entry["code"]]),
                "action": entry["action"],
                "step": entry["follow_up_id"],
            }
        )
    groups = [(say_day(date.fromisoformat(day), today), places) for day, places in days.items()]
    return Table(
        text(N_("From {day}"), day=say_day(since, date.min)), _TABLE, rows, groups=groups,
        empty=text(N_("Nothing is planned for these days.")),
    )  # fmt: skip
