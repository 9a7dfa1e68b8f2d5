"""H8, H1: every contact is logged once, settles what was due, and leads to a next step."""

from datetime import date

import pytest
from acts import added, at, in_days, logged, planned, whole
from hypothesis import given
from hypothesis import strategies as st

from fakes import TODAY, FakeDesk, a_desk
from prospector.domain.call import OUTCOMES, UNREACHED, VIAS
from prospector.domain.errors import NotFoundError, RefusedError, UsageError
from prospector.services.calls import correct_call, list_calls, take_back_call
from prospector.services.cards import stop_card


def states(desk: FakeDesk, card: int) -> dict[int, str]:
    return {step["id"]: step["state"] for step in whole(desk, card)["follow_ups"]}


def deals(desk: FakeDesk, card: int) -> list[str]:
    return [deal["on"] for deal in whole(desk, card)["deals"]]


def test_a_contact_is_kept_as_it_was_said(desk: FakeDesk) -> None:
    card = added(desk)
    logged(
        desk,
        card,
        "Interested",
        via="WeChat",
        need="large",
        attitude="WARM",
        visit_chance="maybe",
        at=at(8, 15, 20),
        note="budget in January\nask for Li",
        duration_s=90,
        direction="in",
    )
    (call,) = whole(desk, card)["calls"]
    del call["uid"], call["id"]
    assert call == {
        "card_id": card,
        "via": "wechat",
        "at": "2026-03-08T15:20:00+08:00",
        "outcome": "interested",
        "need": "large",
        "attitude": "warm",
        "visit_chance": "maybe",
        "note": "budget in January\nask for Li",
        "duration_s": 90,
        "direction": "in",
    }
    view = whole(desk, card)
    assert (view["need"], view["attitude"], view["level"], view["first_contact_on"]) == (
        "large",
        "warm",
        "prospect",
        "2026-03-08",
    )


@pytest.mark.parametrize(
    "said", [{"outcome": "great"}, {"outcome": ""}, {"need": "huge"}, {"via": "fax"}, {"via": " "}, {"attitude": "c o"}]
)
def test_a_code_that_is_not_known_is_refused_with_those_that_are(desk: FakeDesk, said: dict[str, str]) -> None:
    card = added(desk)
    with pytest.raises(UsageError) as refusal:
        logged(desk, card, **said)
    assert "Choose one of" in str(refusal.value.hint)
    desk.forget()
    assert whole(desk, card)["calls"] == []


def test_a_contact_of_the_future_is_refused(desk: FakeDesk) -> None:
    card = added(desk)
    with pytest.raises(UsageError, match="future"):
        logged(desk, card, at=at(10, 9, 31))
    desk.forget()
    assert logged(desk, card, at=at(10, 9, 30)).call.day == TODAY


@pytest.mark.parametrize("outcome", sorted(OUTCOMES))
@pytest.mark.parametrize("via", sorted(VIAS))
def test_what_was_due_is_settled_when_someone_was_spoken_to(desk: FakeDesk, outcome: str, via: str) -> None:
    card = added(desk)
    task, ahead = planned(desk, card, 0), planned(desk, card, 1)
    visit = planned(desk, card, 0, hour="09:00", visit=True)
    logged(desk, card, outcome, via=via)
    spoken = outcome not in UNREACHED
    assert states(desk, card) == {
        task: "done" if spoken else "open",
        visit: "done" if spoken and via == "visit" else "open",
        ahead: "open",
    }


def test_an_unanswered_call_settles_what_was_due_only_with_a_next_step(desk: FakeDesk) -> None:
    card = added(desk)
    task = planned(desk, card, 0)
    assert logged(desk, card, "no-answer", ladder=False).settled == ()
    done = logged(desk, card, "no-answer", next_step=in_days(1))
    assert [step.id for step in done.settled] == [task]
    assert not done.open_end


def test_keep_open_settles_nothing(desk: FakeDesk) -> None:
    card = added(desk)
    task = planned(desk, card, 0)
    logged(desk, card, keep_open=True)
    assert states(desk, card) == {task: "open"}


def test_a_contact_of_an_earlier_day_settles_only_what_was_due_by_then(desk: FakeDesk) -> None:
    card = added(desk)
    desk.clock.moment = at(1)
    early = planned(desk, card, -9)
    desk.clock.moment = at(10)
    late = planned(desk, card, 0)
    logged(desk, card, at=at(5))
    assert states(desk, card) == {early: "done", late: "open"}


def test_a_contact_without_a_next_step_leaves_an_open_end(desk: FakeDesk) -> None:
    card = added(desk)
    assert logged(desk, card).open_end
    assert not logged(desk, card, next_step=in_days(3), action="send quote").open_end
    stop_card(desk, str(card), "asked us to")
    assert not logged(desk, card).open_end


def test_the_next_step_is_made_in_the_same_breath(desk: FakeDesk) -> None:
    card = added(desk)
    done = logged(desk, card, "interested", next_step=in_days(3, "15:30"), action="send quote")
    (step,) = whole(desk, card)["follow_ups"]
    assert (step["due_on"], step["due_time"], step["action"], step["kind"]) == (
        "2026-03-13",
        "15:30",
        "send quote",
        "task",
    )
    assert step["call_id"] == done.call.id
    assert logged(desk, card, next_step=in_days(5)).made.action == "Call again"


def test_an_appointment_with_an_hour_is_a_visit(desk: FakeDesk) -> None:
    card = added(desk)
    made = logged(desk, card, "appointment", next_step=in_days(1, "14:00")).made
    assert (made.kind, made.action, made.minutes) == ("visit", "Visit", 45)
    assert logged(desk, card, "appointment", next_step=in_days(1), action="fix the hour").made.kind == "task"


