"""Many contacts at once: all or nothing, or the good ones with a true account of the others."""

from typing import Any

import pytest
from acts import added, planned, whole
from hypothesis import given
from hypothesis import strategies as st

from fakes import FakeDesk, a_desk
from prospector.domain.errors import RefusedError
from prospector.domain.text import text
from prospector.services.call_batches import BatchReport, log_batch
from prospector.services.cards import stop_card


def batch(desk: FakeDesk, *entries: Any, skip: bool = False) -> BatchReport:
    numbered = [(number, number + 1, entry) for number, entry in enumerate(entries, start=1)]
    report = log_batch(desk, numbered, via="phone", skip_errors=skip, advance=lambda _: None)
    desk.commit()
    return report


def calls(desk: FakeDesk, card: int) -> list[dict[str, Any]]:
    return whole(desk, card)["calls"]


def test_entries_speak_english_or_chinese(desk: FakeDesk) -> None:
    card = added(desk, phones=["13800138000"])
    batch(
        desk,
        {"card": card, "outcome": "interested", "at": "2026-03-09 10:00", "next": "+3d", "do": "send quote"},
        {"客户": "王伟", "结果": "no-answer", "备注": "打不通", "时间": "2026-03-09 11:00"},
        {"phone": "138-0013-8000", "duration_s": 90, "via": "visit"},
    )
    found = calls(desk, card)
    assert [call["outcome"] for call in reversed(found)] == ["interested", "no-answer", "reached"]
    assert [call["via"] for call in reversed(found)] == ["phone", "phone", "visit"]
    assert whole(desk, card)["follow_ups"][0]["due_on"] == "2026-03-12"


FAULTS = [
    {"card": "nobody"},
    {"outcome": "reached"},
    {"card": 1, "outcome": "great"},
    {"card": 1, "at": "2026-03-11"},
    {"card": 1, "do": "send quote"},
    {"card": 1, "at": "2026-03-09", "next": "2026-03-01"},
    {"card": 1, "mood": "good"},
    {"card": 1, "note": "x" * 20_001},
    {"card": 1, "do": "x" * 2_001, "next": "+3d"},
    {"card": 1, "next": "some day"},
    {"card": 1, "duration": "long"},
    {"card": 1, "need": "large", "需求": "small"},
    {"card": 2, "next": "+3d"},
    text("it is not JSON"),
]


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_one_fault_refuses_all_and_names_its_line(desk: FakeDesk, fault: Any) -> None:
    card, stopped = added(desk), added(desk, "李娜")
    stop_card(desk, str(stopped), "asked us to")
    desk.commit()
    with pytest.raises(RefusedError, match=r"Line 3: .* Nothing was logged"):
        batch(desk, {"card": card}, fault, {"card": card})
    desk.forget()
    assert calls(desk, card) == []


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_with_skip_errors_a_fault_leaves_nothing_of_itself_behind(desk: FakeDesk, fault: Any) -> None:
    card, stopped = added(desk), added(desk, "李娜")
    stop_card(desk, str(stopped), "asked us to")
    task = planned(desk, card, 0)
    report = batch(desk, fault, skip=True)
    assert (report.read, len(report.logged), [(bad.row, bad.line) for bad in report.faults]) == (1, 0, [(1, 2)])
    assert calls(desk, card) == []
    assert [(step["id"], step["state"]) for step in whole(desk, card)["follow_ups"]] == [(task, "open")]
    assert batch(desk, {"card": card}, skip=True).read == 1


def test_a_contact_with_a_uid_is_logged_once(desk: FakeDesk) -> None:
    card = added(desk)
    entry = {"card": card, "uid": "2b8b1f2e-0000-4000-8000-000000000001"}
    assert len(batch(desk, entry).logged) == 1
    assert len(batch(desk, entry, skip=True).faults) == 1
    assert len(calls(desk, card)) == 1


def test_old_contacts_settle_the_next_steps_of_older_ones(desk: FakeDesk) -> None:
    card = added(desk)
    batch(
        desk,
        {"card": card, "at": "2026-01-05", "next": "+7d", "do": "send quote"},
        {"card": card, "at": "2026-01-13", "next": "+30d", "do": "ask again"},
    )
    assert [(step["action"], step["state"]) for step in whole(desk, card)["follow_ups"]] == [
        ("ask again", "open"),
        ("send quote", "done"),
    ]


entries = st.fixed_dictionaries(
    {"card": st.sampled_from(["1", "王伟", "nobody", ""])},
    optional={
        "outcome": st.sampled_from(["reached", "closed", "great", ""]),
        "at": st.sampled_from(["2026-03-01", "2026-04-01", "soon"]),
        "next": st.sampled_from(["+3d", "2026-01-01", "x"]),
        "do": st.sampled_from(["send quote", ""]),
        "duration": st.sampled_from(["5m", "-1"]),
    },
)


@given(st.lists(entries, max_size=6))
def test_what_was_read_was_logged_or_reported_and_the_book_holds_just_that(batched: list[dict[str, str]]) -> None:
    with a_desk() as desk:
        card = added(desk)
        report = batch(desk, *batched, skip=True)
        assert report.read == len(batched) == len(report.logged) + len(report.faults)
        assert {call["id"] for call in calls(desk, card)} == {done.call.id for done in report.logged}
        assert desk.store.standings.wrong() == []
