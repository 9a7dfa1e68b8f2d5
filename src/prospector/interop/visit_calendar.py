"""The visits of a plan as appointments for any calendar (RFC 5545), with ids that stay the same when planned again."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from icalendar import Calendar, Event, vGeo, vUri

from prospector.domain.text import N_, Text, text


def visit_calendar(plan: Mapping[str, Any], now: datetime, say: Callable[[Text], str]) -> bytes:
    """Return the file; times are written in UTC, so that no zone must travel with them."""
    calendar = Calendar()
    calendar.add("prodid", "-//prospector//visits//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for day in plan["days"]:
        for stop in day["stops"]:
            calendar.add_component(_event(stop, now, say))
    return bytes(calendar.to_ical())


def _event(stop: Mapping[str, Any], now: datetime, say: Callable[[Text], str]) -> Event:
    event = Event()
    event.add("uid", f"{stop['uid']}@prospector")
    event.add("dtstamp", now.astimezone(UTC))
    # As the system reckons it: on the day of the visit its zone may have another offset than now.
    begin = datetime.fromisoformat(f"{stop['date']}T{stop['at']}").astimezone()
    event.add("dtstart", begin.astimezone(UTC))
    event.add("dtend", (begin + timedelta(minutes=stop["minutes"])).astimezone(UTC))
    event.add("summary", say(text(N_("Visit: {name}"), name=stop["name"])))
    if stop["address"]:
        event.add("location", stop["address"])
    if stop["lat"] is not None:
        event["geo"] = vGeo((stop["lat"], stop["lon"]))
        event["url"] = vUri(stop["links"]["geo"])
    lines = [line for line in (stop["phone"], *(reason["text"] for reason in stop["reasons"])) if line]
    if lines:
        event.add("description", "\n".join(lines))
    event.add("status", "CONFIRMED" if stop["booked"] else "TENTATIVE")
    return event
