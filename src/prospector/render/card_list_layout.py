"""Lists of cards as a table."""

from collections.abc import Mapping, Sequence
from typing import Any

from prospector.domain.lifecycle import LIFECYCLES
from prospector.domain.text import N_, Text, text
from prospector.render.layout import Cell, Column, Table, dialled

LIST_COLUMNS = (
    "id", "name", "kind", "phone", "area", "man", "class", "lifecycle", "level", "need", "attitude", "last_contact_at",
    "next_due_on", "stopped", "uid",
)  # fmt: skip
_LIST = (
    Column("id", N_("Card"), align="right"),
    Column("name", N_("Name"), style="strong"),
    Column("phone", N_("Phone"), no_wrap=True),
    Column("man", N_("MAN"), no_wrap=True),
    Column("lifecycle", N_("Lifecycle"), priority=1),
    Column("next", N_("Next"), no_wrap=True, priority=2),
    Column("last", N_("Last contact"), no_wrap=True, priority=3),
    Column("area", N_("Area")),
)
_FOUND = Column("found_in", N_("Found in"), priority=1)
_PARTS = {
    "card": N_("name"),
    "address": N_("address"),
    "phone": N_("phone"),
    "email": N_("e-mail"),
    "tag": N_("tag"),
    "fact": N_("field"),
    "note": N_("note"),
    "call": N_("logged contact"),
    "follow_up": N_("follow-up"),
    "deal": N_("deal"),
    "promise": N_("promise"),
    "invoice": N_("invoice"),
    "referral": N_("referral"),
    "referral_ask": N_("asking for referrals"),
    "reward": N_("reward"),
    "complaint": N_("complaint"),
    "complaint_entry": N_("history of a complaint"),
    "satisfaction": N_("satisfaction"),
    "competitor": N_("competitor"),
    "stakeholder": N_("part in the decision"),
    "occasion": N_("occasion"),
    "greeting": N_("greeting"),
    "lending": N_("lending"),
    "several": N_("several places"),
}


def _line(view: Mapping[str, Any]) -> dict[str, object]:
    name = view["name"]
    return {
        "id": view["id"],
        "name": Cell(name, "dim") if view["stopped"] else name,
        "phone": dialled(view["phone"]),
        "man": Cell(view["man"], "hot") if view["man"] == "MAN" else view["man"],
        "lifecycle": Text(N_("stopped")) if view["stopped"] else Text(LIFECYCLES[view["lifecycle"]]),
        "next": view["next_due_on"],
        "last": (view["last_contact_at"] or "")[:10],
        "area": view["area"],
        "found_in": Text(_PARTS[view["found_in"]]) if "found_in" in view else "",
    }


def cards_table(views: Sequence[Mapping[str, Any]], *, found: bool = False) -> Table:
    """Return cards as a table; ``found`` adds where each was found."""
    columns = (*_LIST[:4], _FOUND, *_LIST[4:]) if found else _LIST
    empty = (
        N_("Nothing was found.")
        if found
        else N_("No card fits. Add one with prospector add, or prospector import a list.")
    )
    return Table(text(N_("Cards")), columns, [_line(view) for view in views], empty=text(empty))
