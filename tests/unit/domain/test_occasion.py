"""H4, H12: when an occasion next comes, how many years it is, and why it is kept on another day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospector.domain.occasion import (
    BIRTHDAY,
    COMPANY_ANNIVERSARY,
    FEB_29,
    KIND_NAMES,
    KINDS,
    MOVED,
    NO_LEAP_MONTH,
    OTHER,
    SHORT_MONTH,
    LunarMonth,
    Occurrence,
    Upcoming,
    counted,
    kind_of_field,
    lunar_day,
    next_occurrence,
    say_lunar,
)
from prospector.domain.yearly_day import YearlyDay, yearly_day


class InventedMoons:
    """Years that begin on 5 February, of months of 30 and 29 days; every third year has a leap month after the 6th.

    The last month runs up to the next New Year, as long as that takes; in leap years it has 29 days by the book.
    """

    def __init__(self):
        self.asked = []

    def months(self, year):
        self.asked.append(year)
        numbers = [(number, False) for number in range(1, 13)]
        if year % 3 == 0:
            numbers.insert(6, (6, True))
        first, months = date(year, 2, 5), []
        for place, (number, leap) in enumerate(numbers):
            days = 29 if place % 2 else 30
            if place == len(numbers) - 1:
                days = 29
            months.append(LunarMonth(number, leap, first, days))
            first += timedelta(days=min(days, 28) if year % 3 == 0 else days)
        return months


def next_(typed, since, moons=None):
    return next_occurrence(yearly_day(typed), since, moons or InventedMoons())


@pytest.mark.parametrize(
    ("typed", "since", "on", "years"),
    [
        ("1980-05-17", date(2026, 5, 16), date(2026, 5, 17), 46),
        ("1980-05-17", date(2026, 5, 17), date(2026, 5, 17), 46),
        ("1980-05-17", date(2026, 5, 18), date(2027, 5, 17), 47),
        ("05-17", date(2026, 5, 18), date(2027, 5, 17), None),
        ("1980-01-01", date(2026, 12, 31), date(2027, 1, 1), 47),
    ],
)
def test_a_solar_day_comes_round_with_its_years(typed, since, on, years):
    assert next_(typed, since) == Occurrence(on, years)


def test_the_29th_of_february_is_kept_on_the_28th_of_a_common_year_and_says_so():
    assert next_("1980-02-29", date(2026, 1, 1)) == Occurrence(date(2026, 2, 28), 46, FEB_29)
    assert next_("1980-02-29", date(2028, 1, 1)) == Occurrence(date(2028, 2, 29), 48)
    assert next_("02-28", date(2026, 1, 1)).moved == ""


@pytest.mark.parametrize("since", [date(2026, 11, 22), date(2026, 1, 1), date(2025, 11, 23)])
def test_the_day_itself_is_no_anniversary(since):
    assert next_("2026-11-22", since) == Occurrence(date(2027, 11, 22), 1)


def test_a_lunar_day_is_looked_up_in_the_lunar_year():
    moons = InventedMoons()
    months = moons.months(2026)
    assert next_("lunar 1980-08-15", date(2026, 3, 1), moons) == Occurrence(months[7].first + timedelta(14), 46)


def test_before_the_new_year_the_lunar_year_before_still_runs():
    # 12-10 of the lunar year 2025 lies in January 2026 and is the 45th, although the calendar says 2026.
    found = next_("lunar 1980-12-10", date(2026, 1, 2))
    assert found.on.year == 2026 and found.years == 45
    assert next_("lunar 1980-12-10", found.on + timedelta(1)).years == 46


def test_a_day_of_a_leap_month_is_kept_in_that_month_or_else_in_the_ordinary_one():
    moons = InventedMoons()
    leap = next(month for month in moons.months(2028 - 2028 % 3) if month.leap)
    year = leap.first.year
    assert next_("闰六月初三", date(year, 3, 1), moons) == Occurrence(leap.first + timedelta(2), None)
    ordinary = moons.months(year + 1)[5]
    assert next_("闰六月初三", date(year + 1, 3, 1), moons) == Occurrence(
        ordinary.first + timedelta(2), None, NO_LEAP_MONTH
    )


def test_a_day_of_an_ordinary_month_is_never_moved_into_the_leap_month():
    moons = InventedMoons()
    sixth = next(month for month in moons.months(2025) if month.number == 6 and not month.leap)
    assert next_("lunar 6-3", date(2025, 3, 1), moons) == Occurrence(sixth.first + timedelta(2), None)


def test_the_30th_of_a_short_month_is_its_last_day_and_says_so():
    moons = InventedMoons()
    second = moons.months(2026)[1]
    assert second.days == 29
    assert next_("lunar 2-30", date(2026, 2, 10), moons) == Occurrence(second.first + timedelta(28), None, SHORT_MONTH)
    first = moons.months(2026)[0]
    assert next_("lunar 1-30", date(2026, 2, 10), moons) == Occurrence(first.first + timedelta(29), None)


DAYS = st.builds(
    YearlyDay,
    month=st.integers(1, 12),
    day=st.integers(1, 28),
    year=st.none() | st.integers(1930, 2030),
    lunar=st.booleans(),
    leap=st.booleans(),
)
SINCE = st.dates(date(2020, 1, 1), date(2040, 12, 31))


@given(DAYS, SINCE, st.integers(0, 400))
def test_many_cards_are_answered_as_each_alone(day, since, ahead):
    moons, until = InventedMoons(), since + timedelta(ahead)
    alone = next_occurrence(day, since, moons)
    upcoming = Upcoming(since, until, moons)
    expected = alone if alone.on <= until else None
    assert upcoming.of(day) == upcoming.of(day) == expected == next_occurrence(day, since, moons, until)


@given(DAYS, SINCE)
def test_the_next_time_is_never_in_the_past_and_the_one_after_it_is_about_a_year_later(day, since):
    moons = InventedMoons()
    found = next_occurrence(day, since, moons)
    after = next_occurrence(day, found.on + timedelta(1), moons)
    assert found.on >= since
    assert 320 < (after.on - found.on).days < 400
    if day.year is not None:
        assert found.years >= 1 and after.years == found.years + 1


def test_solar_days_never_ask_for_the_moon_nor_lunar_ones_for_years_not_looked_at():
    moons = InventedMoons()
    upcoming = Upcoming(date(2026, 11, 22), date(2026, 12, 22), moons)
    upcoming.of(yearly_day("1980-05-17"))
    assert moons.asked == []
    upcoming.of(yearly_day("lunar 1980-05-17"))
    assert set(moons.asked) == {2026}


def test_a_day_is_found_again_in_the_lunar_calendar():
    moons = InventedMoons()
    for month in moons.months(2026):
        found = lunar_day(month.first + timedelta(4), moons)
        assert found == (2026, month.number, 5, month.leap)


def test_lunar_days_are_said_in_words():
    assert str(say_lunar(yearly_day("闰六月初三"))) == "lunar leap month 6 day 3"
    assert str(say_lunar(yearly_day("腊月三十"))) == "lunar month 12 day 30"


def test_years_are_counted_as_age_for_a_birthday_and_as_years_otherwise():
    assert str(counted(BIRTHDAY, 46)) == "turns 46"
    assert str(counted(COMPANY_ANNIVERSARY, 20)) == "20 years"
    assert counted(BIRTHDAY, None) is None


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("birthday", BIRTHDAY),
        ("founded", COMPANY_ANNIVERSARY),
        ("wife_birthday", OTHER),
        ("结婚纪念日", OTHER),
        ("儿子生日", OTHER),
        ("employees", None),
        ("likes", None),
    ],
)
def test_a_field_is_an_occasion_by_its_name(key, kind):
    assert kind_of_field(key) == kind


def test_every_kind_and_every_reason_can_be_said():
    assert KIND_NAMES.keys() == set(KINDS)
    assert MOVED.keys() == {FEB_29, NO_LEAP_MONTH, SHORT_MONTH}
