"""Occasions and holidays as tables."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from prospector.domain.occasion import KIND_NAMES, MOVED, OTHER, counted, say_lunar
from prospector.domain.text import N_, Text, text
from prospector.domain.when import say_day
from prospector.domain.yearly_day import from_stored
from prospector.render.layout import Cell, Column, Detail, Section, Table, dialled

COLUMNS = ("on", "in_days", "card_id", "name", "phone", "kind", "field", "day", "lunar", "years", "moved")
OWN_COLUMNS = ("id", "card_id", "name", "what", "day", "next", "in_days", "years", "moved", "note", "uid")
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
_OWN = (
    Column("id", N_("Occasion"), align="right"),
    Column("next", N_("Next"), no_wrap=True),
    Column("card_id", N_("Card"), align="right"),
    Column("name", N_("Name"), style="strong"),
    Column("what", N_("What")),
    Column("day", N_("Day")),
    Column("years", N_("Years"), priority=1),
    Column("note", N_("Note"), priority=2),
)
_ON_CARD = (
    Column("when", N_("When"), no_wrap=True, min_width=14),
    Column("what", N_("Occasion")),
    Column("years", N_("Years")),
    Column("day", N_("Day")),
    Column("note", N_("Note")),
)
_HOLIDAYS = (
    Column("day", N_("Day"), no_wrap=True),
    Column("name", N_("Name"), style="strong"),
    Column("kind", N_("Kind")),
    Column("own", N_("From"), priority=1),
)
# An occasion in so many days is marked on the page of a card.
_SOON = 7


def _said_day(stored: str) -> Text | str:
    day = from_stored(stored)
    return say_lunar(day) if day is not None and day.lunar else stored.removeprefix("--")


def said_occasion(view: Mapping[str, Any]) -> Text | str:
    """Return what an occasion is called; a field of the user's own as the user calls it."""
    return view["field"] if view["kind"] == OTHER else Text(KIND_NAMES[view["kind"]])


def _row(view: Mapping[str, Any], today: date) -> dict[str, object]:
    return {
        "when": Cell(say_day(date.fromisoformat(view["on"]), today), "due" if view["in_days"] == 0 else ""),
        "card_id": view["card_id"],
        "name": view["name"],
        "what": said_occasion(view),
        "years": counted(view["kind"], view["years"]),
        "day": _said_day(view["day"]),
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


def own_table(views: Sequence[Mapping[str, Any]], today: date) -> Table:
    """Return the days that were noted on their own, the next one first."""
    return Table(
        text(N_("Occasions")),
        _OWN,
        [_own_row(view, today) for view in views],
        empty=text(N_("No occasion is noted. Note one with prospector occasion add CARD wedding 05-17.")),
    )


def _own_row(view: Mapping[str, Any], today: date) -> dict[str, object]:
    day = view["next"] and say_day(date.fromisoformat(view["next"]), today)
    return {
        **view,
        "next": Cell(day, "due" if view["in_days"] == 0 else "") if day else "",
        "day": _said_day(view["day"]),
        "years": counted(OTHER, view["years"]),
    }


def own_detail(view: Mapping[str, Any], today: date) -> Detail:
    """Return one day that was noted on its own."""
    row = _own_row(view, today)
    pairs: list[tuple[Text | str, object]] = [
        (Text(N_("Card")), text(N_("{name} (#{id})"), name=view["name"], id=view["card_id"])),
        (Text(N_("What")), view["what"]),
        (Text(N_("Day")), row["day"]),
        (Text(N_("Next")), row["next"]),
        (Text(N_("Years")), row["years"]),
        (Text(N_("Note")), view["note"]),
    ]
    return Detail(
        text(N_("Occasion {id}"), id=view["id"]), [Section(pairs=[pair for pair in pairs if pair[1] not in ("", None)])]
    )


def occasion_sections(views: Sequence[Mapping[str, Any]], today: date) -> Iterator[Section]:
    """Yield the coming occasions of a card for its page."""
    if not views:
        return
    rows = [
        {
            "when": Cell(say_day(date.fromisoformat(view["on"]), today), "due" if view["in_days"] <= _SOON else ""),
            "what": said_occasion(view),
            "years": counted(view["kind"], view["years"]),
            "day": _said_day(view["day"]),
            "note": Text(MOVED[view["moved"]]) if view["moved"] else view["note"],
        }
        for view in views
    ]
    columns = [column for column in _ON_CARD if any(row[column.key] for row in rows)]
    yield Section(Text(N_("Occasions")), table=Table("", columns, rows))


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
