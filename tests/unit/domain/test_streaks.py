"""H8: streaks of working days, and the weeks of the heat map."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prospector.domain.wrap_up import ACTS, KEYS, KINDS, SKIP, Streak, shade, streak, weeks_until

# A Tuesday.
TODAY = date(2026, 3, 10)


def back(*days: int) -> set[date]:
    return {TODAY - timedelta(days=days_ago) for days_ago in days}


def works(day: date) -> bool:
    return day.weekday() < 5


@pytest.mark.parametrize(
    ("active", "current", "longest"),
    [
        (set(), 0, 0),
        (back(0), 1, 1),
        (back(1), 1, 1),  # Today may still become one.
        (back(4, 1, 0), 3, 3),  # Over a weekend, which breaks nothing.
        (back(4, 3, 1), 3, 3),  # A Saturday at work counts.
        (back(5, 1), 1, 1),  # Friday was a working day without a contact.
        (back(20, 19, 18, 0), 1, 3),
    ],
)
def test_a_working_day_without_a_contact_ends_the_streak_and_a_day_off_does_not(
    active: set[date], current: int, longest: int
) -> None:
    found = streak(active, TODAY, works)
    assert (found.current, found.longest) == (current, longest)
    assert (found.since is None) == (current == 0)


@settings(max_examples=50)
@given(st.sets(st.integers(0, 60)))
def test_one_more_day_never_shortens_a_streak(days: set[int]) -> None:
    found = streak(back(*days), TODAY, works)
    more = streak(back(*days, 0), TODAY, works)
    assert found.current <= found.longest <= len(days)
    assert more.current >= found.current and more.longest >= found.longest
    assert found == Streak(*found)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 60))
def test_the_weeks_are_whole_begin_on_monday_and_end_with_that_of_the_day(day: date, count: int) -> None:
    weeks = weeks_until(day, count)
    days = [one for week in weeks for one in week]
    assert len(weeks) == count and day in weeks[-1]
    assert all(week[0].weekday() == 0 and len(week) == 7 for week in weeks)
    assert days == [days[0] + timedelta(days=place) for place in range(7 * count)]


@given(st.integers(0, 500), st.integers(0, 500))
def test_a_busier_day_is_never_paler_and_a_day_with_a_call_never_blank(count: int, most: int) -> None:
    most = max(count, most)
    assert shade(count, most) <= shade(most, most) <= 4
    assert (shade(count, most) == 0) == (count == 0)


def test_every_kind_has_keys_and_every_key_a_meaning() -> None:
    assert KEYS.keys() == KINDS.keys()
    assert {key for keys in KEYS.values() for key in keys} | {SKIP} == ACTS.keys()
