"""Calendar days as people type them: a table from the shape of the words to the rule that finds the day."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from prospector.domain.errors import UsageError
from prospector.domain.text import N_
from prospector.domain.when_period import YEARS, add_months, add_workdays, first_of, first_of_month, last_of
from prospector.domain.when_span import direction
from prospector.domain.when_words import COUNTS, Token, shape_of

_DAY = timedelta(days=1)


class Standpoint(NamedTuple):
    """Whence a day is seen: the words typed, today, and whether what is meant lies behind (a log) or ahead.

    ``workdays`` adds working days to a day; unless given, Mondays to Fridays.
    """

    typed: str
    today: date
    past: bool = False
    workdays: Callable[[date, int], date] = add_workdays


def day_of(tokens: Sequence[Token], at: Standpoint) -> date | None:
    """Return the day ``tokens`` say, or None when they are not shaped like one.

    Raises ValueError for a day no calendar has, OverflowError outside ``YEARS``, UsageError where two days are meant.
    """
    rule = _ABSOLUTE.get(shape_of(tokens)) or _RELATIVE.get(shape_of(tokens))
    if rule is not None:
        return _within_years(rule(at, *_numbers(tokens)))
    counted = counted_day(tokens, at)
    return _within_years(_beside_weekday(tokens, at) if counted is None else counted)


def counted_day(tokens: Sequence[Token], at: Standpoint) -> date | None:
    """Return the day so many days, working days, weeks, months or years from today; None for another shape."""
    sign, body = direction(tokens)
    # “11年” and “3日” alone are a year and a day of the month.
    if len(body) != 2 or (not sign and (at.past or body[1].kind in {"年", "日"})):
        return None
    kind = {"年": "year", "日": "day"}.get(body[1].kind, body[1].kind)
    if body[0].kind == "half":
        return {"month": at.today + (sign or 1) * 15 * _DAY, "year": add_months(at.today, (sign or 1) * 6)}.get(kind)
    if body[0].kind not in COUNTS:
        return None
    if kind == "m" and at.past:
        raise UsageError(
            N_("“{typed}” can be months or minutes."),
            hint=N_("Write for example 20 min ago or 2 months ago."),
            typed=at.typed,
        )
    step = at.workdays if kind == "workday" else _STEPS.get(kind)
    return step(at.today, (sign or 1) * body[0].number) if step else None


def _within_years(day: date | None) -> date | None:
    if day is not None and day.year not in YEARS:
        raise OverflowError
    return day


def _numbers(tokens: Sequence[Token]) -> list[int]:
    return [token.number for token in tokens if token.kind in _NUMBERED]


_NUMBERED = COUNTS | {"today", "weekday", "name", "which"}

_STEPS: dict[str, Callable[[date, int], date]] = {
    "day": lambda day, count: day + timedelta(days=count),
    "week": lambda day, count: day + timedelta(weeks=count),
    "fortnight": lambda day, count: day + timedelta(weeks=2 * count),
    "month": add_months,
    "m": add_months,
    "quarter": lambda day, count: add_months(day, 3 * count),
    "year": lambda day, count: add_months(day, 12 * count),
}


# --- days of the calendar -------------------------------------------------------------------------------------------


def _nearest(candidates: Iterator[date], at: Standpoint) -> date:
    """Return the first candidate that is today or on the side looked at."""
    for day in candidates:
        if day <= at.today if at.past else day >= at.today:
            return day
    raise OverflowError


def _ymd(_: Standpoint, year: int, month: int, day: int) -> date:
    return _on(year, month, day)


def _on(year: int, month: int, day: int) -> date:
    if len(str(year)) == 4 and year not in YEARS:
        raise OverflowError
    return date(year, month, day)


def _compact(_: Standpoint, digits: int) -> date:
    return _on(digits // 10000, digits // 100 % 100, digits % 100)


def _month_day(at: Standpoint, month: int, day: int) -> date:
    """29 February is that of the nearest leap year."""
    date(2000, month, day)
    years = range(at.today.year, at.today.year + (-9 if at.past else 9), -1 if at.past else 1)
    return _nearest((date(year, month, day) for year in years if _exists(year, month, day)), at)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _day_of_month(at: Standpoint, day: int) -> date:
    date(2000, 1, day)
    firsts = (first_of_month(at.today, -months if at.past else months) for months in range(4))
    return _nearest((one.replace(day=day) for one in firsts if _exists(one.year, one.month, day)), at)


def _slashed(at: Standpoint, first: int, second: int, year: int | None = None) -> date:
    """Day and month in either order, where only one order can be."""

    def read(month: int, day: int) -> date | None:
        if not _exists(2000 if year is None else year, month, day):
            return None
        return _month_day(at, month, day) if year is None else _on(year, month, day)

    readings = {day for day in (read(first, second), read(second, first)) if day}
    if len(readings) == 1:
        return readings.pop()
    if not readings:
        raise ValueError
    one, other = sorted(readings)
    raise UsageError(
        N_("“{typed}” can be {one} or {other}."),
        hint=N_("Write {one} or {other}, or with points, the day first: {dotted}"),
        typed=at.typed,
        one=one.isoformat(),
        other=other.isoformat(),
        dotted=f"{one.day}.{one.month}.",
    )


def _end_of(year: int, month: int) -> date:
    return first_of_month(_on(year, month, 1), 1) - _DAY


def _named_month(at: Standpoint, month: int, *, end: bool) -> date:
    date(2000, month, 1)
    years = (at.today.year + step * (-1 if at.past else 1) for step in range(2))
    return _nearest((_end_of(year, month) if end else date(year, month, 1) for year in years), at)


_ABSOLUTE: dict[str, Callable[..., date]] = {
    "four - num - num": _ymd,
    "four / num / num": _ymd,
    "four . num . num": _ymd,
    "four 年 num 月 num": _ymd,
    "four 年 num 月 num 日": _ymd,
    "num 年 num 月 num 日": lambda at, year, month, day: _on(2000 + year, month, day),
    "eight": _compact,
    "num . num . four": lambda at, day, month, year: _on(year, month, day),
    "num . num . num": lambda at, day, month, year: _on(2000 + year, month, day),
    "num . num": lambda at, day, month: _month_day(at, month, day),
    "num . num .": lambda at, day, month: _month_day(at, month, day),
    "num - num": _month_day,
    "num 月 num": _month_day,
    "num 月 num 日": _month_day,
    "num / num": _slashed,
    "num / num / four": _slashed,
    "num - num - four": _slashed,
    "name num": _month_day,
    "name num ord": _month_day,
    "name num four": lambda at, month, day, year: _on(year, month, day),
    "name num ord four": lambda at, month, day, year: _on(year, month, day),
    "num name": lambda at, day, month: _month_day(at, month, day),
    "num ord name": lambda at, day, month: _month_day(at, month, day),
    "num . name": lambda at, day, month: _month_day(at, month, day),
    "num name four": lambda at, day, month, year: _on(year, month, day),
    "num ord name four": lambda at, day, month, year: _on(year, month, day),
    "num . name four": lambda at, day, month, year: _on(year, month, day),
    "num - name - four": lambda at, day, month, year: _on(year, month, day),
    "num - name - num": lambda at, day, month, year: _on(2000 + year, month, day),
    "num ord": _day_of_month,
    "num 日": _day_of_month,
}


# --- days seen from today -------------------------------------------------------------------------------------------


def _weekday(at: Standpoint, weekday: int) -> date:
    """The nearest such weekday that is not today: on a Friday, “fri” is a week away."""
    if at.past:
        return at.today - ((at.today.weekday() - weekday - 1) % 7 + 1) * _DAY
    return at.today + ((weekday - at.today.weekday() - 1) % 7 + 1) * _DAY


def _weekday_of_week(at: Standpoint, week: int, weekday: int) -> date:
    return first_of("week", at.today, week) + weekday * _DAY


def _begun(unit: str) -> Callable[..., date | None]:
    """“next month” is its first day; “this month” is no single day."""
    return lambda at, offset: first_of(unit, at.today, offset) if offset else None


def _edge(edge: Callable[[str, date, int], date], unit: str) -> Callable[..., date]:
    """The end (or start) of the period named, or without a name of the nearest that is not behind (ahead)."""

    def rule(at: Standpoint, offset: int | None = None) -> date:
        if offset is not None:
            return edge(unit, at.today, offset)
        return _nearest((edge(unit, at.today, -step if at.past else step) for step in range(2)), at)

    return rule


def _day_in_month(at: Standpoint, offset: int, day: int) -> date:
    return first_of_month(at.today, offset).replace(day=day)


_RELATIVE: dict[str, Callable[..., date | None]] = {
    "today": lambda at, offset: at.today + timedelta(days=offset),
    "weekday": _weekday,
    "which weekday": _weekday_of_week,
    "which week weekday": _weekday_of_week,
    "weekday which week": lambda at, weekday, week: _weekday_of_week(at, week, weekday),
    "weekend": lambda at: at.today if at.today.weekday() == 5 else _weekday(at, 5),
    "which weekend": lambda at, week: _weekday_of_week(at, week, 5),
    "which workday": lambda at, offset: at.workdays(at.today, offset) if offset else None,
    "which month num": _day_in_month,
    "which month num 日": _day_in_month,
    "which month num ord": _day_in_month,
    "num ord which month": lambda at, day, offset: _day_in_month(at, offset, day),
    "which year num 月 num": lambda at, offset, month, day: _on(at.today.year + offset, month, day),
    "which year num 月 num 日": lambda at, offset, month, day: _on(at.today.year + offset, month, day),
    "four 年 end": lambda at, year: _on(year, 12, 31),
    "four 年 num 月 end": lambda at, year, month: _end_of(year, month),
    "num 月 end": lambda at, month: _named_month(at, month, end=True),
    "num 月 start": lambda at, month: _named_month(at, month, end=False),
    "end name": lambda at, month: _named_month(at, month, end=True),
    "start name": lambda at, month: _named_month(at, month, end=False),
}
for _unit in ("week", "month", "quarter", "year"):
    _RELATIVE[f"which {_unit}"] = _begun(_unit)
    for _word, _day in (("end", last_of), ("start", first_of)):
        for _shape in ("{w} {u}", "{u} {w}", "{w} which {u}", "which {u} {w}"):
            _RELATIVE[_shape.format(w=_word, u=_unit)] = _edge(_day, _unit)


def _beside_weekday(tokens: Sequence[Token], at: Standpoint) -> date | None:
    """A weekday beside a date confirms it (“Fri 2026-11-27”); beside weeks counted it picks the day in that week."""
    for weekday, rest in ((tokens[:1], tokens[1:]), (tokens[-1:], tokens[:-1])):
        if not rest or weekday[0].kind != "weekday":
            continue
        rule = _ABSOLUTE.get(shape_of(rest))
        if rule is not None:
            return _confirmed(rule(at, *_numbers(rest)), weekday[0].number, at)
        sign, body = direction(rest)
        if sign and body and body[-1].kind in {"week", "fortnight"}:
            day = counted_day(rest, at)
            return None if day is None else first_of("week", day, 0) + weekday[0].number * _DAY
    return None


def _confirmed(day: date, weekday: int, at: Standpoint) -> date:
    if day.weekday() != weekday:
        raise UsageError(
            N_("In “{typed}” day and weekday disagree."),
            hint=N_("Write {day} alone if that is the day."),
            typed=at.typed,
            day=day.isoformat(),
        )
    return day
