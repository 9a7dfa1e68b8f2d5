"""The coming days as a calendar (RFC 5545) for the telephone; the same thing has the same uid in every export."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple

from icalendar import Calendar, Event

from prospector.domain.text import N_, Text, text

_VISIT, _SHORT = 60, 15


class Edition(NamedTuple):
    """Which export it is: when it was made, and the number of the last change in the book before it."""

    now: datetime
    change: int

    @property
    def sequence(self) -> int:
        """A number that is higher for each later state of the book, by which calendars know the newer entry.

        Minutes alone would not do for two exports within one; changes alone not for a book brought back from a copy.
        """
        return int(self.now.timestamp()) // 60 + self.change


def agenda_calendar(
    entries: Iterable[Mapping[str, Any]], edition: Edition, say: Callable[[Text], str], places: Mapping[int, str]
) -> bytes:
    """Return the file; hours are written in UTC, so that no zone must travel with them.

    ``places`` are the addresses of appointments by card.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//prospector//agenda//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for entry in entries:
        calendar.add_component(_event(entry, edition, say, places))
    return bytes(calendar.to_ical())


def _event(entry: Mapping[str, Any], edition: Edition, say: Callable[[Text], str], places: Mapping[int, str]) -> Event:
    event = Event()
    event.add("uid", entry["uid"])
    event.add("dtstamp", edition.now.astimezone(UTC))
    event.add("sequence", edition.sequence)
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
    place = places.get(entry["card_id"]) or entry["area"]
    if place and entry["code"] == "appointment":
        event.add("location", place)
    return event
