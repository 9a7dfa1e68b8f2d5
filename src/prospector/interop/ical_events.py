"""Events of an iCalendar file (RFC 5545) as calls, visits and follow-ups with people of the book.

A past event is a call or visit that took place; one that is to come, and a task, is a follow-up. Whom it is about says
an attendee, or the words of the event, in which a card of the book is named.
"""

import re
import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from prospector.domain.call import PHONE, VISIT
from prospector.domain.card import NAME_LIMIT, NOTE_LIMIT, Email
from prospector.domain.clean import clean_line, clean_text
from prospector.domain.draft import CardDraft, CardSource, RejectedRow
from prospector.domain.errors import UsageError
from prospector.domain.text import N_
from prospector.interop.byte_source import ByteSource
from prospector.interop.contact_parser import PhoneNumbersParser
from prospector.interop.vcard_lines import OBJECT_LIMIT, Block, Property, blocks, properties

_SPACE = uuid.UUID("7d1b31a4-94b2-5f65-8c5f-2a8f2f0d9c21")
_CALL = re.compile(r"\b(?:call|phone|ring|telephone|anruf|telefonat)\w*\b|电话|致电|通话|回电|☎|📞", re.IGNORECASE)
_VISIT = re.compile(
    r"\b(?:visit|meet|meeting|lunch|dinner|coffee|demo|besuch|termin)\w*\b|拜访|上门|会面|见面|面谈|会议",
    re.IGNORECASE,
)
_SPAN = re.compile(r"[+-]?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
_MOMENT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z)?)?")
_PHONE_IN_WORDS = re.compile(r"\+?\d[\d\s()./-]{6,18}\d")
_LONGEST_DAY = 86_400


class Event(NamedTuple):
    """One event or task: when (``at`` is aware; None with ``day`` alone for a whole day), how long, and its words.

    ``kind`` is ``visit``, ``phone`` or ``task``; ``state`` open, done or dropped.
    """

    uid: str
    kind: str
    day: date
    at: datetime | None
    duration_s: int | None
    summary: str
    note: str
    people: tuple[tuple[str, str], ...]
    state: str
    location: str = ""
    card_uid: str = ""
    # Of a follow-up that we wrote: what it is, and its words.
    step_kind: str = ""
    action: str = ""


def read_events(
    source: ByteSource, *, encoding: str | None = None, default_region: str = "CN", now: datetime
) -> CardSource:
    """Open an iCalendar file as what happened, and is to happen, with cards of the book.

    No card is made for an event that names nobody in the book, unless it has an attendee with an address. ``now``
    (aware) parts what was from what will be.
    """
    parser = PhoneNumbersParser(default_region)

    def rows() -> Iterator[CardDraft | RejectedRow]:
        try:
            for row, block in enumerate(blocks(source, frozenset({b"VEVENT", b"VTODO"}), encoding), start=1):
                yield _read(row, block, parser, now, encoding)
        finally:
            source.close()

    def position() -> int:
        return source.size if source.stream.closed else source.stream.tell()

    return CardSource(rows=rows(), size=source.size, position=position, form="ical")


def _read(
    row: int, block: Block, parser: PhoneNumbersParser, now: datetime, encoding: str | None
) -> CardDraft | RejectedRow:
    try:
        if block.too_long:
            raise UsageError(N_("it is longer than {limit} MB"), limit=OBJECT_LIMIT >> 20)
        if not block.ended:
            raise UsageError(N_("it has no end: the file may have been cut off"))
        return draft_of(event_of(block, encoding), row, block, parser, now)
    except UsageError as error:
        return RejectedRow(row, block.line, error.text, (block.raw,))


def event_of(block: Block, encoding: str | None = None) -> Event:
    """Return the event in ``block``; UsageError when it has no day, was called off, or is to recur without end."""
    found: dict[str, Property] = {}
    people = []
    for item in properties(block, encoding):
        if item.name in ("ATTENDEE", "CONTACT"):
            people.append(_person(item))
        else:
            found.setdefault(item.name, item)
    said = {name: clean_line(item.text) for name, item in found.items()}
    start = found.get("DTSTART") or found.get("DUE")
    if start is None:
        raise UsageError(N_("it has no day"))
    if said.get("STATUS", "").upper() == "CANCELLED":
        raise UsageError(N_("it was called off"))
    day, at = moment_of(start)
    summary = said.get("SUMMARY", "")
    is_task = block.lines[0].strip().upper() == b"BEGIN:VTODO"
    done = said.get("STATUS", "").upper() == "COMPLETED" or "COMPLETED" in said
    return Event(
        uid=_uid(said.get("UID", ""), said.get("RECURRENCE-ID", ""), summary, start.value),
        kind="task" if is_task else _kind(summary, said.get("CATEGORIES", ""), said.get("LOCATION", "")),
        day=day,
        at=at,
        duration_s=_duration(found, at),
        summary=summary,
        note=clean_text(found["DESCRIPTION"].text)[:NOTE_LIMIT] if "DESCRIPTION" in found else "",
        people=tuple(person for person in people if any(person)),
        state="done" if done else "open",
        location=said.get("LOCATION", ""),
        card_uid=said.get("X-PROSPECTOR-CARD", ""),
        step_kind=said.get("X-PROSPECTOR-KIND", ""),
        action=said.get("X-PROSPECTOR-ACTION", ""),
    )


