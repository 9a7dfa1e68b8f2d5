"""Which cards could be visited on the days of a plan, when each is open, and what each is worth (``H7``, ``H8``)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from prospector.domain.errors import ConflictError, NotFoundError, RefusedError, UsageError
from prospector.domain.field import read_minutes
from prospector.domain.followup import FollowUp
from prospector.domain.opening_hours import OpeningHours, read_hours
from prospector.domain.route import DAY, LeftOut, Spot, Stop, Window, begin_windows
from prospector.domain.text import N_, Text, text
from prospector.services.filters import matching
from prospector.services.places import spot_of, why_unplaced
from prospector.services.ports import Desk
from prospector.services.references import find_card_id
from prospector.services.store import Row
from prospector.services.visit_days import holidays_among, read_clock
from prospector.services.visit_wishes import Choice, fixed_times, worth_planning
from prospector.services.visit_worth import Why, Worth, worth, worth_asked_for

_CLOSED = (
    N_("closed on Mondays"), N_("closed on Tuesdays"), N_("closed on Wednesdays"), N_("closed on Thursdays"),
    N_("closed on Fridays"), N_("closed on Saturdays"), N_("closed on Sundays"),
)  # fmt: skip
# Who has an appointment within so many days is not proposed another visit.
_SOON = timedelta(days=60)
# So many points make one step of the search's integer prizes.
PRIZE_SCALE = 100
# What is filled in around an appointment lies within this way of it.
AROUND_MINUTES = 30


class Candidate(NamedTuple):
    """A stop with what is shown of it; ``follow_up`` is the appointment it stands for, ``at`` its fixed time."""

    stop: Stop
    row: Row
    worth: Worth
    follow_up: FollowUp | None = None
    fixed: bool = False
    placed: bool = True
    hours: str = ""


@dataclass
class Field:
    """All that could be visited, what was left out beforehand, and what the reader is to be told."""

    candidates: list[Candidate] = field(default_factory=list)
    left: list[LeftOut] = field(default_factory=list)
    # Name and points of what is left out, by the id of its stop.
    known: dict[int, tuple[Row, float]] = field(default_factory=dict)
    notices: list[Text] = field(default_factory=list)

    def leave(self, stop_id: int, row: Row, points: float, reason: Text) -> None:
        """Set a card aside, saying why."""
        self.left.append(LeftOut(stop_id, reason))
        self.known[stop_id] = (row, points)


class _Book:
    """What the book says of all cards, read once."""

    def __init__(self, desk: Desk, days: Sequence[date], choice: Choice) -> None:
        self.desk, self.days, self.choice = desk, days, choice
        self.rows = {row["id"]: row for row in desk.store.places.listed()}
        self.hours = desk.store.places.facts("hours")
        self.minutes = desk.store.places.facts("visit_minutes")
        self.special = holidays_among(desk, days)
        zone, today = desk.clock.now().tzinfo, desk.clock.today()
        visits = desk.store.places.last_visits().items()
        self.seen_today = {card_id for card_id, at in visits if at.astimezone(zone).date() == today}
        self.unread: list[int] = []
        self._only = matching(desk, choice.where)

    def meant(self, row: Row) -> bool:
        """Whether a card lies in an area, and fits the filter, that the user asked for."""
        areas = self.choice.areas
        fits = self._only is None or row["id"] in self._only
        return fits and (not areas or any(area.casefold() in row["area"].casefold() for area in areas))

    def service(self, card_id: int) -> int:
        """Seconds that a visit takes."""
        usual: int = self.choice.minutes or self.desk.settings["visits.minutes"]
        try:
            return 60 * int(read_minutes(self.minutes[card_id]))
        except (KeyError, UsageError):
            return 60 * usual

    def opening(self, card_id: int) -> OpeningHours | None:
        """The hours on the card, None where it has none; those that nobody can read are noted."""
        typed = self.hours.get(card_id, "")
        if not typed:
            return None
        try:
            return read_hours(typed)
        except UsageError:
            self.unread.append(card_id)
            return None

    def windows(self, card_id: int, service: int) -> dict[date, Sequence[Window]] | None:
        """When a visit may begin, by day; None for any time."""
        hours = self.opening(card_id)
        return None if hours is None else {day: begin_windows(self._open_on(hours, day), service) for day in self.days}

    def _open_on(self, hours: OpeningHours, day: date) -> Sequence[Window]:
        special = self.special.get(day)
        return hours.on(day.weekday(), holiday=special is False, make_up=special is True)

    def why_closed(self, card_id: int) -> Text:
        """Return why no visit can begin on any of the days."""
        hours = self.opening(card_id)
        if hours is None or any(self._open_on(hours, day) for day in self.days):
            return text(N_("open for less than a visit takes"))
        if any(self.special.get(day) is False and hours.week[day.weekday()] for day in self.days):
            return text(N_("closed on public holidays"))
        if len(self.days) == 1:
            return text(_CLOSED[self.days[0].weekday()])
        return text(N_("closed on all of the days"))


def gather(desk: Desk, days: Sequence[date], choice: Choice, starts: Mapping[date, int], home: Spot | None) -> Field:
    """Return who could be visited on ``days``.

    ``starts`` gives when each day begins, in seconds after midnight; ``home`` stands in for the place of an appointment
    whose card has none. NotFoundError for an area without cards; RefusedError for a card that must not be visited, or
    that must be and has no place.
    """
    found = Field()
    book = _Book(desk, days, choice)
    excluded = {find_card_id(desk, reference) for reference in choice.leave_out}
    fixed = fixed_times(desk, days, choice.fix)
    wanted = {worth_planning(desk, reference) for reference in choice.must}
    if (wanted | fixed.keys()) & excluded:
        raise UsageError(N_("A card cannot be both put in and left out."), N_("Name it once: --must or --not."))
    _check_areas(book, choice.areas)
    points = worth(desk, days[0])
    asked = (wanted | fixed.keys()) - points.keys()
    points |= worth_asked_for(desk, asked)
    today = desk.clock.today()
    appointments = desk.store.follow_ups.appointments(today, max(days[-1], today + _SOON))
    on_days = [one for one in appointments if one.due_on in set(days) and one.card_id not in excluded]
    centre = home or _centre(book, points)
    for one in on_days:
        _add_appointment(found, book, points, one, starts[one.due_on], centre)
    here = {one.card_id for one in on_days}
    for card_id in fixed.keys() & here:
        row = book.rows[card_id]
        raise ConflictError(
            N_("{name} has an appointment on these days already."),
            N_("Move it with prospector snooze, or leave --fix out."),
            candidates=[(card_id, row["name"])],
            name=row["name"],
        )
    later = {one.card_id: one.due_on for one in appointments}
    for card_id, value in sorted(points.items()):
        if card_id in here or card_id in excluded or card_id not in book.rows:
            continue
        _add_card(found, book, card_id, value, fixed.get(card_id), card_id in wanted, later.get(card_id))
    if book.unread:
        found.notices.append(
            text(
                N_("The opening hours of {names} are not understood, so they count as open at any time."),
                names=", ".join(book.rows[card_id]["name"] for card_id in dict.fromkeys(book.unread)),
            )
        )
    return found


def _check_areas(book: _Book, areas: Sequence[str]) -> None:
    known = {row["area"].casefold() for row in book.rows.values()}
    for area in areas:
        if not area.strip() or not any(area.casefold() in one for one in known if one):
            raise NotFoundError(
                N_("No card lies in an area “{area}”."), N_("prospector areas lists the areas."), area=area
            )


def _centre(book: _Book, points: Mapping[int, Worth]) -> Spot:
    """Return the place in whose area most is to be gained: where a day begins when nobody says where."""
    sums: dict[str, float] = {}
    for card_id, value in points.items():
        row = book.rows.get(card_id)
        if row and spot_of(row) and book.meant(row):
            sums[row["area"]] = sums.get(row["area"], 0.0) + value.points
    if not sums:
        return Spot(0.0, 0.0, False)
    best = max(sums, key=lambda area: (sums[area], area))
    spots = [spot for row in book.rows.values() if row["area"] == best and (spot := spot_of(row))]
    return Spot(
        round(sum(spot.lat for spot in spots) / len(spots), 6), round(sum(spot.lon for spot in spots) / len(spots), 6)
    )


def centre_of(candidates: Sequence[Candidate]) -> Spot:
    """Return the middle of the stops that have a place, for a day that begins at its first stop."""
    spots = [one.stop.spot for one in candidates if one.placed]
    if not spots:
        return Spot(0.0, 0.0)
    return Spot(
        round(sum(spot.lat for spot in spots) / len(spots), 6), round(sum(spot.lon for spot in spots) / len(spots), 6)
    )


def _prize(points: float) -> int:
    return max(1, round(points * PRIZE_SCALE))


def _add_card(
    found: Field,
    book: _Book,
    card_id: int,
    value: Worth,
    fixed: Mapping[date, Sequence[Window]] | None,
    wanted: bool,
    later: date | None,
) -> None:
    row, asked_for = book.rows[card_id], wanted or fixed is not None
    if not asked_for and not book.meant(row):
        return
    if later is not None and not asked_for:
        found.leave(card_id, row, value.points, text(N_("has an appointment on {day}"), day=later))
        return
    if card_id in book.seen_today and not asked_for:
        found.leave(card_id, row, value.points, text(N_("was visited today")))
        return
    spot = spot_of(row)
    if spot is None:
        reason = why_unplaced(row)
        if asked_for:
            raise RefusedError(
                N_("Nobody knows where {name} is: {reason}."),
                N_("Set the place with prospector place {id} LAT,LON."),
                name=row["name"],
                id=card_id,
                reason=reason,
            )
        found.leave(card_id, row, value.points, text(N_("its place is not known: {reason}"), reason=reason))
        return
    service = book.service(card_id)
    windows = fixed if fixed is not None else book.windows(card_id, service)
    if windows is not None and not any(windows.values()) and not asked_for:
        found.leave(card_id, row, value.points, book.why_closed(card_id))
        return
    stop = Stop(
        card_id,
        spot.lat,
        spot.lon,
        _prize(value.points),
        service,
        windows,
        required=asked_for,
        imprecise=not spot.precise,
        name=row["name"],
        area=row["area"],
    )
    found.candidates.append(Candidate(stop, row, value, fixed=fixed is not None, hours=book.hours.get(card_id, "")))


def _add_appointment(
    found: Field, book: _Book, points: Mapping[int, Worth], one: FollowUp, start: int, home: Spot
) -> None:
    """Put an appointment in at its hour; one whose hour has passed may still be made up for."""
    row = book.rows[one.card_id]
    weight = book.desk.settings["weights.appointment"]
    known = points.get(one.card_id, Worth(0.0, ()))
    others = tuple(reason for reason in known.reasons if reason.code not in ("appointment", "due", "late"))
    booked = book.desk.say(text(N_("booked: {action}"), action=one.action))
    reasons = (Why("appointment", booked, weight), *others)
    value = Worth(round(sum(reason.points for reason in reasons), 2), reasons)
    spot = spot_of(row)
    placed = spot is not None
    spot = spot or home._replace(precise=False)
    service = 60 * one.minutes if one.minutes else book.service(one.card_id)
    seconds = read_clock(one.due_time) if one.due_time else None
    missed = seconds is not None and one.due_on == book.desk.clock.today() and seconds < start
    if missed or seconds is None:
        hours = book.windows(one.card_id, service)
        open_hours = hours.get(one.due_on) if hours else None
        windows: dict[date, Sequence[Window]] = {one.due_on: open_hours or ((0, DAY),)}
    else:
        windows = {one.due_on: ((seconds, seconds),)}
    if missed:
        found.notices.append(
            text(N_("The appointment with {name} at {time} has passed; it is planned anew where it fits."),
                 name=row["name"], time=one.due_time)
        )  # fmt: skip
    stop = Stop(
        -one.id,
        spot.lat,
        spot.lon,
        _prize(value.points),
        service,
        windows,
        required=not missed,
        imprecise=not spot.precise,
        name=row["name"],
        area=row["area"],
    )
    found.candidates.append(
        Candidate(stop, row, value, one, not missed and seconds is not None, placed, book.hours.get(one.card_id, ""))
    )
