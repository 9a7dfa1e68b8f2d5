"""Working-day arithmetic over public holidays, make-up workdays and the user's own days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospector.domain.errors import UsageError
from prospector.domain.workday import (
    CalendarNotice,
    SpecialDay,
    WithOwnDays,
    add_workdays,
    is_workday,
    next_workday,
    notices,
    workdays_between,
)


class InventedLand:
    """Rests at weekends, from 1 to 3 October and on New Year's Day; works on Saturday 10 October. Knows 2026 only."""

    country = "XX"
    weekend = frozenset((5, 6))

    def special(self, year):
        free = [date(year, 1, 1), *(date(year, 10, day) for day in (1, 2, 3))]
        days = {day: SpecialDay(day, "feast") for day in free}
        if year == 2026:
            days[date(2026, 10, 10)] = SpecialDay(date(2026, 10, 10), "made up", work=True)
        return days

    def knows(self, year):
        return year == 2026


LAND = InventedLand()
DAYS = st.dates(date(2025, 12, 1), date(2027, 2, 1))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 9, 30), True),
        (date(2026, 10, 1), False),
        (date(2026, 10, 4), False),
        (date(2026, 10, 10), True),
        (date(2026, 10, 11), False),
        (date(2027, 1, 1), False),
    ],
)
def test_a_day_is_worked_unless_it_is_free_and_a_made_up_saturday_is_worked(day, works):
    assert is_workday(day, LAND) is works


def test_the_next_working_day_is_the_day_itself_or_lies_behind_the_feast():
    assert next_workday(date(2026, 9, 30), LAND) == date(2026, 9, 30)
    assert next_workday(date(2026, 10, 1), LAND) == date(2026, 10, 5)
    assert next_workday(date(2026, 10, 4), LAND, back=True) == date(2026, 9, 30)


def test_working_days_are_added_over_feasts_weekends_and_made_up_days():
    assert add_workdays(date(2026, 9, 30), 1, LAND) == date(2026, 10, 5)
    assert add_workdays(date(2026, 10, 9), 1, LAND) == date(2026, 10, 10)
    assert add_workdays(date(2026, 10, 12), -1, LAND) == date(2026, 10, 10)
    assert add_workdays(date(2026, 10, 3), 3, LAND) == date(2026, 10, 7)
    assert add_workdays(date(2026, 10, 3), 0, LAND) == date(2026, 10, 5)


@given(DAYS, st.integers(1, 60))
def test_adding_working_days_ends_on_one_and_counts_back_to_the_same_number(day, count):
    ahead, behind = add_workdays(day, count, LAND), add_workdays(day, -count, LAND)
    assert is_workday(ahead, LAND) and is_workday(behind, LAND)
    assert workdays_between(day, ahead, LAND) == count
    assert workdays_between(day, behind, LAND) == -count


@given(DAYS, DAYS, DAYS)
def test_working_days_between_add_up(one, two, three):
    one, two, three = sorted((one, two, three))
    whole = workdays_between(one, three, LAND)
    assert whole == workdays_between(one, two, LAND) + workdays_between(two, three, LAND)


def test_the_users_own_days_come_before_the_published_ones():
    eve, second = date(2026, 12, 24), date(2026, 10, 2)
    mine = WithOwnDays(
        LAND,
        {eve: SpecialDay(eve, "ours", own=True), second: SpecialDay(second, "stocktaking", work=True, own=True)},
    )
    assert not is_workday(eve, mine) and is_workday(eve, LAND)
    assert is_workday(second, mine)
    assert mine.special(2026)[second].name == "stocktaking"
    assert (mine.country, mine.weekend) == ("XX", LAND.weekend)


def test_an_unknown_year_is_noticed_until_its_make_up_workdays_were_added():
    assert notices(date(2026, 12, 30), date(2027, 1, 5), LAND) == [CalendarNotice("XX", 2027)]
    assert notices(date(2027, 1, 5), date(2026, 12, 30), LAND) == [CalendarNotice("XX", 2027)]
    assert notices(date(2026, 1, 1), date(2026, 12, 31), LAND) == []
    day = date(2027, 2, 20)
    free = WithOwnDays(LAND, {day: SpecialDay(day, "firm's outing", own=True)})
    made_up = WithOwnDays(LAND, {day: SpecialDay(day, "made up", work=True, own=True)})
    assert not free.knows(2027) and made_up.knows(2027)
    assert "2027" in str(CalendarNotice("XX", 2027).text)


def test_beyond_the_years_of_the_program_nothing_is_counted():
    with pytest.raises(OverflowError):
        add_workdays(date(2199, 12, 20), 30, LAND)


def test_a_land_that_never_works_is_refused_instead_of_searched_for_ever():
    class Idle(InventedLand):
        weekend = frozenset(range(7))

        def special(self, year):
            return {}

    with pytest.raises(UsageError, match="no working day"):
        next_workday(date(2026, 1, 1), Idle())


@given(DAYS)
def test_without_feasts_five_working_days_are_a_week(day):
    class Plain(InventedLand):
        def special(self, year):
            return {}

    if day.weekday() < 5:
        assert add_workdays(day, 5, Plain()) == day + timedelta(7)
