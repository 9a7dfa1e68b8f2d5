"""What a row tells of a call or visit beside the person (``H8``): when, how it went, by which way, how long."""

import re
import uuid
from typing import TYPE_CHECKING

from prospector.domain.call import DIRECTIONS, OUTCOMES, TYPED_IN_CHINESE, VIAS
from prospector.domain.text import N_, text
from prospector.interop.file_days import read_file_moment, with_year

if TYPE_CHECKING:
    from prospector.interop.card_cells import Gathered
    from prospector.interop.column_plan import Column

_KNOWN = {"outcome": OUTCOMES, "via": VIAS, "direction": DIRECTIONS}
# What programs call the ways and ends of calls, beside our own words.
_ALSO = {
    "via": {
        "call": "phone", "cellular": "phone", "telephone": "phone", "mobile": "phone", "meeting": "visit",
        "e-mail": "email", "mail": "email",
    },
    "outcome": {
        "connected": "reached", "answered": "reached", "completed": "reached", "no answer": "no-answer",
        "not reached": "no-answer", "left voicemail": "left-message", "voicemail": "left-message",
        "wrong number": "wrong-number", "call back": "call-back", "callback": "call-back", "won": "closed",
        "sold": "closed", "declined": "refused", "not interested": "refused",
    },
    "direction": {"outbound": "out", "outgoing": "out", "inbound": "in", "incoming": "in"},
}  # fmt: skip
_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d\d)")
# A row has no id of its own for its call; the same row gives the same one, so that it is taken once.
_SPACE = uuid.UUID("5a0a6e0b-6a0e-5b39-9f0a-3c7b2c9f4d11")


def code_of(what: str, value: str) -> str:
    """Return the code of an outcome, a way or a direction that ``value`` names, or the empty string."""
    plain = value.strip().casefold()
    known = _KNOWN[what]
    for form in (plain, plain.replace(" ", "-").replace("_", "-")):
        if form in known:
            return form
    return TYPED_IN_CHINESE.get(what, {}).get(value.strip(), "") or _ALSO[what].get(plain.replace("_", " "), "")


def take_code(gathered: "Gathered", column: "Column", value: str) -> None:
    """Take an outcome, a way or a direction; another word is kept as a free field, and says nothing of the call."""
    if code := code_of(column.target, value):
        gathered.one.setdefault(column.target, code)
    else:
        gathered.keep(column.key, value)


def call_of(gathered: "Gathered", whose: str) -> dict[str, object] | None:
    """Return the call that the row tells of, in the form of our own JSON; None where it tells of none.

    ``whose`` is what the card is known by, so that the same row gives the same call when it is read again.
    What cannot be read, or lies in the future, is kept among the facts with a warning.
    """
    one = gathered.one
    typed = one.get("at", "")
    if not typed:
        return None
    at = read_file_moment(with_year(typed, gathered.reading.year), gathered.reading.order)
    today = gathered.reading.today
    outcome = one.get("outcome", "")
    problem = None
    if at is None:
        problem = text(N_("“{value}” is not a day, or could be two."), value=typed[:40])
    elif today and at.date() > today:
        problem = text(N_("“{value}” lies in the future."), value=typed[:40])
    elif not outcome:
        problem = text(N_("The call has no outcome; --set-field outcome=reached gives it one."))
    if problem is not None or at is None:
        gathered.keep("call_at", typed)
        if problem is not None:
            gathered.warnings.append(problem)
        return None
    call: dict[str, object] = {
        "at": at.astimezone().isoformat(),
        "outcome": outcome,
        "via": one.get("via", "phone"),
        "direction": one.get("direction", "out"),
        "note": one.get("call_note", ""),
    }
    if duration := one.get("duration_s", ""):
        seconds = _seconds(duration)
        if seconds is None:
            gathered.keep("duration", duration)
        else:
            call["duration_s"] = seconds
    call["uid"] = str(uuid.uuid5(_SPACE, "\0".join((whose, at.isoformat(), outcome))))
    return call


def _seconds(typed: str) -> int | None:
    """Return a duration of at most a day: 79 or 79.0 seconds, 1:19, 0:01:19."""
    if match := _CLOCK.fullmatch(typed):
        seconds = int(match[1] or 0) * 3600 + int(match[2]) * 60 + int(match[3])
    elif match := re.fullmatch(r"(\d{1,6})(?:\.0*)?\s*(?:s|sec|秒)?", typed):
        seconds = int(match[1])
    else:
        return None
    return seconds if seconds <= 86_400 else None
