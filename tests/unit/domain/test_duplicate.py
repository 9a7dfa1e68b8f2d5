"""Evidence for and against two cards being one, probabilities, clusters."""

from hypothesis import given
from hypothesis import strategies as st

from prospector.domain.duplicate import (
    LIKELY,
    WEIGHTS,
    Pair,
    agreed,
    best_first,
    clusters,
    differs,
    pair,
    rarity,
    shared_by,
    weigh,
)

SAME_NAME = agreed("name", "same", 12)
SAME_PHONE = agreed("phone", "same", 10)


def _pair(a, b, probability):
    return Pair(a, b, probability, ())


def test_two_cards_that_share_nothing_are_hardly_ever_one():
    assert weigh([], 1_000) < 0.001


def test_a_name_and_a_phone_are_enough_and_a_phone_alone_is_not():
    assert weigh([SAME_NAME, SAME_PHONE], 1_000) > 0.99
    assert weigh([SAME_PHONE], 1_000) < LIKELY


def test_a_different_birthday_outweighs_the_same_name():
    assert weigh([SAME_NAME], 1_000) > LIKELY > weigh([SAME_NAME, differs("birthday")], 1_000)


def test_a_different_phone_is_weaker_evidence_than_a_different_birthday():
    assert 0 > WEIGHTS["phone"].differs > WEIGHTS["birthday"].differs


def test_a_family_that_shares_phone_and_address_stays_two_people():
    told = [SAME_PHONE, agreed("address", "same", 10), agreed("postcode", "same", 5), differs("given_name")]
    assert weigh(told, 1_000, two_people=True) < 0.01
    assert weigh(told, 1_000) > LIKELY


def test_an_id_number_holds_even_against_two_names():
    told = [agreed("id", "same", 15), agreed("birthday", "same", 11), differs("given_name")]
    assert weigh(told, 1_000, two_people=True) > 0.9


def test_address_postcode_and_city_count_once():
    place = [agreed("address", "same", 10), agreed("postcode", "same", 5), agreed("city", "same", 2)]
    more = [*place, agreed("house", "same", 0)]
    assert weigh(place, 1_000) == weigh(more, 1_000)
    assert weigh(place, 1_000) < LIKELY + 0.3


@given(st.integers(2, 500), st.integers(1_000, 100_000))
def test_the_commoner_a_value_the_less_agreement_says(count, cards):
    assert rarity(count, cards, 0.001) >= rarity(count + 1, cards, 0.001)


@given(st.integers(2, 400))
def test_a_number_on_many_cards_says_less_than_one_on_two(count):
    few, many = shared_by("phone", 2, "x", 1_000), shared_by("phone", count + 1, "x", 1_000)
    assert 0 <= many.points <= few.points


@given(st.lists(st.sampled_from(sorted(set(WEIGHTS) - {"house", "given_name", "surname", "kind"})), max_size=8))
def test_a_probability_lies_between_0_and_1_and_agreement_never_lowers_it(traits):
    told = [agreed(trait, "same", 5) for trait in traits]
    for end in range(len(told)):
        assert 0 < weigh(told[:end], 5_000) <= weigh(told[: end + 1], 5_000) <= 1


def test_the_lower_id_comes_first_and_the_strongest_reason():
    found = pair(9, 4, [agreed("city", "same", 1), SAME_NAME, differs("phone")], 1_000)
    assert (found.a, found.b) == (4, 9)
    assert [reason.code for reason in found.reasons] == ["name_same", "phone_differs", "city_same"]


def test_every_reason_can_be_said():
    assert str(agreed("phone", "same", 3, "+8613800138000").text) == "same phone +8613800138000"
    assert str(differs("company_city").text) == "different cities"


def test_pairs_come_most_probable_first():
    assert best_first([_pair(1, 2, 0.6), _pair(3, 4, 0.9), _pair(1, 3, 0.9)])[:2] == [
        _pair(1, 3, 0.9),
        _pair(3, 4, 0.9),
    ]


def test_pairs_that_hang_together_make_one_cluster_as_sure_as_its_weakest_link():
    (cluster,) = clusters([_pair(1, 2, 0.9), _pair(2, 3, 0.7)])
    assert cluster.ids == (1, 2, 3)
    assert cluster.probability == 0.7


def test_a_weak_third_side_does_not_lower_a_cluster():
    (cluster,) = clusters([_pair(1, 2, 0.9), _pair(2, 3, 0.8), _pair(1, 3, 0.5)])
    assert cluster.probability == 0.8


def test_cards_told_apart_are_never_joined_through_a_third():
    made = clusters([_pair(1, 2, 0.9), _pair(2, 3, 0.8)], apart=[(3, 1)])
    assert [cluster.ids for cluster in made] == [(1, 2)]
