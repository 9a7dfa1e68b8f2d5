"""The coming days as a calendar (RFC 5545) for the telephone; the same thing has the same uid in every export."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from icalendar import Calendar, Event

from prospector.domain.text import N_, Text, text

_VISIT, _SHORT = 60, 15


def agenda_calendar(entries: Iterable[Mapping[str, Any]], now: datetime, say: Callable[[Text], str]) -> bytes:
    """Return the file; hours are written in UTC, so that no zone must travel with them."""
    calendar = Calendar()
    calendar.add("prodid", "-//prospector//agenda//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for entry in entries:
        calendar.add_component(_event(entry, now, say))
    return bytes(calendar.to_ical())


def _event(entry: Mapping[str, Any], now: datetime, say: Callable[[Text], str]) -> Event:
    event = Event()
    event.add("uid", entry["uid"])
    event.add("dtstamp", now.astimezone(UTC))
    # A later export of the same thing has a higher number, by which calendars know that it is the newer one.
    event.add("sequence", int(now.timestamp()) // 60)
    day = date.fromisoformat(entry["day"])
    if entry["time"]:
        begin = datetime.combine(day, time.fromisoformat(entry["time"])).astimezone(UTC)
        minutes = entry["minutes"] or (_VISIT if entry["code"] == "appointment" else _SHORT)
        event.add("dtstart", begin)
        event.add("dtend", begin + timedelta(minutes=minutes))
    else:
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    event.add("summary", say(text(N_("{name}: {action}"), name=entry["name"], action=entry["action"])))
    if entry["phone"]:
        event.add("description", entry["phone"])
    if entry["area"] and entry["code"] == "appointment":
        event.add("location", entry["area"])
    return event
