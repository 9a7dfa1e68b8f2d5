"""The plan of days in the field, the areas and the cards without a place, as tables."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from prospector.domain.territory import PRECISIONS
from prospector.domain.text import N_, Text, text, text_n
from prospector.domain.when import say_day
from prospector.render.layout import Cell, Column, Detail, Section, Table, dialled

AREA_COLUMNS = (
    "area", "cards", "due", "worth_visiting", "worth", "last_visited_on", "placed", "exact", "lat", "lon", "why",
)  # fmt: skip
STOP_COLUMNS = (
    "date", "at", "arrive", "leave", "drive_minutes", "card_id", "name", "kind", "phone", "address", "area", "lat",
    "lon", "precision", "man", "score", "booked", "follow_up_id", "reasons",
)  # fmt: skip
GEOCODED_COLUMNS = (
    "card_id", "name", "address", "result", "lat", "lon", "precision", "found", "away_km", "service",
)  # fmt: skip
UNPLACED_COLUMNS = ("card_id", "name", "address", "area", "precision", "why")
MODES = {"drive": N_("by car"), "walk": N_("on foot"), "transit": N_("by bus and train"), "bike": N_("by bicycle")}
# What is left out is named so far; --why names all.
_LEFT_SHOWN = 5
_AREAS = (
    Column("area", N_("Area"), style="strong"),
    Column("cards", N_("Cards"), align="right"),
    Column("due", N_("Due"), align="right"),
    Column("worth_visiting", N_("Worth a visit"), align="right", priority=1),
    Column("worth", N_("Points"), align="right"),
    Column("last", N_("Last visited"), no_wrap=True),
    Column("best", N_("First"), priority=2),
    Column("why", N_("Why"), priority=3),
)
_STOPS = (
    Column("number", N_("No."), align="right"),
    Column("arrive", N_("Arrive"), no_wrap=True),
    Column("leave", N_("Leave"), no_wrap=True),
    Column("drive", N_("Way"), align="right"),
    Column("card_id", N_("Card"), align="right", priority=1),
    Column("name", N_("Whom"), style="strong"),
    Column("why", N_("Why")),
    Column("phone", N_("Phone"), no_wrap=True, min_width=8),
    Column("area", N_("Area"), style="dim", priority=2),
)
_LEFT = (
    Column("card_id", N_("Card"), align="right"),
    Column("name", N_("Name"), style="strong"),
    Column("points", N_("Points"), align="right"),
    Column("why", N_("Why not")),
)
_RESULTS = {
    "placed": N_("placed"),
    "unknown": N_("not known there"),
    "no_better": N_("known no better there"),
    "far": N_("the answer lies too far away"),
}
_GEOCODED = (
    Column("card_id", N_("Card"), align="right"),
    Column("name", N_("Name"), style="strong"),
    Column("result", N_("Result")),
    Column("precision", N_("How exact")),
    Column("place", N_("Place"), no_wrap=True, priority=1),
    Column("found", N_("Found"), style="dim", priority=2),
)
_UNPLACED = (
    Column("card_id", N_("Card"), align="right"),
    Column("name", N_("Name"), style="strong"),
    Column("address", N_("Address")),
    Column("why", N_("Why"), style="warning"),
)


def areas_table(areas: Sequence[Mapping[str, Any]]) -> Table:
    """Return the areas, the most worth a trip first."""
    rows = [
        {
            **area,
            "area": area["area"] or Text(N_("(no area known)")),
            "due": Cell(area["due"], "due") if area["due"] else area["due"],
            "last": area["last_visited_on"] or Cell(Text(N_("never")), "dim"),
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


def unplaced_table(cards: Sequence[Mapping[str, Any]]) -> Table:
    """Return the cards that no plan can lead to."""
    return Table(
        text(N_("Cards without a place")),
        _UNPLACED,
        cards,
        footer=text(N_("prospector place CARD LAT,LON sets the spot; prospector edit CARD --address the address.")),
        empty=text(N_("Every card has a place.")),
    )


def geocoded_table(cards: Sequence[Mapping[str, Any]]) -> Table:
    """Return what an online service answered for each card."""
    rows = [
        {
            **card,
            "result": Cell(Text(_RESULTS[card["result"]]), "good" if card["result"] == "placed" else "warning"),
            "precision": Text(PRECISIONS[card["precision"]]) if card["precision"] else None,
            "place": f"{card['lat']:.6f},{card['lon']:.6f}" if card["lat"] is not None else None,
        }
        for card in cards
    ]
    return Table(
        text(N_("Places looked up")), _GEOCODED, rows, empty=text(N_("Every card with an address has its exact place."))
    )


def _stop_row(stop: Mapping[str, Any], *, why: bool) -> dict[str, object]:
    reasons = stop["reasons"] if why else stop["reasons"][:2]
    return {
        "number": stop["number"],
        "arrive": Cell(stop["at"], "good") if stop["booked"] else stop["at"],
        "leave": stop["leave"],
        "drive": f"~{stop['drive_minutes']}" if stop["imprecise"] else str(stop["drive_minutes"]),
        "card_id": stop["card_id"],
        "name": stop["name"],
        "why": [
            text(N_("{reason} (+{points})"), reason=reason["text"], points=f"{reason['points']:g}")
            if why
            else reason["text"]
            for reason in reasons
        ],
        "phone": dialled(stop["phone"]),
        "area": stop["area"],
    }


def stops_table(plan: Mapping[str, Any], today: date, *, why: bool = False) -> Table:
    """Return the stops of a plan, day by day, each day headed by what it comes to."""
    rows: list[dict[str, object]] = []
    groups: list[tuple[Text | str, Sequence[int]]] = []
    for day in plan["days"]:
        first = len(rows)
        rows += [_stop_row(stop, why=why) for stop in day["stops"]]
        if day["stops"]:
            groups.append((_day_heading(day, today), range(first, len(rows))))
    days = [say_day(date.fromisoformat(day["date"]), today) for day in plan["days"]]
    title = text(N_("Visits proposed for {day}"), day=days[0])
    if len(days) > 1:
        title = text(N_("Visits proposed for {first} to {last}"), first=days[0], last=days[-1])
    return Table(
        title,
        _STOPS,
        rows,
        groups=groups,
        empty=text(N_("No card there is worth a visit now, or none can be reached.")),
    )


def _day_heading(day: Mapping[str, Any], today: date) -> Text:
    heading = text_n(
        N_("{day}: {depart}–{home}, {count} min on the road, {points} points"),
        N_("{day}: {depart}–{home}, {count} min on the road, {points} points"),
        day["drive_minutes"],
        day=say_day(date.fromisoformat(day["date"]), today),
        points=f"{day['points']:g}",
        depart=day["depart"],
        home=day["home"],
    )
    if not day["lunch"]:
        return heading
    return text(N_("{day}; lunch {start}–{end}"), day=heading, start=day["lunch"][0], end=day["lunch"][1])


def left_table(plan: Mapping[str, Any], *, why: bool = False) -> Table:
    """Return what was left out and why; the most worth of it, unless ``why`` asks for all."""
    left = plan["left_out"]
    shown_left = left if why else left[:_LEFT_SHOWN]
    more = len(left) - len(shown_left)
    footer = text_n(N_("{count} more; --why names all."), N_("{count} more; --why names all."), more) if more else None
    return Table(
        # The heading of its group says it, in a pipe too.
        "",
        _LEFT,
        shown_left,
        footer=footer,
        groups=[(text(N_("Left out")), range(len(shown_left)))],
    )


def ways_sentence(plan: Mapping[str, Any]) -> Text:
    """Return how the ways were reckoned."""
    if plan["matrix"] == "osrm":
        return text(N_("Ways by road, {mode}, rounded up to 5 min."), mode=Text(MODES[plan["mode"]]))
    return text(
        N_(
            "Ways {mode} are estimated: great circle × {detour} at {speed} km/h, {minutes} min for each stop, "
            "rounded up to 5 min."
        ),
        mode=Text(MODES[plan["mode"]]),
        detour=f"{plan['detour']:g}",
        speed=f"{plan['speed_kmh']:g}",
        minutes=f"{plan['leg_minutes']:g}",
    )


def progress_sentence(visits: int, points: float, minutes: int) -> Text:
    """Return the one line about the best plan so far."""
    return text_n(
        N_("{count} visit, {points} points, {minutes} min on the road; Ctrl-C takes it"),
        N_("{count} visits, {points} points, {minutes} min on the road; Ctrl-C takes it"),
        visits,
        points=f"{points:.1f}",
        minutes=minutes,
    )


def place_detail(view: Mapping[str, Any]) -> Detail:
    """Return where a card is."""
    precision = Text(PRECISIONS[view["precision"]]) if view["precision"] else None
    spot = f"{view['lat']:.6f},{view['lon']:.6f}" if view["lat"] is not None else None
    pairs = [
        (Text(N_("Place")), spot),
        (Text(N_("How exact")), precision),
        (Text(N_("Area")), view["area"]),
        (Text(N_("Address")), view["address"]),
    ]
    return Detail(view["name"], [Section(pairs=pairs)])
