"""What was said and when to go on, typed in one line after a call (``H1``, ``H8``)."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from prospector.domain.errors import UsageError
from prospector.domain.when import When, Workdays, read_when
from prospector.domain.when_period import add_workdays

# A comma or semicolon of either script stands before the date, so that no word of a note is taken for one.
_COMMAS = re.compile("[,，;；、]")
# A colon after the date, and never the one within 10:30, opens what is to be done then.
_ACTION = re.compile(r"[:：](?!\d)\s*|(?<!\d)[:：]\s*")


class NoteLine(NamedTuple):
    """The note, the next step's day (and time) if one was given, and what is to be done then."""

    note: str
    when: When | None = None
    action: str = ""


def read_note_line(typed: str, now: datetime, workdays: Workdays = add_workdays) -> NoteLine:
    """Read ``will compare offers, fri 10:00: send quote``; the date and what follows it may be missing.

    The date is the longest end of the line, behind a comma, that is one and does not lie in the past; a line that is a
    date as a whole has no note. What cannot be read as a date stays in the note, and so does what is before a comma and
    adds nothing to the date (“of, fri”): no word is lost.
    """
    line = typed.strip()
    ends = ((start, _dated(line[start:], now, workdays)) for start in _starts(line))
    start, found = next(((start, found) for start, found in ends if found is not None), (0, None))
    if found is None:
        return NoteLine(line)
    for later, same in ends:
        if same != found:
            break
        start = later
    # Without the comma that set the date off.
    return NoteLine(line[: max(start - 1, 0)].rstrip(), *found)


def _starts(line: str) -> Iterator[int]:
    yield 0
    for comma in _COMMAS.finditer(line):
        yield comma.end()


def _dated(typed: str, now: datetime, workdays: Workdays) -> tuple[When, str] | None:
    """The date and the action of the end of a line, or None when it is no date of today or later."""
    # Before a colon first: what comes after it is free text.
    for colon in (*_ACTION.finditer(typed), None):
        day = typed[: colon.start()] if colon else typed
        when = _future(day, now, workdays)
        if when is not None:
            return when, typed[colon.end() :].strip() if colon else ""
    return None


def _future(typed: str, now: datetime, workdays: Workdays) -> When | None:
    try:
        when = read_when(_COMMAS.sub(" ", typed), now, workdays)
    except UsageError:
        return None
    return when if when.day >= now.date() else None
