"""H8: the call session turns keys into acts, one card at a time; each act is an operation of its own."""

from typing import Any

import pytest
from acts import added, in_days, logged, planned, whole

from fakes import TODAY, FakeDesk
from prospector.domain.agenda import MARKS
from prospector.domain.errors import RefusedError, UsageError
from prospector.services import call_sessions as service
from prospector.services import session_acts
from prospector.services.agendas import day_list
from prospector.services.call_pages import calls_of_today, number_of, page_now, page_of
from prospector.services.call_sessions import Act, CallSession, Done
from prospector.services.calls import CallEntry, log_one
from prospector.services.cards import remove_card, stop_card, tie
from prospector.services.follow_ups import mark_done, snooze

NOTHING = Done(None)


def lines(count: int = 3) -> list[dict[str, Any]]:
    return [{"card_id": number, "action": "call", "follow_up_ids": [number]} for number in range(1, count + 1)]


def test_no_answer_is_logged_at_once_and_counts_no_seconds() -> None:
    session = CallSession(lines(), 0)
    act = session.press("n", 40)
    assert act == Act("log", 1, "no-answer")
    session.happened(act, Done(7), 41)
    assert session.current == lines()[1]
    assert session.summary(60)["outcomes"] == {"no-answer": 1}


@pytest.mark.parametrize("key", ["r", "i", "a", "k", "f", "l"])
def test_who_was_spoken_to_is_asked_for_a_note_and_the_timer_stops(key: str) -> None:
    session = CallSession(lines(), 100)
    assert session.press(key, 142) is None
    assert session.typing and session.seconds(999) == 42
    act = session.enter("nice, fri")
    assert act is not None
    assert (act.kind, act.card_id, act.outcome, act.line) == ("log", 1, service.OUTCOME_KEYS[key], "nice, fri")
    assert act.seconds == (0 if key == "l" else 42)


def test_a_deal_asks_for_its_sum_first_and_refuses_what_is_none() -> None:
    session = CallSession(lines(), 0)
    session.press("w", 5)
    with pytest.raises(UsageError):
        session.enter("plenty")
    assert session.mode == service.AMOUNT
    assert session.enter("1200") is None
    act = session.enter("signed")
    assert act is not None and (act.outcome, act.amount, act.line) == ("closed", "1200", "signed")


def test_escape_leaves_the_line_and_the_call_goes_on() -> None:
    session = CallSession(lines(), 0)
    session.press("i", 10)
    session.escape()
    assert (session.mode, session.seconds(30)) == (service.CARD, 30)


def test_dialling_starts_the_timer_anew() -> None:
    session = CallSession(lines(), 0)
    assert session.press("c", 50) == Act("copy", 1)
    assert session.seconds(53) == 3
    session.press("q", 60)
    assert session.mode == service.DIAL
    session.press("x", 61)  # Any key goes back to the card, and does nothing else.
    assert (session.mode, session.seconds(65)) == (service.CARD, 5)


def test_undo_goes_back_step_by_step_also_over_what_was_skipped() -> None:
    session = CallSession(lines(), 0)
    act = session.press("b", 1)
    assert act is not None
    session.happened(act, Done(7), 1)
    session.press("s", 2)
    assert session.place == 2
    assert session.press("u", 3) is None
    assert session.place == 1
    undo = session.press("u", 4)
    assert undo == Act("undo", operation=7)
    session.happened(undo, NOTHING, 4)
    assert (session.place, session.can_undo, session.summary(5)["calls"]) == (0, False, 0)
    assert session.press("u", 5) is None


def test_after_the_last_card_only_undo_and_leaving_are_left() -> None:
    session = CallSession(lines(1), 0)
    session.press("s", 1)
    assert (session.mode, session.current) == (service.OVER, None)
    assert session.press("n", 2) is None
    assert session.press("enter", 2) == Act("leave")
    session.press("u", 3)
    assert session.current is not None


def test_a_refused_act_changes_nothing_but_keeps_the_line() -> None:
    session = CallSession(lines(), 0)
    session.press("a", 3)
    session.enter("soon")
    session.refused()
    assert session.typing and session.place == 0
    session.escape()
    session.press("n", 4)
    session.refused()
    assert session.mode == service.CARD and session.seconds(10) == 10


