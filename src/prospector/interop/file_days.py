"""Calendar days as programs export them: absolute, in many orders. (``domain.when`` reads what people type.)"""

import re
from collections.abc import Iterable
from datetime import date

_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T\s,].*)?")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T.*)?")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:[T\s,].*)?")
_NAMED = re.compile(r"(\d{1,2})[-\s.]+([A-Za-z]{3,9})\.?[-\s,]+(\d{4})(?:[T\s,].*)?")
_NAMED_FIRST = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:[T\s,].*)?")
_MONTHS = {name: place for place, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)}  # noqa: SIM905
# What databases and spreadsheets write for "no day".
_SENTINEL = re.compile(r"0{4}[-/]0{1,2}[-/]0{1,2}.*|1900[-/]0?1[-/]0{1,2}.*|0{1,2}[-/]0{1,2}[-/]0{4}.*")

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
    parts = _parts(value.strip(), order)
    try:
        return date(*parts) if parts else None
    except ValueError:
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
