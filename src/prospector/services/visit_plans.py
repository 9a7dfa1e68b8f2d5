"""The best day in the field (``H8``): whom to see, in which order, within the hours; and the booking of it.

``make_plan`` gathers, asks the route planner, and answers with a ``PlannedVisits``; ``plan_view`` makes the view of it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from prospector.domain.errors import RefusedError, UsageError
from prospector.domain.route import NO_ROAD, Day, LeftOut, Lunch, Matrix, Plan, Problem, Spot, points
from prospector.domain.route_times import possible_days
from prospector.domain.text import N_, Text, text, text_n
from prospector.domain.when import say_day
from prospector.services.places import place_named, spot_of
from prospector.services.ports import Desk, RoutePlanner
from prospector.services.visit_days import Hours, chosen_days, hours_left, read_lunch, rest_days, usual_hours
from prospector.services.visit_stops import (
    AROUND_MINUTES,
    PRIZE_SCALE,
    Candidate,
    Field,
    centre_of,
    gather,
)
from prospector.services.visit_wishes import Choice, the_appointment

_STEP = 300


class Wanted(NamedTuple):
    """What the user asks for; empty texts and None stand for what the config or the method says."""

    on: str = ""
    days: int | None = None
    week: bool = False
    start: str = ""
    end: str = ""
    hours: str = ""
    lunch: str = ""
    most: int | None = None
    replan: bool = False
    now: str = ""
    choice: Choice = Choice()


@dataclass(frozen=True)
class PlannedVisits:
    """The plan with all that is shown of it. ``start`` and ``end`` name where days begin and end (empty: anywhere)."""

    problem: Problem
    plan: Plan
    field: Field
    candidates: dict[int, Candidate]
    start: str
    end: str
    home: Spot | None
    goal: Spot | None
    notices: tuple[Text, ...]


class _Ends(NamedTuple):
    """Where the days begin and end; None where nothing is known, and the day begins at its first stop."""

    origin: Spot | None
    destination: Spot | None
    names: tuple[str, str] = ("", "")


def make_plan(
    desk: Desk, wanted: Wanted, planner: RoutePlanner, on_better: Callable[[Plan], None] | None = None
) -> PlannedVisits:
    """Return the plan.

    Raises NotFoundError for an area, card or place that nobody knows, RefusedError and ConflictError for what cannot be
    kept (two appointments that clash are named), UsageError for what is not understood.
    """
    days, choice, notices = _days(desk, wanted)
    usual = usual_hours(desk, wanted.hours)
    hours = {day: left for day in days if (left := hours_left(desk, day, usual, wanted.now))}
    if not hours:
        raise RefusedError(N_("The hours of today are over."), N_("Plan another day with --on, or give other --hours."))
    days = [day for day in days if day in hours]
    ends = _ends(desk, wanted)
    field = gather(desk, days, choice, {day: hours[day].start for day in days}, ends.origin or ends.destination)
    if choice.around is not None:
        _keep_near(field, planner, choice.around)
    _check_count(wanted.most, field, len(days))
    origin = ends.origin or ends.destination or centre_of(field.candidates)
    destination = ends.destination or origin
    made = [
        Day(
            day,
            hours[day].start,
            hours[day].end,
            origin,
            destination,
            _lunch(desk, wanted),
            _most(desk, wanted, field, day),
        )
        for day in days
    ]
    stops, aside = planner.shortlist([one.stop for one in field.candidates], made)
    by_stop = {one.stop.id: one for one in field.candidates}
    for one in aside:
        found = by_stop[one.stop]
        field.leave(one.stop, found.row, found.worth.points, one.reason)
    if len(aside) > len(stops):
        notices.append(
            text(N_("{count} cards are too many to weigh: only the {most} most worth their way were."),
                 count=len(field.candidates), most=len(stops))
        )  # fmt: skip
    matrix = _in_steps(planner.matrix(points(stops, made)))
    if ends.origin is None:
        matrix = _without_start(matrix, back=ends.destination is not None)
    problem = Problem(stops, tuple(made), matrix, tuple(field.left))
    problem, widened = _room_for_appointments(problem, by_stop, hours, lunch_typed=bool(wanted.lunch))
    plan = planner.solve(problem, on_better)
    notices += [*field.notices, *planner.notices, *widened]
    if ends.origin is None:
        notices.append(
            text(N_("No start is known, so each day begins at its first stop; give one with --from or visits.from."))
        )
    elif not ends.origin.precise:
        notices.append(
            text(N_("The start {name} is only the centre of its district; LAT,LON is exact."), name=ends.names[0])
        )
    return PlannedVisits(
        problem, _said_why(problem, plan), field, by_stop, *ends.names, ends.origin, ends.destination, tuple(notices)
    )


def _days(desk: Desk, wanted: Wanted) -> tuple[list[date], Choice, list[Text]]:
    choice = wanted.choice
    if choice.around is not None:
        if wanted.on or wanted.days or wanted.week or wanted.replan:
            raise UsageError(N_("--around takes the day of its appointment."), N_("Leave --on, --days and --week out."))
        return [the_appointment(desk, choice.around).due_on], choice, []
    if wanted.replan:
        if wanted.on or wanted.days or wanted.week:
            raise UsageError(N_("--replan is about today."), N_("Leave --on, --days and --week out."))
        return [desk.clock.today()], choice, []
    if wanted.now:
        raise UsageError(N_("--now goes with --replan."), N_("Add --replan."))
    days = chosen_days(desk, wanted.on, wanted.days, week=wanted.week)
    today = desk.clock.today()
    rest = [text(N_("{day} is no working day."), day=say_day(day, today)) for day in rest_days(desk, days)]
    return days, choice, rest


def _ends(desk: Desk, wanted: Wanted) -> _Ends:
    start, end = wanted.start or desk.settings["visits.from"], wanted.end or desk.settings["visits.to"]
    origin, origin_name = place_named(desk, start) if start else (None, "")
    if wanted.replan and not wanted.start and (here := _last_visited_today(desk)):
        # One comes from the last customer, and goes home as planned.
        end_spot, end_name = place_named(desk, end) if end else (origin, origin_name)
        return _Ends(here[0], end_spot, (here[1], end_name))
    if not end:
        return _Ends(origin, origin, (origin_name, origin_name))
    destination, name = place_named(desk, end)
    return _Ends(origin, destination, (origin_name, name))


def _last_visited_today(desk: Desk) -> tuple[Spot, str] | None:
    zone, today = desk.clock.now().tzinfo, desk.clock.today()
    visits = [
        (at, card_id) for card_id, at in desk.store.places.last_visits().items() if at.astimezone(zone).date() == today
    ]
    if not visits:
        return None
    card = desk.store.cards.get(max(visits)[1])
    spot = card and spot_of({"lat": card.lat, "lon": card.lon, "precision": card.precision})
    return (spot, card.name) if card and spot else None


def _lunch(desk: Desk, wanted: Wanted) -> Lunch | None:
    return read_lunch(wanted.lunch or desk.settings["visits.lunch"])


def _most(desk: Desk, wanted: Wanted, field: Field, day: date) -> int:
    """The most stops of a day; the appointments of it always find room beside the usual number."""
    if wanted.most is not None:
        return wanted.most
    must = sum(one.stop.required and (one.follow_up is None or one.follow_up.due_on == day) for one in field.candidates)
    return max(int(desk.settings["visits.most"]), must)


def _check_count(most: int | None, field: Field, days: int) -> None:
    required = sum(one.stop.required for one in field.candidates)
    if most is not None and required > most * days:
        raise RefusedError(
            N_("{wanted} visits must be made, but only {room} are wanted."),
            N_("Raise --max-stops, or leave some out."),
            wanted=required,
            room=most * days,
        )


def _keep_near(field: Field, planner: RoutePlanner, follow_up_id: int) -> None:
    """Leave out whoever is too far from the appointment that the day is filled around."""
    centre = next((one for one in field.candidates if one.follow_up and one.follow_up.id == follow_up_id), None)
    if centre is None or not centre.placed:
        raise RefusedError(
            N_("The place of the appointment is not known."), N_("Set it with prospector place CARD LAT,LON.")
        )
    near = []
    for one in field.candidates:
        seconds = planner.way(centre.stop.spot, one.stop.spot)
        if one.stop.required or seconds <= AROUND_MINUTES * 60:
            near.append(one)
        else:
            reason = text(N_("{minutes} min from the appointment"), minutes=round(seconds / 60))
            field.leave(one.stop.id, one.row, one.worth.points, reason)
    field.candidates = near


def _in_steps(matrix: Matrix) -> Matrix:
    """Return the ways rounded up to five minutes: nobody is asked to be there at 9:47, and a little is to spare."""
    return [[-(-way // _STEP) * _STEP for way in ways] for ways in matrix]


def _without_start(matrix: Matrix, *, back: bool) -> Matrix:
    """Return the matrix with no way from the start that nobody knows (its last row), nor to it unless ``back``."""
    return [
        *([*ways[:-1], ways[-1] if back else 0] for ways in matrix[:-1]),
        [0] * len(matrix),
    ]


def _room_for_appointments(
    problem: Problem, by_stop: dict[int, Candidate], hours: dict[date, Hours], *, lunch_typed: bool
) -> tuple[Problem, list[Text]]:
    """Return the problem with the config's hours and lunch given way to the appointments; what was typed stays."""
    days, notices = list(problem.days), list[Text]()
    homes = problem.homes()
    for row, stop in enumerate(problem.stops):
        found = by_stop[stop.id]
        if not found.fixed or stop.windows is None:
            continue
        for number, day in enumerate(days):
            if len(stop.windows) > 1 or day.date not in stop.windows:
                continue
            at = stop.windows_on(day.date)[0][0]
            out, back = problem.travel[homes[number][0]][row], problem.travel[row][homes[number][1]]
            if not hours[day.date].typed and max(out, back) < NO_ROAD:
                start, end = max(0, min(day.start, at - out)), min(24 * 3600, max(day.end, at + stop.service + back))
                if (start, end) != (day.start, day.end):
                    notices.append(text(N_("The hours of {day} are widened for {name}."), day=day.date, name=stop.name))
                days[number] = day = replace(day, start=start, end=end)
            if day.pause and not lunch_typed:
                now = replace(problem, days=tuple(days))
                free = replace(day, lunch=None)
                if not possible_days(now, row) and possible_days(
                    replace(problem, days=(*days[:number], free, *days[number + 1 :])), row
                ):
                    days[number] = free
                    notices.append(text(N_("No lunch on {day}: {name} comes first."), day=day.date, name=stop.name))
    return replace(problem, days=tuple(days)), notices


def _said_why(problem: Problem, plan: Plan) -> Plan:
    """Return the plan whose reasons speak of points as they are shown, and of the most stops where that is why."""
    prizes = {stop.id: stop.prize for stop in problem.stops}
    full = all(
        day.most is not None and len(one.visits) >= day.most for day, one in zip(problem.days, plan.days, strict=True)
    )

    def said(one: LeftOut) -> LeftOut:
        if "minutes" not in one.reason.values or one.stop not in prizes or not one.reason.plural:
            return one
        if full:
            most = max(day.most or 0 for day in problem.days)
            reason = text_n(
                N_("{count} stop a day is planned already, as many as wanted (--max-stops)"),
                N_("{count} stops a day are planned already, as many as wanted (--max-stops)"),
                most,
            )
            return one._replace(reason=reason)
        return one._replace(reason=one.reason._replace(quantity=max(1, round(prizes[one.stop] / PRIZE_SCALE))))

    return replace(plan, left=tuple(said(one) for one in plan.left))
