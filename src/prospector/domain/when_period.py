"""Arithmetic of calendar days: months, working days, and the first and last day of a period."""

from datetime import date, timedelta

YEARS = range(1900, 2200)
_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)


def add_months(day: date, months: int) -> date:
    """Return the same day ``months`` later, or the last of that month when it is shorter. Raises OverflowError."""
    from dateutil.relativedelta import relativedelta  # noqa: PLC0415 (5 ms that only “+1m” and the like need)

    first_of_month(day, months)
    return day + relativedelta(months=months)


def add_workdays(day: date, count: int) -> date:
    """Return the day after ``count`` Mondays to Fridays; public holidays are not known here."""
    sign = -1 if count < 0 else 1
    weeks, rest = divmod(abs(count), 5)
    day += sign * weeks * _WEEK
    if rest == 0 and weeks and day.weekday() > 4:
        # Five working days from a Saturday end on the Friday before the Saturday reached.
        weeks_end = 4 if sign > 0 else 7
        return day + (weeks_end - day.weekday()) * _DAY
    while rest:
        day += sign * _DAY
        rest -= day.weekday() < 5
    return day


def first_of_month(day: date, months: int) -> date:
    """Return the first of the month ``months`` after that of ``day``. Raises OverflowError outside ``YEARS``."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not YEARS.start <= year <= YEARS.stop:
        raise OverflowError
    return date(year, month + 1, 1)


def first_of(unit: str, day: date, offset: int) -> date:
    """Return the first day of the week (Monday), month, quarter or year ``offset`` periods from that of ``day``."""
    if unit == "week":
        return day + timedelta(days=-day.weekday(), weeks=offset)
    if unit == "month":
        return first_of_month(day, offset)
    months = 3 if unit == "quarter" else 12
    return first_of_month(day, offset * months - (day.month - 1) % months)


def last_of(unit: str, day: date, offset: int) -> date:
    """Return the last day of that period; a working week ends on Friday."""
    return first_of(unit, day, offset + 1) - (3 if unit == "week" else 1) * _DAY
