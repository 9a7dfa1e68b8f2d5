"""follow-up, done, snooze, drop, follow-ups."""

import pytest

from builders import FANG_ONE, MAN, STOPPED, WANG_WEI, ZHANG


@pytest.mark.parametrize(
    ("when", "day", "time", "said"),
    [
        (["tomorrow"], "2026-03-11", None, "tomorrow, Wed 2026-03-11"),
        (["+3d"], "2026-03-13", None, "Fri 2026-03-13"),
        (["+2w"], "2026-03-24", None, "Tue 2026-03-24"),
        (["fri"], "2026-03-13", None, "Fri 2026-03-13"),
        (["next tue 15:30"], "2026-03-17", "15:30", "Tue 2026-03-17 15:30"),
        (["end of month"], "2026-03-31", None, "Tue 2026-03-31"),
        (["2026-11-30"], "2026-11-30", None, "Mon 2026-11-30"),
        (["30.11."], "2026-11-30", None, "Mon 2026-11-30"),
        (["明天下午3点"], "2026-03-11", "15:00", "tomorrow, Wed 2026-03-11 15:00"),
        (["三天后"], "2026-03-13", None, "Fri 2026-03-13"),
        (["月底"], "2026-03-31", None, "Tue 2026-03-31"),
        (["today"], "2026-03-10", None, "today, Tue 2026-03-10"),
    ],
)
def test_a_day_is_read_as_people_say_it_and_echoed_with_its_weekday(when, day, time, said, book):
    assert said in book.ok("follow-up", FANG_ONE, *when, "call them").stdout
    step = book.json("show", FANG_ONE)["follow_ups"][0]
    assert (step["due_on"], step["due_time"], step["action"]) == (day, time, "call them")


def test_a_visit_has_a_length(book):
    step = book.json("follow-up", FANG_ONE, "fri 14:00", "show samples", "--visit", "--minutes", "30")
    assert (step["kind"], step["minutes"]) == ("visit", 30)
    assert step["id"] in [visit["id"] for visit in book.json("visits")]


def test_done_snooze_and_drop_change_the_state(book):
    assert [step["state"] for step in book.json("done", 1)] == ["done"]
    (step,) = book.json("drop", 2, "--why", "moved away")
    assert (step["state"], step["why"]) == ("dropped", "moved away")
    (step,) = book.json("snooze", 3, "fri")
    assert (step["due_on"], step["due_time"], step["state"]) == ("2026-03-13", "14:00", "open")


def test_the_answer_names_what_was_settled(book):
    assert book.ok("done", 1, 2).stdout == "Done: 1 “send quote”, 2 “thank them”. (undo: prospector undo)\n"
    assert book.ok("snooze", 3, 4, "next", "tue").stdout == (
        "Put off to Tue 2026-03-17: 3 “Visit”, 4 “ask about the fair”. (undo: prospector undo)\n"
    )


def test_the_same_number_twice_is_one(book):
    assert len(book.json("done", 1, 1)) == 1
    assert len(book.json("snooze", 2, 2, "+1d")) == 1


def test_done_twice_is_no_fault_and_writes_nothing(book):
    book.ok("done", 1)
    before = book.dump()
    assert "Settled before: 1." in book.ok("done", 1).stdout
    assert book.dump() == before


@pytest.mark.parametrize("line", ["drop 1", "snooze 1 +1d"])
def test_what_is_settled_stays_settled(line, book):
    book.ok("done", 1)
    assert book.run(*line.split()).exit_code == 1


def test_of_several_numbers_all_are_settled_or_none(book):
    before = book.dump()
    assert book.run("done", 1, 99).exit_code == 3
    assert book.dump() == before


def test_a_snoozed_step_leaves_the_day(book):
    book.ok("snooze", 1, "+1d")
    assert WANG_WEI not in [line["card_id"] for line in book.json("today")]


def test_the_list_is_by_day_and_has_the_names(book):
    listed = [(step["id"], step["due_on"], step["name"]) for step in book.json("follow-ups")]
    assert listed == [
        (1, "2026-03-05", "王伟"),
        (2, "2026-03-10", "华星电子有限公司"),
        (3, "2026-03-10", "张伟"),
        (4, "2026-03-20", "Acme Tools GmbH"),
    ]


def test_what_nothing_may_propose_is_left_out_unless_all_is_asked_for(book):
    cards = {step["card_id"] for step in book.json("follow-ups")}
    assert not cards & {STOPPED, MAN}
    assert {STOPPED, MAN} <= {step["card_id"] for step in book.json("follow-ups", "--all")}


def test_all_shows_settled_ones_too(book):
    book.ok("done", 1)
    assert 1 not in [step["id"] for step in book.json("follow-ups")]
    assert 1 in [step["id"] for step in book.json("follow-ups", "--all")]


def test_visits_are_the_appointments(book):
    assert [visit["card_id"] for visit in book.json("visits")] == [ZHANG]
    book.ok("stop", ZHANG)
    assert book.json("visits") == []
