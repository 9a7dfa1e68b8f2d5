"""The Chinese calendar and the public holidays of countries, from the libraries that know them, and the user's own.

The libraries are imported when first asked (lunar_python 20 ms, holidays 100 ms): most commands never ask.

The user's own days stand in ``holidays.toml`` beside the config file, by country, and win over the libraries::

    [CN.off]
    2027-02-06 = "Spring Festival"

    [CN.work]
    2027-02-20 = "Spring Festival"
"""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from prospector.config import toml_fault
from prospector.domain.errors import StorageError, UsageError, system_reason
from prospector.domain.occasion import LunarMonth
from prospector.domain.text import N_, Text
from prospector.domain.workday import HolidayCalendar, SpecialDay, WithOwnDays

OFF, WORK = "off", "work"

# Noon of 1 January of the year 1 lies so many days after the first Julian day, less one.
_JULIAN = 1_721_425
# The names that lunar_python has for China's holidays.
_CHINESE = {
    "元旦节": N_("New Year's Day"),
    "春节": N_("Spring Festival"),
    "清明节": N_("Tomb-Sweeping Day"),
    "劳动节": N_("Labour Day"),
    "端午节": N_("Dragon Boat Festival"),
    "中秋节": N_("Mid-Autumn Festival"),
    "国庆节": N_("National Day"),
    "国庆中秋": N_("National Day and Mid-Autumn Festival"),
    "抗战胜利日": N_("Victory Day"),
}
# Make-up workdays of the State Council's notice for 2013 that lunar_python 1.4.8 lacks.
_LACKING = {date(2013, 4, 7): "清明节", date(2013, 10, 12): "国庆节"}
# The first year for which lunar_python has every holiday of the year.
_SINCE = 2002
_LANGUAGES = {"en": ("en_US", "en_GB", "en"), "zh": ("zh_CN", "zh")}


class ChineseCalendar:
    """Implements ``LunarCalendar``."""

    def __init__(self) -> None:
        self._months: dict[int, Sequence[LunarMonth]] = {}

    def months(self, year: int) -> Sequence[LunarMonth]:
        """Return the months of a lunar year (4 ms the first time)."""
        if year not in self._months:
            from lunar_python import LunarYear

            self._months[year] = tuple(
                LunarMonth(
                    abs(month.getMonth()),
                    month.getMonth() < 0,
                    date.fromordinal(int(month.getFirstJulianDay()) - _JULIAN),
                    month.getDayCount(),
                )
                for month in LunarYear.fromYear(year).getMonthsInYear()
            )
        return self._months[year]


class CountryHolidays:
    """Implements ``HolidayCalendar`` for every country that the library ``holidays`` has, or a part of one (DE-BY).

    UsageError when it has none of that name. Holidays are named in ``language`` where the library has it.
    """

    def __init__(self, country: str, language: str = "en") -> None:
        import holidays

        self.country = country
        code, _, part = country.partition("-")
        try:
            calendar = holidays.country_holidays(code, subdiv=part or None)
        except NotImplementedError:
            raise UsageError(
                N_("The holidays of “{country}” are not known."),
                hint=N_("Set holidays.country to a country, or a part of one: CN, DE, DE-BY, US-CA."),
                country=country,
            ) from None
        known: Sequence[str] = getattr(calendar, "supported_languages", ())
        spoken = next((name for name in _LANGUAGES.get(language, ()) if name in known), None)
        if spoken is not None:
            calendar = holidays.country_holidays(code, subdiv=part or None, language=spoken)
        self._calendar: Any = calendar
        self._years = range(calendar.start_year, calendar.end_year + 1)
        self.weekend = frozenset(int(weekday) for weekday in calendar.weekend)

    def special(self, year: int) -> Mapping[date, SpecialDay]:
        """Return the holidays of a year and the weekends worked instead of other days."""
        # The library fills in a year when it is first asked for one of its days.
        _ = date(year, 1, 1) in self._calendar
        days = {day: SpecialDay(day, name) for day, name in self._calendar.items() if day.year == year}
        for day in self._made_up(year):
            days[day] = SpecialDay(day, Text(N_("make-up workday")), work=True)
        return dict(sorted(days.items()))

    def _made_up(self, year: int) -> list[date]:
        return [day for day in getattr(self._calendar, "weekend_workdays", ()) if day.year == year]

    def knows(self, year: int) -> bool:
        """Tell whether the library covers the year; for China, whether its make-up workdays are in."""
        _ = date(year, 1, 1) in self._calendar
        return year in self._years and (self.country != "CN" or bool(self._made_up(year)))


