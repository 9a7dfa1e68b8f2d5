"""Public holidays and make-up workdays of a year, as rows."""

from collections.abc import Callable
from datetime import date, timedelta

from prospector.domain.errors import UsageError
from prospector.domain.text import N_, Text
from prospector.domain.workday import HolidayCalendar, SpecialDay
from prospector.services.views import View

# The longest stretch of days that one command adds or removes.
_LONGEST = 92


def list_holidays(calendar: HolidayCalendar, year: int, say: Callable[[Text], str]) -> list[View]:
    """Return the days of ``year`` that are free or worked out of turn, in order."""
    return [holiday_view(special, calendar, say) for _, special in sorted(calendar.special(year).items())]


def holiday_view(special: SpecialDay, calendar: HolidayCalendar, say: Callable[[Text], str]) -> View:
    """Return a day as a view."""
    return {
        "date": special.on.isoformat(),
        "weekday": special.on.isoweekday(),
        "name": say(special.name) if isinstance(special.name, Text) else special.name,
        "work": special.work,
        "weekend": special.on.weekday() in calendar.weekend,
        "own": special.own,
        "country": calendar.country,
    }


def stretch(since: date, until: date | None) -> list[date]:
    """Return the days from ``since`` to ``until``, both included; UsageError when there are none, or too many."""
    count = ((until or since) - since).days + 1
    if not 1 <= count <= _LONGEST:
        raise UsageError(
            N_("From {since} to {until} is no stretch of 1 to {most} days."),
            hint=N_("Give the last day with --until, on or after the first."),
            since=since.isoformat(),
            until=(until or since).isoformat(),
            most=_LONGEST,
        )
    return [since + timedelta(days=step) for step in range(count)]
