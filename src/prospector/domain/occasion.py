"""Occasions to be in touch (``H4``, ``H12``): birthdays, company anniversaries, the anniversary of the first deal.

Where a year lacks the day, it is kept on the nearest one before it, and ``Occurrence.moved`` says so:

- 29 February in a common year: 28 February.
- A day of a leap month in a year without that leap month: the same day of the ordinary month. In a year with it, the
  leap month is meant; a day of an ordinary month is never moved into the leap month.
- The 30th of a lunar month of 29 days: its last day. 腊月三十 is New Year's Eve of every year.

Years are counted as anniversaries (周岁): a lunar birthday by lunar years. The first occurrence is one year after the
year of origin; the day itself is no anniversary.
"""

from calendar import isleap
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple, Protocol

from prospector.domain.text import N_, Text, text
from prospector.domain.yearly_day import YearlyDay

BIRTHDAY, COMPANY_ANNIVERSARY, FIRST_DEAL, OTHER = KINDS = ("birthday", "company-anniversary", "first-deal", "other")
KIND_NAMES = {
    BIRTHDAY: N_("birthday"),
    COMPANY_ANNIVERSARY: N_("company anniversary"),
    FIRST_DEAL: N_("first deal"),
    OTHER: N_("other"),
}

# Why an occasion is kept on another day than the one it bears.
FEB_29, NO_LEAP_MONTH, SHORT_MONTH = "feb-29", "no-leap-month", "short-month"
MOVED = {
    FEB_29: N_("29 February, kept on the 28th this year"),
    NO_LEAP_MONTH: N_("no such leap month this year, kept in the ordinary month"),
    SHORT_MONTH: N_("the month has no 30th this year, kept on its last day"),
}

# Words in the name of a free field that make its value an occasion: wife_birthday, anniversary, 结婚纪念日.
OCCASION_WORDS = ("birthday", "anniversary", "name_day", "生日", "纪念日", "周年")
# What a field of H5 is an occasion for.
OF_FIELD = {"birthday": BIRTHDAY, "founded": COMPANY_ANNIVERSARY}

_MONTHS = (
    N_("month 1"), N_("month 2"), N_("month 3"), N_("month 4"), N_("month 5"), N_("month 6"),
    N_("month 7"), N_("month 8"), N_("month 9"), N_("month 10"), N_("month 11"), N_("month 12"),
)  # fmt: skip
_DAYS = (
    N_("day 1"), N_("day 2"), N_("day 3"), N_("day 4"), N_("day 5"), N_("day 6"), N_("day 7"), N_("day 8"), N_("day 9"),
    N_("day 10"), N_("day 11"), N_("day 12"), N_("day 13"), N_("day 14"), N_("day 15"), N_("day 16"), N_("day 17"),
    N_("day 18"), N_("day 19"), N_("day 20"), N_("day 21"), N_("day 22"), N_("day 23"), N_("day 24"), N_("day 25"),
    N_("day 26"), N_("day 27"), N_("day 28"), N_("day 29"), N_("day 30"),
)  # fmt: skip


# The earliest and the latest day of the lunar New Year.
_NEW_YEAR = ((1, 20), (2, 22))


class LunarMonth(NamedTuple):
    """A month of the Chinese calendar: its number, whether it is the leap month after it, its first day, 29 or 30."""

    number: int
    leap: bool
    first: date
    days: int


class LunarCalendar(Protocol):
    """What an adapter knows of the Chinese calendar."""

    def months(self, year: int) -> Sequence[LunarMonth]:
        """Return the 12 or 13 months of the lunar year whose New Year's Day lies in the Gregorian ``year``."""


class OwnOccasion(NamedTuple):
    """A yearly day of a card beyond its fields: a wedding, a jubilee; ``day`` as ``YearlyDay.stored()`` writes it."""

    id: int
    uid: str
    card_id: int
    what: str
    day: str
    note: str = ""


class Occurrence(NamedTuple):
    """When an occasion next comes, the how-manieth year it is (None when its year is not known), and why it moved."""

    on: date
    years: int | None
    moved: str = ""


class LunarDay(NamedTuple):
    """A day in the Chinese calendar."""

    year: int
    month: int
    day: int
    leap: bool = False


