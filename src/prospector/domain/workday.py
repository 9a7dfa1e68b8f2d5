"""Arithmetic of working days over a calendar of public holidays and make-up workdays (调休).

A weekend is whatever the country rests on; a holiday is free, a make-up workday is worked although it is a weekend. The
user's own days come before everything else.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple, Protocol

from prospector.domain.errors import UsageError
from prospector.domain.text import N_, Text, text
from prospector.domain.yearly_day import YEARS

_DAY = timedelta(days=1)
# No country closes for longer; a calendar without any working day must not be searched for ever.
_LONGEST_REST = 366


class SpecialDay(NamedTuple):
    """A day that is free though it is no weekend, or worked though it is one (``work``); ``own``: the user added it."""

    on: date
    name: Text | str
    work: bool = False
    own: bool = False


class HolidayCalendar(Protocol):
    """The public holidays of a country."""

    @property
    def country(self) -> str:
        """Two letters (ISO 3166-1), or with a part of the country: CN, DE-BY."""

    @property
    def weekend(self) -> frozenset[int]:
        """The weekdays of rest, Monday being 0."""

    def special(self, year: int) -> Mapping[date, SpecialDay]:
        """Return the holidays and make-up workdays of a year."""

    def knows(self, year: int) -> bool:
        """Tell whether the days of ``year`` are published and known, or only reckoned by the usual rules."""


class CalendarNotice(NamedTuple):
    """A year whose holidays and make-up workdays are not known yet."""

    country: str
    year: int

    @property
    def text(self) -> Text:
        """The warning."""
        return text(
            N_(
                "The holidays and make-up workdays of {year} in {country} are not known yet; only the usual ones are "
                "counted. Add them with prospector holidays add."
            ),
            year=self.year,
            country=self.country,
        )


class WithOwnDays:
    """A calendar with the user's own days over it."""

    def __init__(self, calendar: HolidayCalendar, own: Mapping[date, SpecialDay]) -> None:
        self._calendar = calendar
        self._own = own
        # Only the announcement of a year has those; a free day may as well be the firm's own.
        self._announced = {day.year for day, special in own.items() if special.work}
        self._special: dict[int, Mapping[date, SpecialDay]] = {}

    @property
    def country(self) -> str:
        return self._calendar.country

    @property
    def weekend(self) -> frozenset[int]:
        return self._calendar.weekend

    def special(self, year: int) -> Mapping[date, SpecialDay]:
        """Return the days of ``year``, the user's in place of the published ones."""
        if year not in self._special:
            own = {day: special for day, special in self._own.items() if day.year == year}
            self._special[year] = {**self._calendar.special(year), **own}
        return self._special[year]

    def knows(self, year: int) -> bool:
        """Tell whether the year is published, or the user has added its make-up workdays."""
        return year in self._announced or self._calendar.knows(year)


def is_workday(day: date, calendar: HolidayCalendar) -> bool:
    """Tell whether ``day`` is worked."""
    special = calendar.special(day.year).get(day)
    return special.work if special is not None else day.weekday() not in calendar.weekend


def next_workday(day: date, calendar: HolidayCalendar, *, back: bool = False) -> date:
    """Return ``day`` if it is worked, else the first working day after it, or with ``back`` before it."""
    step = -_DAY if back else _DAY
    for _ in range(_LONGEST_REST):
        if is_workday(day, calendar):
            return day
        day += step
    raise UsageError(
        N_("There is no working day within a year of {day}."),
        hint=N_("See prospector holidays list for the days off."),
        day=day.isoformat(),
    )


def add_workdays(day: date, count: int, calendar: HolidayCalendar) -> date:
    """Return the day after ``count`` working days, or before it when negative; with 0 ``next_workday``.

    From a day of rest the first working day after it counts as one, as in “within three working days”. Raises
    OverflowError beyond ``YEARS``.
    """
    if not count:
        return next_workday(day, calendar)
    back = count < 0
    for _ in range(abs(count)):
        day = next_workday(day + (-_DAY if back else _DAY), calendar, back=back)
        if day.year not in YEARS:
            raise OverflowError
    return day


def workdays_between(since: date, until: date, calendar: HolidayCalendar) -> int:
    """Return how many working days lie after ``since`` up to and with ``until``; negative when ``until`` is earlier.

    So that ``add_workdays(since, n)`` is a working day ``n`` working days away.
    """
    if until < since:
        return -sum(is_workday(until + step * _DAY, calendar) for step in range((since - until).days))
    return sum(is_workday(since + step * _DAY, calendar) for step in range(1, (until - since).days + 1))


def notices(since: date, until: date, calendar: HolidayCalendar) -> list[CalendarNotice]:
    """Return a notice for each year from ``since`` to ``until`` that the calendar does not know."""
    first, last = sorted((since.year, until.year))
    return [CalendarNotice(calendar.country, year) for year in range(first, last + 1) if not calendar.knows(year)]
