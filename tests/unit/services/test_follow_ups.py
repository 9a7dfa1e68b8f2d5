"""H1: every record leads to a next action, which is done, put off or dropped, but never lost."""

import pytest
from acts import added, in_days, planned, whole

from fakes import NOW, FakeDesk
from prospector.domain.errors import NotFoundError, RefusedError, UsageError
from prospector.services import follow_ups as service
from prospector.services.cards import remove_card, stop_card


def only(desk: FakeDesk, card: int) -> dict:
    (step,) = whole(desk, card)["follow_ups"]
    return step


def test_a_step_is_kept_with_its_day_and_hour(desk: FakeDesk) -> None:
    card = added(desk)
    planned(desk, card, 3, "send quote", "15:30")
    step = only(desk, card)
    assert (step["due_on"], step["due_time"], step["action"], step["state"], step["minutes"]) == (
        "2026-03-13",
        "15:30",
        "send quote",
        "open",
        None,
    )
    assert step["created_at"] is not None and step["settled_at"] is None
    assert whole(desk, card)["next_due_on"] == "2026-03-13"


def test_a_visit_has_a_length(desk: FakeDesk) -> None:
    card = added(desk)
    planned(desk, card, 3, "show the machine", "15:30", visit=True)
    assert only(desk, card)["minutes"] == 45


@pytest.mark.parametrize(("days", "action"), [(-1, "send quote"), (1, ""), (1, " \t"), (1, "x" * 2_001)])
def test_a_past_day_or_an_empty_or_endless_action_is_refused(desk: FakeDesk, days: int, action: str) -> None:
    card = added(desk)
    with pytest.raises(UsageError):
        planned(desk, card, days, action)


def test_done_is_done_once(desk: FakeDesk) -> None:
    card = added(desk)
    step = planned(desk, card)
    assert [changed for _, changed in service.mark_done(desk, [step, step])] == [True]
    desk.commit()
    assert [changed for _, changed in service.mark_done(desk, [step])] == [False]
    assert only(desk, card)["settled_at"] is not None
    assert whole(desk, card)["next_due_on"] is None


def test_of_several_one_that_is_not_there_stops_all(desk: FakeDesk) -> None:
    card = added(desk)
    step = planned(desk, card)
    with pytest.raises(NotFoundError, match="no follow-up 99"):
        service.mark_done(desk, [step, 99])
    desk.forget()
    assert only(desk, card)["state"] == "open"


def test_a_dropped_step_says_why_and_stays_dropped(desk: FakeDesk) -> None:
    card = added(desk)
    step = planned(desk, card)
    service.drop(desk, [step], "no longer needed")
    desk.commit()
    assert (only(desk, card)["state"], only(desk, card)["why"]) == ("dropped", "no longer needed")
    for act in (lambda: service.mark_done(desk, [step]), lambda: service.snooze(desk, [step], in_days(1))):
        with pytest.raises(RefusedError, match="already"):
            act()


def test_put_off_an_appointment_keeps_its_hour_unless_another_is_said(desk: FakeDesk) -> None:
    card = added(desk)
    step = planned(desk, card, 1, "Visit", "14:00", visit=True)
    service.snooze(desk, [step], in_days(5))
    desk.commit()
    assert (only(desk, card)["due_on"], only(desk, card)["due_time"]) == ("2026-03-15", "14:00")
    service.snooze(desk, [step], in_days(5, "16:00"))
    desk.commit()
    assert only(desk, card)["due_time"] == "16:00"
    with pytest.raises(UsageError, match="past"):
        service.snooze(desk, [step], in_days(-1))


def test_the_open_steps_are_listed_by_day_without_those_nobody_may_propose(desk: FakeDesk) -> None:
    first, second, stopped, binned = added(desk, "A"), added(desk, "B"), added(desk, "C"), added(desk, "D")
    late, early = planned(desk, first, 5), planned(desk, second, 1)
    hidden = [planned(desk, stopped, 1), planned(desk, binned, 1)]
    stop_card(desk, "C", "asked us to")
    remove_card(desk, "D")
    desk.commit()
    assert [step["id"] for step in service.list_follow_ups(desk)] == [early, late]
    every = [step["id"] for step in service.list_follow_ups(desk, every=True)]
    assert hidden[0] in every and hidden[1] not in every
    visit = planned(desk, first, 2, "Visit", visit=True)
    assert [step["id"] for step in service.list_follow_ups(desk, only_visits=True)] == [visit]


@pytest.mark.parametrize(
    ("typed", "numbers", "words"),
    [("12 +2d", [12], ["+2d"]), ("12 13 next tue", [12, 13], ["next", "tue"]), ("12 20261130", [12], ["20261130"])],
)
def test_numbers_come_first_and_then_the_day(typed: str, numbers: list[int], words: list[str]) -> None:
    assert service.split_steps(typed.split()) == (numbers, words)


@pytest.mark.parametrize("typed", ["", "12", "+2d", "tomorrow 12"])
def test_either_part_missing_is_refused(typed: str) -> None:
    with pytest.raises(UsageError):
        service.split_steps(typed.split())


def test_the_moment_of_settling_is_that_of_the_command(desk: FakeDesk) -> None:
    step = planned(desk, added(desk))
    ((done, _),) = service.mark_done(desk, [step])
    assert done.settled_at == NOW
