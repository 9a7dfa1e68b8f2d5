"""Competitors at customers (H15)."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from prospector.domain.competitor import Competitor, chance_order, presences

SCORES = st.one_of(st.none(), st.integers(1, 5))


@given(st.lists(SCORES, max_size=20))
def test_the_least_satisfied_come_first_and_the_unknown_last(scores):
    ordered = sorted(scores, key=chance_order)
    known = [score for score in ordered if score is not None]
    assert ordered == sorted(known) + [None] * (len(scores) - len(known))


def test_a_competitor_is_counted_once_for_a_card_and_whatever_the_case_of_its_name():
    first, second = presences([(1, "Rival", 2), (1, "RIVAL", 4), (2, "rival", None), (3, "Other", None)])
    assert first == ("Rival", 2, 3.0)
    assert second == ("Other", 1, None)


@given(st.lists(st.tuples(st.integers(1, 4), st.sampled_from(["A", "a", "B"]), SCORES), max_size=12))
def test_the_most_widespread_come_first_and_averages_stay_on_the_scale(found):
    where = presences(found)
    assert [one.cards for one in where] == sorted((one.cards for one in where), reverse=True)
    assert all(one.average is None or 1 <= one.average <= 5 for one in where)
    assert {one.name.casefold() for one in where} == {name.casefold() for _card, name, _score in found}


def test_another_product_of_the_same_competitor_is_another_one():
    one = Competitor(1, "u", 1, "Rival", date(2026, 3, 10), "R7")
    assert one.same_as(one._replace(id=2, name="RIVAL", product="r7"))
    assert not one.same_as(one._replace(product="R8"))
    assert not one.same_as(one._replace(card_id=2))
