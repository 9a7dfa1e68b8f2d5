"""Calendar days as programs export them: absolute, in many orders. (``domain.when`` reads what people type.)"""

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T\s,].*)?")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T.*)?")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:[T\s,].*)?")
_NAMED = re.compile(r"(\d{1,2})[-\s.]+([A-Za-z]{3,9})\.?[-\s,]+(\d{4})(?:[T\s,].*)?")
_NAMED_FIRST = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:[T\s,].*)?")
_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTHS = {name: place for place, name in enumerate(_NAMES.split(), start=1)}
# What databases and spreadsheets write for "no day".
_SENTINEL = re.compile(
    r"(?:0{4}[-/.]0{1,2}[-/.]0{1,2}|1900[-/.]0?1[-/.]0?[01]|0{1,2}[-/.]0{1,2}[-/.](?:0{4}|1900)|0?1[-/.]0?[01][-/.]1900"
    r"|1899[-/.]12[-/.]3[01]|0001[-/.]01[-/.]01|1601[-/.]01[-/.]01)(?:\D.*)?|0|00:00(?::00)?"
)
# A day as spreadsheets count them, where its cell was not formatted as one: 1927 to 2099.
_SERIAL = re.compile(r"([1-7]\d{4})(?:\.\d+)?")
_FIRST_SERIAL, _LAST_SERIAL = 10_000, 73_050
_SERIAL_ZERO = date(1899, 12, 30)
_WITHOUT_YEAR = re.compile(r"--(\d\d-\d\d.*)")
_CLOCK = re.compile(
    r"(?:[T\s,]\s*)(上午|下午)?(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*([ap]\.?m\.?)?(?:\s*(?:Z|[+-]\d\d:?\d\d))?$",
    re.I,
)

DAY_FIRST, MONTH_FIRST = "day first", "month first"


def is_no_day(value: str) -> bool:
    """Return whether ``value`` is what programs write for an empty date, such as 0000-00-00."""
    return _SENTINEL.fullmatch(value) is not None


def order_of(values: Iterable[str]) -> str:
    """Return in which order ``values`` such as 03/14/2026 are written, or the empty string when they do not tell."""
    for value in values:
        match = _YEAR_LAST.fullmatch(value.strip())
        if match and match[2] != ".":
            if int(match[1]) > 12 >= int(match[3]):
                return DAY_FIRST
            if int(match[3]) > 12 >= int(match[1]):
                return MONTH_FIRST
    return ""


def read_file_day(value: str, order: str = "") -> date | None:
    """Return the day that ``value`` says, or None when it is no day or, without ``order``, could be two."""
    if serial := _serial_day(value.strip()):
        return serial
    parts = _parts(value.strip(), order)
    try:
        return date(*parts) if parts else None
    except ValueError:
        return None


def with_year(value: str, year: int | None) -> str:
    """Return ``value`` with ``year`` added if it is a day without one, such as --10-19 or 19 oct."""
    if year is None or re.search(r"\d{4}", value):
        return value
    if match := _WITHOUT_YEAR.fullmatch(value):
        return f"{year}-{match[1]}"
    spoken = f"{value.rstrip('. ')} {year}" if re.search("[A-Za-z]", value) else value
    if match := re.fullmatch(r"(\d{1,2})月(\d{1,2})日?", value):
        spoken = f"{year}-{match[1]}-{match[2]}"
    elif match := re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.?", value):
        spoken = f"{match[1]}.{match[2]}.{year}"
    elif match := re.fullmatch(r"(\d{1,2})([-/])(\d{1,2})", value):
        spoken = f"{value}{match[2]}{year}"
    return spoken


def month_number(typed: str) -> int:
    """Return the month, 1 to 12, of a number, an English name or its beginning, or 10月; 0 if it is none."""
    plain = typed.strip().rstrip("月.").casefold()
    if plain.isdecimal():
        return int(plain) if 1 <= int(plain) <= 12 else 0
    return _MONTHS.get(plain[:3], 0)


def read_file_moment(value: str, order: str = "") -> datetime | None:
    """Return the moment that ``value`` says, its noon if it is a day alone, without a zone unless it says one; or None.

    ``order`` as in ``read_file_day``.
    """
    if re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d.*", value):
        try:
            return datetime.fromisoformat(value)
        except ValueError:
            return None
    day = read_file_day(value, order)
    if day is None:
        return None
    match = _CLOCK.search(value)
    if match is None:
        return datetime.combine(day, time(12))
    hour = int(match[2])
    half = (match[5] or "").casefold()[:1] or {"上午": "a", "下午": "p"}.get(match[1] or "", "")
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or int(match[3]) > 59 or int(match[4] or 0) > 59:
        return None
    return datetime.combine(day, time(hour, int(match[3]), int(match[4] or 0)))


def _serial_day(value: str) -> date | None:
    match = _SERIAL.fullmatch(value)
    if match and _FIRST_SERIAL <= int(match[1]) <= _LAST_SERIAL:
        return _SERIAL_ZERO + timedelta(days=int(match[1]))
    return None


def _parts(value: str, order: str) -> tuple[int, int, int] | None:
    if match := _YEAR_FIRST.fullmatch(value) or _COMPACT.fullmatch(value):
        return int(match[1]), int(match[2]), int(match[3])
    if match := _YEAR_LAST.fullmatch(value):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        order = DAY_FIRST if match[2] == "." or first == second else order or order_of([value])
        if order == DAY_FIRST:
            return year, second, first
        return (year, first, second) if order == MONTH_FIRST else None
    if match := _NAMED.fullmatch(value):
        month = _MONTHS.get(match[2][:3].lower())
        return (int(match[3]), month, int(match[1])) if month else None
    if match := _NAMED_FIRST.fullmatch(value):
        month = _MONTHS.get(match[1][:3].lower())
        return (int(match[3]), month, int(match[2])) if month else None
    return None
