"""The plan of a day in the field as a view: what table, JSON, page, calendar and code are made from."""

from typing import Any

from prospector.domain.map_link import navigation_links
from prospector.domain.route import Day, DayPlan, Visit
from prospector.domain.text import N_, Text, text, text_n
from prospector.services.ports import Desk
from prospector.services.views import View, man_of_row, shown_phone
from prospector.services.visit_booking import visit_uid
from prospector.services.visit_plans import PlannedVisits


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02d}:{seconds % 3600 // 60:02d}"


def plan_view(desk: Desk, planned: PlannedVisits, about: View) -> View:
    """Return the whole plan; ``about`` says how the ways were reckoned."""
    rows = _rows(desk, planned)
    days = [
        _day_view(desk, planned, day, one, rows)
        for day, one in zip(planned.problem.days, planned.plan.days, strict=True)
    ]
    left = sorted(
        (_left_view(desk, planned, one.stop, one.reason) for one in planned.plan.left),
        key=lambda item: (-item["points"], item["card_id"]),
    )
    stops = [stop for day in days for stop in day["stops"]]
    imprecise = sum(stop["imprecise"] for stop in stops)
    return {
        "days": days,
        "left_out": left,
        "visits": len(stops),
        "points": round(sum(stop["score"] for stop in stops), 2),
        "drive_minutes": sum(day["drive_minutes"] for day in days),
        "imprecise": imprecise,
        "from": planned.start or None,
        "to": planned.end or None,
        "home": planned.home and {"lat": planned.home.lat, "lon": planned.home.lon},
        "goal": planned.goal and {"lat": planned.goal.lat, "lon": planned.goal.lon},
        "method": planned.plan.method,
        **about,
        "notices": [desk.say(notice) for notice in (*planned.notices, *_imprecise_notice(planned, stops))],
    }


def _rows(desk: Desk, planned: PlannedVisits) -> dict[int, Any]:
    ids = {planned.candidates[visit.stop].row["id"] for day in planned.plan.days for visit in day.visits}
    return {row["id"]: row for row in desk.store.cards.listed_by_ids(sorted(ids))} if ids else {}


def _day_view(desk: Desk, planned: PlannedVisits, day: Day, one: DayPlan, rows: dict[int, Any]) -> View:
    return {
        "date": one.date.isoformat(),
        "start": _clock(day.start),
        "end": _clock(day.end),
        "depart": _clock(one.depart) if one.visits else None,
        "home": _clock(one.home) if one.visits else None,
        "home_minutes": round(one.travel_home / 60),
        "drive_minutes": round(one.travel / 60),
        "lunch": [_clock(one.lunch[0]), _clock(one.lunch[1])] if one.lunch else None,
        "points": round(sum(planned.candidates[visit.stop].worth.points for visit in one.visits), 2),
        "stops": [
            _stop_view(desk, planned, one, number, visit, rows) for number, visit in enumerate(one.visits, start=1)
        ],
    }


def _stop_view(
    desk: Desk, planned: PlannedVisits, day: DayPlan, number: int, visit: Visit, rows: dict[int, Any]
) -> View:
    candidate = planned.candidates[visit.stop]
    row, stop = rows[candidate.row["id"]], candidate.stop
    placed = candidate.placed
    return {
        "date": day.date.isoformat(),
        "number": number,
        "at": _clock(visit.begin),
        "arrive": _clock(visit.arrive),
        "leave": _clock(visit.leave),
        "drive_minutes": round(visit.travel / 60),
        "minutes": stop.service // 60,
        "card_id": row["id"],
        "name": row["name"],
        "kind": row["kind"],
        "phone": shown_phone(row["e164"] or "", row["raw"] or "", row["extension"] or "") or None,
        "address": candidate.row["address"],
        "area": row["area"] or None,
        "lat": stop.lat if placed else None,
        "lon": stop.lon if placed else None,
        "precision": (candidate.row["precision"] or None) if placed else None,
        "imprecise": stop.imprecise,
        "hours": candidate.hours or None,
        "man": man_of_row(row).code,
        "score": candidate.worth.points,
        "reasons": [
            {"code": why.code, "text": why.text, "points": round(why.points, 2)} for why in candidate.worth.reasons
        ],
        "booked": candidate.follow_up is not None,
        "fixed": candidate.fixed or candidate.follow_up is not None,
        "follow_up_id": candidate.follow_up.id if candidate.follow_up else None,
        "uid": visit_uid(desk, candidate, day.date),
        "links": navigation_links(stop.lat, stop.lon, row["name"]) if placed else {},
    }


def _left_view(desk: Desk, planned: PlannedVisits, stop_id: int, reason: Text) -> View:
    candidate = planned.candidates.get(stop_id)
    if candidate is not None:
        row, points = candidate.row, candidate.worth.points
    else:
        row, points = planned.field.known[stop_id]
    return {
        "card_id": row["id"],
        "name": row["name"],
        "area": row["area"] or None,
        "points": points,
        "lat": row["lat"],
        "lon": row["lon"],
        "why": desk.say(reason),
    }


def _imprecise_notice(planned: PlannedVisits, stops: list[View]) -> list[Text]:
    """Say how many stops are only a centre, and how to mend it."""
    found = []
    unknown = [stop for stop in stops if stop["lat"] is None]
    centres = sum(stop["imprecise"] for stop in stops) - len(unknown)
    if unknown:
        found.append(
            text(
                N_("The place of {name} is not known, so its ways are a guess: prospector place {id} LAT,LON."),
                name=unknown[0]["name"],
                id=unknown[0]["card_id"],
            )
        )
    if centres:
        first = next(stop for stop in stops if stop["imprecise"] and stop["lat"] is not None)
        found.append(
            text_n(
                N_("{count} stop (~) is known only by the centre of its district, so its ways are rough: "
                   "prospector place {id} LAT,LON sets the exact spot."),
                N_("{count} stops (~) are known only by the centre of their district, so their ways are rough: "
                   "prospector place {id} LAT,LON sets the exact spot."),
                centres,
                id=first["card_id"],
            )
        )  # fmt: skip
    return found
