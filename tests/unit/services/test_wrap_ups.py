"""H8: the evening sees every open end of the day, and one key settles each."""

from datetime import timedelta
from typing import Any

import pytest
from acts import added, at, in_days, logged, planned, whole

from fakes import TODAY, FakeDesk
from prospector.domain.errors import RefusedError, UsageError
from prospector.services import wrap_ups as service
from prospector.services.cards import stop_card
from prospector.services.complaints import open_complaint
from prospector.services.deals import get_deal
from prospector.services.follow_ups import drop, mark_done
from prospector.services.promises import make_promise
from prospector.services.qualifications import qualify
from prospector.services.referrals import add_referral


def kinds(desk: FakeDesk, card: int) -> list[str]:
    return [item["kind"] for item in service.wrap_up_view(desk, TODAY)["items"] if item["card_id"] == card]


def item(desk: FakeDesk, kind: str) -> dict[str, Any]:
    (found,) = [item for item in service.wrap_up_view(desk, TODAY)["items"] if item["kind"] == kind]
    return found


def settled(desk: FakeDesk, kind: str, key: str, **how: Any) -> service.Settled:
    done = service.settle(desk, item(desk, kind), key, **how)
    desk.commit()
    return done


def test_done_is_counted_against_what_was_planned_for_the_day(desk: FakeDesk) -> None:
    card = added(desk)
    done, dropped, _left, later = (planned(desk, card, days, f"step {days}") for days in (0, 0, 0, 5))
    mark_done(desk, [done, later])
    drop(desk, [dropped], "moved")
    desk.commit()
    view = service.wrap_up_view(desk, TODAY)
    assert (view["planned"], view["done"], view["dropped"], view["left"]) == (3, 1, 1, 1)


def test_calls_and_visits_are_measured_against_the_quota_set(desk: FakeDesk) -> None:
    desk.settings |= {"quota.calls": 3, "quota.visits": 1}
    card = added(desk)
    logged(desk, card)
    logged(desk, card, "no-answer")
    logged(desk, card, via="visit", at=at(hour=8))
    logged(desk, card, at=at(day=9))
    measures = {one["measure"]: one for one in service.wrap_up_view(desk, TODAY)["measures"]}
    assert (measures["calls"]["done"], measures["calls"]["quota"], measures["calls"]["missing"]) == (2, 3, 1)
    assert (measures["visits"]["done"], measures["visits"]["missing"]) == (1, 0)
    assert measures["new_contacts"]["quota"] == 5


def test_without_quota_or_goal_nothing_is_asked_and_on_a_day_off_neither(desk: FakeDesk) -> None:
    measures = {one["measure"]: one["quota"] for one in service.wrap_up_view(desk, TODAY)["measures"]}
    assert measures == {"calls": None, "visits": None, "new_contacts": 5}
    desk.settings["quota.calls"] = 9
    sunday = TODAY - timedelta(days=2)
    view = service.wrap_up_view(desk, sunday)
    assert view["workday"] is False and all(one["quota"] is None for one in view["measures"])


def test_who_was_spoken_to_without_a_next_step_is_an_open_end_until_one_is_planned(desk: FakeDesk) -> None:
    card, tried = added(desk, "王伟"), added(desk, "李娜")
    logged(desk, card, note="chat")
    logged(desk, tried, "no-answer")
    assert (kinds(desk, card), kinds(desk, tried)) == (["open_end"], [])
    done = settled(desk, "open_end", "f")
    assert (kinds(desk, card), done.due_on) == ([], TODAY + timedelta(days=1))


def test_a_typed_day_and_action_are_taken_for_the_follow_up(desk: FakeDesk) -> None:
    card = added(desk)
    logged(desk, card)
    settled(desk, "open_end", "f", when=in_days(3), action="send catalogue")
    (step,) = whole(desk, card)["follow_ups"]
    assert (step["due_on"], step["action"]) == ("2026-03-13", "send catalogue")


@pytest.mark.parametrize("key", ["t", "f"])
def test_who_closed_is_thanked_by_a_letter_logged_or_planned(desk: FakeDesk, key: str) -> None:
    card = added(desk)
    logged(desk, card, "closed", next_step=in_days(5))
    assert kinds(desk, card) == ["thank_you"]
    settled(desk, "thank_you", key)
    assert kinds(desk, card) == []
    shown = whole(desk, card)
    if key == "t":
        assert (shown["calls"][0]["via"], shown["calls"][0]["outcome"]) == ("letter", "sent")
    else:
        assert shown["follow_ups"][0]["action"] == "Write a thank-you letter"
    # The next step that was planned stays.
    assert any(step["due_on"] == "2026-03-15" and step["state"] == "open" for step in shown["follow_ups"])