def test_e_leaves_from_every_card_and_q_does_not() -> None:
    assert CallSession(lines(), 0).press("e", 1) == Act("leave")
    assert CallSession([], 0).press("e", 1) == Act("leave")
    assert CallSession(lines(), 0).press("q", 1) is None


def test_a_card_that_is_passed_over_is_no_step_to_undo() -> None:
    session = CallSession(lines(), 0)
    act = session.press("n", 1)
    session.happened(act, Done(7), 1)
    session.pass_over(2)
    assert session.place == 2
    assert session.press("u", 3) == Act("undo", operation=7)
    session.happened(Act("undo", operation=7), NOTHING, 3)
    assert (session.place, session.summary(4)["skipped"]) == (0, 0)


def test_each_act_is_one_operation_and_undo_takes_back_exactly_it(desk: FakeDesk) -> None:
    card = added(desk, "王伟")
    planned(desk, card, 0, "send quote")
    (line,) = [one for one in day_list(desk, TODAY) if one["card_id"] == card]
    before = whole(desk, card)
    done = session_acts.perform(desk, Act("log", card, "interested", "likes it, fri 10:00", seconds=61), line)
    after = whole(desk, card)
    assert done.operation is not None and done.logged is not None
    assert (after["calls"][0]["note"], after["calls"][0]["duration_s"]) == ("likes it", 61)
    assert (after["next_due_on"], after["follow_ups"][0]["due_time"]) == ("2026-03-13", "10:00")
    session_acts.perform(desk, Act("undo", operation=done.operation), None)
    assert whole(desk, card) == before


def test_snooze_moves_what_is_due_or_plans_what_was_to_be_done(desk: FakeDesk) -> None:
    card, other = added(desk, "王伟"), added(desk, "李娜")
    planned(desk, card, 0, "send quote")
    found = {line["card_id"]: line for line in day_list(desk, TODAY)}
    session_acts.perform(desk, Act("snooze", card, line=""), found[card])
    assert whole(desk, card)["next_due_on"] == "2026-03-11"
    session_acts.perform(desk, Act("snooze", other, line="+3d"), found[other])
    (step,) = whole(desk, other)["follow_ups"]
    assert (step["due_on"], step["action"]) == ("2026-03-13", found[other]["action"])


@pytest.mark.parametrize("line", ["", "soon", "soon, fri"])
def test_an_appointment_needs_its_day_and_hour(desk: FakeDesk, line: str) -> None:
    card = added(desk)
    with pytest.raises(UsageError):
        session_acts.perform(desk, Act("log", card, "appointment", line), None)
    desk.forget()
    assert whole(desk, card)["calls"] == []


def test_a_question_mark_leaves_what_is_known_of_man(desk: FakeDesk) -> None:
    card = added(desk)
    assert session_acts.perform(desk, Act("qualify", card, line="M?n"), None).man == "M?n"
    assert session_acts.perform(desk, Act("qualify", card, line="?A?"), None).man == "MAn"


def test_stop_keeps_the_reason_and_twice_is_refused(desk: FakeDesk) -> None:
    card = added(desk)
    session_acts.perform(desk, Act("stop", card, line="asked us to"), None)
    assert whole(desk, card)["stop_reason"] == "asked us to"
    with pytest.raises(RefusedError):
        stop_card(desk, f"#{card}", "")


def test_an_act_that_changes_nothing_has_nothing_to_undo(desk: FakeDesk) -> None:
    card = added(desk)
    assert session_acts.perform(desk, Act("qualify", card, line="???"), None).operation is None


def test_the_page_holds_the_last_words_and_the_questions_left(desk: FakeDesk) -> None:
    card = added(desk)
    session_acts.perform(desk, Act("log", card, "interested", "budget in May, fri"), None)
    session_acts.perform(desk, Act("log", card, "no-answer"), None)
    session_acts.perform(desk, Act("qualify", card, line="M??"), None)
    page = page_of(desk, {"card_id": card, "action": "", "reasons": [], "follow_up_ids": []})
    assert (page["last"]["note"], page["tries"], page["man"], len(page["ask"])) == ("budget in May", 1, "M??", 2)
    # The last words stand on the page already.
    assert page["say"] == ["Take up what was said last time."]


