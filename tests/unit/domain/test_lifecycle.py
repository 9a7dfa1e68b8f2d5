"""H2 and H3: where a card stands follows from facts; every card stands in exactly one place."""

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from prospector.domain.lifecycle import LEVELS, LIFECYCLES, is_current, level, lifecycle
from prospector.domain.qualification import Man

TODAY = date(2026, 3, 10)
UNKNOWN, NON = Man(), Man("no", "no", "no")
days = st.dates(date(2015, 1, 1), date(2035, 12, 31))
men = st.builds(Man, *(st.sampled_from(("yes", "no", "unknown")) for _ in range(3)))


def ago(count: int) -> date:
    return TODAY - timedelta(days=count)


@pytest.mark.parametrize(
    ("man", "deal", "interest", "last", "kind"),
    [
        (UNKNOWN, None, None, None, "new"),
        (UNKNOWN, None, None, ago(400), "new"),
        (UNKNOWN, None, ago(13), ago(13), "new"),
        (UNKNOWN, None, ago(14), ago(14), "hesitant"),
        (UNKNOWN, None, ago(90), ago(13), "new"),
        (UNKNOWN, None, ago(90), ago(20), "hesitant"),
        (UNKNOWN, ago(0), None, None, "current"),
        (UNKNOWN, ago(364), ago(90), ago(90), "current"),
        (UNKNOWN, ago(365), None, None, "lapsed"),
        (UNKNOWN, ago(3000), ago(1), ago(1), "lapsed"),
        (NON, None, None, None, "other"),
        (NON, None, ago(90), ago(90), "other"),
        (NON, ago(10), None, None, "current"),
        (NON, ago(500), None, None, "lapsed"),
    ],
)
def test_the_kinds_of_potential_customer(man: Man, deal: date, interest: date, last: date, kind: str) -> None:
    found = lifecycle(man, last_deal_on=deal, interested_on=interest, last_on=last, today=TODAY, quiet_days=14)
    assert found == kind


@pytest.mark.parametrize(
    ("man", "deal", "reached", "found"),
    [
        (UNKNOWN, ago(1), True, "customer"),
        (UNKNOWN, ago(365), True, "inactive"),
        (UNKNOWN, None, True, "prospect"),
        (UNKNOWN, None, False, "suspect"),
        (NON, None, True, "other"),
        (NON, ago(1), True, "customer"),
    ],
)
def test_the_levels_of_the_pyramid_that_need_no_revenue(man: Man, deal: date, reached: bool, found: str) -> None:
    assert level(man, last_deal_on=deal, reached=reached, today=TODAY) == found


@given(men, st.none() | days, st.none() | days, st.none() | days, days, st.integers(1, 3650), st.booleans())
def test_every_card_stands_in_one_known_place(man, deal, interest, last, today, quiet, reached) -> None:
    kind = lifecycle(man, last_deal_on=deal, interested_on=interest, last_on=last, today=today, quiet_days=quiet)
    step = level(man, last_deal_on=deal, reached=reached, today=today)
    assert kind in LIFECYCLES
    assert step in LEVELS
    assert (kind == "current") == (step == "customer")
    assert (kind == "lapsed") == (step == "inactive")
    assert (kind == "other") == (step == "other")


@given(days)
def test_a_deal_of_the_same_day_a_year_ago_is_no_longer_within_twelve_months(today: date) -> None:
    year_ago = today - relativedelta(months=12)
    assert not is_current(year_ago, today)
    assert is_current(year_ago + timedelta(days=1), today)


@pytest.mark.parametrize(
    ("deal", "today", "current"),
    [
        (date(2024, 2, 29), date(2025, 2, 28), True),
        (date(2024, 2, 29), date(2025, 3, 1), False),
        (date(2027, 2, 28), date(2028, 2, 28), False),
        (date(2027, 2, 28), date(2028, 2, 29), False),
        (date(2027, 3, 1), date(2028, 2, 29), True),
        (date(2027, 3, 1), date(2028, 3, 1), False),
    ],
)
def test_leap_days_follow_the_same_rule(deal: date, today: date, current: bool) -> None:
    assert is_current(deal, today) is current


@given(st.none() | days, days)
def test_a_customer_once_lapsed_does_not_come_back_by_waiting(deal: date, today: date) -> None:
    if not is_current(deal, today):
        assert not is_current(deal, today + timedelta(days=1))


@given(days, days, st.integers(1, 365), st.integers(0, 365))
def test_an_interested_card_stays_hesitant_until_a_word_is_heard(interest, last, quiet, wait) -> None:
    def kind_on(day: date) -> str:
        return lifecycle(UNKNOWN, last_deal_on=None, interested_on=interest, last_on=last, today=day, quiet_days=quiet)

    quiet_from = last + timedelta(days=quiet)
    assert kind_on(quiet_from - timedelta(days=1)) == "new"
    assert kind_on(quiet_from + timedelta(days=wait)) == "hesitant"
