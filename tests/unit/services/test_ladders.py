"""H8: after a call in vain the next try is set by itself, on a day and at an hour that can be kept."""

from datetime import date
from typing import Any

import pytest
from acts import added, at, in_days, logged, planned, whole

from fakes import FakeDesk
from prospector.services.call_batches import log_batch
from prospector.services.qualifications import qualify


def steps(desk: FakeDesk, card: int) -> list[tuple[str, str, str]]:
    """What is open on a card, as (day, hour, action)."""
    found = [step for step in whole(desk, card)["follow_ups"] if step["state"] == "open"]
    return [(step["due_on"], step["due_time"], step["action"]) for step in found]


def batch(desk: FakeDesk, *entries: dict[str, Any], ladder: bool = True) -> None:
    numbered = [(number, number, entry) for number, entry in enumerate(entries, start=1)]
    log_batch(desk, numbered, via="phone", skip_errors=False, ladder=ladder, advance=lambda _: None)
    desk.commit()


@pytest.mark.parametrize("outcome", ["no-answer", "busy"])
def test_the_next_try_is_another_time_on_another_weekday(desk: FakeDesk, outcome: str) -> None:
    card = added(desk)
    logged(desk, card, outcome)
    assert steps(desk, card) == [("2026-03-11", "11:30", "Call again")]


def test_no_word_of_what_was_due_is_lost(desk: FakeDesk) -> None:
    card = added(desk)
    first, second, same = planned(desk, card), planned(desk, card, 0, "ask for the invoice"), planned(desk, card)
    assert {step.id for step in logged(desk, card, "no-answer").settled} == {first, second, same}
    ((_, _, action),) = steps(desk, card)
    assert action.split("; ") == ["send quote", "ask for the invoice"]


def test_what_is_too_long_for_one_line_waits_by_itself(desk: FakeDesk) -> None:
    card = added(desk)
    planned(desk, card, action="a" * 1_500)
    planned(desk, card, action="b" * 1_500)
    logged(desk, card, "no-answer")
    assert [(day, len(action)) for day, _hour, action in steps(desk, card)] == [("2026-03-11", 1_500)] * 2


def test_a_holiday_is_no_day_to_try(desk: FakeDesk) -> None:
    # The last working day before the National Day of 2026; 10-08 is the first after it.
    desk.clock.moment = at(30, 10, month=9)
    card = added(desk)
    logged(desk, card, "no-answer")
    assert steps(desk, card)[0][0] == "2026-10-08"


def test_the_weekdays_one_works_and_make_up_days_decide(desk: FakeDesk) -> None:
    # A Friday, before a Saturday that makes up for a holiday.
    desk.clock.moment = at(13, 10, month=2)
    card = added(desk)
    logged(desk, card, "no-answer")
    assert steps(desk, card)[0][0] == "2026-02-14"
    desk.clock.moment = at(10, 10)
    desk.settings["visits.days"] = "Th-Sa"
    card = added(desk)
    logged(desk, card, "no-answer")
    assert steps(desk, card)[0][0] == "2026-03-12"


def test_the_hours_noted_on_the_card_are_kept(desk: FakeDesk) -> None:
    card = added(desk, facts={"hours": "Mo,Th 15:00-16:00"})
    logged(desk, card, "no-answer")
    assert steps(desk, card)[0][:2] == ("2026-03-12", "15:00")


def test_hours_on_our_days_off_bar_nothing(desk: FakeDesk) -> None:
    card = added(desk, facts={"hours": "Sa-Su 10:00-18:00"})
    logged(desk, card, "no-answer")
    assert steps(desk, card)[0][0] == "2026-03-11"


def test_reaching_somebody_ends_the_ladder(desk: FakeDesk) -> None:
    card = added(desk)
    made = logged(desk, card, "no-answer").made
    done = logged(desk, card, "reached", direction="in")
    assert [step.id for step in done.settled] == [made.id]
    assert done.open_end


def test_what_was_planned_by_hand_stays_when_somebody_is_reached(desk: FakeDesk) -> None:
    card = added(desk)
    logged(desk, card, "no-answer", next_step=in_days(3), action="send a letter")
    assert logged(desk, card, "reached").settled == ()
    assert [action for _, _, action in steps(desk, card)] == ["send a letter"]


def test_a_try_before_its_time_climbs_on(desk: FakeDesk) -> None:
    card = added(desk)
    first = logged(desk, card, "no-answer").made
    second = logged(desk, card, "busy", at=at(10, 9, 20))
    assert [step.id for step in second.settled] == [first.id]
    assert len(steps(desk, card)) == 1
    assert steps(desk, card)[0][0] == "2026-03-12"


def test_a_step_of_ones_own_replaces_the_try(desk: FakeDesk) -> None:
    card = added(desk)
    logged(desk, card, "no-answer")
    logged(desk, card, "left-message", next_step=in_days(7), action="wait for them")
    assert [action for _, _, action in steps(desk, card)] == ["wait for them"]


def test_after_so_many_tries_the_card_goes_to_nurture_and_begins_anew(desk: FakeDesk) -> None:
    card = added(desk)
    desk.settings["ladder.tries"] = 2
    planned(desk, card)
    logged(desk, card, "no-answer", at=at(9, 10))
    made = logged(desk, card, "no-answer").made
    assert made.action == "Nobody reached in 2 tries: write, then try anew (send quote)"
    assert made.due_on == date(2026, 6, 8)
    assert not made.due_time
    desk.clock.moment = at(8, 10, month=6)
    logged(desk, card, "no-answer")
    assert steps(desk, card)[0][0] == "2026-06-09"


def test_who_has_neither_money_authority_nor_need_is_not_tried_again(desk: FakeDesk) -> None:
    card = added(desk)
    qualify(desk, f"#{card}", {"M": "no", "A": "no", "N": "no"})
    desk.commit()
    assert logged(desk, card, "no-answer").made is None


def test_calls_of_today_from_a_file_climb_too_unless_told_not_to(desk: FakeDesk) -> None:
    first, second, third = (added(desk, name) for name in ("王伟", "李娜", "周敏"))
    batch(desk, {"card": first, "outcome": "no-answer"}, {"card": third, "outcome": "no-answer", "at": "2026-03-09"})
    batch(desk, {"card": second, "outcome": "no-answer"}, ladder=False)
    assert [len(steps(desk, card)) for card in (first, second, third)] == [1, 0, 0]
