"""Key customers as a table."""

from collections.abc import Mapping, Sequence
from typing import Any

from prospector.domain.key_customer import FACES, INFLUENCES
from prospector.domain.pyramid import TIERS
from prospector.domain.text import N_, Text, text, text_n
from prospector.render.layout import Cell, Column, Table
from prospector.render.pyramid_layout import percent, sum_text

COLUMNS = (
    "card_id", "name", "tier", "rank", "face", "rule", "currency", "revenue", "share", "sales", "profit", "margin",
    "influence", "last_contact_on", "rhythm_days", "touch_due_on", "days_late",
)  # fmt: skip
_TABLE = (
    Column("card_id", N_("Card"), align="right"),
    Column("name", N_("Name"), style="strong"),
    Column("tier", N_("Tier")),
    Column("face", N_("Face")),
    Column("why", N_("Why")),
    Column("revenue", N_("Revenue"), align="right", no_wrap=True, priority=2),
    Column("margin", N_("Margin"), align="right", no_wrap=True, priority=3),
    Column("influence", N_("Influence"), priority=3),
    Column("touch", N_("Keep in touch"), priority=1),
)
_COLOUR: Mapping[str, Any] = {"red": "overdue", "white": "strong", "black": "dim"}


def key_customers_table(views: Sequence[Mapping[str, Any]]) -> Table:
    """Return key customers, the best ranked first."""
    rows = [
        {
            "card_id": view["card_id"],
            "name": view["name"],
            "tier": Text(TIERS[view["tier"]]) if view["tier"] else "",
            "face": Cell(Text(FACES[view["face"]]), _COLOUR[view["face"]]) if view["face"] else "–",
            "why": view["rule"],
            "revenue": sum_text(view["revenue"], view["currency"]),
            "margin": "" if view["margin"] is None else percent(view["margin"]),
            "influence": Text(INFLUENCES[view["influence"]]) if view["influence"] in INFLUENCES else "",
            "touch": _touch(view),
        }
        for view in views
    ]
    return Table(
        text(N_("Key customers")),
        _TABLE,
        rows,
        footer=text(N_("Mark influence with prospector key mark CARD high; the rules are the settings key.*.")),
        empty=text(N_("There is no key customer yet.")),
    )


def _touch(view: Mapping[str, Any]) -> object:
    if not view["rhythm_days"]:
        return ""
    if view["touch_due_on"] is None:
        return Cell(Text(N_("never spoken to")), "warning")
    if view["days_late"]:
        return Cell(text_n("{count} day late", "{count} days late", view["days_late"]), "overdue")
    return text(N_("by {day}"), day=view["touch_due_on"])
