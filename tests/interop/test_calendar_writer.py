"""Calendars of what is to come: stable uids, whole lines, read back by other readers and by our own."""

import sqlite3
import time
from pathlib import Path

import icalendar
import pytest

from prospector.interop.calendar_writer import events
from prospector.render.wording import say

GOLDEN = Path(__file__).parent.parent / "golden" / "interop" / "steps.ics"


def a_step(**known):
    usual = {
        "uid": "9a0c8f1e-6f0a-4f57-9a35-0d6a3c4b5e01", "kind": "visit", "due_on": "2026-03-12", "due_time": "14:30",
        "action": "报价 und Vertrag, ausführlich besprechen; Muster mitbringen", "state": "open", "minutes": 45,
        "created_at": "2026-03-01T10:00:00+08:00",
    }  # fmt: skip
    return {**usual, **known}


def a_card(*steps):
    return {
        "uid": "3f0c8f1e-6f0a-4f57-9a35-0d6a3c4b5e01", "name": "张伟", "address": "建国路88号", "city": "北京",
        "phones": [{"raw": "138 0013 8000"}], "follow_ups": list(steps),
    }  # fmt: skip


CARDS = [
    a_card(
        a_step(),
        a_step(
            uid="9a0c8f1e-6f0a-4f57-9a35-0d6a3c4b5e02", kind="task", due_time=None, minutes=None, action="Call again"
        ),
        a_step(uid="9a0c8f1e-6f0a-4f57-9a35-0d6a3c4b5e03", kind="task", minutes=None, action="Call"),
        a_step(uid="9a0c8f1e-6f0a-4f57-9a35-0d6a3c4b5e04", state="done"),
    )
]


@pytest.fixture(autouse=True)
def zone(monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def written():
    return "".join(events(CARDS, say))


def test_the_file_is_as_the_golden_one():
    assert written().encode() == GOLDEN.read_bytes()


def test_another_reader_finds_each_open_step_at_its_hour():
    found = list(icalendar.Calendar.from_ical(written()).walk("VEVENT"))
    assert [str(event["uid"])[-2:] for event in found] == ["01", "02", "03"]
    assert [event["dtstart"].dt.isoformat() for event in found] == [
        "2026-03-12T06:30:00+00:00",
        "2026-03-12",
        "2026-03-12T06:30:00+00:00",
    ]
    spans = [event["dtend"].dt - event["dtstart"].dt for event in found]
    assert [span.total_seconds() / 60 for span in spans] == [45, 1_440, 15]
    assert found[1]["transp"] == "TRANSPARENT" and "transp" not in found[0]
    assert found[0]["location"] == "建国路88号, 北京"


def test_no_line_is_longer_than_75_octets():
    lines = written().encode().split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    for line in lines:
        line.decode()


def test_what_is_open_comes_back_as_it_was_also_when_it_is_overdue(program):
    program.ok("add", "person", "Ann Lee", "--phone", "13800138000")
    program.ok("follow-up", "Ann Lee", "+2d", "send the offer")
    program.ok("follow-up", "Ann Lee", "+3d 15:30", "call, again; please")
    later = {"env": {"PROSPECTOR_TODAY": "2026-04-10T10:00:00"}}
    file = program.home / "steps.ics"
    program.ok("export", file, **later)
    assert program.json("import", file, **later)["unchanged"] == 2
    before = program.json("show", "1")["follow_ups"]
    with sqlite3.connect(program.db) as book:
        book.execute("DELETE FROM follow_up")
    program.ok("import", file, **later)
    after = program.json("show", "1")
    assert after["calls"] == []
    keys = ("uid", "kind", "due_on", "due_time", "action", "state")
    assert [[step[key] for key in keys] for step in after["follow_ups"]] == [
        [step[key] for key in keys] for step in before
    ]
