"""H8: when to try again those whom nobody reached, and when they pick up."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from prospector.domain.best_hour import BestHour, best_hour
from prospector.domain.ladder import PARTS, Try, next_try

MONDAY = date(2026, 3, 9)
hours = st.integers(8, 19)


def climbed(first: Try, most: int = 5) -> list[Try]:
    """The tries that follow from the first one when each is made when it is due."""
    tries = [first]
    while not (rung := next_try(tries, "no-answer", most=most, nurture_days=90)).nurture:
        tries.insert(0, Try(rung.day, int(rung.time[:2])))
    return tries[::-1]


@given(st.dates(date(2026, 1, 1), date(2027, 1, 1)).filter(lambda day: day.weekday() < 5), hours)
def test_each_try_comes_at_another_time_of_day_on_another_weekday_and_later(day, hour) -> None:
    tries = climbed(Try(day, hour))
    assert len(tries) == 5
    for earlier, later in pairwise(tries):
        assert later.part != earlier.part
        assert later.day.weekday() != earlier.day.weekday()
        assert later.day.weekday() < 5
    assert len({one.part for one in tries[:4]}) == len(PARTS)
    gaps = [(later.day - earlier.day).days for earlier, later in pairwise(tries)]
    assert gaps[-1] > gaps[0]


@given(st.dates(date(2026, 1, 1), date(2027, 1, 1)), hours, st.integers(1, 8))
def test_after_so_many_tries_the_card_is_handed_to_nurture(day, hour, most) -> None:
    tries = climbed(Try(day, hour), most)[::-1]
    assert len(tries) == most
    rung = next_try(tries, "busy", most=most, nurture_days=90)
    assert rung.nurture
    assert rung.time == ""
    assert timedelta(days=90) <= rung.day - tries[0].day <= timedelta(days=92)


def test_a_friday_leads_to_monday() -> None:
    assert next_try([Try(MONDAY + timedelta(days=4), 10)], "no-answer", most=5, nurture_days=90).day == date(
        2026, 3, 16
    )


def test_the_hour_at_which_they_picked_up_before_is_tried_first() -> None:
    assert next_try([Try(MONDAY, 10)], "no-answer", most=5, nurture_days=90, best_hour=16).time == "17:00"


def test_the_best_hour_comes_with_its_counts() -> None:
    calls = [(10, True)] * 6 + [(11, False)] * 2 + [(15, False)] * 9 + [(14, True)]
    best = best_hour(calls, 8)
    assert best == BestHour(10, 6, 8)
    assert str(best.said) == "10:00–12:00 (6 of 8 calls reached somebody)"


def test_nothing_is_claimed_from_a_few_calls_or_where_all_hours_are_alike() -> None:
    assert best_hour([(10, True), (10, True), (15, False)], 8) is None
    assert best_hour([(10, True)] * 100, 8) is None
    assert best_hour([(10, True)] * 8 + [(15, True)] * 8, 8) is None
