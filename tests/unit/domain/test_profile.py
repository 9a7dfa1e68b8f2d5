"""What to say first, and what to find out."""

from datetime import date

from prospector.domain.profile import MOST, Question, say_first, to_ask
from prospector.domain.text import text

TODAY = date(2026, 3, 10)
CALL = {"at": "2026-03-01T10:00:00+08:00", "outcome": "reached", "note": "budget in May"}
LATE = {"state": "open", "side": "ours", "what": "samples", "due_on": "2026-03-09"}


def codes(**view):
    return [one.code for one in say_first(view, TODAY)]


def said(**view):
    return str(say_first(view, TODAY)[0].text)


def test_who_is_not_to_be_contacted_is_not():
    assert codes(stopped_on="2026-01-01", calls=[CALL], promises=[LATE]) == ["stopped"]


def test_someone_referred_and_not_spoken_to_is_opened_with_the_referrers_line():
    referrals = {"opening": "X asked me to call you, and I promised I would."}
    missed = {**CALL, "outcome": "no-answer"}
    assert codes(referrals=referrals, calls=[missed]) == ["referral"]
    assert codes(referrals=referrals, calls=[CALL]) == ["last"]


def test_an_open_complaint_comes_before_everything_else():
    complaint = {"state": "open", "what": "pump leaks"}
    assert codes(complaints=[complaint], promises=[LATE], calls=[CALL]) == ["complaint", "promise", "last"]
    assert codes(complaints=[{**complaint, "state": "resolved"}]) == ["complaint-solved"]
    assert codes(complaints=[{**complaint, "state": "satisfied"}], calls=[CALL]) == ["last"]


def test_a_late_promise_of_ours_says_that_it_is_late():
    assert "are late" in said(promises=[LATE])
    assert "are late" not in said(promises=[{**LATE, "due_on": "2026-03-10"}])


def test_their_promise_is_asked_for_when_it_is_due_and_not_before():
    theirs = {**LATE, "side": "theirs"}
    assert codes(promises=[theirs]) == ["promise-theirs"]
    assert codes(promises=[{**theirs, "due_on": "2026-03-10"}]) == ["promise-theirs"]
    assert codes(promises=[{**theirs, "due_on": "2026-03-11"}]) == ["introduce"]
    assert codes(promises=[{**theirs, "state": "kept"}]) == ["introduce"]


def test_an_occasion_within_a_week_is_thought_of():
    occasion = {"kind": "other", "field": "wedding", "on": "2026-03-17", "in_days": 7}
    assert said(occasions=[occasion]) == "Think of the wedding on 2026-03-17."
    assert codes(occasions=[{**occasion, "in_days": 8}]) == ["introduce"]


def test_the_first_meeting_begins_with_how_we_came_to_them():
    assert said(source_note="met at the fair") == "Say how you came to them: met at the fair."
    assert codes() == ["introduce"]


def test_no_more_is_said_than_can_be_kept_in_mind():
    assert len(say_first({"promises": [LATE] * 9}, TODAY)) == MOST


def test_questions_are_about_man_then_the_map_then_competitors():
    competitors = [
        {"satisfaction": None, "product": "R7", "competitor": "Rival"},
        {"satisfaction": 3, "product": "", "competitor": "Other"},
    ]
    asked = to_ask(("A",), [Question("payer", text("Who pays?"))], competitors)
    assert [one.about for one in asked] == ["A", "payer", "competitor"]
    assert str(asked[2].text) == "How satisfied are you with R7?"
