"""What becomes of a plan: its visits booked as appointments, and the next best stop when one falls out (``H8``)."""

from datetime import date, time
from uuid import NAMESPACE_URL, uuid5

from prospector.domain.followup import OPEN, VISIT, FollowUp
from prospector.domain.text import N_, text
from prospector.services.places import spot_of
from prospector.services.ports import Desk, RoutePlanner
from prospector.services.views import View, follow_up_view
from prospector.services.visit_days import hours_left, usual_hours
from prospector.services.visit_plans import PlannedVisits
from prospector.services.visit_stops import AROUND_MINUTES, Candidate, gather
from prospector.services.visit_wishes import Choice


def book(desk: Desk, planned: PlannedVisits) -> list[View]:
    """Make appointments of the proposed stops, all in one undoable operation; return them as follow-ups.

    An appointment that had no hour, or whose hour had passed, gets the hour of the plan.
    """
    desk.begin()
    made = []
    for day in planned.plan.days:
        for visit in day.visits:
            candidate = planned.candidates[visit.stop]
            at = time(visit.begin // 3600, visit.begin % 3600 // 60).strftime("%H:%M")
            if candidate.fixed and candidate.follow_up:
                continue
            if candidate.follow_up:
                moved = candidate.follow_up._replace(due_on=day.date, due_time=at)
                desk.store.follow_ups.save(moved)
                made.append({**follow_up_view(moved), "name": candidate.row["name"]})
                continue
            appointment = desk.store.follow_ups.add(
                FollowUp(
                    0,
                    visit_uid(desk, candidate, day.date),
                    candidate.row["id"],
                    VISIT,
                    day.date,
                    at,
                    desk.say(text(N_("Visit"))),
                    OPEN,
                    minutes=candidate.stop.service // 60,
                    created_at=desk.clock.now(),
                )
            )
            made.append({**follow_up_view(appointment), "name": candidate.row["name"]})
    return made


def visit_uid(desk: Desk, candidate: Candidate, day: date) -> str:
    """Return the lasting id of a visit: that of its appointment, or the one that it will have once it is booked."""
    if candidate.follow_up:
        return candidate.follow_up.uid
    number = 0
    while True:
        uid = str(uuid5(NAMESPACE_URL, f"prospector:visit:{candidate.row['uid']}:{day.isoformat()}:{number}"))
        if not desk.store.follow_ups.has_uid(uid):
            return uid
        number += 1


def next_near(desk: Desk, planner: RoutePlanner, card_id: int) -> View | None:
    """Return the stop most worth its way from a card, now that a visit there fell out; None when there is none."""
    here = desk.store.cards.get(card_id)
    spot = here and spot_of({"lat": here.lat, "lon": here.lon, "precision": here.precision})
    if here is None or spot is None:
        return None
    today = desk.clock.today()
    hours = hours_left(desk, today, usual_hours(desk))
    if hours is None:
        return None
    field = gather(desk, [today], Choice(leave_out=(str(card_id),)), {today: hours.start}, spot)
    best: tuple[float, int, Candidate] | None = None
    for one in field.candidates:
        way = planner.way(spot, one.stop.spot)
        open_then = any(begin <= hours.start + way <= last for begin, last in one.stop.windows_on(today))
        over = hours.start + way + one.stop.service
        if one.follow_up is not None or way > AROUND_MINUTES * 60 or over > hours.end or not open_then:
            continue
        value = one.worth.points / (way + one.stop.service + 600)
        if best is None or value > best[0]:
            best = (value, way, one)
    if best is None:
        return None
    _value, way, one = best
    return {"card_id": one.row["id"], "name": one.row["name"], "minutes": round(way / 60), "points": one.worth.points}
