"""A day that comes round every year, solar or lunar, with or without its first year, as people type it (``H5``).

What is not wholly understood, or can be two days, is refused; nothing is guessed:

- ``1980-05-17``, ``05-17``, ``5/17``, ``17.5.``, ``17.5.1980``, ``17 May``, ``5月17日``, ``19800517`` are solar days.
- ``lunar 8-15``, ``lunar leap 6-3``, ``农历八月十五``, ``8-15（农历）`` are lunar; so is what only that calendar
  says: 闰六月初三, 腊月三十, 正月初一, 八月廿三. A lunar day is written month first; its year is the lunar one.
- 五月十七 (no 农历 before, no 日 behind) and 3/4 can be two days: the hint says how to write either.
"""

import re
import unicodedata
from calendar import monthrange
from typing import NamedTuple

from prospector.domain.errors import UsageError
from prospector.domain.text import N_

YEARS = range(1900, 2200)
# The longest lunar month; which months of which years have 30 days, only a calendar knows.
_LUNAR_DAYS = 30


class YearlyDay(NamedTuple):
    """Month and day of every year; ``year`` is that of the first one where known, the lunar year of a lunar day."""

    month: int
    day: int
    year: int | None = None
    lunar: bool = False
    leap: bool = False

    def stored(self) -> str:
        """Return the one form that books and files hold: ``1980-05-17``, ``--05-17``, ``lunar:1980-leap06-03``."""
        calendar, leap = "lunar:" if self.lunar else "", "leap" if self.leap else ""
        return f"{calendar}{self.year or '-'}-{leap}{self.month:02d}-{self.day:02d}"


# Patterns are compiled at their first use.
_CALENDAR = r"lunar|农历|阴历|旧历|夏历|(?:solar|gregorian|公历|阳历|新历)"
_PREFIX = rf"(?P<calendar>{_CALENDAR})[:\s]*"
_SUFFIX = rf"\s*\(?\s*(?P<calendar>{_CALENDAR})\s*\)?"
_SOLAR = ("solar", "gregorian", "公历", "阳历", "新历")
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = "january|february|march|april|june|july|august|september|october|november|december|sept|" + "|".join(_NAMES)
_NTH = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR_LAST = r"(?:[\s,.]+(?P<year>\d{4}))?"
_FORMS = (
    # Year first, or month first: 1980-05-17, --05-17, 5月17日, lunar leap 6-3.
    r"(?:(?P<year>\d{4})[-/.年]\s*)?-{0,2}(?P<leap>leap\s*|闰)?(?P<month>\d{1,2})(?P<mark>[-/.月])(?P<day>\d{1,2})[日号]?",
    r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)",
    r"(?P<day>\d{1,2})\.\s*(?P<month>\d{1,2})\.\s*(?P<year>\d{4})?",
    r"(?P<month>\d{1,2})(?P<mark>/)(?P<day>\d{1,2})/(?P<year>\d{4})",
    rf"{_NTH}[\s.-]*(?P<name>{_NAME})\.?{_YEAR_LAST}",
    rf"(?P<name>{_NAME})[\s.]*{_NTH}{_YEAR_LAST}",
)
# Lunar days are mostly said in words: 八月十五, 腊月初八, 正月廿三; years digit by digit: 一九八〇年.
_HAN_DIGITS = {sign: number for number, signs in enumerate(("〇零", "一元正", *"二三四五六七八九")) for sign in signs}
_HAN_NUMBERS = (
    "[〇零一二三四五六七八九]{4}(?=年)|[元正冬腊](?=月)|初?[一二三四五六七八九]?[十廿卅]?[一二三四五六七八九]?"
)
# What the lunar calendar alone says, and what may be said of either.
_LUNAR_WORDS = r"leap|闰|[正冬腊]月|初|廿|卅"
_EITHER = r".*月[一二三四五六七八九十]+"


