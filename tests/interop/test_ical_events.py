from datetime import UTC, datetime

import pytest

from prospector.domain.draft import Instructions, RejectedRow
from prospector.interop.byte_source import opened
from prospector.interop.card_files import open_cards
from prospector.interop.ical_events import read_events

NOW = datetime(2026, 3, 10, 10, tzinfo=UTC)


def events(path, *blocks, kind="VEVENT"):
    lines = ["BEGIN:VCALENDAR"]
    for block in blocks:
        lines += [f"BEGIN:{kind}", *block, f"END:{kind}"]
    file = path / "a.ics"
    file.write_text("\r\n".join([*lines, "END:VCALENDAR", ""]))
    return list(read_events(opened(file), now=NOW))


def test_a_past_event_is_a_call_with_its_length(tmp_path):
    (found,) = events(tmp_path, ["UID:a", "DTSTART:20260302T090000Z", "DURATION:PT25M", "SUMMARY:Call Li Wei"])
    (call,) = found.history["calls"]
    assert (call["via"], call["duration_s"], call["outcome"]) == ("phone", 1500, "reached")
    assert datetime.fromisoformat(call["at"]) == datetime(2026, 3, 2, 9, tzinfo=UTC)
    assert (found.mention, found.needs_card) == ("Call Li Wei", True)


def test_an_event_at_a_place_is_a_visit_and_one_to_come_is_a_follow_up(tmp_path):
    (found,) = events(tmp_path, ["UID:a", "DTSTART;VALUE=DATE:20260402", "SUMMARY:Li Wei", "LOCATION:Factory"])
    (step,) = found.history["follow_ups"]
    assert (step["kind"], step["due_on"], step["due_time"]) == ("visit", "2026-04-02", "")


def test_a_task_done_is_a_follow_up_done(tmp_path):
    block = ["UID:a", "DUE:20260301T090000Z", "STATUS:COMPLETED", "SUMMARY:Offer to Li Wei"]
    (found,) = events(tmp_path, block, kind="VTODO")
    assert found.history["follow_ups"][0]["state"] == "done"


def test_the_same_event_has_the_same_uid_again(tmp_path):
    block = ["UID:x@example.com", "DTSTART:20260302T090000Z", "SUMMARY:Call"]
    (first,), (second,) = events(tmp_path, block), events(tmp_path, block)
    assert first.history["calls"][0]["uid"] == second.history["calls"][0]["uid"]


def test_an_attendee_with_an_address_is_whom_it_is_about(tmp_path):
    block = ["UID:a", "DTSTART:20260302T090000Z", "SUMMARY:Prices", 'ATTENDEE;CN="Anna Berg":mailto:anna@example.com']
    (found,) = events(tmp_path, block)
    assert (found.name, found.emails[0].address, found.needs_card) == ("Anna Berg", "anna@example.com", False)


@pytest.mark.parametrize(
    "block",
    [
        ["UID:a", "SUMMARY:no day"],
        ["UID:a", "DTSTART:2026XX02", "SUMMARY:odd day"],
        ["UID:a", "DTSTART:20260302T090000Z", "STATUS:CANCELLED", "SUMMARY:off"],
        ["UID:a", "DTSTART:20260302T090000Z"],
    ],
)
def test_an_event_without_day_words_or_holding_is_refused_alone(tmp_path, block):
    bad, good = events(tmp_path, block, ["UID:b", "DTSTART:20260302T090000Z", "SUMMARY:Call"])
    assert isinstance(bad, RejectedRow)
    assert good.history


def test_a_calendar_in_place_of_a_card_file_is_seen_by_its_content(tmp_path):
    file = tmp_path / "contacts.vcf"
    file.write_text(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260302T090000Z\nSUMMARY:Call\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    source = open_cards(file, wanted=Instructions(), default_region="CN", now=NOW)
    assert source.form == "ical"
    assert len(list(source)) == 1