def kind_of_field(key: str) -> str | None:
    """Return what the field ``key`` is an occasion for, or None."""
    kind = OF_FIELD.get(key)
    return kind or (OTHER if any(word in key for word in OCCASION_WORDS) else None)


def day_in(day: YearlyDay, year: int, lunar: LunarCalendar) -> tuple[date, str]:
    """Return where ``day`` falls in ``year`` (the lunar year of a lunar day), and why it moved or ""."""
    if not day.lunar:
        if (day.month, day.day) == (2, 29) and not isleap(year):
            return date(year, 2, 28), FEB_29
        return date(year, day.month, day.day), ""
    months = {(month.number, month.leap): month for month in lunar.months(year)}
    found = months.get((day.month, day.leap))
    moved = "" if found else NO_LEAP_MONTH
    month = found or months[day.month, False]
    if day.day > month.days:
        moved = moved or SHORT_MONTH
    return month.first + timedelta(days=min(day.day, month.days) - 1), moved


def next_occurrence(day: YearlyDay, since: date, lunar: LunarCalendar, until: date = date.max) -> Occurrence | None:
    """Return the first time on or after ``since`` that ``day`` comes round; None when that is after ``until``."""
    # Before the New Year the lunar year before still runs.
    year = since.year - (day.lunar and (since.month, since.day) < _NEW_YEAR[1])
    if day.year is not None:
        year = max(year, day.year + 1)
    while not day.lunar or date(year, *_NEW_YEAR[0]) <= until:
        on, moved = day_in(day, year, lunar)
        if on > until:
            break
        if on >= since:
            return Occurrence(on, None if day.year is None else year - day.year, moved)
        year += 1
    return None


def lunar_day(day: date, lunar: LunarCalendar) -> LunarDay:
    """Return ``day`` in the Chinese calendar."""
    for year in (day.year, day.year - 1):
        for month in lunar.months(year):
            if month.first <= day < month.first + timedelta(days=month.days):
                return LunarDay(year, month.number, (day - month.first).days + 1, month.leap)
    raise ValueError(f"the lunar calendar has no {day}")


def say_lunar(day: YearlyDay | LunarDay) -> Text:
    """Return “lunar month 8 day 15”, 农历八月十五."""
    message = N_("lunar leap {month} {day}") if day.leap else N_("lunar {month} {day}")
    return text(message, month=Text(_MONTHS[day.month - 1]), day=Text(_DAYS[day.day - 1]))


class Upcoming:
    """Occurrences from one day to another; what several cards share is looked up once.

    ``lunar`` is asked only for lunar days, and only for the years that are looked at.
    """

    def __init__(self, since: date, until: date, lunar: LunarCalendar) -> None:
        self._since = since
        self._until = until
        self._lunar = lunar
        self._known: dict[tuple[int, int, bool, bool], Occurrence | None] = {}

    def of(self, day: YearlyDay) -> Occurrence | None:
        """Return when ``day`` next comes, or None when that is later than looked at."""
        if day.year is not None and day.year >= self._since.year - 1:
            return next_occurrence(day, self._since, self._lunar, self._until)
        key = (day.month, day.day, day.lunar, day.leap)
        if key not in self._known:
            # Counted from the year 0, so that the years of any card are a subtraction.
            self._known[key] = next_occurrence(day._replace(year=0), self._since, self._lunar, self._until)
        known = self._known[key]
        if known is None:
            return None
        return known._replace(years=None if day.year is None else (known.years or 0) - day.year)

    def never(self, day: YearlyDay) -> bool:
        """Tell whether ``day`` does not come for anybody, of whatever year."""
        return self.of(day._replace(year=None)) is None


def counted(kind: str, years: int | None) -> Text | None:
    """Return “turns 46” or “20 years”; None when the year is not known."""
    if years is None:
        return None
    return text(N_("turns {years}"), years=years) if kind == BIRTHDAY else text(N_("{years} years"), years=years)


def order(row: Mapping[str, object]) -> tuple[object, ...]:
    """Sort key of a list of occasions: by day, then birthdays first, then by card."""
    return (row["on"], KINDS.index(str(row["kind"])), row["card_id"], row["field"])
