"""What became of a referral, who is overdue, circles, questions, and the tree (H9)."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prospector.domain.card import COMPANY, PERSON
from prospector.domain.money import Exchange
from prospector.domain.referral import (
    CONTACTED,
    LOST,
    MET,
    REPORT,
    THANK,
    WAITING,
    WON,
    Contact,
    Referral,
    Sale,
    chain,
    hours_waited,
    is_overdue,
    next_acts,
    progress,
)
from prospector.domain.referral_question import Asked, question_to_ask, questions, reasons_to_ask
from prospector.domain.referral_tree import Link, Total, branch_totals, forest

SINCE = date(2026, 3, 2)
TODAY = date(2026, 3, 10)


def contact(day: int, outcome: str = "reached", via: str = "phone", hour: int = 2) -> Contact:
    return Contact(datetime(2026, 3, day, hour, tzinfo=UTC), 480, via, outcome)


def sale(day: int, state: str = "won", kind: str = "sale") -> Sale:
    return Sale(date(2026, 3, day), kind, state, 100, "CNY", None)


@pytest.mark.parametrize(
    ("contacts", "sales", "status"),
    [
        ([], [], WAITING),
        ([contact(3, "no-answer"), contact(4, "sent")], [], WAITING),
        ([contact(1)], [], WAITING),
        ([contact(2)], [], CONTACTED),
        ([contact(3)], [], CONTACTED),
        ([contact(3, via="visit")], [], MET),
        ([contact(3, "no-answer", via="visit")], [], WAITING),
        ([contact(3)], [sale(4)], WON),
        ([], [sale(4)], WON),
        ([], [sale(1)], WAITING),
        ([contact(3)], [sale(4, kind="return")], CONTACTED),
        ([contact(3)], [sale(4, "open")], CONTACTED),
        ([contact(3)], [sale(4, "lost")], LOST),
        ([contact(3)], [sale(4, "lost"), sale(4, "open")], CONTACTED),
        ([contact(3), contact(6, "interested")], [sale(4, "lost")], CONTACTED),
        ([contact(3, "refused")], [], LOST),
        ([contact(3, "refused"), contact(4, "no-answer")], [], LOST),
        ([contact(3, "refused"), contact(4, "call-back")], [], CONTACTED),
        ([contact(3, "refused")], [sale(5)], WON),
        ([contact(3)], [sale(4, "lost"), sale(6)], WON),
    ],
)
def test_what_became_of_a_referral_follows_from_what_was_logged_since(contacts, sales, status):
    assert progress(SINCE, contacts, sales).status == status


def test_tries_are_counted_and_the_first_contact_and_visit_are_kept():
    became = progress(SINCE, [contact(5, via="visit"), contact(3, "busy"), contact(4)], [])
    assert (became.tries, became.contacted_at, became.met_at) == (1, contact(4).at, contact(5).at)


def test_a_contact_belongs_to_the_day_on_which_it_was_logged_not_to_that_of_utc():
    # 23:00 UTC on the first is the second in Beijing.
    assert progress(SINCE, [contact(1, hour=23)], []).status == CONTACTED


def test_who_has_waited_24_hours_is_overdue_and_not_a_second_earlier():
    made = datetime(2026, 3, 2, 9, tzinfo=UTC)
    assert is_overdue(WAITING, made, made + timedelta(hours=24))
    assert not is_overdue(WAITING, made, made + timedelta(hours=24, seconds=-1))
    assert not is_overdue(CONTACTED, made, made + timedelta(days=9))


def test_hours_stop_with_the_first_contact_and_are_never_below_zero():
    made = datetime(2026, 3, 2, 9, tzinfo=UTC)
    assert hours_waited(made, None, made + timedelta(hours=30, minutes=50)) == 30
    assert hours_waited(made, made + timedelta(hours=5), made + timedelta(days=9)) == 5
    assert hours_waited(made, made - timedelta(hours=5), made + timedelta(days=9)) == 0


def test_after_the_contact_the_referrer_is_to_be_told_and_thanked_once_each():
    referral = Referral(1, "u", 2, 1, datetime(2026, 3, 2, tzinfo=UTC))
    assert next_acts(referral, WAITING) == ["contact"]
    assert next_acts(referral, LOST) == [REPORT, THANK]
    assert next_acts(referral._replace(reported_on=TODAY), MET) == [THANK]
    assert next_acts(referral._replace(reported_on=TODAY, thanked_on=TODAY), WON) == []


def test_a_chain_is_named_from_its_beginning():
    assert chain(4, 1, {4: [3], 3: [9, 2], 2: [1]}) == [1, 2, 3, 4]
    assert chain(4, 5, {4: [3], 3: [9, 2], 2: [1]}) == []


pairs = st.lists(st.tuples(st.integers(1, 8), st.integers(1, 8)), max_size=25)


def accepted(wishes: list[tuple[int, int]]) -> list[Link]:
    """The referrals that are left when every one that closes a circle is refused."""
    introduced: dict[int, list[int]] = {}
    links: list[Link] = []
    for referrer, referred in wishes:
        known = referrer in introduced.get(referred, ())
        if referrer == referred or known or chain(referrer, referred, introduced):
            continue
        introduced.setdefault(referred, []).append(referrer)
        number = len(links) + 1
        links.append(Link(number, referred, referrer, datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=number)))
    return links


@given(pairs)
@settings(max_examples=60, deadline=None)
def test_referrals_that_were_accepted_never_close_a_circle(wishes):
    links = accepted(wishes)
    left = set(links)
    while left:
        # Somebody is left whom nobody brought: without such a one there is a circle.
        ends = {link for link in left if link.referrer_id not in {other.card_id for other in left}}
        assert ends
        left -= ends


@given(pairs)
@settings(max_examples=60, deadline=None)
def test_in_the_tree_every_referral_stands_and_every_card_is_counted_once(wishes):
    links = accepted(wishes)
    nodes = forest(links)
    assert {node.link for node in nodes if node.link} == set(links)
    counted = [node.card_id for node in nodes if not node.repeated]
    assert sorted(counted) == sorted({card for link in links for card in (link.card_id, link.referrer_id)})
    assert all(nodes[node.parent].card_id == node.link.referrer_id for node in nodes if node.link)
    own = []
    for node in nodes:
        total = Total()
        total.base = 0 if node.repeated or node.link is None else 1
        own.append(total)
    below = branch_totals(nodes, own)
    roots = [place for place, node in enumerate(nodes) if node.link is None]
    assert sum(below[place].base for place in roots) == len(counted) - len(roots)


def test_a_circle_made_by_hand_does_not_hang_the_tree():
    made = datetime(2026, 1, 1, tzinfo=UTC)
    links = [Link(1, 2, 1, made), Link(2, 1, 2, made), Link(3, 3, 2, made)]
    assert {node.card_id for node in forest(links)} == {1, 2, 3}
    assert {node.card_id for node in forest(links, 2)} == {1, 2, 3}


def test_sums_without_a_known_rate_are_kept_apart_and_never_mixed():
    total = Total()
    for amount, currency in ((100, "CNY"), (200, "USD"), (5, "EUR"), (7, "EUR")):
        total.add(amount, currency, None, Exchange("CNY", {"USD": Decimal("7.1")}))
    assert (total.base, total.other) == (100 + 1420, {"EUR": 12})


@pytest.mark.parametrize(
    ("facts", "reasons"),
    [
        (Asked(), []),
        (Asked(visited_on=date(2026, 3, 9)), ["visit"]),
        (Asked(visited_on=date(2026, 3, 9), asked_on=date(2026, 3, 9)), []),
        (Asked(visited_on=date(2026, 3, 9), asked_on=date(2026, 3, 8)), ["visit"]),
        (Asked(kept_on=date(2026, 3, 9)), ["promise-kept"]),
        (Asked(solved_on=date(2026, 3, 9), kept_on=date(2026, 3, 1)), ["complaint-solved", "promise-kept"]),
        (Asked(first_deal_on=date(2026, 2, 9), last_deal_on=date(2026, 2, 9)), []),
        (Asked(first_deal_on=date(2026, 2, 8), last_deal_on=date(2026, 2, 8)), ["monthly"]),
        (Asked(first_deal_on=date(2025, 1, 1), last_deal_on=date(2025, 3, 10)), []),
        (Asked(first_deal_on=date(2025, 1, 1), last_deal_on=TODAY, asked_on=date(2026, 2, 9)), []),
        (Asked(first_deal_on=date(2025, 1, 1), last_deal_on=TODAY, asked_on=date(2026, 2, 8)), ["monthly"]),
        (Asked(referrals=1), []),
        (Asked(referrals=2), ["coach"]),
        (Asked(referrals=2, asked_on=date(2026, 3, 1)), []),
    ],
)
def test_who_is_to_be_asked_again_and_why(facts, reasons):
    assert list(reasons_to_ask(facts, TODAY, every=30, coach=2)) == reasons


fields = st.dictionaries(
    st.sampled_from(["industry", "employer", "interests", "suppliers", "title", "education", "buys_use"]),
    st.text(min_size=1, max_size=80),
)
YES_NO = ("do ", "does ", "did ", "is ", "are ", "have ", "has ", "can ", "could ", "would ", "will ", "any")


@given(st.sampled_from([PERSON, COMPANY]), fields, st.text(max_size=5), st.sampled_from(["", "hobby"]))
@settings(max_examples=60, deadline=None)
def test_there_is_always_a_question_and_none_can_be_answered_by_yes_or_no(kind, known, area, circle):
    found = questions(kind, known, address=area, area=area, circle=circle)
    assert found
    for _code, question in found:
        assert str(question).endswith("?")
        assert not str(question).lower().startswith(YES_NO)
        assert str(question).split()[0] in ("Which", "Who", "Whom", "With")


def test_the_question_stands_on_what_the_card_holds_and_changes_from_time_to_time():
    found = questions(COMPANY, {"industry": "steel", "suppliers": "Baowu"}, address="建国路88号")
    assert [code for code, _question in found] == ["building", "suppliers", "industry", "visit"]
    assert "建国路88号" in str(question_to_ask(found, 0)[1])
    assert "Baowu" in str(question_to_ask(found, 1)[1])
    assert question_to_ask(found, 4) == question_to_ask(found, 0)
