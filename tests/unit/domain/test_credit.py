"""The five Cs, the grade, and the advised limit (H14), which shrinks for poor payers and grows for good (H13)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospector.domain.credit import FIVE_CS, Behaviour, CreditScore, Terms, advise, grade_of, newest, rounded_down

TERMS = Terms(dict.fromkeys(FIVE_CS, 20.0), 2.0, 1_000_000, 2.0, 0.5, 1.5)
scored = st.fixed_dictionaries(dict.fromkeys(FIVE_CS, st.integers(1, 5)))
MIDDLE = dict.fromkeys(FIVE_CS, 3)


def limit(scores=None, **behaviour):
    return advise(MIDDLE if scores is None else scores, Behaviour(**behaviour), TERMS).limit


def test_a_middling_customer_without_history_gets_the_starting_limit():
    assert limit() == 1_000_000


def test_it_shrinks_for_those_who_pay_late_and_grows_for_those_who_pay_in_time():
    assert limit(due=100, in_time=0) == 500_000
    assert limit(due=100, in_time=50) == 1_000_000
    assert limit(due=100, in_time=100) == 1_500_000


@given(scored, st.integers(0, 10**9), st.integers(0, 100), st.integers(0, 100))
def test_who_pays_more_in_time_never_gets_less(scores, invoiced, one, other):
    low, high = sorted((one, other))
    paid = [advise(scores, Behaviour(invoiced, 100, part), TERMS).limit for part in (low, high)]
    assert 0 <= paid[0] <= paid[1]


@given(scored, st.sampled_from(list(FIVE_CS)), st.integers(1, 5))
def test_a_better_score_never_lowers_the_limit(scores, criterion, score):
    better = {**scores, criterion: max(score, scores[criterion])}
    assert limit(better) >= limit(scores)


def test_more_business_carries_more_credit():
    assert limit(invoiced=12_000_000) == 2_000_000


def test_bad_faith_or_stopped_supply_leaves_nothing():
    assert advise(MIDDLE, Behaviour(), TERMS, barred=True).limit == 0


def test_what_was_not_scored_counts_as_the_setting_says():
    assert advise({"character": 5}, Behaviour(), TERMS).mean == pytest.approx(2.6)


@pytest.mark.parametrize(("mean", "grade"), [(5, "A"), (4.5, "A"), (4.49, "B"), (3, "C"), (1.5, "D"), (1, "E")])
def test_the_grade_follows_from_the_mean(mean, grade):
    assert grade_of(mean) == grade


@given(st.integers(0, 10**14))
def test_a_limit_is_rounded_down_to_two_digits(amount):
    cut = rounded_down(amount, 100)
    assert cut <= amount < cut + max(100, cut // 9 + 100)
    assert len(str(cut // 100).rstrip("0")) <= 2


def test_the_newest_score_of_each_c_counts():
    made = [
        CreditScore(n, "", 1, "character", score, date(2026, 3, day))
        for n, score, day in ((1, 2, 5), (2, 4, 1), (3, 5, 9))
    ]
    assert newest(made, date(2026, 3, 8))["character"].score == 2
    assert newest(made, date(2026, 3, 9))["character"].score == 5
