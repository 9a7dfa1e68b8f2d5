"""Dates, times and durations as people type them, in English and Chinese; what is not wholly understood is refused.

The words are cut into tokens (``when_words``), and the shape of the tokens is looked up: days in ``when_day``, times
of day in ``when_clock``, spans in ``when_span``. Nothing is skipped, so nothing is guessed.

- A weekday alone is never today: on a Friday “fri” is seven days on, for a log seven days back. “next tue” is the
  Tuesday of next week, “last tue” (上周二) of last week; weeks begin on Monday, and a working week ends on Friday.
- A date without a year, “30th”, “weekend” or “end of month” is the coming one, for a log the most recent; today counts.
- “next week”, “next month” and “next year” are their first day. Working days are those of the calendar
  given, without one Mondays to Fridays.
- Without “pm” or a part of the day the clock has 24 hours. Morning is 9:00, noon 12:00, afternoon 14:00, evening 19:00.
- “m” counts months in a day (“+1m”) and minutes in a duration (“5m”); in a log, where both could be, it is refused.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple, TypeAlias

from prospector.domain.errors import UsageError
from prospector.domain.text import N_, Text, text
from prospector.domain.when_clock import time_of
from prospector.domain.when_day import Standpoint, counted_day, day_of
from prospector.domain.when_period import YEARS, add_workdays
from prospector.domain.when_span import direction, seconds_of
from prospector.domain.when_words import COUNTS, Token, shape_of, tidied, tokens_of

_DAY_HINT = N_("Write for example 2026-11-30, 30.11., tomorrow, fri, next tue, +3d or end of month.")
_WHEN_HINT = N_("Write for example 2026-11-30 15:30, tomorrow 3pm, fri, next tue 9:00, +3d or in 2 hours.")
_PAST_HINT = N_("Write for example 10:30, yesterday 15:00, last fri, 2026-11-30 15:30, -2h or 20 min ago.")
_DURATION_HINT = N_("Write for example 5m, 1h30, 90s, 4:30 (minutes and seconds) or 300 (seconds).")
_DAY_NEEDED = N_("A date is needed, but nothing was typed.")

_WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
_LONGEST_CALL = 24 * 3600
# Adds working days to a day; without a calendar of holidays they are Mondays to Fridays.
Workdays: TypeAlias = Callable[[date, int], date]
# In the body of When the name “time” is its field.
_Time = time


class When(NamedTuple):
    """A calendar day, with a time of day or as a whole (``time`` None); local, without zone."""

    day: date
    time: _Time | None = None


def read_day(typed: str, today: date, workdays: Workdays = add_workdays) -> date:
    """Return the day ``typed`` says, looking ahead; raises UsageError also where it holds a time of day."""
    now = datetime.combine(today, time(), tzinfo=UTC)
    found = _read(typed, now, Standpoint(_shown(typed), today, workdays=workdays), _DAY_HINT)
    if isinstance(found, datetime) or found.time is not None:
        raise UsageError(
            N_("“{typed}” holds a time of day, but a day alone is wanted here."), hint=_DAY_HINT, typed=_shown(typed)
        )
    return found.day


def read_when(typed: str, now: datetime, workdays: Workdays = add_workdays) -> When:
    """Return the day, and the time if there is one, that ``typed`` says, looking ahead from ``now`` (aware).

    A time alone is that of today, even if past. Raises UsageError.
    """
    found = _read(typed, now, Standpoint(_shown(typed), now.date(), workdays=workdays), _WHEN_HINT)
    if isinstance(found, datetime):
        return When(found.date(), found.time().replace(second=0, microsecond=0))
    return found


def read_past(typed: str, now: datetime) -> datetime:
    """Return the moment ``typed`` says, looking back from ``now`` (aware), in the zone of ``now``.

    A day without a time is its noon, which stays on that day in nearly every zone; “today” is ``now``. Raises
    UsageError, also for a moment later than ``now``.
    """
    found = _read(typed, now, Standpoint(_shown(typed), now.date(), past=True), _PAST_HINT)
    if isinstance(found, datetime):
        moment = found
    elif found == When(now.date()):
        moment = now
    else:
        moment = datetime.combine(found.day, found.time or time(12), tzinfo=now.tzinfo)
    # Through UTC, so that an hour the clocks skip becomes one that exists, and folds compare rightly.
    try:
        instant = moment.astimezone(UTC)
        moment = instant.astimezone(now.tzinfo)
    except OverflowError:
        raise _outside(typed) from None
    if instant > now.astimezone(UTC):
        raise UsageError(
            N_("“{typed}” lies ahead; a past day or moment is wanted here."), hint=_PAST_HINT, typed=_shown(typed)
        )
    return moment


def read_duration(typed: str) -> int:
    """Return the seconds ``typed`` says, at most a day; a number alone is seconds. Raises UsageError."""
    if not typed.strip():
        raise UsageError(N_("A duration is needed, but nothing was typed."), hint=_DURATION_HINT)
    tokens = tokens_of(tidied(typed)) or ()
    numbers = [token.number for token in tokens if token.kind in COUNTS]
    match shape_of(tokens).split():
        case [count] if count in COUNTS - {"a"}:
            seconds: int | None = numbers[0]
        case ["num" | "digits", ":", "num"]:
            seconds = numbers[0] * 60 + numbers[1] if numbers[1] < 60 else None
        case ["num", ":", "num", ":", "num"]:
            seconds = numbers[0] * 3600 + numbers[1] * 60 + numbers[2] if max(numbers[1:]) < 60 else None
        case _:
            seconds = seconds_of(tokens)
    if seconds is None:
        raise UsageError(N_("“{typed}” cannot be read as a duration."), hint=_DURATION_HINT, typed=_shown(typed))
    if seconds > _LONGEST_CALL:
        raise UsageError(N_("“{typed}” is longer than a day."), hint=_DURATION_HINT, typed=_shown(typed))
    return seconds


def say_day(day: date, today: date) -> Text:
    """Return “Fri 2026-11-27”, with today, tomorrow and yesterday named."""
    said = text("{weekday} {date}", weekday=Text(_WEEKDAYS[day.weekday()]), date=day.isoformat())
    match (day - today).days:
        case 0:
            return text("today, {day}", day=said)
        case 1:
            return text("tomorrow, {day}", day=said)
        case -1:
            return text("yesterday, {day}", day=said)
        case _:
            return said


def _shown(typed: str) -> str:
    stripped = typed.strip()
    return stripped if len(stripped) <= 60 else stripped[:59] + "…"


def _outside(typed: str) -> UsageError:
    return UsageError(
        N_("“{typed}” lies outside the years {first} to {last}."),
        hint=_DAY_HINT,
        typed=_shown(typed),
        first=YEARS[0],
        last=YEARS[-1],
    )


def _read(typed: str, now: datetime, at: Standpoint, hint: str) -> When | datetime:
    """Return the one reading of ``typed``: a local day or time, or a moment (aware). Raises UsageError."""
    tidy = tidied(typed)
    if not tidy:
        raise UsageError(_DAY_NEEDED, hint=hint)
    try:
        found = _iso(tidy, now)
        if found is None:
            tokens = tokens_of(tidy)
            found = _reading(tokens, now, at) if tokens else None
    except ValueError:
        raise UsageError(N_("There is no such day as “{typed}”."), hint=hint, typed=at.typed) from None
    except OverflowError:
        raise _outside(typed) from None
    if found is None:
        raise UsageError(N_("“{typed}” cannot be read as a date."), hint=hint, typed=at.typed)
    if (found.year if isinstance(found, datetime) else found.day.year) not in YEARS:
        raise _outside(typed)
    return found


def _iso(tidy: str, now: datetime) -> datetime | When | None:
    """Return an ISO 8601 date and time: a moment in the zone of ``now`` if it has an offset, else a local time."""
    separator = tidy[10:11] if tidy[4:5] == "-" else tidy[8:9]
    if not tidy[:4].isdecimal() or not (separator == "t" or (separator == " " and ":" in tidy)):
        return None
    try:
        moment = datetime.fromisoformat(tidy.upper())
    except ValueError:
        return None
    if moment.tzinfo is not None:
        return moment.astimezone(now.tzinfo)
    return When(moment.date(), moment.time().replace(microsecond=0))


def _reading(tokens: tuple[Token, ...], now: datetime, at: Standpoint) -> When | datetime | None:
    day = day_of(tokens, at)
    if day is not None:
        return When(day)
    clock = time_of(tokens, at.typed)
    if clock is not None:
        _refuse_bare_hours(tokens, at)
        return When(at.today, clock)
    return _moment(tokens, now, at) or _day_and_time(tokens, at)


def _refuse_bare_hours(tokens: tuple[Token, ...], at: Standpoint) -> None:
    """“15h” is a time; “3h” may as well be three hours from now."""
    if shape_of(tokens) in {"num h", "num h num"} and tokens[0].number <= 12:
        raise UsageError(
            N_("“{typed}” can be a time of day or a number of hours."),
            hint=N_("Write 3:00 or 3pm for the time, +3h or -3h for the hours."),
            typed=at.typed,
        )


def _moment(tokens: tuple[Token, ...], now: datetime, at: Standpoint) -> datetime | None:
    """Return the moment so many hours, minutes and seconds from ``now``."""
    if shape_of(tokens) == "now":
        return now
    sign, body = direction(tokens)
    kinds = {token.kind for token in body}
    # “m” is a month unless it follows hours.
    if (at.past and not sign) or ("m" in kinds and not kinds & {"h", "hour"}):
        return None
    seconds = seconds_of(body)
    if seconds is None:
        return None
    return (now.astimezone(UTC) + timedelta(seconds=(sign or 1) * seconds)).astimezone(now.tzinfo)


def _day_and_time(tokens: tuple[Token, ...], at: Standpoint) -> When | None:
    """Return the only way to cut ``tokens`` into a day and a time, in either order."""
    readings: set[When] = set()
    refusals: list[Exception] = []
    for cut in range(1, len(tokens)):
        for days, times in ((tokens[:cut], tokens[cut:]), (tokens[cut:], tokens[:cut])):
            try:
                clock = time_of(times, at.typed)
                day = day_of(days, at) if clock is not None else None
                if clock is None or day is None or _hours_counted(days, times, at):
                    continue
                readings.add(When(day, clock))
            except (UsageError, ValueError, OverflowError) as refusal:
                refusals.append(refusal)
    if not readings and refusals:
        raise refusals[0]
    return readings.pop() if len(readings) == 1 else None


def _hours_counted(days: tuple[Token, ...], times: tuple[Token, ...], at: Standpoint) -> bool:
    """“+1d 2h” counts 26 hours or means two o'clock tomorrow: neither is taken."""
    return "h" in shape_of(times).split() and counted_day(days, at) is not None