def test_the_interested_are_sent_material_but_not_those_who_bought(desk: FakeDesk) -> None:
    card, buyer = added(desk, "王伟"), added(desk, "李娜")
    logged(desk, card, "interested", next_step=in_days(3))
    logged(desk, buyer, "interested", next_step=in_days(3))
    logged(desk, buyer, "closed", next_step=in_days(3))
    assert (kinds(desk, card), kinds(desk, buyer)) == (["material"], ["thank_you"])
    settled(desk, "material", "d")
    assert kinds(desk, card) == []


def test_a_promise_of_the_day_is_kept_or_planned(desk: FakeDesk) -> None:
    card = added(desk)
    make_promise(desk, f"#{card}", "send samples", in_days(3))
    make_promise(desk, f"#{card}", "pay", in_days(3), theirs=True)
    desk.commit()
    assert kinds(desk, card) == ["promise"]
    settled(desk, "promise", "d")
    assert kinds(desk, card) == []


def test_an_open_complaint_can_only_be_followed_up(desk: FakeDesk) -> None:
    card = added(desk)
    open_complaint(desk, f"#{card}", "pump leaks", owner="me")
    desk.commit()
    with pytest.raises(UsageError):
        service.settle(desk, item(desk, "complaint"), "d")
    desk.forget()
    settled(desk, "complaint", "f")
    assert whole(desk, card)["follow_ups"][0]["action"] == "Complaint: pump leaks"
    assert kinds(desk, card) == ["complaint"]


def test_what_was_planned_is_done_or_put_off(desk: FakeDesk) -> None:
    card = added(desk)
    planned(desk, card, 0, "send quote")
    with pytest.raises(UsageError):
        service.settle(desk, item(desk, "left"), "f", when=in_days(2), action="other words")
    desk.forget()
    settled(desk, "left", "f")
    assert (kinds(desk, card), whole(desk, card)["next_due_on"]) == ([], "2026-03-11")


def test_the_referrer_is_told_and_thanked(desk: FakeDesk) -> None:
    referrer, referred = added(desk, "王伟"), added(desk, "李娜")
    add_referral(desk, f"#{referrer}", f"#{referred}")
    desk.commit()
    logged(desk, referred, "interested", next_step=in_days(3))
    assert kinds(desk, referrer) == ["report", "thank"]
    settled(desk, "report", "d")
    settled(desk, "thank", "d")
    assert kinds(desk, referrer) == []


def test_a_key_customer_who_is_due_is_booked_for_tomorrow(desk: FakeDesk) -> None:
    card = added(desk, "华星", kind="company")
    logged(desk, card, "closed", via="visit", at=at(day=1, month=1), amount="90000")
    assert get_deal(desk, 1).amount == 9_000_000
    assert "key_customer" in kinds(desk, card)
    settled(desk, "key_customer", "f")
    assert kinds(desk, card) == []


@pytest.mark.parametrize("code", ["stopped", "man"])
def test_who_must_not_be_contacted_is_not_proposed_but_for_what_is_owed(desk: FakeDesk, code: str) -> None:
    card = added(desk)
    logged(desk, card, "interested")
    open_complaint(desk, f"#{card}", "pump leaks", owner="me")
    if code == "man":
        qualify(desk, f"#{card}", dict.fromkeys("MAN", "no"))
    else:
        stop_card(desk, f"#{card}", "asked")
    desk.commit()
    assert kinds(desk, card) == ["complaint"]
    if code == "stopped":
        with pytest.raises(RefusedError):
            service.settle(desk, item(desk, "complaint"), "f")


def test_a_day_that_is_over_is_wrapped_up_as_it_stands_now(desk: FakeDesk) -> None:
    card = added(desk)
    logged(desk, card, at=at(day=9))
    assert kinds(desk, card) == []
    yesterday = service.wrap_up_view(desk, TODAY - timedelta(days=1))
    assert [one["kind"] for one in yesterday["items"]] == ["open_end"]
    assert yesterday["next_day"] == "2026-03-11"
    with pytest.raises(UsageError):
        service.wrap_up_view(desk, TODAY + timedelta(days=1))


def test_the_log_is_counted_by_the_day_where_it_was_logged(desk: FakeDesk) -> None:
    card = added(desk)
    logged(desk, card, at=at(day=9, hour=23, minute=30))
    logged(desk, card, at=at(day=10, hour=0, minute=30))
    logged(desk, card, via="visit", at=at(day=10, hour=9))
    logged(desk, card, direction="in", at=at(day=4))
    view = service.log_view(desk, with_streak=True, with_heat=True)
    assert view["heat"][-2:] == [
        {"day": "2026-03-09", "calls": 1, "visits": 0},
        {"day": "2026-03-10", "calls": 1, "visits": 1},
    ]
    assert (view["streak"]["current"], view["streak"]["since"]) == (2, "2026-03-09")
    assert service.log_view(desk, with_streak=False, with_heat=True)["streak"] is None
