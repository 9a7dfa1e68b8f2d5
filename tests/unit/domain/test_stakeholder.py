"""The map of a big prospect (H10)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospector.domain.stakeholder import LIKELY, PARTS, QUESTIONS, big_because, missing_parts


@pytest.mark.parametrize(
    ("facts", "because"),
    [
        ({"need": "large", "tier": "", "revenue": False}, ["need"]),
        ({"need": "medium", "tier": "super", "revenue": True}, ["tier", "revenue"]),
        ({"need": "", "tier": "big", "revenue": False}, ["tier"]),
        ({"need": "small", "tier": "small", "revenue": True}, ["revenue"]),
        ({"need": "small", "tier": "medium", "revenue": False}, []),
        ({"need": "", "tier": "", "revenue": False}, []),
    ],
)
def test_a_big_prospect_has_a_large_need_a_top_tier_or_brings_revenue(facts, because):
    assert big_because(**facts) == because


@given(st.sets(st.sampled_from(list(PARTS))))
def test_what_is_known_and_what_is_missing_are_together_all_parts(known):
    missing = missing_parts(known)
    assert set(missing) | known == set(PARTS)
    assert not set(missing) & known
    assert missing == sorted(missing, key=list(PARTS).index)


def test_there_is_a_question_for_every_part():
    assert QUESTIONS.keys() == PARTS.keys() == LIKELY.keys()
    assert all(question.endswith("?") for question in QUESTIONS.values())
