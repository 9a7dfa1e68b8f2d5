"""The pyramid of H3: cut ranks, ties, moves, and the curve."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prospector.domain.lifecycle import months_before
from prospector.domain.pyramid import (
    INACTIVE,
    TIERS,
    Revenue,
    curve,
    cut_rank,
    moves,
    rank,
    tier_counts,
    window_from,
)

DAY = date(2026, 1, 1)


def brought(card_id: int, net: int, first: int = 0, last: int = 0) -> Revenue:
    return Revenue(card_id, f"card {card_id}", net, DAY + timedelta(first), DAY + timedelta(max(first, last)))


REVENUES = st.lists(st.tuples(st.integers(-500, 5_000), st.integers(0, 400)), max_size=150).map(
    lambda pairs: [brought(place, net, first) for place, (net, first) in enumerate(pairs, 1)]
)


@pytest.mark.parametrize(
    ("customers", "ends"),
    [
        (0, (0, 0, 0)),
        (1, (1, 1, 1)),
        (5, (1, 1, 1)),
        (20, (1, 1, 4)),
        (85, (1, 5, 17)),
        (100, (1, 5, 20)),
        (812, (9, 41, 163)),
    ],
)
def test_cut_ranks_are_rounded_up(customers: int, ends: tuple[int, int, int]) -> None:
    assert tuple(cut_rank(customers, percent) for percent in (1, 5, 20)) == ends


@pytest.mark.parametrize(
    ("as_of", "months", "first"),
    [
        (date(1998, 6, 30), 12, date(1997, 7, 1)),
        (date(2017, 12, 31), 12, date(2017, 1, 1)),
        # A year before 29 February is 28 February, so the window begins on 1 March.
        (date(2028, 2, 29), 12, date(2027, 3, 1)),
        (date(2026, 5, 31), 3, date(2026, 3, 1)),
    ],
)
def test_the_window_begins_after_the_same_day_a_year_earlier(as_of: date, months: int, first: date) -> None:
    assert window_from(as_of, months) == first


def test_a_tie_goes_to_the_earlier_first_deal_and_then_to_the_lower_id() -> None:
    ranked = rank([brought(3, 100, 5), brought(2, 100, 9), brought(1, 100, 9), brought(4, 100, 2)])
    assert [one.card_id for one in ranked] == [4, 3, 1, 2]


def test_who_brought_nothing_in_the_window_is_inactive_and_has_no_rank() -> None:
    ranked = rank([brought(1, 0, 0, 10), brought(2, -50, 0, 20), brought(3, 1)])
    assert [(one.card_id, one.rank, one.tier) for one in ranked] == [
        (3, 1, "super"),
        (2, None, INACTIVE),
        (1, None, INACTIVE),
    ]


@given(REVENUES)
@settings(max_examples=60, deadline=None)
def test_every_customer_stands_in_one_tier_and_no_better_tier_brings_less(revenues: list[Revenue]) -> None:
    ranked = rank(revenues)
    assert sorted(one.card_id for one in ranked) == sorted(one.card_id for one in revenues)
    heights = [list(TIERS).index(one.tier) for one in ranked]
    assert heights == sorted(heights)
    active = [one.net for one in ranked if one.rank is not None]
    assert active == sorted(active, reverse=True) and all(net > 0 for net in active)
    counts = tier_counts(ranked)
    assert sum(number for number, _ in counts.values()) == len(revenues)
    assert sum(net for _, net in counts.values()) == sum(one.net for one in revenues)


@given(REVENUES)
@settings(max_examples=40, deadline=None)
def test_the_order_in_which_customers_come_does_not_matter(revenues: list[Revenue]) -> None:
    assert rank(revenues) == rank(list(reversed(revenues)))


def test_moves_say_who_rose_fell_lapsed_came_back_or_is_new_and_why() -> None:
    before = rank(
        [brought(1, 1_000), brought(2, 900), brought(3, 800), brought(4, 0), *(brought(n, 10) for n in range(10, 12))]
    )
    now = rank([brought(1, 0, 0, 30), brought(2, 2_000), brought(3, 50), brought(4, 600, 0, 40), brought(5, 700, 50)])
    found = {move.card_id: move for move in moves(before, now)}
    assert {card: move.kind for card, move in found.items()} == {1: "lapsed", 2: "rose", 4: "came-back", 5: "new"}
    assert str(found[1].why) == "last bought on 2026-01-31"
    assert str(found[2].why) == "bought more"
    assert str(found[4].why) == "bought again on 2026-02-10"
    assert found[5].tier_before == "" and str(found[5].why) == "first bought on 2026-02-20"


def test_who_kept_its_revenue_and_fell_was_passed_by_others() -> None:
    before = rank([brought(1, 500), brought(2, 100)])
    now = rank([brought(1, 500), brought(2, 900)])
    (fell, rose) = sorted(moves(before, now), key=lambda move: move.kind)
    assert (fell.card_id, str(fell.why)) == (1, "others bought more")
    assert (rose.card_id, str(rose.why)) == (2, "bought more")


@given(REVENUES)
@settings(max_examples=30, deadline=None)
def test_nobody_moves_when_nothing_changed(revenues: list[Revenue]) -> None:
    assert moves(rank(revenues), rank(revenues)) == []


def test_the_curve_of_equal_customers_is_a_straight_line() -> None:
    found = curve([10] * 50)
    assert found is not None
    assert found.shares == pytest.approx([percent / 100 for percent in range(101)])
    assert found.customers_for_80 == pytest.approx(0.8)


def test_one_customer_who_brings_nearly_all_bends_the_curve() -> None:
    found = curve([1, 1, 1, 97, -5, 0])
    assert found is not None
    assert found.shares[25] == pytest.approx(0.97) and found.customers_for_80 == 0.25


def test_without_revenue_there_is_no_curve() -> None:
    assert curve([0, -3]) is None


@given(st.lists(st.integers(1, 10_000), min_size=1, max_size=60))
@settings(max_examples=40, deadline=None)
def test_a_curve_rises_from_nothing_to_everything_and_bends_one_way(values: list[int]) -> None:
    found = curve(values)
    assert found is not None
    assert found.shares[0] == 0 and found.shares[100] == pytest.approx(1)
    steps = [after - before for before, after in zip(found.shares, found.shares[1:], strict=False)]
    assert all(earlier >= later - 1e-9 for earlier, later in itertools.pairwise(steps))


@given(st.dates(date(1950, 1, 1), date(2100, 12, 31)), st.integers(0, 500))
def test_months_before_is_the_same_day_or_the_last_of_its_month(day: date, months: int) -> None:
    from dateutil.relativedelta import relativedelta

    assert months_before(day, months) == day - relativedelta(months=months)
