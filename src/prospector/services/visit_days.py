"""Which days a plan of visits is for, and the hours of each: the person's working days, holidays, make-up workdays."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from prospector.domain.errors import RefusedError, UsageError
from prospector.domain.opening_hours import read_span
from prospector.domain.route import DAY, Lunch
from prospector.domain.text import N_, text
from prospector.domain.when import read_day
from prospector.services.ports import Desk
from prospector.services.working_days import works_on

MOST_DAYS = 14
_STEP = 300
# A plan that looks for its working days farther than this has found a house that never opens.
_HORIZON = 120


class Hours(NamedTuple):
    """The hours of a day in seconds after midnight; ``typed`` when the user gave them, else they are the config's."""

    start: int
    end: int
    typed: bool = False


def chosen_days(desk: Desk, on: str = "", count: int | None = None, *, week: bool = False) -> list[date]:
    """Return the days asked for; without a word the next working day after today.

    ``on`` is one day, worked or not; with ``count`` that many working days from it on; with ``week`` the working days
    of its week from it on (of next week, when none of this one is left). UsageError for a day that is past.
    """
    today = desk.clock.today()
    if week and count is not None:
        raise UsageError(N_("--week and --days cannot go together."), N_("Use one of them."))
    if count is not None and not 1 <= count <= MOST_DAYS:
        raise UsageError(
            N_("{count} days cannot be planned at once."), N_("Plan 1 to {most} days."), count=count, most=MOST_DAYS
        )
    first = read_day(on, today, desk.workdays) if on else today + timedelta(days=1)
    if first < today:
        raise UsageError(N_("A visit cannot be planned in the past."), N_("Give a day from today on with --on."))
    if on and count is None and not week:
        return [first]
    if week:
        return _week(desk, first)
    days: list[date] = []
    day = first
    while len(days) < (count or 1):
        if (day - first).days > _HORIZON:
            raise _no_working_day(first)
        if works_on(desk, day):
            days.append(day)
        day += timedelta(days=1)
    return days


def _week(desk: Desk, first: date) -> list[date]:
    for weeks in range(5):
        start = first if not weeks else first + timedelta(days=7 * weeks - first.weekday())
        days = [start + timedelta(days=step) for step in range(7 - start.weekday())]
        if worked := [day for day in days if works_on(desk, day)]:
            return worked
    raise _no_working_day(first)


def _no_working_day(first: date) -> RefusedError:
    return RefusedError(
        N_("There is no working day near {day}."), N_("See prospector holidays list."), day=first.isoformat()
    )


def usual_hours(desk: Desk, typed: str = "") -> Hours:
    """Return the hours of a day of visits: those typed, or those of the config."""
    if typed:
        return Hours(*read_span(typed), typed=True)
    start, end = (_seconds(desk.settings[f"visits.{name}"]) for name in ("start", "end"))
    if end <= start:
        raise UsageError(
            N_("A day of visits would end ({end}) before it begins ({start})."),
            N_("Change visits.start or visits.end with prospector config set."),
            start=desk.settings["visits.start"],
            end=desk.settings["visits.end"],
        )
    return Hours(start, end)


def hours_left(desk: Desk, day: date, hours: Hours, now: str = "") -> Hours | None:
    """Return what is left of the hours on ``day`` from now on (or from ``now``, a time of today); None when past."""
    if day != desk.clock.today():
        return hours
    moment = desk.clock.now()
    seconds = read_clock(now) if now else moment.hour * 3600 + moment.minute * 60
    start = max(hours.start, -(-seconds // _STEP) * _STEP)
    return Hours(start, hours.end, hours.typed) if start < hours.end else None


def read_lunch(typed: str) -> Lunch | None:
    """Return a lunch: ``12:00-13:00``, or ``11:30-13:30/45`` for 45 minutes between the two; ``no`` is none."""
    tidy = typed.strip().casefold()
    if tidy in ("", "no", "none", "off", "无", "不"):
        return None
    hours, slash, minutes = tidy.partition("/")
    try:
        earliest, latest = read_span(hours)
    except UsageError as error:
        error.hint = text(N_("Write it as 12:00-13:00, 11:30-13:30/45 or none."))
        raise
    if slash and not (minutes.strip().isdigit() and 0 < int(minutes) * 60 <= latest - earliest):
        raise UsageError(
            N_("A lunch of “{typed}” does not fit into its hours."), N_("Write it as 12:00-13:00 or 11:30-13:30/45."),
            typed=typed,
        )  # fmt: skip
    return Lunch(earliest, latest, int(minutes) * 60 if slash else latest - earliest)


def read_clock(typed: str) -> int:
    """Return a time of day, ``14:20``, in seconds after midnight; UsageError when it is none."""
    hour, colon, minute = typed.strip().replace("：", ":").partition(":")
    if hour.isdecimal() and (minute.isdecimal() if colon else True) and len(hour) <= 2 and len(minute) in (0, 2):
        seconds = int(hour) * 3600 + int(minute or 0) * 60
        if int(minute or 0) < 60 and seconds < DAY:
            return seconds
    raise UsageError(N_("“{typed}” is no time of day."), N_("Write it as 14:20."), typed=typed)


def _seconds(written: str) -> int:
    return read_clock(written)


def rest_days(desk: Desk, days: Sequence[date]) -> list[date]:
    """Return those of the days on which the user does not work."""
    return [day for day in days if not works_on(desk, day)]


def holidays_among(desk: Desk, days: Sequence[date]) -> Mapping[date, bool]:
    """Return the public holidays (False) and make-up workdays (True) among the days."""
    found = {day: desk.holidays.special(day.year).get(day) for day in days}
    return {day: special.work for day, special in found.items() if special is not None}
