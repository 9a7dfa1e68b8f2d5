"""Weekly opening hours as people write them: when a customer can be called on (``H8``: visits are grouped and planned).

The grammar is the common core of what OpenStreetMap writes, with Chinese day names beside the English ones:
``Mo-Fr 9:00-12:00,14:00-18:00; Sa 10:00-14:00``, ``周一至周五 9:00-18:00；周日休``, ``9-18`` (daily), ``PH closed``.
Rules stand between semicolons, and a later rule replaces an earlier one on its days. What is not wholly understood is
refused.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from prospector.domain.errors import UsageError
from prospector.domain.text import N_

# (opens, closes) in seconds after midnight, as in ``domain.route``.
Span = tuple[int, int]
DAY = 24 * 3600
WEEK = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_LONG = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_HANZI = "一二三四五六日"
_CLOSED = frozenset(("closed", "off", "休", "休息", "关门", "不营业", "闭馆"))
_HOLIDAY = frozenset(("ph", "holiday", "holidays", "节假日", "法定节假日", "公休日"))
_ALWAYS = frozenset(("24/7", "24h", "全天", "24小时"))
_GROUPS = {
    "daily": range(7),
    "every day": range(7),
    "每天": range(7),
    "每日": range(7),
    "weekdays": range(5),
    "工作日": range(5),
    "weekend": (5, 6),
    "weekends": (5, 6),
    "周末": (5, 6),
}
# Patterns are compiled at their first use.
_TIME = r"(上午|下午|晚上)?\s*(\d{1,2})(?:[:：点时](\d{2})?分?)?\s*(am|pm)?"
_HOURS = rf"{_TIME}\s*(?:-|–|—|~|～|至|到|to)\s*{_TIME}"
_NAME = r"(?:周|星期|礼拜)?[一二三四五六日天]|[a-z]+\.?"
_DAYS = rf"({_NAME})(?:\s*(?:-|–|—|~|～|至|到|to)\s*({_NAME}))?"
HINT = N_("Write them as Mo-Fr 9:00-12:00,14:00-18:00; Sa 10:00-14:00; Su closed.")


class OpeningHours(NamedTuple):
    """The spans of each weekday from Monday, and those of public holidays (None: nothing was said of them)."""

    week: tuple[tuple[Span, ...], ...]
    holidays: tuple[Span, ...] | None = None

    def on(self, weekday: int, *, holiday: bool = False, make_up: bool = False) -> tuple[Span, ...]:
        """Return the spans of a day in order of time.

        Whoever said nothing of holidays is closed then. On a make-up workday (调休) a house that is open on Fridays
        but not on that weekday is open as on a Friday.
        """
        if holiday:
            return self.holidays or ()
        if make_up and not self.week[weekday]:
            return self.week[4]
        return self.week[weekday]

    def stored(self) -> str:
        """Return the hours in their one written form, which reads back the same."""
        parts: list[str] = []
        first = 0
        while first < 7:
            last = first
            while last + 1 < 7 and self.week[last + 1] == self.week[first]:
                last += 1
            days = WEEK[first] if first == last else f"{WEEK[first]}-{WEEK[last]}"
            if self.week[first]:
                parts.append(f"{days} {_written(self.week[first])}")
            first = last + 1
        if self.holidays is not None:
            parts.append(f"PH {_written(self.holidays)}" if self.holidays else "PH closed")
        if not any(self.week):
            parts.insert(0, "Mo-Su closed")
        return "; ".join(parts)


def _written(spans: Sequence[Span]) -> str:
    return ",".join(f"{_clock(opens)}-{_clock(closes)}" for opens, closes in spans)


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02d}:{seconds % 3600 // 60:02d}"


def read_stored(written: str) -> OpeningHours:
    """Return hours that are written as ``OpeningHours.stored`` writes them, without the patterns of ``read_hours``.

    Whatever is written otherwise is read by that.
    """
    week: list[tuple[Span, ...]] = [()] * 7
    holidays: tuple[Span, ...] | None = None
    try:
        for rule in written.split("; "):
            days, hours = rule.split(" ")
            spans = () if hours == "closed" else tuple(map(_stored_span, hours.split(",")))
            if days == "PH":
                holidays = spans
                continue
            first, _, last = days.partition("-")
            begin = WEEK.index(first)
            end = WEEK.index(last) if last else begin
            week[begin : end + 1] = [spans] * (end + 1 - begin)
    except ValueError:
        return read_hours(written)
    found = OpeningHours(tuple(week), holidays)
    return found if found.stored() == written else read_hours(written)


def _stored_span(written: str) -> Span:
    clocks = (clock.split(":") for clock in written.split("-"))
    opens, closes = [int(hour) * 3600 + int(minute) * 60 for hour, minute in clocks]
    return opens, closes


def read_hours(typed: str) -> OpeningHours:
    """Return the weekly hours that ``typed`` says; UsageError when a part of it is not understood.

    Where only closed days are said (``Su closed``), the others are open at any time.
    """
    said: list[tuple[Span, ...] | None] = [None] * 7
    holidays: tuple[Span, ...] | None = None
    rules = [rule.strip() for rule in re.split(r"[;；\n]", typed.replace("，", ",").replace("、", ","))]
    if not any(rules):
        raise _unclear(typed)
    for rule in filter(None, rules):
        days, of_holidays, spans = _rule(rule.casefold(), typed)
        for day in days:
            said[day] = spans
        holidays = spans if of_holidays else holidays
    unsaid: tuple[Span, ...] = () if any(said) else ((0, DAY),)
    return OpeningHours(tuple(unsaid if spans is None else spans for spans in said), holidays)


def _rule(rule: str, typed: str) -> tuple[list[int], bool, tuple[Span, ...]]:
    """Return the weekdays of one rule, whether it speaks of holidays, and its hours."""
    rest, days, holidays = rule, list[int](), False
    while True:
        name, found, rest_after = _day_part(rest, typed)
        if not name:
            break
        days += found
        holidays = holidays or not found
        rest = rest_after.lstrip()
        if not rest.startswith(","):
            break
        rest = rest[1:].lstrip()
    rest = rest.lstrip(" :：")
    if not (days or holidays):
        days = list(range(7))
    if rest in _CLOSED:
        return days, holidays, ()
    if rest in _ALWAYS:
        return days, holidays, ((0, DAY),)
    return days, holidays, _spans(rest, typed)


def _day_part(rest: str, typed: str) -> tuple[str, list[int], str]:
    """Return the first name or range of days of a rule, its weekdays (none: holidays), and what follows it."""
    for word in sorted((*_GROUPS, *_HOLIDAY), key=len, reverse=True):
        behind = rest[len(word) : len(word) + 1]
        # An English word ends where its letters end; Chinese ones stand close together (周末休).
        if rest.startswith(word) and not (word.isascii() and behind.isalpha()):
            return word, list(_GROUPS.get(word, ())), rest[len(word) :]
    match = re.match(_DAYS, rest)
    if match is None or match[1] in _CLOSED:
        return "", [], rest
    first = _weekday(match[1])
    last = _weekday(match[2]) if match[2] else first
    if first is None:
        # Hours that begin with a word (am, open …) are none of ours.
        raise _unclear(typed)
    if last is None:
        # 周日休: the second word is no day.
        return match[1], [first], rest[match.end(1) :]
    count = (last - first) % 7 + 1
    return match[0], [(first + step) % 7 for step in range(count)], rest[match.end() :]


def _weekday(name: str) -> int | None:
    """Return the weekday of a name in either language (Monday 0), or None."""
    sign = re.sub("^(周|星期|礼拜)", "", name).replace("天", "日")
    if len(sign) == 1 and sign in _HANZI:
        return _HANZI.index(sign)
    word = name.rstrip(".")
    if len(word) < 2:
        return None
    return next((number for number, known in enumerate(_LONG) if known.startswith(word)), None)


def _spans(written: str, typed: str) -> tuple[Span, ...]:
    """Return the spans of ``9:00-12:00,14:00-18:00`` in order of time; overlapping ones are refused."""
    spans: list[Span] = []
    for part in (part.strip() for part in re.split("[,/+]|和", written)):
        match = re.fullmatch(_HOURS, part)
        if match is None:
            raise _unclear(typed)
        opens, closes = _ends(match)
        if opens is None or closes is None:
            raise _unclear(typed)
        if closes <= opens:
            raise UsageError(
                N_("In “{typed}” the hours {part} end before they start."),
                N_("Hours past midnight are written as two days: Fr 20:00-24:00; Sa 0:00-2:00."),
                typed=typed,
                part=part,
            )
        spans.append((opens, closes))
    spans.sort()
    if any(later[0] < earlier[1] for earlier, later in pairwise(spans)):
        raise UsageError(N_("The hours in “{typed}” overlap."), HINT, typed=typed)
    return tuple(spans)


def _ends(match: "re.Match[str]") -> tuple[int | None, int | None]:
    """Return when a span begins and ends; None for a time that there is not."""
    opens, closes = _seconds(*match.groups()[:4]), _seconds(*match.groups()[4:])
    # 下午2:00-6:00: the first word goes for both.
    if opens is not None and closes is not None and closes <= opens and match[1] in ("下午", "晚上") and not match[5]:
        closes += DAY // 2
    return opens, closes if closes is not None and closes <= DAY else None


def _seconds(half: str | None, hour: str, minute: str | None, meridiem: str | None) -> int | None:
    """Return a time of day in seconds after midnight (24:00 is the end of it), or None when there is none such."""
    hours, minutes = int(hour), int(minute or 0)
    if meridiem:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if meridiem == "pm" else 0)
    elif half in ("下午", "晚上") and hours < 12:
        hours += 12
    seconds = hours * 3600 + minutes * 60
    return seconds if minutes < 60 and seconds <= DAY else None


def read_span(typed: str) -> Span:
    """Return one span of a day, ``9:00-18:00``; UsageError when it is none or ends before it starts."""
    tidy = typed.strip().casefold()
    match = re.fullmatch(_HOURS, tidy)
    if match is None:
        raise UsageError(N_("“{typed}” are no hours of a day."), N_("Write them as 9:00-18:00."), typed=typed)
    opens, closes = _ends(match)
    if opens is None or closes is None:
        raise UsageError(N_("“{typed}” are no hours of a day."), N_("Write them as 9:00-18:00."), typed=typed)
    if closes <= opens:
        raise UsageError(N_("The hours “{typed}” end before they start."), N_("Write them as 9:00-18:00."), typed=typed)
    return opens, closes


def read_weekdays(typed: str) -> frozenset[int]:
    """Return the weekdays of ``Mo-Fr`` or ``周一至周六`` (Monday 0); UsageError when they are not understood."""
    days, holidays, _spans_of_day = _rule(f"{typed.strip().casefold()} 0:00-24:00", typed)
    if holidays or not days:
        raise _unclear(typed)
    return frozenset(days)


def _unclear(typed: str) -> UsageError:
    return UsageError(N_("“{typed}” are no opening hours."), HINT, typed=typed)
