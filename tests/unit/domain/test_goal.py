"""Goals, conversion rates, old and new business: the rules of H6, H16 and H17."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospector.domain.conversion import ASSUMED, FEW, OWN, Rate, Size, needs, rate, size
from prospector.domain.effort import CROSS, FARMER, HUNTER, NEW, OLD, fair_effort, judge, shares
from prospector.domain.errors import UsageError
from prospector.domain.goal import Progress, checked_percent, life_monthly, progress
from prospector.domain.source import CIRCLE_ACTS, CIRCLES, WAY_ACTS, WAYS, pace_a_year


def test_the_handbooks_life_plan_gives_6905_a_month_for_each_of_two_earners():
    assert life_monthly(4_972_000_00, 30, 2, "CNY") == 6_905_00


def test_a_currency_without_decimals_is_rounded_down_to_whole_units_as_well():
    assert life_monthly(4_972_000, 30, 2, "JPY") == 6_905


@given(st.integers(10**6, 10**14), st.integers(1, 80), st.integers(1, 20))
def test_what_is_earned_never_exceeds_the_wishes_and_falls_short_by_less_than_a_unit_a_month(total, years, earners):
    try:
        monthly = life_monthly(total, years, earners, "CNY")
    except UsageError:
        assert total < years * 12 * earners * 100
        return
    months = years * 12 * earners
    assert 0 <= total - monthly * months < months * 100
    assert monthly % 100 == 0


@pytest.mark.parametrize(("years", "earners"), [(0, 1), (-1, 1), (81, 1), (30, 0), (30, 21)])
def test_years_and_earners_out_of_bounds_are_refused(years, earners):
    with pytest.raises(UsageError):
        life_monthly(10**9, years, earners, "CNY")


@pytest.mark.parametrize("percent", [0, -1, 100.01, math.nan, math.inf])
def test_a_share_that_is_none_is_refused(percent):
    with pytest.raises(UsageError):
        checked_percent(percent)


def test_ones_own_rate_counts_from_enough_tries_on():
    assert rate(5, 20, least=20, assumed=0.1) == Rate(0.25, 5, 20, OWN)
    assert rate(5, 19, least=20, assumed=0.1) == Rate(0.1, 5, 19, ASSUMED)
    assert rate(0, 500, least=20, assumed=0.1) == Rate(0.1, 0, 500, ASSUMED), "nothing is no rate to divide by"


def test_the_size_of_a_deal_is_ones_own_then_assumed_then_from_few_then_unknown():
    assert size(1000, 20, least=20) == Size(50, 20, OWN)
    assert size(1000, 10, least=20, assumed=70) == Size(70, 10, ASSUMED)
    assert size(1000, 10, least=20) == Size(100, 10, FEW)
    assert size(0, 0, least=20).value is None
    assert size(-500, 30, least=20).value is None


def test_income_goes_back_to_deals_visits_and_calls():
    found = needs(
        2_000,
        10,
        earned_on=Size(5_000, 20, OWN),
        revenue=Size(5_000, 20, OWN),
        deals_per_visit=Rate(0.25, 5, 20, OWN),
        visits_per_call=Rate(0.1, 10, 100, OWN),
    )
    assert found == pytest.approx((20_000, 4, 16, 160))


def test_a_share_of_the_margin_needs_more_revenue():
    chain = {"deals_per_visit": Rate(1, 1, 1, OWN), "visits_per_call": Rate(1, 1, 1, OWN)}
    found = needs(1_000, 50, earned_on=Size(200, 20, OWN), revenue=Size(1_000, 20, OWN), **chain)
    assert found == pytest.approx((10_000, 10, 10, 10))


def test_without_a_known_deal_nothing_is_told():
    chain = {"deals_per_visit": Rate(1, 1, 1, OWN), "visits_per_call": Rate(1, 1, 1, OWN)}
    assert set(needs(1, 1, earned_on=Size(None, 0, OWN), revenue=Size(None, 0, OWN), **chain)) == {None}


@given(st.floats(0, 1e6), st.floats(0.01, 1e4), st.integers(0, 31), st.integers(0, 31))
def test_what_is_left_and_what_is_done_make_the_need(done, a_day, workdays, elapsed):
    found = progress(done, a_day, workdays, min(workdays, elapsed))
    assert found.left is not None
    assert found.left == pytest.approx(max(0, a_day * workdays - done))
    assert (found.share is None) == (workdays == 0)


def test_a_part_of_a_deal_is_not_missed_yet():
    assert not Progress(0, 5, 0.9).behind
    assert Progress(0, 5, 1.0).behind
    assert not Progress(3, None, None).behind


def test_the_typical_tenth_of_new_business_takes_forty_per_cent_of_the_effort():
    assert fair_effort(0.10) == pytest.approx(0.40)
    assert fair_effort(0) == 0
    assert fair_effort(1) == 1


def test_revenue_below_zero_has_no_share():
    assert shares({OLD: 75, CROSS: -5, NEW: 25}) == {OLD: 0.75, CROSS: 0, NEW: 0.25}
    assert shares({OLD: 0}) is None


TYPICAL = {OLD: 75.0, CROSS: 15.0, NEW: 10.0}


def judged(new_effort, revenue=TYPICAL, *, contacts=100, old_customers=5):
    effort = {OLD: 100 - new_effort, CROSS: 0, NEW: new_effort}
    return judge(effort, revenue, contacts=contacts, least=20, old_customers=old_customers)


def test_hunters_are_warned_with_the_sixfold_effort():
    verdict = judged(70)
    assert verdict.type == HUNTER
    assert "6 times the effort" in str(verdict.warning)


def test_farmers_are_warned_that_the_list_does_not_grow():
    assert judged(10).type == FARMER
    assert judged(40).type == "balanced"
    assert judged(40).warning is None


def test_effort_for_the_new_is_fair_where_the_new_bring_much():
    assert judged(70, {OLD: 60.0, CROSS: 0.0, NEW: 40.0}).type == "balanced"


def test_too_few_contacts_or_no_old_customer_are_not_judged():
    assert judged(90, contacts=19).type is None
    assert judged(90, old_customers=0).type is None


def test_five_a_day_make_1500_a_year():
    assert pace_a_year(5 * 21, 21) == 1_500
    assert pace_a_year(3, 0) is None


def test_every_source_has_an_act_of_its_own():
    assert CIRCLE_ACTS.keys() == CIRCLES.keys()
    assert WAY_ACTS.keys() == WAYS.keys()
    acts = [*CIRCLE_ACTS.values(), *WAY_ACTS.values()]
    assert len(set(acts)) == len(acts)