def test_a_next_step_in_the_past_or_without_a_day_is_refused(desk: FakeDesk) -> None:
    card = added(desk)
    with pytest.raises(UsageError, match="in the past"):
        logged(desk, card, next_step=in_days(-1))
    with pytest.raises(UsageError, match="not when"):
        logged(desk, card, action="send quote")
    desk.forget()
    assert whole(desk, card)["calls"] == []


def test_a_stopped_card_can_be_logged_but_leads_nowhere(desk: FakeDesk) -> None:
    card = added(desk)
    stop_card(desk, str(card), "asked us to")
    logged(desk, card, direction="in")
    with pytest.raises(RefusedError, match="do-not-contact"):
        logged(desk, card, next_step=in_days(1))


def test_closed_records_a_deal_of_that_day(desk: FakeDesk) -> None:
    card = added(desk)
    logged(desk, card, "closed", at=at(9, 0, 30))
    assert deals(desk, card) == ["2026-03-09"]
    assert whole(desk, card)["lifecycle"] == "current"


def test_correcting_moves_makes_and_removes_the_deal(desk: FakeDesk) -> None:
    card = added(desk)
    call = logged(desk, card, "closed").call.id
    correct_call(desk, call, {"at": at(7)})
    desk.commit()
    assert deals(desk, card) == ["2026-03-07"]
    correct_call(desk, call, {"outcome": "interested"})
    desk.commit()
    assert deals(desk, card) == []
    correct_call(desk, call, {"outcome": "closed", "note": "signed after all"})
    desk.commit()
    assert deals(desk, card) == ["2026-03-07"]
    assert whole(desk, card)["calls"][0]["note"] == "signed after all"


def test_correcting_a_note_leaves_a_deal_logged_in_another_zone_on_its_day(desk: FakeDesk) -> None:
    card = added(desk)
    call = logged(desk, card, "closed", at=at(10, 0, 30)).call.id
    correct_call(desk, call, {"note": "x"})
    desk.commit()
    assert deals(desk, card) == ["2026-03-10"]


def test_a_correction_obeys_the_same_rules(desk: FakeDesk) -> None:
    card = added(desk)
    call = logged(desk, card, need="large").call.id
    for changes in ({"at": at(11)}, {"outcome": ""}, {"outcome": "great"}, {"via": " "}, {"note": "x" * 20_001}):
        with pytest.raises(UsageError):
            correct_call(desk, call, changes)
        desk.forget()
    assert correct_call(desk, call, {"need": "", "outcome": None}).need == ""
    with pytest.raises(NotFoundError):
        correct_call(desk, call + 1, {"note": "x"})


def test_taking_back_removes_the_deal_and_the_open_next_step(desk: FakeDesk) -> None:
    card = added(desk)
    call = logged(desk, card, "closed", next_step=in_days(2)).call.id
    take_back_call(desk, call)
    desk.commit()
    view = whole(desk, card)
    assert (view["calls"], view["deals"], view["follow_ups"]) == ([], [], [])
    assert view["lifecycle"] == "new"


def test_taking_back_keeps_a_next_step_that_was_done(desk: FakeDesk) -> None:
    card = added(desk)
    done = logged(desk, card, next_step=in_days(0))
    logged(desk, card)
    take_back_call(desk, done.call.id)
    desk.commit()
    (step,) = whole(desk, card)["follow_ups"]
    assert (step["state"], step["call_id"]) == ("done", None)


def test_interest_that_was_refused_later_is_no_longer_hesitant(desk: FakeDesk) -> None:
    card = added(desk)
    logged(desk, card, "interested", at=at(1, month=1))
    assert whole(desk, card)["lifecycle"] == "hesitant"
    logged(desk, card, "refused", at=at(1, month=2))
    assert whole(desk, card)["lifecycle"] == "new"
    logged(desk, card, "interested", at=at(2, month=2))
    assert whole(desk, card)["lifecycle"] == "hesitant"


def test_a_try_that_reached_nobody_leaves_a_suspect(desk: FakeDesk) -> None:
    card = added(desk)
    logged(desk, card, "no-answer")
    assert whole(desk, card)["level"] == "suspect"
    logged(desk, card, "reached")
    assert whole(desk, card)["level"] == "prospect"


def test_the_contacts_of_a_time_are_listed_oldest_first(desk: FakeDesk) -> None:
    first, second = added(desk), added(desk, "李娜")
    logged(desk, second, at=at(9))
    logged(desk, first, at=at(8))
    logged(desk, first, at=at(7))
    found = list_calls(desk, at(8, 0), at(10))
    assert [(call["card_name"], call["at"][:10]) for call in found] == [("王伟", "2026-03-08"), ("李娜", "2026-03-09")]


@given(st.lists(st.tuples(st.sampled_from(sorted(OUTCOMES)), st.integers(1, 9)), max_size=6))
def test_the_deals_of_a_card_are_its_closed_contacts(said: list[tuple[str, int]]) -> None:
    with a_desk() as desk:
        card = added(desk)
        calls = [logged(desk, card, outcome, at=at(day)).call for outcome, day in said]
        closed = sorted(date(2026, 3, day).isoformat() for outcome, day in said if outcome == "closed")
        assert deals(desk, card) == closed
        for call in calls:
            take_back_call(desk, call.id)
            desk.commit()
        assert deals(desk, card) == []
        assert desk.store.standings.wrong() == []
