"""Invoices and what lowers them, the ages of what is open, and the six steps of H13."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospector.domain.ageing import BUCKETS, bucket, edges
from prospector.domain.errors import RefusedError
from prospector.domain.receivable import (
    ALLOWED,
    BAD_FAITH,
    ENTRIES,
    GOOD_FAITH,
    PAYMENT,
    STEPS,
    Entry,
    Invoice,
    Judgement,
    Situation,
    Step,
    account_of,
    judged,
    next_step,
    refuse_step,
    settle,
    state_of,
    stopped,
)

DAY = date(2026, 3, 10)
days = st.integers(-400, 400).map(lambda days: DAY + timedelta(days=days))
sums = st.integers(1, 10**9)


@st.composite
def invoices(draw):
    """An invoice and what lowered it: credit notes and write-offs never exceed its amount, payments may."""
    issued = draw(days)
    amount = draw(sums)
    entries, lowered = [], 0
    for number, (kind, part, later) in enumerate(
        draw(st.lists(st.tuples(st.sampled_from(list(ENTRIES)), sums, st.integers(0, 300)), max_size=8))
    ):
        if kind != PAYMENT:
            part = min(part, amount - lowered)
            lowered += part
        if part:
            entries.append(Entry(number, "", 1, 1, kind, issued + timedelta(days=later), part))
    return Invoice(1, "", 1, "", issued, issued + timedelta(days=30), amount, "CNY"), entries


@given(invoices(), days)
def test_what_was_issued_is_paid_credited_written_off_or_open_at_every_date(made, day):
    invoice, entries = made
    account = account_of(invoice, entries, day)
    assert account.issued == account.paid + account.credited + account.written_off + account.open
    assert min(account) >= 0
    received = sum(entry.amount for entry in entries if entry.kind == PAYMENT and entry.on_date <= day)
    assert account.paid + account.in_favour == (received if invoice.issued_on <= day else 0)
    assert not (account.open and account.in_favour)


def test_what_is_paid_beyond_an_invoice_is_in_favour_of_the_customer():
    assert settle(100, 130, 0, 0) == (100, 100, 0, 0, 0, 30)
    assert settle(100, 100, 20, 0) == (100, 80, 20, 0, 0, 20)


@given(days, days)
def test_every_due_day_lies_in_the_one_bucket_that_the_edges_say(due_on, as_of):
    at = edges(as_of)
    by_edges = sum(due_on < edge for edge in at)
    assert bucket(due_on, as_of) == list(BUCKETS)[by_edges]


@pytest.mark.parametrize(
    ("late", "code"),
    [(-5, "not_due"), (0, "not_due"), (1, "days_1_30"), (30, "days_1_30"), (31, "days_31_60"), (60, "days_31_60"),
     (61, "days_61_90"), (90, "days_61_90"), (91, "over_90"), (4000, "over_90")],
)  # fmt: skip
def test_the_day_on_which_it_is_due_is_not_overdue_and_the_thirtieth_after_it_is_in_the_first_bucket(late, code):
    assert bucket(DAY - timedelta(days=late), DAY) == code


def test_the_edges_stay_within_the_calendar():
    assert edges(date.min).days_90 == date.min


def test_an_invoice_is_overdue_from_the_day_after_its_due_day():
    account = settle(100, 0, 0, 0)
    assert [state_of(account, DAY, DAY + timedelta(days=n)) for n in (0, 1)] == ["open", "overdue"]
    assert state_of(settle(100, 100, 0, 0), DAY, DAY + timedelta(days=9)) == "settled"


@pytest.mark.parametrize("faith", ALLOWED)
def test_only_the_steps_of_the_judgement_are_allowed(faith):
    for step in STEPS:
        if step in ALLOWED[faith]:
            refuse_step(step, faith)
        else:
            with pytest.raises(RefusedError):
                refuse_step(step, faith)


def test_good_faith_keeps_the_relation_and_bad_faith_goes_to_court_at_once():
    assert ALLOWED[GOOD_FAITH] == (1, 2, 3, 4)
    assert ALLOWED[BAD_FAITH] == (4, 5, 6)


def test_of_several_judgements_the_newest_counts_and_of_one_day_the_last():
    made = [Judgement(n, "", 1, faith, day) for n, faith, day in (
        (1, GOOD_FAITH, DAY), (2, BAD_FAITH, DAY), (3, GOOD_FAITH, DAY + timedelta(days=5)))]  # fmt: skip
    assert judged(made, DAY - timedelta(days=1)) is None
    assert judged(made, DAY) == made[1]
    assert judged(made, DAY + timedelta(days=9)) == made[2]


def test_supply_is_stopped_from_its_day_until_the_day_it_is_lifted():
    step = Step(1, "", 1, None, 4, DAY, "", DAY + timedelta(days=3))
    assert [stopped([step], DAY + timedelta(days=n)) is not None for n in (-1, 0, 2, 3)] == [False, True, True, False]
    assert stopped([step._replace(step=1, lifted_on=None)], DAY) is None


@pytest.mark.parametrize(
    ("at", "code"),
    [
        (Situation(), "wait"),
        (Situation(True), "talk-and-judge"),
        (Situation(True, "", frozenset({1})), "judge"),
        (Situation(True, disputed=True), "dispute"),
        (Situation(True, GOOD_FAITH), "talk"),
        (Situation(True, GOOD_FAITH, frozenset({1})), "ally"),
        (Situation(True, GOOD_FAITH, frozenset({1, 2, 3}), stopped=True), "again"),
        (Situation(True, GOOD_FAITH, promised_on=DAY), "promised"),
        (Situation(True, GOOD_FAITH, promised_on=DAY, broken_on=DAY), "talk"),
        (Situation(True, BAD_FAITH, promised_on=DAY, disputed=True), "stop-supply"),
        (Situation(True, BAD_FAITH, frozenset({4}), stopped=True), "agency"),
        (Situation(True, BAD_FAITH, frozenset({4, 5, 6})), "court"),
    ],
)
def test_the_next_step_follows_from_the_judgement_what_was_done_and_what_was_promised(at, code):
    assert next_step(at) == code
