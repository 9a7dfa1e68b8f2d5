"""Referrals as the services see them: facts for the day, and statements that do not grow with the book."""

from datetime import timedelta

from acts import added, at, logged

from fakes import NOW, TODAY, FakeDesk, statements_counted
from prospector.services import referral_asks, referral_trees, referral_views, referrals, rewards
from prospector.services.agendas import day_lines
from prospector.services.card_pages import card_view


def referred(desk: FakeDesk, referrer: int, card: int, **how) -> int:
    made, _referrer, _card = referrals.add_referral(desk, str(referrer), str(card), **how)
    desk.commit()
    return made.id


def test_the_day_is_told_whom_to_call_tell_thank_pay_and_ask(desk):
    boss, waiting, told = added(desk, "老板"), added(desk, "李娜"), added(desk, "周八")
    referred(desk, boss, waiting, at=at(day=8))
    done = referred(desk, boss, told, at=at(day=8))
    logged(desk, told, at=at(day=9))
    rewards.reward_referral(desk, done, gift="dinner")
    desk.commit()
    matters = {(matter.code, matter.card_id) for line in day_lines(desk, TODAY) for matter in line.matters}
    assert matters == {
        ("referral_contact", waiting),
        ("referral_report", boss),
        ("referral_thank", boss),
        ("reward_pay", boss),
    }


def test_nothing_is_proposed_for_a_card_without_money_authority_and_need(desk):
    boss, poor = added(desk, "老板"), added(desk, "李娜")
    referred(desk, boss, poor, at=NOW - timedelta(days=3))
    desk.begin()
    for letter in "MAN":
        desk.store.qualifications.add(poor, letter, "no", "", TODAY)
    desk.commit()
    (view,) = referral_views.list_referrals(desk)
    assert (view["overdue"], view["next"]) == (False, [])


def test_no_list_asks_more_often_the_longer_it_is(desk):
    boss = added(desk, "老板", deals=[TODAY - timedelta(days=90)])

    def counted() -> list[int]:
        numbers = []
        for read in (
            referral_views.list_referrals,
            referral_trees.tree,
            referral_trees.coaches,
            rewards.list_rewards,
            lambda desk: referral_asks.due_to_ask(desk, TODAY),
            lambda desk: referral_views.on_card(desk, boss),
        ):
            with statements_counted(desk) as run:
                assert read(desk)
            numbers.append(len(run))
        return numbers

    def more(number: int) -> None:
        for index in range(number):
            card = added(desk, f"客户{number}-{index}")
            rewards.reward_referral(desk, referred(desk, boss, card), gift="tea")
            desk.commit()
            logged(desk, card)

    more(2)
    few = counted()
    more(6)
    assert counted() == few
    assert max(few) <= 6


def test_the_page_of_a_card_tells_what_was_asked_and_given(desk):
    boss, new = added(desk, "老板"), added(desk, "李娜")
    referred(desk, boss, new)
    referral_asks.record_ask(desk, str(boss), 2, question="which shops?")
    rewards.reward_card(desk, str(boss), amount="88", paid_on=TODAY)
    desk.commit()
    page = card_view(desk, boss)["referrals"]
    assert [brought["name"] for brought in page["brought"]] == ["李娜"]
    assert [(ask["got"], ask["question"]) for ask in page["asks"]] == [(2, "which shops?")]
    assert [(reward["amount"], reward["currency"]) for reward in page["rewards"]] == [(88, "CNY")]


def test_what_happened_lately_is_asked_about_first_then_coaches_then_who_waits_longest(desk):
    old = added(desk, "老客户", deals=[TODAY - timedelta(days=300)])
    newer = added(desk, "新客户", deals=[TODAY - timedelta(days=60)])
    coach, seen, seen_later = added(desk, "教练"), added(desk, "甲"), added(desk, "乙")
    referred(desk, coach, seen)
    referred(desk, coach, seen_later)
    logged(desk, seen, via="visit", at=at(day=3))
    logged(desk, seen_later, via="visit", at=at(day=9))
    lines = referral_asks.due_to_ask(desk, TODAY)
    assert [line["card_id"] for line in lines] == [seen_later, seen, coach, old, newer]
    assert lines[0]["since"] == "2026-03-09"