class ChineseHolidays:
    """Implements ``HolidayCalendar`` for China: ``lunar_python`` for the years it knows, ``holidays`` for the others.

    Both need an update once the State Council has announced a year; until then that year has its statutory days only.
    """

    country = "CN"
    weekend = frozenset((5, 6))

    def __init__(self, language: str = "en") -> None:
        self._language = language
        self._years: dict[int, dict[date, SpecialDay]] = {}
        self._others: CountryHolidays | None = None

    def special(self, year: int) -> Mapping[date, SpecialDay]:
        """Return the holidays and make-up workdays of a year."""
        return self._published(year) or self._elsewhere().special(year)

    def knows(self, year: int) -> bool:
        """Tell whether the year has been announced, as far as the libraries know."""
        return bool(self._published(year)) or self._elsewhere().knows(year)

    def _elsewhere(self) -> CountryHolidays:
        if self._others is None:
            self._others = CountryHolidays("CN", self._language)
        return self._others

    def _published(self, year: int) -> dict[date, SpecialDay]:
        if year < _SINCE:
            return {}
        if year not in self._years:
            from lunar_python.util import HolidayUtil

            found = {}
            for holiday in HolidayUtil.getHolidays(str(year)):
                day, name = date.fromisoformat(holiday.getDay()), holiday.getName()
                # It lists some ordinary Mondays and Wednesdays as worked.
                if not holiday.isWork() or day.weekday() in self.weekend:
                    found[day] = SpecialDay(day, Text(_CHINESE[name]) if name in _CHINESE else name, holiday.isWork())
            for day, name in _LACKING.items():
                if day.year == year:
                    found.setdefault(day, SpecialDay(day, Text(_CHINESE[name]), work=True))
            self._years[year] = dict(sorted(found.items()))
        return self._years[year]


def own_days(file: Path, country: str) -> dict[date, SpecialDay]:
    """Return the user's own days of ``country`` in ``file``, none when there is no such file.

    Raises UsageError where the file is not as documented, StorageError when it cannot be read.
    """
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise StorageError(
            N_("{path}: {reason}."),
            hint=N_("Check the path and its permissions."),
            path=str(file),
            reason=system_reason(error),
        ) from None
    try:
        tables = tomllib.loads(content.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(
            N_("The file {path} cannot be read: {reason}."),
            hint=N_("Mend it, or move it away to do without days of your own."),
            path=str(file),
            reason=toml_fault(error),
        ) from None
    parts = tables.get(country, {})
    found: dict[date, SpecialDay] = {}
    for part, work in ((OFF, False), (WORK, True)):
        days = parts.get(part, {}) if isinstance(parts, dict) else None
        if not isinstance(days, dict) or not set(parts) <= {OFF, WORK}:
            raise _unlike(file, country)
        for typed, name in days.items():
            day = _day(typed, file)
            found[day] = SpecialDay(day, _name(name, typed, file), work, own=True)
    return found


def _unlike(file: Path, what: str) -> UsageError:
    return UsageError(
        N_("In {path}, “{key}” is not understood."),
        hint=N_('Write days under [CN.off] or [CN.work], each as 2027-02-06 = "name".'),
        path=str(file),
        key=what,
    )


def _day(typed: str, file: Path) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise _unlike(file, typed) from None


def _name(name: object, typed: str, file: Path) -> str:
    if not isinstance(name, str):
        raise _unlike(file, typed)
    return name


def published_of(country: str, language: str = "en") -> HolidayCalendar:
    """Return the calendar of ``country`` as it is published."""
    return ChineseHolidays(language) if country == "CN" else CountryHolidays(country, language)


def holidays_of(country: str, language: str, own: Path) -> HolidayCalendar:
    """Return the calendar of ``country`` with the user's own days of the file ``own`` over it."""
    return WithOwnDays(published_of(country, language), own_days(own, country))
