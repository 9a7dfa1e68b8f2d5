"""What deals come to, how words about them are read, and how much of a sale can be taken back."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospector.domain.deal import CHANCES, DISCOUNT, LOST, OPEN, RETURN, STAGES, WON, Deal, weighted
from prospector.domain.deal_rules import (
    checked_number,
    checked_stage,
    kind_of,
    refuse_larger,
    stage_of,
    state_of,
    sums,
)
from prospector.domain.errors import RefusedError, UsageError
from prospector.domain.money import Exchange
from prospector.domain.text import text

DAY = date(2026, 3, 10)
WITHOUT_RATES = Exchange("CNY", {})


def a_deal(amount: int | None = 10000, currency: str = "CNY", **said) -> Deal:
    return Deal(said.pop("id", 1), "u", 1, DAY, amount=amount, currency=currency if amount is not None else "", **said)


deals = st.builds(
    lambda amount, currency, state, chance, rate: a_deal(amount, currency, state=state, chance=chance, rate=rate),
    st.one_of(st.none(), st.integers(0, 10**12)),
    st.sampled_from(["CNY", "USD", "EUR", "JPY"]),
    st.sampled_from([OPEN, WON, LOST]),
    st.one_of(st.none(), st.integers(0, 100)),
    st.one_of(st.none(), st.floats(0.01, 100)),
)


def test_every_stage_stands_for_a_chance_and_they_rise():
    assert list(CHANCES) == list(STAGES)
    assert list(CHANCES.values()) == sorted(set(CHANCES.values())) and 0 < min(CHANCES.values()) < 100


@pytest.mark.parametrize(
    ("amount", "chance", "worth"), [(10000, 25, 2500), (1, 50, 0), (3, 50, 2), (5, 0, 0), (7, 100, 7)]
)
def test_an_open_deal_is_worth_its_amount_times_its_chance(amount, chance, worth):
    assert weighted(amount, chance) == worth


@given(st.integers(0, 10**12), st.integers(0, 100))
def test_a_worth_is_never_further_than_half_a_unit_from_the_product(amount, chance):
    assert abs(weighted(amount, chance) * 100 - amount * chance) <= 50


def test_the_chance_is_that_of_the_stage_unless_one_is_said():
    assert a_deal(state=OPEN, stage="offered").worth == 5000
    assert a_deal(state=OPEN, stage="offered", chance=40).worth == 4000
    assert a_deal(state=OPEN, stage="somewhere").worth is None


@given(st.lists(deals, max_size=8))
def test_sums_never_mix_two_currencies(many):
    found = {one.currency: one for one in sums(many, WITHOUT_RATES)}
    for currency, one in found.items():
        own = [deal for deal in many if deal.amount is not None and deal.currency == currency]
        assert one.amount == sum(deal.amount for deal in own)
        known = currency == "CNY" or all(deal.rate for deal in own)
        assert (one.in_base is not None) == known
    assert sum(one.entries for one in found.values()) == len(many)


def test_a_deal_is_converted_by_its_own_rate_first():
    exchange = Exchange("CNY", {"USD": Decimal("7")})
    (one,) = sums([a_deal(100, "USD", rate=8.0), a_deal(100, "USD")], exchange)
    assert (one.amount, one.in_base) == (200, 1500)


def test_what_has_no_amount_or_no_chance_is_counted_and_not_guessed():
    (one,) = sums([a_deal(None, state=OPEN, stage="offered"), a_deal(100, state=OPEN)], WITHOUT_RATES)
    assert (one.entries, one.without_amount, one.unweighted, one.weighted) == (2, 1, 1, 0)


@given(st.integers(0, 10**6), st.lists(st.integers(0, 10**6), max_size=5))
def test_no_more_is_taken_back_than_was_sold(amount, returned):
    sale, taken = a_deal(amount), []
    for back in returned:
        try:
            refuse_larger(sale, taken, back)
        except RefusedError:
            assert back > amount + sum(entry.amount or 0 for entry in taken)
        else:
            taken.append(a_deal(-back, kind=RETURN))
    assert -sum(entry.amount or 0 for entry in taken) <= amount


@pytest.mark.parametrize("sale", [a_deal(state=OPEN), a_deal(state=LOST), a_deal(None), a_deal(-5, kind=DISCOUNT)])
def test_only_a_sale_won_with_its_amount_can_be_given_back(sale):
    with pytest.raises(RefusedError):
        refuse_larger(sale, (), 1)


@pytest.mark.parametrize(
    ("written", "stage"),
    [
        ("Prospecting", "prospecting"),
        ("Engaging", "engaging"),
        ("Proposal/Price Quote", "offered"),
        ("商务谈判", "negotiating"),
        ("Won", ""),
    ],
)
def test_stages_of_other_programs_are_known(written, stage):
    assert stage_of(written) == stage


def test_states_and_kinds_of_other_programs_are_known():
    assert [state_of(word) for word in ("Won", "Closed Lost", "赢单", "进行中", "maybe")] == [WON, LOST, WON, OPEN, ""]
    assert [kind_of(word) for word in ("Refund", "退货", "order", "x")] == [RETURN, RETURN, "sale", ""]


def test_a_stage_is_typed_by_its_beginning():
    assert checked_stage("off") == "offered"
    for typed in ("", "x", "won"):
        with pytest.raises(UsageError, match="not a stage"):
            checked_stage(typed)


@pytest.mark.parametrize(("typed", "number"), [("3", 3), ("2.5", 2.5), ("1,200", 1200), ("0.00028", 0.00028)])
def test_a_quantity_or_rate_is_read(typed, number):
    assert checked_number(typed, text("rate")) == number


@pytest.mark.parametrize(
    "typed", ["0", "-1", "nan", "inf", "1e3", "", "x", "1000000000", "1.2345678901234567", "٣", "9" * 30]
)
def test_what_is_no_number_above_zero_is_refused(typed):
    with pytest.raises(UsageError, match="not a number above zero"):
        checked_number(typed, text("rate"))