def _uid(uid: str, recurrence: str, summary: str, start: str) -> str:
    if not recurrence:
        try:
            return str(uuid.UUID(uid.removeprefix("urn:uuid:")))
        except ValueError:
            pass
    return str(uuid.uuid5(_SPACE, "\0".join((uid, recurrence) if uid else (summary, start))))


def _person(item: Property) -> tuple[str, str]:
    """Return (name, e-mail address) of an attendee."""
    name = clean_line(" ".join(item.parameters.get("CN", ())))
    address = item.text.strip()
    is_address = address.casefold().startswith("mailto:")
    if item.name == "CONTACT":
        return clean_line(address)[:NAME_LIMIT], ""
    return ("" if "@" in name else name)[:NAME_LIMIT], address[7:] if is_address else ""


def _kind(summary: str, categories: str, location: str) -> str:
    if _CALL.search(categories) or (_CALL.search(summary) and not _VISIT.search(categories)):
        return PHONE
    return VISIT if location or _VISIT.search(summary) or _VISIT.search(categories) else PHONE


def moment_of(item: Property) -> tuple[date, datetime | None]:
    """Return the day of ``DTSTART`` and, unless it is a whole day, its aware moment; UsageError when it is none.

    A zone that is not known, as Outlook names some, is taken as the machine's own.
    """
    match = _MOMENT.fullmatch(item.value.strip().replace("-", "").replace(":", ""))
    try:
        if match is None:
            raise ValueError
        day = date(int(match[1]), int(match[2]), int(match[3]))
        if match[4] is None:
            return day, None
        naive = datetime.combine(day, time(int(match[4]), int(match[5]), min(int(match[6] or 0), 59)))
    except ValueError:
        raise UsageError(N_("“{value}” is not a day."), value=item.value[:40]) from None
    if match[7]:
        at = naive.replace(tzinfo=UTC)
        return at.astimezone().date(), at
    zone = "".join(item.parameters.get("TZID", ()))
    try:
        return day, naive.replace(tzinfo=ZoneInfo(zone)) if zone else naive.astimezone()
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return day, naive.astimezone()


def _duration(found: dict[str, Property], at: datetime | None) -> int | None:
    if at is None:
        return None
    if end := found.get("DTEND"):
        finish = moment_of(end)[1]
        seconds = round((finish - at).total_seconds()) if finish else 0
    elif (span := found.get("DURATION")) and (match := _SPAN.fullmatch(span.value.strip())):
        weeks, days, hours, minutes, rest = (int(part or 0) for part in match.groups())
        seconds = round(timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=rest).total_seconds())
    else:
        return None
    return seconds if 0 < seconds <= _LONGEST_DAY else None


def draft_of(event: Event, row: int, block: Block, parser: PhoneNumbersParser, now: datetime) -> CardDraft:
    """Return the event as an entry of whoever it is about; UsageError when it names nobody."""
    emails: list[Email] = []
    name = ""
    for person, address in event.people:
        if address:
            try:
                emails.append(parser.email(address))
            except UsageError:
                continue
        name = name or person
        if name:
            break
    words = " ".join(filter(None, (event.summary, event.location, event.note[:2_000])))
    if not (name or emails or words):
        raise UsageError(N_("it names nobody"))
    return CardDraft(
        row=row,
        line=block.line,
        name=name or (emails[0].address.partition("@")[0] if emails else ""),
        uid=event.card_uid,
        phones=tuple(phone for typed in _PHONE_IN_WORDS.findall(words) if (phone := parser.phone(typed)).e164),
        emails=tuple(emails[:1]),
        history=_entries(event, now),
        cells=(block.raw,),
        mention=words,
        needs_card=not (name and emails),
    )


def _entries(event: Event, now: datetime) -> dict[str, tuple[dict[str, object], ...]]:
    at = event.at or datetime.combine(event.day, time(12)).astimezone()
    said = "\n".join(filter(None, (event.summary, event.location, event.note)))[:NOTE_LIMIT]
    if event.kind != "task" and not event.step_kind and at <= now:
        call: dict[str, object] = {
            "uid": event.uid,
            "at": at.isoformat(),
            "via": event.kind,
            "outcome": "reached",
            "note": said,
        }
        if event.duration_s:
            call["duration_s"] = event.duration_s
        return {"calls": (call,)}
    step: dict[str, object] = {
        "uid": event.uid,
        "kind": "visit" if (event.step_kind or event.kind) == VISIT else "task",
        "due_on": event.day.isoformat(),
        "due_time": event.at.astimezone().strftime("%H:%M") if event.at else "",
        "action": (event.action or event.summary or event.location or event.note)[:200],
        "state": event.state,
        "minutes": (event.duration_s or 0) // 60 or None,
    }
    return {"follow_ups": (step,)}
