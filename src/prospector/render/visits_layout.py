"""Areas and the stops of a day."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from prospector.domain.text import N_, Text, text
from prospector.domain.when import say_day
from prospector.render.layout import Cell, Column, Table, dialled

AREA_COLUMNS = ("area", "cards", "worth_visiting", "worth", "why")
STOP_COLUMNS = ("at", "card_id", "name", "kind", "phone", "area", "man", "score", "booked", "follow_up_id", "reasons")
_AREAS = (
    Column("area", N_("Area"), style="strong"),
    Column("cards", N_("Cards"), align="right"),
    Column("worth_visiting", N_("Worth a visit"), align="right"),
    Column("worth", N_("Points"), align="right", priority=2),
    Column("best", N_("First")),
    Column("why", N_("Why"), priority=1),
)
_STOPS = (
    Column("at", N_("At"), no_wrap=True),
    Column("card_id", N_("Card"), align="right"),
    Column("name", N_("Name"), style="strong"),
    Column("phone", N_("Phone"), no_wrap=True),
    Column("man", N_("MAN"), no_wrap=True, priority=1),
    Column("why", N_("Why")),
    Column("area", N_("Area"), style="dim", priority=2),
)


def areas_table(areas: Sequence[Mapping[str, Any]]) -> Table:
    """Return the areas, the most worth a trip first."""
    rows = [
        {
            **area,
            "area": area["area"] or Text(N_("(no area known)")),
            "best": [best["name"] for best in area["best"]],
        }
        for area in areas
    ]
    return Table(
        text(N_("Areas")),
        _AREAS,
        rows,
        footer=text(N_("Plan a day with prospector plan-visits --area AREA --on DATE.")),
        empty=text(N_("There is no card yet.")),
    )


def stops_table(stops: Sequence[Mapping[str, Any]], day: date, today: date) -> Table:
    """Return the stops proposed for a day, in the order of their hours."""
    rows = [
        {
            "at": Cell(stop["at"], "good") if stop["booked"] else stop["at"],
            "card_id": stop["card_id"],
            "name": stop["name"],
            "phone": dialled(stop["phone"]),
            "man": stop["man"],
            "why": [*([Text(N_("booked"))] if stop["booked"] else []), *(reason["text"] for reason in stop["reasons"])],
            "area": stop["area"],
        }
        for stop in stops
    ]
    return Table(
        text(N_("Visits proposed for {day}"), day=say_day(day, today)),
        _STOPS,
        rows,
        footer=text(N_("Add --book to make the appointments.")),
        empty=text(N_("No card there is worth a visit now.")),
    )
