"""What is to come with cards as a calendar (RFC 5545) for telephones, Outlook and web calendars.

Each open appointment and follow-up is an event: an appointment takes its minutes, a follow-up with an hour fifteen,
one without is a note of the whole day that keeps nobody busy. (Tasks, VTODO, are what such calendars mostly ignore.)
The uid is that of the follow-up, so that a calendar imported again changes its events and doubles none, and our own
reader finds the follow-up in the book. Times are in UTC; no zone must travel with them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from icalendar import Calendar, Event

from prospector.domain.followup import OPEN, VISIT
from prospector.domain.text import N_, Text, text

_MINUTES, _SHORT = 60, 15


def events(cards: Iterable[Mapping[str, Any]], say: Callable[[Text], str]) -> Iterator[str]:
    """Yield the calendar in pieces: its head, an event for each open follow-up of each card, its end."""
    calendar = Calendar()
    calendar.add("prodid", "-//prospector//prospector//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    head = calendar.to_ical().decode()
    end = "END:VCALENDAR\r\n"
    yield head.removesuffix(end)
    for card in cards:
        for step in card.get("follow_ups", ()):
            if step["state"] == OPEN:
                yield _event(card, step, say).to_ical().decode()
    yield end


def _event(card: Mapping[str, Any], step: Mapping[str, Any], say: Callable[[Text], str]) -> Event:
    event = Event()
    event.add("uid", step["uid"])
    event.add("dtstamp", datetime.fromisoformat(step["created_at"]).astimezone(UTC))
    day = date.fromisoformat(step["due_on"])
    visit = step["kind"] == VISIT
    if step["due_time"]:
        # As the system reckons it: on that day the zone may have another offset than now.
        begin = datetime.combine(day, time.fromisoformat(step["due_time"])).astimezone(UTC)
        event.add("dtstart", begin)
        event.add("dtend", begin + timedelta(minutes=step["minutes"] or (_MINUTES if visit else _SHORT)))
    else:
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    event.add("summary", say(text(N_("{name}: {action}"), name=card["name"], action=step["action"])))
    where = ", ".join(part for part in (card["address"], card["city"]) if part)
    if visit and where:
        event.add("location", where)
    lines = [phone["raw"] for phone in card.get("phones", ())]
    if lines:
        event.add("description", "\n".join(lines))
    event.add("x-prospector-card", card["uid"])
    # What our own reader goes by, whatever the summary says.
    event.add("x-prospector-kind", step["kind"])
    event.add("x-prospector-action", step["action"])
    return event