def _in_digits(found: re.Match[str]) -> str:
    """A number written in Chinese signs, in digits; what is no such number stays as it is."""
    word = found[0]
    if word in ("冬", "腊"):
        return "11" if word == "冬" else "12"
    if len(word) == 4:
        return "".join(str(_HAN_DIGITS[sign]) for sign in word)
    tens, ten, ones = word.removeprefix("初").replace("廿", "二十").replace("卅", "三十").partition("十")
    if not ten:
        return str(_HAN_DIGITS[tens]) if len(tens) == 1 else word
    return str(10 * _HAN_DIGITS.get(tens, 1) + _HAN_DIGITS.get(ones, 0))


def yearly_day(typed: str) -> YearlyDay | None:
    """Return the day that ``typed`` says, or None when it says none; UsageError when it can be two days.

    A lunar month has at most 30 days; whether that of a given year has them is decided when the day is looked up.
    """
    plain = unicodedata.normalize("NFKC", typed).strip().casefold()
    named = re.match(_PREFIX, plain) or re.search(_SUFFIX + r"\Z", plain)
    calendar, body = (named["calendar"], plain[: named.start()] + plain[named.end() :]) if named else ("", plain)
    only_lunar = re.search(_LUNAR_WORDS, body) is not None
    if only_lunar and calendar in _SOLAR:
        return None
    lunar = only_lunar or (calendar != "" and calendar not in _SOLAR)
    if not calendar and not lunar and re.fullmatch(_EITHER, body):
        raise UsageError(
            N_("“{typed}” can be a day of the lunar or of the solar calendar."),
            hint=N_("Write 农历 before it for the lunar day, 公历 for the solar one."),
            typed=typed.strip()[:60],
        )
    digits = body if body.isascii() else re.sub(_HAN_NUMBERS, _in_digits, body)
    for form in _FORMS:
        found = re.fullmatch(form, digits)
        if found is not None:
            year_first = form is _FORMS[0] and found["year"] is not None
            return _checked(found.groupdict(), typed, lunar=lunar, year_first=year_first)
    return None


def _checked(parts: dict[str, str | None], typed: str, *, lunar: bool, year_first: bool) -> YearlyDay | None:
    """The day of the parts found, or None when no year has it."""
    name = parts.get("name")
    month = _NAMES.index(name[:3]) + 1 if name else int(parts["month"] or 0)
    day, year = int(parts["day"] or 0), int(parts["year"]) if parts["year"] else None
    read = _existing(YearlyDay(month, day, year, lunar, bool(parts.get("leap"))))
    # 3/4 and 3.4 are read in both orders by somebody; what begins with the year is not.
    if lunar or year_first or parts.get("mark") not in ("/", "."):
        return read
    other = _existing(YearlyDay(day, month, year))
    if read and other and read != other:
        raise UsageError(
            N_("“{typed}” can be {one} or {other}."),
            hint=N_("Write {one} or {other}."),
            typed=typed.strip()[:60],
            one=read.stored().removeprefix("--"),
            other=other.stored().removeprefix("--"),
        )
    return read or other


def _existing(read: YearlyDay) -> YearlyDay | None:
    if not 1 <= read.month <= 12 or (read.year is not None and read.year not in YEARS):
        return None
    # Without a year the 29th of February is a day.
    longest = _LUNAR_DAYS if read.lunar else monthrange(read.year or 2000, read.month)[1]
    return read if 1 <= read.day <= longest else None


def from_stored(value: str) -> YearlyDay | None:
    """Return a day from its stored form, quickly; None for anything else, such as what older imports kept."""
    body = value.removeprefix("lunar:")
    lunar, leap = body != value, body[-9:-5] == "leap"
    year, month, day = body[: -10 if leap else -6], body[-5:-3], body[-2:]
    if not (month.isdecimal() and day.isdecimal() and (year == "-" or year.isdecimal())):
        return None
    read = _existing(YearlyDay(int(month), int(day), None if year == "-" else int(year), lunar, leap))
    return read if read is not None and read.stored() == value and (lunar or not leap) else None
