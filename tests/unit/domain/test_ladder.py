"""H8: when to try again those whom nobody reached, and when they pick up."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospector.domain.best_hour import BestHour, best_hour
from prospector.domain.ladder import GAPS, PARTS, WHOLE_DAY, Try, next_try, since_anew

MONDAY = date(2026, 3, 9)
hours = st.integers(8, 19)
days = st.dates(date(2026, 1, 1), date(2027, 1, 1))


def weekdays(day):
    return WHOLE_DAY if day.weekday() < 5 else ()


def following(tries, *, most=5, nurture_days=90, open_on=weekdays, best_hour=None):
    return next_try(tries, most=most, nurture_days=nurture_days, open_on=open_on, best_hour=best_hour)


def climbed(first: Try, most: int = 5, open_on=weekdays) -> list[Try]:
    """The tries that follow from the first one when each is made when it is due."""
    tries = [first]
    while not (rung := following(tries, most=most, open_on=open_on)).nurture:
        tries.insert(0, Try(rung.day, int(rung.time[:2])))
    return tries[::-1]


@given(days.filter(lambda day: day.weekday() < 5), hours)
def test_each_try_comes_at_another_time_of_day_on_another_weekday_and_after_a_longer_wait(day, hour) -> None:
    tries = climbed(Try(day, hour))
    assert len(tries) == 5
    assert len({one.day.weekday() for one in tries}) == 5
    for earlier, later in pairwise(tries):
        assert later.part != earlier.part
        assert later.day.weekday() < 5
    assert len({one.part for one in tries[:4]}) == len(PARTS)
    gaps = [(later.day - earlier.day).days for earlier, later in pairwise(tries)]
    assert all(later > earlier for earlier, later in pairwise(gaps))


@given(days, hours, st.sets(days, max_size=40), st.integers(2, 8))
def test_nobody_is_tried_on_a_day_off_whichever_those_are(day, hour, free, most) -> None:
    def works(on):
        return () if on in free else weekdays(on)

    tries = climbed(Try(day, hour), most, works)
    assert all(works(one.day) for one in tries[1:])
    assert works(following(tries[::-1], most=most, open_on=works).day)


@given(days, hours, st.integers(0, 23), st.integers(1, 8))
def test_nobody_is_tried_outside_the_hours_noted(day, hour, opens, length) -> None:
    span = (opens * 60, min(opens + length, 24) * 60)

    def short_days(on):
        return (span,) if on.weekday() in (0, 2, 3) else ()

    for one in climbed(Try(day, hour), 8, short_days)[1:]:
        assert one.day.weekday() in (0, 2, 3)
        assert span[0] // 60 <= one.hour < span[1] // 60


def test_where_the_hours_leave_one_part_of_the_day_it_is_another_hour_of_it() -> None:
    rung = following([Try(MONDAY, 10)], open_on=lambda day: ((8 * 60, 11 * 60),) if day.weekday() < 5 else ())
    assert (rung.day, rung.time) == (MONDAY + timedelta(days=1), "10:00")
    rung = following([Try(MONDAY, 10)], open_on=lambda day: ((510, 540), (600, 650)) if day.weekday() < 5 else ())
    assert rung.time == "08:30"


def test_a_lunch_break_moves_the_hour() -> None:
    rung = following([Try(MONDAY, 10)], open_on=lambda _: ((9 * 60, 11 * 60), (12 * 60 + 20, 18 * 60)))
    assert (rung.day, rung.time) == (MONDAY + timedelta(days=1), "12:30")


@given(days, hours, st.integers(1, 8))
def test_after_so_many_tries_the_card_is_handed_to_nurture(day, hour, most) -> None:
    tries = climbed(Try(day, hour), most)[::-1]
    assert len(tries) == most
    rung = following(tries, most=most)
    assert rung.nurture
    assert rung.time == ""
    assert timedelta(days=90) <= rung.day - tries[0].day <= timedelta(days=92)


def test_after_the_months_of_nurture_the_ladder_begins_anew() -> None:
    tries = [Try(MONDAY, 10), *(Try(MONDAY - timedelta(days=90 + ahead), 10) for ahead in range(5))]
    assert since_anew(tries, 90) == tries[:1]
    assert not following(since_anew(tries, 90)).nurture
    assert since_anew(tries[1:], 90) == tries[1:]


def test_who_was_away_for_a_month_does_not_wait_longer_still() -> None:
    tries = [Try(MONDAY, 10), Try(MONDAY - timedelta(days=40), 10)]
    assert following(tries).day - MONDAY <= timedelta(days=GAPS[2] + 2 + 3)


def test_a_friday_leads_to_monday() -> None:
    assert following([Try(MONDAY + timedelta(days=4), 10)]).day == date(2026, 3, 16)


def test_a_make_up_saturday_is_a_day_like_others() -> None:
    assert following([Try(date(2026, 2, 13), 10)], open_on=lambda day: WHOLE_DAY if day.day == 14 else ()).day == date(
        2026, 2, 14
    )


def test_the_hour_at_which_they_picked_up_before_is_tried_first() -> None:
    assert following([Try(MONDAY, 10)], best_hour=16).time == "17:00"
    # But not at the same time of day twice.
    assert following([Try(MONDAY, 17)], best_hour=16).time == "10:00"


def test_the_best_hour_comes_with_its_counts() -> None:
    calls = [(10, True)] * 6 + [(11, False)] * 2 + [(15, False)] * 9 + [(14, True)]
    best = best_hour(calls, 8)
    assert best == BestHour(10, 6, 8)
    assert str(best.said) == "10:00–12:00 (6 of 8 calls reached somebody)"


@pytest.mark.parametrize(
    "calls",
    [
        [(10, True), (10, True), (15, False)],
        [(10, True)] * 100,
        [(10, True)] * 8 + [(15, True)] * 8,
        # 6 of 10 against 5 of 10 may well be chance.
        [(10, True)] * 6 + [(10, False)] * 4 + [(15, True)] * 5 + [(15, False)] * 5,
        # Only the day was known: they stand at midnight.
        [(0, True)] * 50 + [(15, False)] * 50,
    ],
)
def test_nothing_is_claimed_from_a_few_calls_or_what_may_be_chance(calls) -> None:
    assert best_hour(calls, 8) is None


def test_many_calls_count_for_more_than_a_few_lucky_ones() -> None:
    calls = [(9, True)] * 8 + [(16, True)] * 95 + [(16, False)] * 5 + [(12, False)] * 40 + [(12, True)] * 40
    assert best_hour(calls, 8) == BestHour(16, 95, 100)


@given(st.lists(st.tuples(st.integers(0, 23), st.booleans()), max_size=60), st.integers(3, 20))
def test_a_best_hour_rests_on_enough_calls_and_is_better_than_the_rest(calls, least) -> None:
    best = best_hour(calls, least)
    if best is not None:
        assert best.calls >= least >= 3
        others = [reached for hour, reached in calls if hour >= 5 and hour // 2 * 2 != best.hour]
        assert best.reached / best.calls > 0 and others
