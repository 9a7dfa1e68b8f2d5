"""Sums are read as people write them, never mixed, and come back as they were."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospector.domain.errors import RefusedError, UsageError
from prospector.domain.money import CURRENCIES, Exchange, decimals, major, of_major, read_money, read_rates, shown

currencies = st.sampled_from(sorted(CURRENCIES))
amounts = st.integers(0, 10**13)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1200", (120000, "CNY")),
        ("1,200.50", (120050, "CNY")),
        ("1.200,50", (120050, "CNY")),
        ("1'200.50", (120050, "CNY")),
        ("12,50", (1250, "CNY")),
        ("1,200,000", (120000000, "CNY")),
        (".5", (50, "CNY")),
        ("0.500", (50, "CNY")),
        ("1234.500", (123450, "CNY")),
        ("1054.0", (105400, "CNY")),
        ("¥300", (30000, "CNY")),
        ("￥３００", (30000, "CNY")),
        ("300元", (30000, "CNY")),
        ("1.2万", (1200000, "CNY")),
        ("1.234万", (1234000, "CNY")),
        ("3亿", (30000000000, "CNY")),
        ("5k", (500000, "CNY")),
        ("25 USD", (2500, "USD")),
        ("usd 25", (2500, "USD")),
        ("$25", (2500, "USD")),
        ("€1.5m", (150000000, "EUR")),
        ("300 JPY", (300, "JPY")),
        ("1.250 KWD", (1250, "KWD")),
    ],
)
def test_a_sum_is_read_as_people_write_it(typed, read):
    assert read_money(typed, "CNY") == read


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "not a sum"),
        ("abc", "not a sum"),
        ("1 2 3 x y", "not a currency"),
        ("-5", "below zero"),
        ("0", "is zero"),
        ("0.00", "is zero"),
        ("9" * 14, "more than any deal"),
        ("1" * 400, "more than any deal"),
        ("1e5", "not a sum|not a currency"),
        ("1.234", "more decimals"),
        ("1.005", "more decimals"),
        ("0.001", "more decimals"),
        ("1.5 JPY", "more decimals"),
        ("1,20,300", "not a sum"),
        ("1.2.3,4,5", "not a sum"),
        ("5 XYZ", "not a currency"),
        ("$5 EUR", "two currencies"),
        ("nan", "not a sum"),
        ("∞", "not a sum"),
    ],
)
def test_what_is_no_sum_is_refused_in_a_sentence(typed, why):
    with pytest.raises(UsageError, match=why):
        read_money(typed, "CNY")


def test_the_yen_sign_is_the_yuan_unless_the_base_is_the_yen():
    assert read_money("¥300", "EUR") == (30000, "CNY")
    assert read_money("¥300", "JPY") == (300, "JPY")


def test_an_option_must_agree_with_the_sum_it_stands_beside():
    assert read_money("$25", "CNY", currency="usd").currency == "USD"
    with pytest.raises(UsageError, match="two currencies"):
        read_money("25 EUR", "CNY", currency="USD")


@given(amounts.filter(bool), currencies)
def test_what_is_shown_is_read_back(amount, currency):
    if amount < Decimal(10) ** 13 * 10 ** decimals(currency):
        shown_now = shown(amount, currency)
        if decimals(currency) != 0 or amount < 1000:
            assert read_money(shown_now, "CNY") == (amount, currency)


@given(st.integers(-(10**15), 10**15), currencies)
def test_the_plain_number_of_json_comes_back_to_the_last_unit(amount, currency):
    assert of_major(major(amount, currency), currency) == amount


@pytest.mark.parametrize("value", ["abc", "nan", "1.005", "1e400", ""])
def test_a_plain_number_that_is_no_sum_is_an_error(value):
    with pytest.raises(ValueError, match=r".*"):
        of_major(value, "CNY")


def test_rates_are_read_and_what_is_none_is_refused():
    assert read_rates("USD=7.10, eur=7.8") == {"USD": Decimal("7.10"), "EUR": Decimal("7.8")}
    for typed in ("USD", "USD=0", "USD=-1", "XYZ=1", "USD=abc"):
        with pytest.raises(UsageError):
            read_rates(typed)


def test_a_sum_without_a_rate_is_refused_and_never_taken_for_the_base():
    exchange = Exchange("CNY", {"USD": Decimal("7.1")})
    assert exchange.to_base(100, "CNY") == 100
    assert exchange.to_base(100, "USD") == 710
    assert exchange.to_base(100, "USD", 8.0) == 800
    assert exchange.to_base(100, "JPY", 0.05) == 500
    with pytest.raises(RefusedError, match="no rate into CNY"):
        exchange.to_base(100, "EUR")