def test_the_opening_of_the_list_comes_first_and_what_must_be_heeded_is_said(desk: FakeDesk) -> None:
    card = added(desk)
    line = {"card_id": card, "opening": "王伟 asked me to call you.", "marks": sorted(MARKS)[:1]}
    page = page_of(desk, line)
    assert page["say"][0] == "王伟 asked me to call you."
    assert page["heed"] == [MARKS[sorted(MARKS)[0]]]


@pytest.mark.parametrize(
    ("phone", "number"),
    [
        ({"e164": "+861065512345", "raw": "010-65512345", "extension": "801"}, "+861065512345,801"),
        ({"e164": None, "raw": "(内线) 80-12", "extension": ""}, "8012"),
    ],
)
def test_a_number_is_dialled_with_a_pause_before_its_extension(phone: dict[str, Any], number: str) -> None:
    assert number_of(phone) == number


def test_need_attitude_and_the_chance_of_a_visit_are_said_by_words_of_the_line(desk: FakeDesk) -> None:
    card = added(desk)
    line = "likes it need:large attitude:ke visit:maybe, fri 10:00: send offer"
    session_acts.perform(desk, Act("log", card, "interested", line), None)
    call = whole(desk, card)["calls"][0]
    assert (call["note"], call["need"], call["attitude"], call["visit_chance"]) == (
        "likes it",
        "large",
        "keen",
        "maybe",
    )
    session_acts.perform(desk, Act("log", card, "reached", "要比较报价，需求:大 态度：一般，周五10点：发新报价"), None)
    call = whole(desk, card)["calls"][0]
    assert (call["note"], call["need"], call["attitude"]) == ("要比较报价", "large", "neutral")
    with pytest.raises(UsageError, match="huge"):
        session_acts.perform(desk, Act("log", card, "reached", "need:huge"), None)


def the_line(desk: FakeDesk, card: int) -> dict[str, Any]:
    return next(line for line in day_list(desk, TODAY) if line["card_id"] == card)


@pytest.mark.parametrize(
    ("meanwhile", "why"),
    [
        (lambda desk, card: stop_card(desk, f"#{card}", ""), "do-not-contact"),
        (lambda desk, card: log_one(desk, f"#{card}", CallEntry(outcome="reached")), "contacted"),
        (lambda desk, _card: mark_done(desk, [1]), "settled"),
        (lambda desk, _card: snooze(desk, [1], in_days(3)), "settled"),
        (lambda desk, card: remove_card(desk, f"#{card}"), "removed"),
    ],
)
def test_what_others_did_meanwhile_passes_a_card_over(desk: FakeDesk, meanwhile: Any, why: str) -> None:
    card = added(desk)
    planned(desk, card)
    line, known = the_line(desk, card), calls_of_today(desk)
    assert page_now(desk, line, known)["follow_up_ids"] == [1]
    meanwhile(desk, card)
    desk.commit()
    assert why in str(page_now(desk, line, known))


def test_of_several_steps_those_that_are_left_stay(desk: FakeDesk) -> None:
    card = added(desk)
    planned(desk, card, action="send quote")
    planned(desk, card, action="ask for the invoice")
    line = the_line(desk, card)
    mark_done(desk, line["follow_up_ids"][:1])
    desk.commit()
    page = page_now(desk, line, calls_of_today(desk))
    assert page["follow_up_ids"] == line["follow_up_ids"][1:]
    assert page["action"] in ("send quote", "ask for the invoice")


def test_a_call_of_the_morning_is_none_of_the_meantime(desk: FakeDesk) -> None:
    card = added(desk)
    planned(desk, card)
    logged(desk, card, "reached", keep_open=True)
    line = {"card_id": card, "name": "王伟", "marks": [], "follow_up_ids": [1], "due_on": "2026-03-10"}
    assert page_now(desk, line, calls_of_today(desk))["last"]["outcome"] == "reached"


def test_the_numbers_of_the_people_of_a_company_are_offered_too(desk: FakeDesk) -> None:
    company = added(desk, "华星电子", "company", phones=["总机: 010-65512345", "010-65512345转801"])
    person = added(desk, "林国梁", phones=["13800138000"])
    tie(desk, str(person), str(company), "owner", decides=True)
    desk.commit()
    page = page_of(desk, {"card_id": company})
    assert [(one["number"], one["whose"]) for one in page["numbers"]] == [
        ("+861065512345", "总机"),
        ("+861065512345,801", ""),
        ("+8613800138000", "林国梁"),
    ]
