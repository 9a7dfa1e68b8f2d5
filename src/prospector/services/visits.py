"""Visits of one area gathered into a day (``H8``): which areas are worth a trip, whom to see there, and the booking.

Need and intent first (``H7``). The order within the day is by worth; a route is another port's work.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

from prospector.domain import agenda
from prospector.domain.agenda import Due, Facts, Line
from prospector.domain.call import INTERESTED
from prospector.domain.errors import NotFoundError, RefusedError, UsageError
from prospector.domain.followup import OPEN, VISIT, FollowUp
from prospector.domain.qualification import CONTACT, HOT, NON_CUSTOMER
from prospector.domain.text import N_, text
from prospector.services.agendas import weights_of
from prospector.services.calls import refuse_stopped
from prospector.services.ports import Desk
from prospector.services.qualifications import current
from prospector.services.references import find_card, find_card_id
from prospector.services.store import Row
from prospector.services.views import View, follow_up_view, man_of_row, shown_phone

# On the way from one stop to the next; real travel times are the route planner's.
_WAY = timedelta(minutes=30)
_CHANCE_POINTS = {"yes": 2.0, "maybe": 1.0, "no": -2.0}


def _line(desk: Desk, row: Row, day: date) -> Line | None:
    """The worth of visiting a card on ``day`` as a ranked line; None where nothing speaks for a visit."""
    known: dict[str, Any] = {**row, **_phone(row)}
    facts = Facts._make(known[name] for name in Facts._fields)
    due = row["next_due_on"]
    weights = weights_of(desk)
    if due is not None and due <= day:
        line = agenda.due_line(facts, [Due(0, "task", due, "", "")], day, weights)
    elif (
        facts.need_size in agenda.NEED_SHARE
        or facts.last_outcome in INTERESTED
        or facts.last_deal_on
        or man_of_row(row).klass in (HOT, CONTACT)
    ):
        line = agenda.visit_line(facts, weights)
    else:
        return None
    points = _CHANCE_POINTS.get(row["visit_chance"], 0.0)
    if not points:
        return line
    sentence = text(agenda.VISIT_TEXT[row["visit_chance"]])
    reasons = (*line.reasons, agenda.Reason("visit_chance", sentence, points))
    return line._replace(reasons=reasons, score=round(line.score + points, 2))


def _phone(row: Row) -> dict[str, str]:
    return {"phone": row["e164"] or "", "raw_phone": row["raw"] or "", "extension": row["extension"] or ""}


def _view(desk: Desk, line: Line) -> View:
    facts = line.facts
    return {
        "card_id": facts.card_id,
        "name": facts.name,
        "kind": facts.kind,
        "phone": shown_phone(facts.phone, facts.raw_phone, facts.extension) or None,
        "area": facts.area or None,
        "man": agenda.man_of(facts).code,
        "score": line.score,
        "reasons": [
            {"code": code, "text": desk.say(sentence), "points": round(points, 2)}
            for code, sentence, points in line.reasons
        ],
    }


def _ranked(desk: Desk, area: str, day: date) -> list[Line]:
    lines = (_line(desk, row, day) for row in desk.store.standings.visitable(area))
    return agenda.rank(line for line in lines if line is not None and line.score > 0)


def list_areas(desk: Desk, day: date) -> list[View]:
    """Return the areas, the most worth a trip first: cards, those worth a visit, their worth, the best."""
    by_area: dict[str, list[Line]] = {}
    for line in _ranked(desk, "", day):
        by_area.setdefault(line.facts.area, []).append(line)
    areas = []
    for area, cards in desk.store.cards.areas():
        lines = by_area.get(area, [])
        areas.append(
            {
                "area": area or None,
                "cards": cards,
                "worth_visiting": len(lines),
                "worth": round(sum(line.score for line in lines), 2),
                "best": [
                    {"card_id": line.facts.card_id, "name": line.facts.name, "score": line.score} for line in lines[:3]
                ],
                "why": [desk.say(reason.text) for reason in lines[0].reasons[:3]] if lines else [],
            }
        )
    # The cards of no known area come last: no trip can be planned to them.
    return sorted(areas, key=lambda item: (item["area"] is None, -item["worth"], item["area"] or ""))


def plan_day(
    desk: Desk,
    area: str,
    day: date,
    *,
    most: int | None = None,
    must: Sequence[str] = (),
    leave_out: Sequence[str] = (),
) -> list[View]:
    """Return the stops proposed for a day in an area, with the hour each would begin.

    Appointments of that day keep their hour and the others are put around them, within the hours of the config
    (``visits.start``, ``visits.end``); cards already to be visited are not proposed again, unless ``must`` names them.
    NotFoundError when no card lies in the area; RefusedError when those named do not fit into the day.
    """
    if day < desk.clock.today():
        raise UsageError(N_("A visit cannot be planned in the past."), hint=N_("Give a day from today on with --on."))
    lines = _ranked(desk, area, day)
    if not lines and not any(area.casefold() in known.casefold() for known, _ in desk.store.cards.areas() if known):
        raise NotFoundError(
            N_("No card lies in an area “{area}”."), hint=N_("prospector plan-visits lists the areas."), area=area
        )
    wanted = {_worth_planning(desk, reference) for reference in must}
    excluded = {find_card_id(desk, reference) for reference in leave_out}
    if wanted & excluded:
        raise UsageError(N_("A card cannot be both put in and left out."), hint=N_("Name it once: --must or --not."))
    known = {line.facts.card_id for line in lines}
    # Whoever is asked for by name is put in, also from elsewhere or without anything that speaks for a visit.
    if wanted - known:
        lines += [
            _asked_for(desk, row) for row in desk.store.standings.visitable("") if row["card_id"] in wanted - known
        ]
    appointments = desk.store.follow_ups.appointments(day, day)
    today = desk.clock.today()
    planned = {step.card_id for step in desk.store.follow_ups.appointments(today, day + timedelta(days=60))}
    here = {appointment.card_id for appointment in appointments}
    chosen = [line for line in lines if line.facts.card_id not in here | ((planned | excluded) - wanted)]
    chosen.sort(key=lambda line: line.facts.card_id not in wanted)
    promised, free = _hours(desk, day, appointments, most if most is not None else desk.settings["visits.most"])
    _refuse_crowded(sum(line.facts.card_id in wanted for line in chosen), len(free))
    stops = [
        {**_view(desk, line), "at": at, "booked": False, "follow_up_id": None}
        for at, line in zip(free, chosen, strict=False)
    ]
    return sorted([*stops, *_booked(desk, promised)], key=lambda stop: (stop["at"], stop["card_id"]))


def _refuse_crowded(wanted: int, free: int) -> None:
    if wanted > free:
        raise RefusedError(
            N_("{wanted} visits are asked for, but only {free} fit into that day."),
            hint=N_("Take another day, or change visits.most, visits.start and visits.end with prospector config set."),
            wanted=wanted,
            free=free,
        )


def _worth_planning(desk: Desk, reference: str) -> int:
    """The id of a card to be visited; RefusedError for one that nothing may propose (H7)."""
    card = find_card(desk, reference)
    refuse_stopped(card)
    if current(desk, card.id).klass == NON_CUSTOMER:
        raise RefusedError(
            N_("{name} is a non-customer by MAN: no visit is planned."),
            hint=N_("prospector qualify {id} CODE changes that."),
            name=card.name,
            id=card.id,
        )
    return card.id


def _asked_for(desk: Desk, row: Row) -> Line:
    known: dict[str, Any] = {**row, **_phone(row)}
    return agenda.visit_line(Facts._make(known[name] for name in Facts._fields), weights_of(desk))


def _booked(desk: Desk, promised: Sequence[tuple[str, FollowUp]]) -> list[View]:
    rows = desk.store.cards.listed_by_ids({appointment.card_id for _, appointment in promised}) if promised else []
    by_id = {row["id"]: row for row in rows}
    stops = []
    for at, appointment in promised:
        row = by_id[appointment.card_id]
        stops.append(
            {
                "card_id": appointment.card_id,
                "name": row["name"],
                "kind": row["kind"],
                "phone": shown_phone(row["e164"] or "", row["raw"] or "", row["extension"] or "") or None,
                "area": row["area"] or None,
                "man": man_of_row(row).code,
                "score": desk.settings["weights.appointment"],
                "reasons": [
                    {"code": "appointment", "text": appointment.action, "points": desk.settings["weights.appointment"]}
                ],
                "at": at,
                "booked": True,
                "follow_up_id": appointment.id,
            }
        )
    return stops


class _Hours:
    """The hours of a day of visits: what is taken, and where another visit fits, with the way to and from it."""

    def __init__(self, begin: datetime, end: datetime) -> None:
        self._at = begin
        self._end = end
        self._taken: list[tuple[datetime, datetime]] = []

    def take(self, begin: datetime, length: timedelta) -> None:
        self._taken.append((begin, begin + length))

    def next_free(self, length: timedelta) -> datetime | None:
        """Take the first stretch of ``length`` that is free and return when it begins; None when the day is full."""
        at = self._at
        while at + length <= self._end:
            clashes = [until for since, until in self._taken if at < until + _WAY and since < at + length + _WAY]
            if not clashes:
                self.take(at, length)
                return at
            at = max(clashes) + _WAY
        return None


def _hours(
    desk: Desk, day: date, appointments: Sequence[FollowUp], most: int
) -> tuple[list[tuple[str, FollowUp]], list[str]]:
    """The hour of each appointment, and those at which further visits can begin, within the hours of the config.

    An appointment without an hour gets the first that is free, and the start of the day where none is.
    """
    start, end = (
        datetime.combine(day, time.fromisoformat(desk.settings[f"visits.{name}"])) for name in ("start", "end")
    )
    if end <= start:
        raise UsageError(
            N_("A day of visits would end ({end}) before it begins ({start})."),
            hint=N_("Change visits.start or visits.end with prospector config set."),
            start=desk.settings["visits.start"],
            end=desk.settings["visits.end"],
        )
    now = desk.clock.now().replace(tzinfo=None)
    earliest = start
    while earliest < now:
        earliest += timedelta(minutes=30)
    hours = _Hours(earliest, end)
    usual = desk.settings["visits.minutes"]
    promised: list[tuple[str, FollowUp]] = []
    for appointment in appointments:
        if appointment.due_time:
            promised.append((appointment.due_time, appointment))
            begin = datetime.combine(day, time.fromisoformat(appointment.due_time))
            hours.take(begin, timedelta(minutes=appointment.minutes or usual))
    for appointment in appointments:
        if not appointment.due_time:
            length = timedelta(minutes=appointment.minutes or usual)
            hour = hours.next_free(length)
            if hour is None:
                hour = start
                hours.take(start, length)
            promised.append((f"{hour:%H:%M}", appointment))
    free: list[str] = []
    while len(free) < most - len(appointments) and (at := hours.next_free(timedelta(minutes=usual))):
        free.append(f"{at:%H:%M}")
    return promised, free


def book(desk: Desk, stops: Sequence[View], day: date) -> list[View]:
    """Make appointments of the proposed stops, all in one undoable operation; return them as follow-ups."""
    desk.begin()
    made = []
    for stop in stops:
        if stop["booked"]:
            continue
        appointment = desk.store.follow_ups.add(
            FollowUp(
                0,
                str(uuid4()),
                stop["card_id"],
                VISIT,
                day,
                stop["at"],
                desk.say(text(N_("Visit"))),
                OPEN,
                minutes=desk.settings["visits.minutes"],
                created_at=desk.clock.now(),
            )
        )
        made.append({**follow_up_view(appointment), "name": stop["name"]})
    return made


def unplaced(desk: Desk) -> int:
    """Return how many cards lie in no known area."""
    return dict(desk.store.cards.areas()).get("", 0)
