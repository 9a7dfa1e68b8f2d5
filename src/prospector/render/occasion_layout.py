"""Occasions and holidays as tables."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from prospector.domain.occasion import KIND_NAMES, MOVED, OTHER, counted, say_lunar
from prospector.domain.text import N_, Text, text
from prospector.domain.when import say_day
from prospector.domain.yearly_day import from_stored
from prospector.render.layout import Cell, Column, Table, dialled

COLUMNS = ("on", "in_days", "card_id", "name", "phone", "kind", "field", "day", "lunar", "years", "moved")
HOLIDAY_COLUMNS = ("date", "weekday", "name", "work", "weekend", "own", "country")
_TABLE = (
    Column("when", N_("When"), no_wrap=True, min_width=14),
    Column("card_id", N_("Card"), align="right"),
    Column("name", N_("Name"), style="strong"),
    Column("what", N_("Occasion")),
    Column("years", N_("Years")),
    Column("day", N_("Day"), priority=1),
    Column("phone", N_("Phone"), no_wrap=True, priority=2),
    Column("moved", N_("Note"), style="dim", priority=3),
)
_HOLIDAYS = (
    Column("day", N_("Day"), no_wrap=True),
    Column("name", N_("Name"), style="strong"),
    Column("kind", N_("Kind")),
    Column("own", N_("From"), priority=1),
)


def _row(view: Mapping[str, Any], today: date) -> dict[str, object]:
    day, on = from_stored(view["day"]), date.fromisoformat(view["on"])
    # A field of the user's own is called as the user calls it.
    what: Text | str = view["field"] if view["kind"] == OTHER else Text(KIND_NAMES[view["kind"]])
    return {
        "when": Cell(say_day(on, today), "due" if view["in_days"] == 0 else ""),
        "card_id": view["card_id"],
        "name": view["name"],
        "what": what,
        "years": counted(view["kind"], view["years"]),
        "day": say_lunar(day) if day is not None and day.lunar else view["day"].removeprefix("--"),
        "phone": dialled(view["phone"]),
        "moved": Text(MOVED[view["moved"]]) if view["moved"] else "",
    }


def occasions_table(views: Sequence[Mapping[str, Any]], since: date, until: date, today: date) -> Table:
    """Return the occasions from ``since`` to ``until``, the next one first."""
    return Table(
        text(N_("Occasions until {day}"), day=say_day(until, today)),
        _TABLE,
        [_row(view, today) for view in views],
        empty=text(
            N_("No birthday or anniversary from {since} to {until}."),
            since=since.isoformat(),
            until=until.isoformat(),
        ),
    )


def holidays_table(views: Sequence[Mapping[str, Any]], year: int, country: str, today: date) -> Table:
    """Return the days off and the make-up workdays of a year."""
    rows = [
        {
            "day": say_day(date.fromisoformat(view["date"]), today),
            "name": view["name"],
            "kind": Cell(text(N_("worked")), "warning") if view["work"] else text(N_("day off")),
            "own": text(N_("yours")) if view["own"] else "",
        }
        for view in views
    ]
    return Table(
        text(N_("Holidays of {year} in {country}"), year=year, country=country),
        _HOLIDAYS,
        rows,
        empty=text(N_("No holiday of {year} in {country} is known."), year=year, country=country),
    )
