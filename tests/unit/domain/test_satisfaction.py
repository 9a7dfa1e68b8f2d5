"""Scores as a trend, not as one survey (H11)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospector.domain.errors import UsageError
from prospector.domain.satisfaction import FALLING, RISING, STEADY, UNKNOWN, checked_score, trend

OPPOSITE = {RISING: FALLING, FALLING: RISING, STEADY: STEADY, UNKNOWN: UNKNOWN}
SCORES = st.lists(st.integers(1, 5), max_size=6)


@pytest.mark.parametrize(
    ("scores", "leads"),
    [
        ([], UNKNOWN),
        ([5], UNKNOWN),
        ([2, 4], RISING),
        ([4, 2], FALLING),
        ([3, 3], STEADY),
        ([3, 1, 3], STEADY),
        ([4, 4, 4, 4, 4, 3], STEADY),
        ([4, 4, 4, 4, 3, 3], FALLING),
    ],
)
def test_the_later_half_is_compared_with_the_earlier(scores, leads):
    assert trend(scores) == leads


def test_what_lies_long_ago_does_not_count():
    assert trend([1, 1, 1, 4, 4, 4, 4, 4, 4]) == STEADY


@given(SCORES)
def test_the_other_way_round_the_trend_is_the_opposite(scores):
    assert trend(scores[::-1]) == OPPOSITE[trend(scores)]


@pytest.mark.parametrize("score", [0, 6, -1, 10**20])
def test_a_score_is_from_1_to_5(score):
    with pytest.raises(UsageError):
        checked_score(score)
