"""A stop, or a whole day, as a QR code on the terminal: to carry it to the phone without any network."""

from collections.abc import Mapping, Sequence
from io import StringIO
from typing import Any

import segno

from prospector.domain.errors import RefusedError
from prospector.domain.text import N_

# What a telephone still reads off a screen; a code of the largest kind would not fit on one.
_MOST_BYTES = 900


def payload(stops: Sequence[Mapping[str, Any]]) -> str:
    """Return what the code says: one stop as a ``geo:`` address (the phone opens its map), several as a list."""
    if len(stops) == 1 and stops[0]["lat"] is not None:
        return str(stops[0]["links"]["geo"])
    lines = [
        " ".join(part for part in (stop["at"], stop["name"], stop["phone"] or "", stop["address"]) if part)
        for stop in stops
    ]
    if len("\n".join(lines).encode()) > _MOST_BYTES:
        lines = [" ".join(part for part in (stop["at"], stop["name"], stop["phone"] or "") if part) for stop in stops]
    content = "\n".join(lines)
    if len(content.encode()) > _MOST_BYTES:
        raise RefusedError(
            N_("The day is too long for one code."),
            N_("Take one stop with --qr 3, or carry the day with --html or --ics."),
        )
    return content


def drawn(content: str) -> str:
    """Return the code drawn in half blocks, dark on light whatever the terminal's colours."""
    target = StringIO()
    segno.make(content, error="l", micro=False).terminal(target, compact=True, border=2)
    return target.getvalue()
